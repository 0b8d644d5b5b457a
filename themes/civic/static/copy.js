// Copies how the page is cited. Without it, a press on the citation selects all of it.
'use strict';

const button = document.querySelector('.copy button');
const citation = document.querySelector('.citation');

/** For browsers without a clipboard for scripts, and for addresses without TLS: a selection is copied. */
function copySelected() {
  getSelection().selectAllChildren(citation);
  return document.execCommand('copy');
}

/** Says that it was copied, for eyes and for screen readers; said again where it was said before. */
function say(said) {
  said.textContent = '';
  setTimeout(() => { said.textContent = button.dataset.copied; }, 50);
}

async function copy() {
  let copied = false;
  try {
    await navigator.clipboard.writeText(citation.textContent);
    copied = true;
  } catch {
    copied = copySelected();
  }
  if (copied) say(button.nextElementSibling);
}

if (button && citation) {
  button.addEventListener('click', copy);
  button.hidden = false;
}
