// The page of search: asks the index that lies beside the site, in the browser. Nothing is fetched before there is a
// question. The files are described in src/search/files.rs; words are cut as src/search/words.rs does it, and folded by fold.js.
'use strict';
const ALONE = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d\\u{20000}-\\u{3ffff}';
const MARK = `[\\p{M}${INVISIBLE}\\uff9e\\uff9f]`, JOIN = `[${APOSTROPHES}]`, LETTER = `(?!${MARK}|${JOIN})[\\p{Alphabetic}\\p{N}]`;
// A letter that is a word, with its marks; or letters, with apostrophes between them.
const WORD = new RegExp(`(?=${LETTER})[${ALONE}]${MARK}*|(?:(?![${ALONE}])${LETTER}${MARK}*(?:(?:${JOIN}|${MARK})+(?=(?![${ALONE}])${LETTER}))?)+`, 'gu');
const APOSTROPHE = new RegExp(JOIN, 'u');
const FACETS = ['kind', 'division', 'area', 'topic', 'year'];
const LONGEST = 48, NEWEST = 3, FEW = 3, MOST_WORDS = 8, PAGE = 10, EXCERPT = 230, SMALL = 15000;

/** Each word of a text: where it stands, its folded form, and those of the words that apostrophes join in it. */
const words = text => [...text.matchAll(WORD)].map(m => {
  const word = [...m[0]].slice(0, LONGEST).join(''), inside = word.split(APOSTROPHE).filter(part => [...part].length > 1);
  return { at: m.index, end: m.index + m[0].length, form: fold(word), parts: APOSTROPHE.test(word) ? inside.map(fold) : [] };
});
/** Which of the forms, a Map or a Set, a word of a text has. */
const formOf = (word, forms) => [word.form, ...word.parts].find(form => forms.has(form));

function numbers(bytes) {
  const found = [];
  let number = 0, shift = 1;
  for (const byte of bytes) {
    number += (byte & 127) * shift;
    if (byte & 128) shift *= 128; else { found.push(number); number = 0; shift = 1; }
  }
  return found;
}

/** JSON, a line end, numbers. */
function parted(bytes) {
  const end = bytes.indexOf(10);
  return [JSON.parse(new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))), bytes.subarray(end + 1)];
}

/** The last of the sorted `firsts` that is not after `word`. */
function place(firsts, word) {
  let low = 0, high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle] <= word) low = middle; else high = middle - 1;
  }
  return low;
}

const shared = (a, b) => { let n = 0; while (n < a.length && a[n] === b[n]) n++; return n; };

/** An index that is read file by file with `fetched(path)`, which gives bytes. */
function index(fetched) {
  const kept = new Map();
  const once = (path, read) => {
    if (!kept.has(path)) kept.set(path, fetched(path).then(read).catch(error => { kept.delete(path); throw error; }));
    return kept.get(path);
  };
  const open = () => once('index.json', async bytes => {
    const entry = parted(bytes)[0];
    const segments = await Promise.all(entry.segments.map(folder => once(`${folder}/head.bin`, head => {
      return { ...parted(head)[0], folder, year: folder.split('/')[0] };
    })));
    return { segments, common: new Set(entry.common.split(' ')), size: segments.reduce((sum, s) => sum + s.size, 0) };
  });
  /** Groups of words with one stem: in the file of the index where `word` would stand. */
  const groups = (segment, at) => at < segment.words.length ? once(`${segment.folder}/words-${at}.bin`, bytes => {
    const [list, rest] = parted(bytes);
    let from = 0;
    return list.map(([stem, forms, length]) => ({ stem, forms, bytes: rest.subarray(from, from += length) }));
  }) : Promise.resolve([]);

  /** Words with two of the first letters in each other's place or one left out: a mistake there makes a word stand elsewhere. */
  const turned = ([a, b, c, ...rest]) => [[b, a, c, ...rest], [b, c, ...rest], [a, c, b, ...rest], [a, c, ...rest]].map(letters => letters.join(''));

  /**
   * The stems that a word means: its own; else those of words that begin with it; else of the word that differs by one
   * letter, which is told to `told`; else of those most like it.
   */
  async function stems(segments, word, parts = [], told = () => {}) {
    const near = (await Promise.all(segments.map(s => groups(s, place(s.words, word))))).flat();
    const of = test => new Set(near.filter(group => group.forms.some(test)).map(group => group.stem));
    const own = of(form => form === word);
    if (own.size) return own;
    // Of l’école the longest part, where the whole is nowhere.
    if (parts.length) return stems(segments, parts.reduce((a, b) => b.length > a.length ? b : a), [], told);
    const more = segments.flatMap(s => [1, 2].map(n => place(s.words, word) + n).filter(at => at <= place(s.words, word + '\uffff')).map(at => groups(s, at)));
    near.push(...(await Promise.all(more)).flat());
    const longer = of(form => form.startsWith(word));
    if (longer.size) return longer;
    if (/^\p{L}{4,}$/u.test(word)) {
      const forms = () => near.flatMap(group => group.forms).find(form => isNear(form, word));
      // Few files are read for a mistake in the first letters: those of the newest years.
      if (!forms()) near.push(...(await Promise.all(turned(word).flatMap(other => segments.slice(0, NEWEST).map(s => groups(s, place(s.words, other)))))).flat());
      const form = forms();
      if (form) { told(form); return of(other => other === form); }
    }
    const like = near.reduce((most, group) => Math.max(most, ...group.forms.map(form => shared(form, word))), 0);
    return like >= Math.max(4, word.length - 4) ? of(form => shared(form, word) === like) : new Set();
  }

  /** Where a word is: for each segment the documents with how much it counts there. */
  async function found(segments, word, parts) {
    let instead;
    const wanted = await stems(segments, word, parts, form => { instead = form; }), forms = new Set();
    const places = await Promise.all(segments.map(async segment => {
      const documents = new Map();
      for (const stem of wanted) for (const group of await groups(segment, place(segment.words, stem))) {
        if (group.stem !== stem) continue;
        for (const form of group.forms) forms.add(form);
        let at = -1;
        for (const number of numbers(group.bytes)) {
          at += Math.floor(number / 8) + 1;
          documents.set(at, Math.max(documents.get(at) ?? 0, number % 8 + 1));
        }
      }
      return documents;
    }));
    return { word, instead, forms, places, count: places.reduce((sum, documents) => sum + documents.size, 0) };
  }

  /** Everything that has all the words; where nothing has, what has some of them. The best first, then the newest. */
  async function ask(question) {
    const { segments, common, size } = await open();
    const asked = [...new Map(words(question).filter(word => word.form).map(word => [word.form, word.parts]))];
    const telling = asked.filter(([word]) => !common.has(word));
    const all = await Promise.all((telling.length ? telling : asked).slice(0, MOST_WORDS).map(([word, parts]) => found(segments, word, parts)));
    const forms = new Map(all.flatMap((one, n) => [...one.forms].map(form => [form, n])));
    const list = least => segments.flatMap((segment, n) => {
      const hits = new Map();
      for (const { places, count } of all) {
        const weight = Math.log(1 + (size - count + 0.5) / (count + 0.5));
        for (const [document, level] of places[n]) {
          const hit = hits.get(document) ?? { segment, order: n, document, score: 0, words: 0 };
          hit.score += weight * level;
          hit.words++;
          hits.set(document, hit);
        }
      }
      return [...hits.values()].filter(hit => hit.words >= least);
    });
    let hits = all.length ? list(all.length) : [], some = false;
    if (!hits.length && all.length > 1) { hits = list(1); some = hits.length > 0; }
    hits.sort((a, b) => b.words - a.words || b.score - a.score || a.order - b.order || a.document - b.document);
    return { hits, forms, some, size, like: all.filter(one => one.instead) };
  }

  /** Reads what all documents are about. */
  const facts = async () => Promise.all((await open()).segments.map(segment => once(`${segment.folder}/about.bin`, bytes => {
    const [{ kinds, places, topics }, column] = parted(bytes), all = numbers(column), size = segment.size;
    let last = 0;
    segment.about = all.slice(0, size).map((kind, at) => {
      const [division, area] = places[last = all[size + at] ? all[size + at] - 1 : last];
      return { kind: [kinds[kind]], division, area, topic: topics[all[2 * size + at]], year: [segment.year] };
    });
  })));

  /** What a result shows: [title, language, address, date, text, names, kind, divisions, areas]. */
  async function shown({ segment, document }) {
    let at = 0, before = 0;
    while (before + segment.texts[at] <= document) before += segment.texts[at++];
    return (await once(`${segment.folder}/texts-${at}.bin`, bytes => parted(bytes)[0]))[document - before];
  }
  return { ask, facts, shown };
}

/** Results that fit what is chosen, and for each facet how many there would be by each of its values. */
function narrow(hits, chosen) {
  const counts = Object.fromEntries(FACETS.map(name => [name, new Map()]));
  const kept = hits.filter(hit => {
    const facts = hit.segment.about[hit.document], amiss = FACETS.filter(name => chosen[name] && !facts[name].includes(chosen[name]));
    for (const name of amiss.length ? amiss : FACETS) if (amiss.length < 2)
      for (const value of facts[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    return !amiss.length;
  });
  return { kept, counts };
}

/** A text in pieces, [words, marked?]. */
function pieces(text, forms) {
  const list = [];
  let from = 0;
  for (const word of words(text).filter(word => formOf(word, forms) !== undefined)) {
    list.push([text.slice(from, word.at), false], [text.slice(word.at, word.end), true]);
    from = word.end;
  }
  list.push([text.slice(from), false]);
  return list.filter(([part]) => part);
}

/** The part of a text in which most of the words stand. */
function excerpt(text, forms, length = EXCERPT) {
  const all = words(text), hits = all.filter(word => formOf(word, forms) !== undefined);
  let best = 0, most = 0;
  hits.forEach((hit, n) => {
    const inside = [];
    for (let i = n; i < hits.length && hits[i].end <= hit.at + length * 0.75; i++) inside.push(forms.get(formOf(hits[i], forms)));
    const worth = new Set(inside).size * 100 + Math.min(inside.length, 9);
    if (worth > most) { most = worth; best = hit.at; }
  });
  const wanted = Math.max(0, Math.min(best - length / 4, text.length - length));
  const from = wanted === 0 ? 0 : all.find(word => word.at >= wanted)?.at ?? 0;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = all.findLast(word => word.end <= to && word.end > from)?.end ?? to;
  return [...(from ? [['… ', false]] : []), ...pieces(text.slice(from, to), forms), ...(to < text.length ? [['…', false]] : [])];
}

/** The sentence for a number, of samples [[number, sentence]] that have one for each plural of the language. */
function counted(samples, n, plural) {
  const found = samples.find(([sample]) => sample === n && n < 2) ?? samples.find(([sample]) => sample > 1 && plural(sample) === plural(n));
  return (found ?? samples[samples.length - 1])[1];
}

function start() {
  const form = document.getElementById('search'), status = document.getElementById('status'), results = document.getElementById('results');
  const facets = document.getElementById('facets'), clear = document.getElementById('clear'), said = form.dataset;
  const lang = document.documentElement.lang, plural = new Intl.PluralRules(lang), digits = new Intl.NumberFormat(lang), title = document.title;
  const samples = JSON.parse(said.counts), labels = new Map();
  for (const option of facets.querySelectorAll('option')) labels.set(option, option.textContent);
  const files = folder => async path => {
    const packed = path.endsWith('.bin');
    // The entry has one name for ever; an old one would lead to files that are gone. The others never change.
    const answer = await fetch(folder + path, { cache: packed ? 'default' : 'no-cache' });
    if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
    const body = packed ? new Response((await answer.blob()).stream().pipeThrough(new DecompressionStream('deflate-raw'))) : answer;
    return new Uint8Array(await body.arrayBuffer());
  };
  const source = index(files(said.index)), others = JSON.parse(said.others).map(([folder, page, words]) => ({ page, words, source: index(files(said.root + folder)) }));
  let turn = 0, told = '', opened = false;

  const element = (name, attributes, ...children) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };
  const marked = list => list.map(([part, mark]) => mark ? element('mark', {}, part) : part);
  const label = (facet, value) => {
    const option = [...form.elements[facet].options].find(option => option.value === value);
    return option?.dataset.label ?? labels.get(option);
  };

  async function item(hit, forms) {
    const [name, language, address, date, text, names, kind, division, area, state] = await source.shown(hit);
    // More than two of them say little of a result, and the area of a page of places is its title.
    const few = (facet, ids) => ids.length > 2 ? [] : ids.map(id => label(facet, id));
    const meta = [label('kind', kind), ...few('division', division), ...(kind === 'place' ? [] : few('area', area)), date].filter(Boolean);
    const telling = [text, names].find(part => words(part).some(word => formOf(word, forms) !== undefined)) ?? text;
    const own = language === lang ? {} : { lang: language, dir: 'auto' };
    return element('li', {}, element('p', { className: 'name', ...own }, element('a', { href: /^https?:/.test(address) ? address : said.root + address }, ...marked(pieces(name, forms)))),
      element('p', { className: 'meta' }, ...(state ? [element('strong', {}, state), ' · '] : []), meta.join(' · ')), telling ? element('p', { className: 'excerpt', ...own }, ...marked(excerpt(telling, forms))) : '');
  }

  function count(counts, chosen) {
    for (const [option, words] of labels) {
      const n = counts[option.parentElement.closest('select').name].get(option.value) ?? 0;
      if (!option.value) continue;
      option.textContent = `${words} (${digits.format(n)})`;
      option.hidden = option.disabled = n === 0 && !option.selected;
    }
    for (const group of facets.querySelectorAll('optgroup')) group.hidden = [...group.children].every(option => option.hidden);
    clear.hidden = !FACETS.some(name => chosen[name]);
  }

  async function show() {
    const mine = ++turn, asked = form.elements.q.value.trim();
    const chosen = Object.fromEntries(FACETS.map(name => [name, form.elements[name].value]));
    delete document.documentElement.dataset.done;
    document.title = asked ? `${asked} – ${title}` : title;
    results.setAttribute('aria-busy', 'true');
    try {
      if (!asked) { facets.hidden = true; results.replaceChildren(); status.textContent = ''; return; }
      if (typeof DecompressionStream === 'undefined') { status.textContent = said.old; return; }
      const patience = setTimeout(() => { if (mine === turn) status.textContent = said.working; }, 400);
      try {
        const { hits, forms, some, size, like } = await source.ask(asked);
        // What results can be narrowed by is fetched where that is little, or when it is wanted.
        const narrowed = FACETS.some(name => chosen[name]);
        if (!opened) facets.open = narrowed || (size < SMALL && matchMedia('(min-width: 40em)').matches);
        opened = true;
        if (facets.open || narrowed) await source.facts();
        const { kept, counts } = facets.open || narrowed ? narrow(hits, chosen) : { kept: hits };
        const first = await Promise.all(kept.slice(0, PAGE).map(hit => item(hit, forms)));
        if (mine !== turn) return;
        const list = element('ol', { className: 'list hits' }, ...first);
        const more = element('button', { type: 'button', className: 'button' }, said.more);
        more.addEventListener('click', () => add(list, kept, forms, more));
        const near = like.map(({ word, instead }) => element('p', {}, said.like.replace(/%[qw]/g, name => (name === '%q' ? word : instead))));
        results.replaceChildren(...near, ...(some ? [element('p', {}, said.some)] : []), ...(first.length ? [list] : [element('p', {}, said.none)]), ...(kept.length > first.length ? [more] : []));
        facets.hidden = facets.lastElementChild.disabled = false;
        if (counts) count(counts, chosen);
        told = counts ? asked : '';
        const values = { '%n': digits.format(kept.length), '%q': asked };
        status.textContent = counted(samples, kept.length, n => plural.select(n)).replace(/%[nq]/g, name => values[name]);
        clearTimeout(patience);
        // What another language has is an offer beside the answer, and takes nothing from it where it cannot be had.
        if (hits.length < FEW || some || like.length) await propose(mine, asked, hits.length).catch(() => {});
      } finally { clearTimeout(patience); }
    } catch (error) {
      if (mine !== turn) return;
      results.replaceChildren();
      status.textContent = said.failed;
    } finally {
      if (mine === turn) { results.removeAttribute('aria-busy'); document.documentElement.dataset.done = '1'; }
    }
  }

  /** Leads to the search in another language where it finds more. */
  async function propose(mine, asked, count) {
    for (const { page, words, source: other } of others) {
      const { hits, some, like } = await other.ask(asked);
      if (mine !== turn) return;
      if (!some && !like.length && hits.length > count) {
        const href = `${said.root}${page}?${new URLSearchParams({ q: asked })}`;
        results.prepend(element('p', { className: 'more' }, element('a', { href }, words.replace('%n', digits.format(hits.length)))));
      }
    }
  }

  async function add(list, kept, forms, more) {
    const from = list.children.length;
    try {
      const items = await Promise.all(kept.slice(from, from + PAGE).map(hit => item(hit, forms)));
      list.append(...items);
      items[0].querySelector('a').focus();
      if (list.children.length >= kept.length) more.remove();
    } catch { status.textContent = said.failed; }
  }

  const read = () => {
    const at = new URLSearchParams(location.search);
    form.elements.q.value = at.get('q') ?? '';
    for (const name of FACETS) {
      const select = form.elements[name], wanted = at.get(name) ?? '';
      select.value = [...select.options].some(option => option.value === wanted) ? wanted : '';
    }
  };
  const go = () => {
    const query = new URLSearchParams(['q', ...FACETS].map(name => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
    const to = location.pathname + (`${query}` && `?${query}`);
    if (to !== location.pathname + location.search) history.pushState(null, '', to);
    show();
  };
  const free = () => { for (const name of FACETS) form.elements[name].value = ''; };
  form.addEventListener('submit', event => { event.preventDefault(); go(); });
  facets.addEventListener('change', go);
  facets.addEventListener('toggle', () => { if (facets.open && told !== form.elements.q.value.trim()) show(); });
  clear.addEventListener('click', () => { free(); go(); form.elements.q.focus(); });
  window.addEventListener('popstate', () => { read(); show(); });
  read();
  if (form.elements.q.value.trim()) show(); else document.documentElement.dataset.done = '1';
}
if (globalThis.document) start();
