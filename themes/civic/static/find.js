// Finds a reader's area: narrows the lists of the page to what is typed, and compares the device's position with the
// outlines of the areas. The position is kept in no address, no storage and no request. The page works without this.
'use strict';

/** The words of a text, folded and without punctuation. */
function wordsOf(text) {
  return fold(text.replace(/(\d),(?=\d{3}\b)/g, '$1').replace(/\./g, '')).split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
}

/** How many names are answered in words; more of them are a list. */
const ANSWERS = 3;
const JOINED = new RegExp(`[${APOSTROPHES}]`, 'u');

/** The words of a name, and those that apostrophes join in it: L'Enfant is found by lenfant and by enfant. */
function namesOf(text) {
  const parts = text.split(/\s+/).filter(word => JOINED.test(word)).flatMap(word => word.split(JOINED));
  return [...wordsOf(text), ...parts.flatMap(wordsOf).filter(part => part.length > 1)];
}

/** Whether a word of four letters and more is near to a name or to its beginning. */
const isLike = (word, name) => /^\p{L}{4,}$/u.test(word) && [0, -1, 1].some(more => isNear(word, name.slice(0, word.length + more)));

/**
 * `short` holds pairs: rd road. Each word wanted must begin a word of the name, either of them short or long; where
 * mistakes are forgiven, one of them may be wrong by a letter.
 */
function fits(wanted, name, short, forgiving) {
  const long = word => short.get(word) ?? word;
  let mistakes = 0;
  return wanted.every(w => name.some(n => n.startsWith(w) || long(n).startsWith(long(w))) || (forgiving && mistakes++ === 0 && name.some(n => isLike(w, n))));
}

/** A house number as a number: 37-12 is the twelfth of block 37, and so is 3712 where a street has `blocks`. */
function houseOf(text, blocks) {
  const [block, number] = String(text).split(/[-/]/).map(part => parseInt(part, 10));
  if (!blocks) return block;
  return number === undefined ? Math.floor(block / 100) * 1000 + block % 100 : block * 1000 + number;
}

/** Whether `100-400 600- odd`, `100-400:even 101-399:odd` or `37/12-45/10` holds a house number; no numbers hold all. */
function covers(numbers, house) {
  const parts = numbers.split(' ').filter(Boolean), ranges = parts.filter(part => /^\d/.test(part)), blocks = numbers.includes('/');
  const wanted = houseOf(house, blocks), other = wanted % 2 ? 'even' : 'odd';
  if (parts.includes(other)) return false;
  return !ranges.length || ranges.some(range => {
    const [ends, side] = range.split(':'), [first, last] = ends.split('-');
    return side !== other && wanted >= houseOf(first, blocks) && (!last || wanted <= houseOf(last, blocks));
  });
}

/**
 * What matches a query. Entries are {words, links, parts}: `parts` are the house numbers that each link of a street
 * stands for. Gives which links of each entry match, and the house number that no part holds.
 */
function look(query, entries, short, forgiving) {
  const wanted = wordsOf(query), found = new Map(), near = new Map();
  // Each number may be the house's, the others the name's; 37-12 is one of a block.
  const dashed = fold(query).match(/(?<![\p{L}\d-])\d{1,3}[-‐-―−]\d{2,3}(?![\p{L}\d-])/u)?.[0], pair = dashed && wordsOf(dashed);
  const houses = wanted.flatMap((w, n) => /^\d+[a-z]?$/.test(w) && (wanted.length > 1 || /^\d+$/.test(w)) ? [[parseInt(w, 10), wanted.filter((_, m) => m !== n)]] : []);
  const start = pair ? wanted.findIndex((w, n) => w === pair[0] && wanted[n + 1] === pair[1]) : -1;
  if (start >= 0) houses.unshift([pair.join('-'), wanted.filter((_, n) => n !== start && n !== start + 1)]);
  let absent;
  for (const entry of entries) {
    const all = entry.links.map((_, n) => n);
    if (fits(wanted, entry.words, short, forgiving)) { found.set(entry, all); continue; }
    if (!entry.parts) continue;
    for (const [house, rest] of houses) {
      if (!fits(rest, entry.words, short, forgiving)) continue;
      const parts = all.filter(n => covers(entry.parts[n], house));
      if (parts.length) { found.set(entry, parts); break; }
      if (rest.length) { near.set(entry, all); absent ??= house; }
    }
  }
  if (found.size) return { found };
  if (near.size) return { found: near, absent };
  // With a city or a postal code behind a comma nothing fits: once more without them.
  const before = query.slice(0, Math.max(0, query.lastIndexOf(',')));
  return /\p{L}/u.test(before) ? look(before, entries, short, forgiving) : { found };
}

/** The same; where nothing matches, what does but for one typing mistake. */
function lookAgain(query, entries, short) {
  const exact = look(query, entries, short), near = exact.found.size ? exact : look(query, entries, short, true);
  return exact.found.size ? exact : { ...near, like: near.found.size > 0 };
}

/** Whether a point is in one of the polygons: lists of rings, of which the later are holes (even-odd rule). */
function inside(polygons, [x, y]) {
  const crosses = ring => ring.reduce((odd, [ax, ay], n) => {
    const [bx, by] = ring[n ? n - 1 : ring.length - 1];
    return (ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax ? !odd : odd;
  }, false);
  return polygons.some(rings => rings.filter(crosses).length % 2 === 1);
}

/** Metres from a point to the nearest border, on a plane that touches the earth there: right for a city's distances. */
function toBorder(polygons, [x, y]) {
  const wide = 111320 * Math.cos(y * Math.PI / 180), high = 110574;
  let least = Infinity;
  for (const rings of polygons) for (const ring of rings) ring.forEach((end, n) => {
    const start = ring[n ? n - 1 : ring.length - 1];
    const ax = (start[0] - x) * wide, ay = (start[1] - y) * high, dx = (end[0] - start[0]) * wide, dy = (end[1] - start[1]) * high;
    const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
  });
  return least;
}

/** Where a point is: the area around it (or none), the nearest other ones, and those within `accuracy` metres. */
function judge(areas, point, accuracy) {
  const seen = areas.map(area => ({ area, away: inside(area.polygons, point) ? 0 : toBorder(area.polygons, point) }));
  seen.sort((a, b) => a.away - b.away);
  const here = seen[0]?.away === 0 ? seen.shift().area : null;
  return { here, nearest: seen[0], maybe: seen.filter(s => s.away <= accuracy).slice(0, 3).map(s => s.area) };
}

/** A distance in words of a language, in a long unit and, for less than a fifth of it, a short one. */
function spell(metres, units, language) {
  const [long, short] = units.split(' '), size = { mile: 1609.344, foot: 0.3048, kilometer: 1000, meter: 1 };
  const near = metres < size[long] / 5, amount = metres / size[near ? short : long];
  const style = { style: 'unit', unit: near ? short : long, unitDisplay: 'long', maximumFractionDigits: amount < 10 ? 1 : 0 };
  return new Intl.NumberFormat(language, style).format(near ? Math.max(50, Math.round(amount / 50) * 50) : amount);
}

function start() {
  const page = id => document.getElementById(id), language = document.documentElement.lang;
  const form = page('find'), field = page('q'), said = page('said'), lists = page('lists'), button = page('locate');
  if (!form || !lists) return;
  const words = said.dataset, pairs = words.short.split(' ');
  const short = new Map(pairs.flatMap((word, n) => (n % 2 ? [] : [[word, pairs[n + 1]]])));
  let entries = [], lately, whole = !page('all');

  const put = (name, values) => words[name].replace(/\{(\w+)\}/g, (_, hole) => values?.[hole] ?? '');
  const element = (tag, text, href) => { const e = document.createElement(tag); e.textContent = text; if (href) e.href = href; return e; };
  const paragraph = (...inside) => { const p = document.createElement('p'); p.append(...inside); return p; };
  const say = (...parts) => { said.replaceChildren(...parts); said.classList.toggle('note', parts.length > 0); };

  function read() {
    entries = [...lists.querySelectorAll('.places > li')].map(item => {
      const shown = [...item.querySelectorAll('div > p')], parts = 'n' in shown[0].dataset ? shown.map(p => p.dataset.n) : undefined;
      const name = item.querySelector('.name').textContent;
      return { item, shown, name, words: namesOf(name), parts, links: shown.map(p => p.querySelector('a')) };
    });
    for (const card of lists.querySelectorAll('.card')) for (const item of card.querySelectorAll('li'))
      entries.push({ item, words: namesOf(item.dataset.name + ' ' + card.querySelector('h3').textContent), links: [item.querySelector('a')], label: item.dataset.name });
  }

  /** All entries of a site with pages by letter, when they are first asked for. */
  async function load() {
    whole = true;
    const address = page('all').href, answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const other = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const section of other.querySelectorAll('.by-name')) {
      for (const a of section.querySelectorAll('a')) a.href = new URL(a.getAttribute('href'), address).href;
      section.dataset.late = '';
      lists.append(document.importNode(section, true));
    }
    read();
  }

  /** "Hall Street 100 to 300: Area 2; 300 to 500: Area 3" of an entry and its parts, from what the list shows. */
  function answer({ name, shown, links }, parts) {
    const line = paragraph(element('strong', name), ' ');
    parts.forEach((n, at) => {
      const numbers = shown[n].querySelector('.numbers')?.textContent;
      line.append(at ? '; ' : '', numbers ? `${numbers}: ` : '', element('a', links[n].textContent, links[n].href));
    });
    return line;
  }

  /** Narrows the lists. Gives the address of the area where exactly one matches what is typed. */
  async function narrow() {
    const query = field.value.trim();
    if (query && !whole) {
      try { await load(); } catch { whole = false; say(paragraph(put('failed'))); return; }
      if (query !== field.value.trim()) return;
    }
    const { found, absent, like } = lookAgain(query, query ? entries : [], short), any = found.size > 0;
    for (const { item, shown } of entries) { item.hidden = any; for (const part of shown ?? []) part.hidden = any; }
    const areas = new Map();
    for (const [entry, parts] of found) {
      entry.item.hidden = false;
      for (const n of parts) {
        if (entry.shown) entry.shown[n].hidden = false;
        areas.set(entry.links[n].href, entry.label ?? entry.links[n].textContent);
      }
    }
    for (const boxes of ['.card', 'section']) for (const box of lists.querySelectorAll(boxes)) box.hidden = any ? !box.querySelector('li:not([hidden])') : 'late' in box.dataset;
    for (const box of document.querySelectorAll('.whole-only')) box.hidden = any;
    if (!query) return say();
    if (!any) return say(paragraph(put('none', { query })));
    const lines = [paragraph(absent === undefined ? put('matches', { count: new Intl.NumberFormat(language).format(found.size) }) : put('number', { number: absent }))];
    if (like) lines[0] = paragraph(put('like', { query }));
    const [only] = areas.size === 1 && absent === undefined ? areas : [];
    if (only) lines.splice(like ? 1 : 0, 0, paragraph(element('a', put('single', { area: only[1] }), only[0])));
    else if (found.size <= ANSWERS) for (const [entry, parts] of found) if (entry.shown) lines.push(answer(entry, parts));
    say(...lines);
    return like ? undefined : only?.[0];
  }

  const keep = () => {
    const url = new URL(location.href);
    if (field.value.trim()) url.searchParams.set('q', field.value.trim()); else url.searchParams.delete('q');
    history.replaceState(null, '', url);
  };
  const restore = () => { field.value = new URLSearchParams(location.search).get('q') ?? ''; return narrow(); };

  const link = (area, text) => element('a', text ?? (area.names[language] ?? Object.values(area.names)[0]), words.root + (area.addresses[language] ?? Object.values(area.addresses)[0]));

  async function locate() {
    const failed = ({ code }) => say(paragraph(put(['failed', 'denied', 'unavailable', 'late'][code] ?? 'failed')));
    if (!navigator.geolocation) return say(paragraph(put('unable')));
    say(paragraph(put('waiting')));
    try {
      const { coords } = await new Promise((found, not) => navigator.geolocation.getCurrentPosition(found, not, { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 }));
      const { areas } = await (await fetch(words.root + words.outlines)).json();
      const { here, nearest, maybe } = judge(areas, [coords.longitude, coords.latitude], coords.accuracy);
      const name = area => link(area).textContent, lines = [];
      if (here) lines.push(paragraph(link(here, put('inside', { area: name(here) }))));
      else lines.push(paragraph(put('outside', { nearest: name(nearest.area), distance: spell(nearest.away, words.units, language) })), paragraph(link(nearest.area, put('single', { area: name(nearest.area) }))));
      const others = here ? maybe : maybe.slice(1);
      if (others.length) {
        lines.push(paragraph(put('maybe', { distance: spell(coords.accuracy, words.units, language) })));
        const list = document.createElement('ul');
        for (const area of others) { const item = document.createElement('li'); item.append(link(area)); list.append(item); }
        lines.push(list);
      }
      say(...lines);
      said.querySelector('a').focus();
    } catch (error) { failed(error); }
  }

  read();
  // Asked on another page of the site, it is answered by the area itself where there is one; going back leads to that page.
  const asked = document.referrer.startsWith(location.origin + '/') && new URL(document.referrer).pathname !== location.pathname
    && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  restore().then(only => { if (only && asked) location.replace(only); });
  field.addEventListener('input', () => { clearTimeout(lately); lately = setTimeout(() => { keep(); narrow(); }, 150); });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    clearTimeout(lately);
    keep();
    const only = await narrow();
    if (only) location.assign(only); else (said.querySelector('a') ?? said).focus();
  });
  addEventListener('popstate', restore);
  if (button) {
    button.hidden = false;
    button.addEventListener('click', locate);
    // After the page has gone to its fragment, which takes the focus away.
    if (location.hash === '#location') addEventListener('load', () => setTimeout(() => button.focus()));
  }
}

if (typeof document !== 'undefined') start();
