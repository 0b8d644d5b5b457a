// Adds a button that copies how the page is cited. Without it, a press on the citation selects all of it.
'use strict';

const citation = document.querySelector('.citation[data-copy]');
const said = document.createElement('span');

/** For browsers without a clipboard for scripts, and for addresses without TLS: a selection is copied. */
function copySelected() {
  getSelection().selectAllChildren(citation);
  return document.execCommand('copy');
}

/** Says that it was copied, for eyes and for screen readers; once more where it was said before. */
function say() {
  said.textContent = '';
  setTimeout(() => { said.textContent = citation.dataset.copied; }, 50);
}

async function copy() {
  let copied = false;
  try {
    await navigator.clipboard.writeText(citation.textContent);
    copied = true;
  } catch {
    copied = copySelected();
  }
  if (copied) say();
}

if (citation) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button second', textContent: citation.dataset.copy });
  const row = Object.assign(document.createElement('p'), { className: 'copy' });
  said.setAttribute('role', 'status');
  button.addEventListener('click', copy);
  row.append(button, said);
  citation.after(row);
}
