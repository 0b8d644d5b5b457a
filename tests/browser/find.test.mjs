// How a resident finds their area: from the home page in two steps by each of three ways, with the keyboard alone, and
// with a position that never leaves the device. The sites are built here, with outlines that are made up.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { Page, files } from './lib/site.mjs';
import { htmlValidate, vnu } from './lib/static.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.HUDDLE_PROGRAM ?? path.join(path.resolve(project, process.env.CARGO_TARGET_DIR ?? 'target'), 'debug/huddle');
const script = ['fold.js', 'find.js'].map(name => fs.readFileSync(path.join(project, 'themes/civic/static', name), 'utf8')).join('\n');
const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);

// Squares of a hundredth of a degree in an empty sea. Central 3 lies in a hole of Central 2; Harbor 1 has two parts.
const square = (x, y, size = 1) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]].map(([a, b]) => [-30 + a / 100, 40 + b / 100]);
const OUTLINES = {
  'central-1': [[square(0, 0, 4)]],
  'central-2': [[square(4, 0, 4), square(5, 1)]],
  'central-3': [[square(5, 1)]],
  'harbor-1': [[square(0, 5)], [square(9, 5)]],
};
const at = (x, y, accuracy = 10) => ({ longitude: -30 + x / 100, latitude: 40 + y / 100, accuracy });

const places = {}, made = [];
let browser;

function build(name, content, ...more) {
  const out = path.join(content, '..', name);
  execFileSync(program, ['build', content, '--output', out, '--today', '2026-11-22', ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

before(async () => {
  assert.ok(fs.existsSync(program), `${program} is not there (cargo build makes it)`);
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-find-')));
  made.push(folder);
  const content = path.join(folder, 'content');
  fs.cpSync(path.join(project, 'content'), content, { recursive: true });
  const features = Object.entries(OUTLINES).map(([id, polygons]) => ({ type: 'Feature', id, properties: { id }, geometry: { type: 'MultiPolygon', coordinates: polygons } }));
  fs.mkdirSync(path.join(content, 'boundaries'), { recursive: true });
  fs.writeFileSync(path.join(content, 'boundaries/found.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  for (const name of fs.readdirSync(path.join(content, 'divisions')).filter(n => !n.includes('.es.'))) {
    const file = path.join(content, 'divisions', name);
    const text = fs.readFileSync(file, 'utf8').replace(/^ *boundary:.*\n/gm, '');
    fs.writeFileSync(file, text.replace(/^( +)- id: (\S+)$/gm, (line, space, id) => (OUTLINES[id] ? `${line}\n${space}  boundary: "boundaries/found.geojson#${id}"` : line)));
  }
  for (const [name, base] of [['top', 'https://huddles.larkmoor.example/'], ['sub', 'https://www.larkmoor.example/any/sub/path/']]) {
    const root = build(name, content, '--base-url', base);
    places[name] = { root, ...await serve(root, { under: name === 'sub' ? '/any/sub/path/' : '/' }) };
  }
  const city = path.join(folder, 'city');
  fs.mkdirSync(path.join(city, 'divisions'), { recursive: true });
  fs.writeFileSync(path.join(city, 'site.yaml'), 'title: "Minutes"\norganization: {name: Office}\nbase_url: https://minutes.example/\ntimezone: America/New_York\n');
  const trees = ['Alder', 'Birch', 'Cedar', 'Élan', 'Oak', '7th'];
  const streets = Array.from({ length: 600 }, (_, n) => `"${trees[n % trees.length]} ${['Street', 'Road', 'Lane'][n % 3]} ${String.fromCharCode(97 + n % 26)}${n} 1-99"`);
  fs.writeFileSync(path.join(city, 'divisions/north.md'), `---\nname: North\nresponse_areas:\n  - {id: north-1, name: Area 1, streets: [${streets.slice(0, 300).join(', ')}]}\n  - {id: north-2, name: Area 2, neighborhoods: [Zoo Park], streets: [${streets.slice(300).join(', ')}, "Alder Street a0 100-199"]}\n---\nNorth.\n`);
  const root = build('many', city);
  places.many = { root, ...await serve(root) };
  browser = await launch();
}, { timeout: 120_000 });
after(async () => {
  await browser?.close();
  for (const place of Object.values(places)) await place.close?.();
  for (const folder of made) fs.rmSync(folder, { recursive: true });
});

/** An open page that also keeps every address that is asked for, with what is sent there. */
async function visit(place, start, { position, ...options } = {}) {
  const view = await open(browser, place.base, options);
  view.asked = [];
  view.page.on('request', r => view.asked.push(`${r.url()} ${r.postData() ?? ''} ${JSON.stringify(r.headers())}`));
  if (position) {
    await view.context.grantPermissions(['geolocation'], { origin: new URL(place.base).origin });
    await view.context.setGeolocation(position);
  }
  await view.go(start);
  return view;
}

/** Presses Tab until the wanted element has the focus. */
async function tab(page, wanted, most = 120) {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted)) return;
  }
  throw new Error(`not reached within ${most} presses of Tab: ${wanted}`);
}
const leadsTo = end => `document.activeElement.href?.endsWith(${JSON.stringify(end)}) && !!document.activeElement.closest('main')`;
const follow = (page, end) => Promise.all([page.waitForURL(url => url.pathname.endsWith(end)), page.keyboard.press('Enter')]);
const said = page => page.locator('#said').innerText();

/** On the area's page: the next huddle, the last one and the open promises. */
async function arrived(view, lang, words) {
  const { page } = view;
  assert.equal(await page.evaluate(() => document.body.className), 'kind-area');
  assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
  const shown = (await page.locator('main').innerText()).toLowerCase();
  for (const word of words) assert.ok(shown.includes(word), `the page does not say "${word}":\n${shown}`);
  assert.equal(await page.locator('#next').count(), 1);
  assert.equal(await page.locator('#huddles').count(), 1);
  assert.equal(await page.locator('#open').count(), 1);
  assert.deepEqual(view.wrong, []);
}

const LANGUAGES = [
  { lang: 'en', start: '/', area: 'Response Area 2, Central Division', facts: ['next huddle', 'last huddle', 'open commitment'], inside: 'You are in' },
  { lang: 'es', start: '/es/', area: 'Área de respuesta 2, División Central', facts: ['próxima reunión vecinal', 'reunión vecinal', 'compromiso'], inside: 'Usted está aquí:' },
];

for (const { lang, start, area, facts, inside } of LANGUAGES) for (const [size, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
  const end = `${start}divisions/central/central-2/`;
  test(`home → area by division and name (${lang}, ${size})`, { timeout: 60_000 }, async () => {
    const view = await visit(places.top, start, { viewport });
    await tab(view.page, leadsTo(end));
    await follow(view.page, end);
    await arrived(view, lang, facts);
    await view.close();
  });
  test(`home → a street with its number → area, by keyboard (${lang}, ${size})`, { timeout: 60_000 }, async () => {
    const view = await visit(places.top, start, { viewport });
    await tab(view.page, `document.activeElement.id === 'q'`);
    await view.page.keyboard.type('210 hall st');
    // One area matches: straight to its page, and back to the home page.
    await follow(view.page, end);
    await arrived(view, lang, facts);
    await view.page.goBack();
    await view.page.waitForURL(url => url.pathname === start);
    await view.close();
  });
  test(`home → a neighborhood of the list → area, without JavaScript (${lang}, ${size})`, { timeout: 60_000 }, async () => {
    const view = await visit(places.top, start, { viewport, javaScriptEnabled: false });
    await view.page.locator('#q').fill('first ward');
    await view.page.locator('#q').press('Enter');
    await view.page.waitForURL('**/find/?q=first+ward');
    assert.equal(await view.page.locator('button#locate').isVisible(), false, 'a button that would do nothing is not there');
    await view.page.locator('li', { hasText: /^First Ward/ }).getByRole('link', { name: area }).click();
    await view.page.waitForURL(url => url.pathname === end);
    await view.close();
  });
  test(`home → "use my location" → area, by keyboard; the position is told to nobody (${lang}, ${size})`, { timeout: 60_000 }, async () => {
    const position = at(6.512345, 2.523456);
    const view = await visit(places.top, start, { viewport, position });
    await tab(view.page, leadsTo('#location'));
    await follow(view.page, `${start}find/`);
    await view.page.waitForFunction(() => document.activeElement.id === 'locate');
    assert.ok(!view.asked.some(a => a.includes('outlines.json')), 'the outlines are fetched only on press');
    await view.page.keyboard.press('Enter');
    await view.page.waitForFunction(() => document.activeElement.closest('#said'));
    assert.equal(await view.page.evaluate(() => document.activeElement.textContent), `${inside} ${area}`);
    assert.equal(new URL(view.page.url()).search, '', 'the position is not in the address');
    await follow(view.page, end);
    await arrived(view, lang, facts);
    assert.ok(view.asked.some(a => a.includes('/find/outlines.json ')));
    for (const asked of view.asked) {
      assert.ok(asked.startsWith(places.top.base), `another host: ${asked}`);
      for (const digits of ['29.93', '40.025', '512345', '523456']) assert.ok(!asked.includes(digits), `the position is in a request: ${asked}`);
    }
    const kept = await view.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]));
    assert.equal(kept, '[{},{},"",null]');
    await view.close();
  });
}

describe('a position', () => {
  const press = async (position, { start = '/find/', ...options } = {}) => {
    const view = await visit(places.top, start, { position, ...options });
    await view.page.locator('#locate').click();
    await view.page.waitForFunction(() => { const s = document.querySelector('#said'); return s.textContent && !/Looking|Buscando su/.test(s.textContent); });
    return view;
  };
  for (const [what, position, expected, others] of [
    ['in an area', at(6, 3), /^You are in Response Area 2, Central Division$/, []],
    ['in a hole of an area, where another is', at(5.5, 1.5), /^You are in Response Area 3, Central Division$/, []],
    ['in the second part of an area', at(9.5, 5.5), /^You are in Response Area 1, Harbor Division$/, []],
    ['near a border, not well known', at(4.1, 3, 400), /^You are in Response Area 2, Central Division\s+Your device knows its position only to about 0\.2 miles\. It may also be:\s+Response Area 1, Central Division$/, ['central-1']],
    ['near a border, well known', at(4.1, 3, 20), /^You are in Response Area 2, Central Division$/, []],
    ['outside, two miles away', at(2, -3), /^You are outside of every response area on this site\. The nearest is Response Area 1, Central Division, about 2\.1 miles away\.\s+Go to Response Area 1, Central Division$/, []],
    ['just outside', at(2, -.1), /, about 350 feet away\./, []],
    ['outside, and near two', at(4, -.1, 900), /The nearest is Response Area [12], Central Division[\s\S]*It may also be:\s+Response Area [12], Central Division/, []],
  ]) test(what, { timeout: 60_000 }, async () => {
    const view = await press(position);
    assert.match((await said(view.page)).trim(), expected);
    assert.ok(await view.page.evaluate(() => document.activeElement.matches('#said a')), 'the focus is on the first link');
    for (const id of others) assert.equal(await view.page.locator(`#said a[href$="${id}/"]`).count(), 1);
    none([...await check.axe(view, { schemes: ['light'] }), ...view.wrong]);
    await view.close();
  });
  test('said in Spanish', { timeout: 60_000 }, async () => {
    const view = await press(at(2, -3), { start: '/es/find/' });
    assert.match(await said(view.page), /^Usted está fuera de los límites de cada área de respuesta de este sitio\. Lo más cercano es Área de respuesta 1, División Central, a unos 2[,.]1 millas\./);
    assert.match(await view.page.locator('#said a').first().getAttribute('href'), /^\.\.\/\.\.\/es\/divisions\/central\/central-1\/$/);
    await view.close();
  });
  test('refused', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/');
    await view.context.clearPermissions();
    await view.page.locator('#locate').click();
    await view.page.waitForFunction(() => /may not use/.test(document.querySelector('#said').textContent));
    assert.ok(await view.page.evaluate(() => document.activeElement.id === 'locate'), 'the focus stays');
    assert.ok(!view.asked.some(a => a.includes('outlines')));
    await view.close();
  });
  for (const [code, words] of [[2, /could not find its position/], [3, /took too long/]]) test(`not to be had (${code})`, { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/');
    await view.page.evaluate(code => { navigator.geolocation.getCurrentPosition = (_, not) => not({ code }); }, code);
    await view.page.locator('#locate').click();
    assert.match(await said(view.page), words);
    await view.close();
  });
  test('with a browser that has none', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/');
    await view.page.evaluate(() => Object.defineProperty(navigator, 'geolocation', { value: undefined }));
    await view.page.locator('#locate').click();
    assert.match(await said(view.page), /cannot find its position/);
    await view.close();
  });
  test('with outlines that do not come', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/', { position: at(1, 1) });
    await view.context.route('**/outlines.json', route => route.abort());
    await view.page.locator('#locate').click();
    await view.page.waitForFunction(() => /could not be loaded/.test(document.querySelector('#said').textContent));
    await view.close();
  });
  test('below a path', { timeout: 60_000 }, async () => {
    const view = await visit(places.sub, '/es/', { position: at(1, 1) });
    await view.page.locator('a[href$="#location"]').click();
    await view.page.locator('#locate').click();
    await view.page.waitForFunction(() => document.activeElement.closest('#said'));
    await Promise.all([view.page.waitForURL('**/any/sub/path/es/divisions/central/central-1/'), view.page.keyboard.press('Enter')]);
    assert.deepEqual(view.wrong, []);
    await view.close();
  });
});

describe('the field', () => {
  const shown = page => page.locator('.places > li:visible .name').allInnerTexts();
  test('narrows while one types, counts, clears, survives going back, and keeps the history short', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/');
    const { page } = view, before = await page.evaluate(() => history.length), all = (await shown(page)).length;
    await page.locator('#q').pressSequentially('mill');
    await page.waitForURL('**/find/?q=mill');
    assert.deepEqual(await shown(page), ['Mill Road', 'Mill Road']);
    assert.match(await said(page), /^Matches: 2\s+Mill Road[\s\S]*Mill Road 1000–1900: Response Area 2, Northgate Division; 1900–2400: Response Area 3, Northgate Division/);
    assert.equal(await page.locator('#divisions').isVisible(), false, 'a list without a match is gone with its heading');
    assert.equal(await page.evaluate(() => history.length), before);
    await page.locator('.places a:visible').first().click();
    await page.waitForURL('**/northgate/**');
    await page.goBack();
    assert.equal(await page.locator('#q').inputValue(), 'mill');
    assert.deepEqual(await shown(page), ['Mill Road', 'Mill Road']);
    await page.locator('#q').fill('');
    await page.waitForURL(url => url.search === '');
    assert.equal((await shown(page)).length, all);
    assert.equal(await said(page), '');
    assert.deepEqual(view.wrong, []);
    await view.close();
  });
  for (const [query, names, words] of [
    ['2000 Mill Rd', ['Mill Road'], /^Go to Response Area 3, Northgate Division\s+Matches: 1$/],
    ['1,900 mill road', ['Mill Road'], /^Matches: 1\s+Mill Road /],
    ['12, nowhere', [], /^Nothing matches “12, nowhere”\./],
    ['MILL road 1900', ['Mill Road'], /^Matches: 1\s+Mill Road /],
    ['2000 Mlil Rd', ['Mill Road'], /^Nothing matches “2000 Mlil Rd” exactly\. This is close:\s+Go to Response Area 3, Northgate Division$/],
    ['chapal steps', ['Chapel Steps'], /^Nothing matches “chapal steps” exactly\. This is close:\s+Go to Response Area 3, Central Division$/],
    ['chxpxl steps', [], /^Nothing matches “chxpxl steps”\. The whole lists are shown\.$/],
    ['5 Mill Road', ['Mill Road'], /^No part of this street is listed with number 5\./],
    ['steps chapel', ['Chapel Steps'], /^Go to Response Area 3, Central Division/],
    ['210 Hall St., Larkmoor 00000', ['Hall Street'], /^Go to Response Area 2, Central Division/],
    ['pier', ['Pier Street', 'Pier Street'], /^Go to Response Area 1, Harbor Division\s+Matches: 2$/],
    ['5TH', ['5th Street'], /^Go to Response Area 2, Central/],
    ['<img src=x>', [], /^Nothing matches “<img src=x>”\. The whole lists are shown\.$/],
  ]) test(`finds ${query}`, { timeout: 60_000 }, async () => {
    const view = await visit(places.top, `/find/?q=${encodeURIComponent(query)}`);
    assert.match((await said(view.page)).trim(), words);
    const list = await shown(view.page);
    if (names.length) assert.deepEqual(list, names); else assert.ok(list.length > 20);
    assert.deepEqual(view.wrong, []);
    await view.close();
  });
  test('answers in the box which numbers of a street are in which area; Enter goes straight to the only area that matches', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/', { viewport: { width: 320, height: 640 } }), { page } = view;
    await page.locator('#q').fill('mill road');
    await page.waitForFunction(() => document.querySelectorAll('#said a').length > 1);
    const links = await page.locator('#said a').evaluateAll(list => list.map(a => [a.textContent, new URL(a.href).pathname]));
    assert.ok(links.length >= 3 && links.every(([label, at]) => /^Response Area \d, \w+ Division$/.test(label) && at.startsWith('/divisions/')), JSON.stringify(links));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.closest('#said'));
    assert.equal(new URL(page.url()).pathname, '/find/', 'of several areas none is chosen');
    await page.locator('#q').fill('2000 mill road');
    await follow(page, '/divisions/northgate/northgate-3/');
    await page.goBack();
    await page.waitForURL('**/find/?q=2000+mill+road');
    assert.match(await said(page), /^Go to Response Area 3, Northgate Division/);
    await page.locator('#q').fill('2000 mlil road');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.matches('#said a'));
    assert.equal(new URL(page.url()).pathname, '/find/', 'what is only close is offered, never chosen');
    assert.deepEqual(view.wrong, []);
    await view.close();
  });
  test('finds an area by its own name', { timeout: 60_000 }, async () => {
    const view = await visit(places.top, '/find/?q=harbor+3');
    assert.deepEqual(await view.page.locator('.card-areas a:visible').allInnerTexts(), ['Response Area 3']);
    assert.match(await said(view.page), /^Go to Response Area 3, Harbor Division/);
    await view.close();
  });
  test('of a large city reads the page of all names when it is first used', { timeout: 60_000 }, async () => {
    const view = await visit(places.many, '/find/');
    const { page } = view;
    assert.ok(!view.asked.some(a => a.includes('find/all/')));
    assert.equal(await page.locator('.places').count(), 0);
    await page.locator('#q').fill('150 alder a0');
    await page.waitForFunction(() => document.querySelector('#said a'));
    assert.match(await said(page), /^Go to Area 2, North Division\s+Matches: 1$/);
    assert.equal(await page.locator('#letters').isVisible(), false);
    await page.locator('#q').fill('');
    await page.waitForFunction(() => !document.querySelector('#said').textContent);
    assert.equal(await page.locator('#letters').isVisible(), true);
    assert.deepEqual(await shown(page), []);
    await page.locator('#q').fill('elan street');
    await page.waitForFunction(() => /Matches/.test(document.querySelector('#said').textContent));
    await page.locator('.places a:visible').first().click();
    await page.waitForURL('**/divisions/north/north-1/');
    assert.deepEqual(view.wrong, []);
    await view.close();
  });
});

describe('the pages by letter', { timeout: 240_000 }, () => {
  for (const address of ['/find/', '/find/a/', '/find/other/']) test(address, { timeout: 120_000 }, async () => {
    const view = await visit(places.many, address), plain = await open(browser, places.many.base, { javaScriptEnabled: false });
    none([...await check.reflow(view), ...await check.axe(view), ...await check.targets(view), ...await check.forced(view), ...await check.paper(view)]);
    none([...await check.keyboard(view, address), ...await check.withoutScript(view, plain, address), ...view.wrong]);
    await view.close();
    await plain.close();
  });
  test('are valid', async () => none([...await vnu(path.join(places.many.root, 'find')), ...await htmlValidate(path.join(places.many.root, 'find')), ...await htmlValidate(path.join(places.top.root, 'find'))]));
  test('are all linked from the first', () => {
    const root = places.many.root, letters = files(path.join(root, 'find')).filter(f => /^[^/]+\/index\.html$/.test(f)).map(f => f.split('/')[0]);
    assert.deepEqual(letters, ['a', 'all', 'b', 'c', 'e', 'o', 'other', 'z']);
    const first = new Page('find/index.html', fs.readFileSync(path.join(root, 'find/index.html'), 'utf8'));
    for (const letter of letters) assert.ok(first.html.includes(`href="../find/${letter}/"`), letter);
  });
});

describe('the maths of the script', () => {
  const context = vm.createContext({ Intl });
  vm.runInContext(script, context);
  const { wordsOf, namesOf, fits, covers, look, lookAgain, inside, toBorder, judge, spell } = context, plain = value => JSON.parse(JSON.stringify(value));
  const short = new Map([['st', 'street'], ['rd', 'road']]);

  test('words are folded', () => {
    assert.deepEqual(plain(wordsOf(" Élan St. – Ñandú's 5TH ")), ['elan', 'st', 'nandus', '5th']);
    assert.deepEqual(plain(wordsOf('…')), []);
    assert.deepEqual(plain(namesOf("L'Enfant Street")), ['lenfant', 'street', 'enfant']);
    assert.deepEqual(plain(namesOf('O’Neill Road')), ['oneill', 'road', 'neill']);
  });
  test('words match by their beginnings, in any order, short and long', () => {
    const name = wordsOf('Old Mill Road');
    for (const yes of ['mill', 'ro old', 'mill rd', 'o m r', '']) assert.ok(fits(wordsOf(yes), name, short), yes);
    for (const no of ['ill', 'mill st', 'old old new']) assert.ok(!fits(wordsOf(no), name, short), no);
    assert.ok(fits(['street'], wordsOf('Elm St'), short), 'the list has the short form');
  });
  test('house numbers lie in ranges', () => {
    for (const [numbers, yes, no] of [['', [1, 99999], []], ['100-400', [100, 250, 400], [99, 401]], ['100-400 600-', [600, 9000], [500]], ['1-99 odd', [1, 99], [2, 101]], ['even', [2], [3]], ['100-400:even 101-399:odd', [200, 101, 399], [99, 401]], ['100-400:even 500-', [200, 501], [201]], ['37/12-45/10', ['37-12', '40-99', 4010, 4510], ['37-11', '45-11', 4511, 3711]]]) {
      for (const house of yes) assert.ok(covers(numbers, house), `${numbers} ${house}`);
      for (const house of no) assert.ok(!covers(numbers, house), `${numbers} ${house}`);
    }
  });
  test('a query finds the part of the street that holds the number', () => {
    const hall = { words: wordsOf('Hall Street'), links: [0, 1], parts: ['100-300', '300-500'] }, ward = { words: wordsOf('Hall Ward'), links: [0] }, fifth = { words: wordsOf('5th Street'), links: [0], parts: ['1-9'] };
    const all = [hall, ward, fifth], found = query => [...look(query, all, short).found].map(([entry, parts]) => [all.indexOf(entry), ...parts]);
    assert.deepEqual(found('hall'), [[0, 0, 1], [1, 0]]);
    assert.deepEqual(found('450 hall'), [[0, 1]]);
    assert.deepEqual(found('300 hall st'), [[0, 0, 1]]);
    assert.deepEqual(found('12b hall'), [[0, 0, 1]]);
    assert.equal(look('12b hall', all, short).absent, 12);
    assert.deepEqual(found('5'), [[2, 0]]);
    assert.deepEqual(found('5t'), [[2, 0]]);
    assert.deepEqual(found('450 hall, Larkmoor, 12345'), [[0, 1]]);
    assert.deepEqual(found('nothing, here'), []);
    const route = { words: wordsOf('Route 66'), links: [0], parts: ['100-400'] }, blocks = { words: wordsOf('82nd Street'), links: [0], parts: ['37/12-45/10'] };
    const other = query => [...look(query, [route, blocks], short).found.keys()].map(entry => entry.words[0]);
    assert.deepEqual(other('200 Route 66'), ['route']);
    assert.deepEqual(other('40-10 82nd St'), ['82nd']);
    assert.deepEqual(other('4010 82nd St'), ['82nd']);
    assert.equal(look('46-10 82nd St', [route, blocks], short).absent, '46-10');
    const okina = { words: wordsOf('ʻEwa Beach Rd'), links: [0], parts: ['1-99'] };
    for (const query of ['Ewa', "'ewa beach", 'ʻEWA', '5 ewa beach road']) assert.equal(look(query, [okina], short).found.size, 1, query);
  });
  test('one typing mistake is forgiven where nothing fits, two are not', () => {
    const hall = { words: wordsOf('Hall Street'), links: [0, 1], parts: ['100-300', '300-500'] }, hail = { words: wordsOf('Hail Lane'), links: [0] }, oak = { words: wordsOf('Oak Road'), links: [0] };
    const all = [hall, hail, oak], found = query => { const { found, like } = lookAgain(query, all, short); return [[...found].map(([entry, parts]) => [all.indexOf(entry), ...parts]), Boolean(like)]; };
    assert.deepEqual(found('hall'), [[[0, 0, 1]], false], 'what fits goes before what is close');
    for (const query of ['hlal st', 'hal stret', 'halls street', 'ahll']) assert.deepEqual(found(query), [[[0, 0, 1]], true], query);
    assert.deepEqual(found('450 hall stret'), [[[0, 1]], true], 'the number still chooses the part');
    assert.deepEqual(found('haul'), [[[0, 0, 1], [1, 0]], true]);
    assert.deepEqual(found('oka'), [[], false], 'too short to guess at');
    for (const query of ['hxlx street', 'hlal stret']) assert.deepEqual(found(query), [[], false], query);
    const many = Array.from({ length: 20_000 }, (_, n) => ({ words: [`name${n}`, 'street'], links: [0] }));
    const from = performance.now();
    lookAgain('zzzzzzzz stret', many, short);
    assert.ok(performance.now() - from < 1_000, 'a pass over all names');
  });
  test('a point is in a polygon, in its parts and not in its holes', () => {
    const box = (x, y, size) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size]];
    const polygons = [[box(0, 0, 10), box(4, 4, 2)], [box(20, 0, 2)]];
    for (const [point, yes] of [[[1, 1], true], [[5, 5], false], [[21, 1], true], [[15, 1], false], [[5, 11], false], [[-1, 4], false], [[1, 4], true], [[7, 6], true]]) assert.equal(inside(polygons, point), yes, `${point}`);
    const backwards = polygons.map(rings => rings.map(ring => [...ring].reverse()));
    const closed = polygons.map(rings => rings.map(ring => [...ring, ring[0]]));
    for (let x = -1.5; x < 24; x += .7) for (let y = -1.5; y < 12; y += .7) for (const same of [backwards, closed]) assert.equal(inside(same, [x, y]), inside(polygons, [x, y]), `${x} ${y}`);
  });
  test('a corner that two areas share belongs to exactly one of four', () => {
    const box = (x, y) => [[[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]]].flat(0);
    for (const point of [[1, 1], [1, .5], [.5, 1]]) assert.equal([[0, 0], [1, 0], [0, 1], [1, 1]].filter(([x, y]) => inside(box(x, y), point)).length, 1, `${point}`);
  });
  test('distances are right within a hundredth', () => {
    const radius = 6371008.8, rad = d => d * Math.PI / 180;
    const great = ([a, b], [c, d]) => 2 * radius * Math.asin(Math.hypot(Math.sin(rad(d - b) / 2), Math.sqrt(Math.cos(rad(b)) * Math.cos(rad(d))) * Math.sin(rad(c - a) / 2)));
    for (const [from, to] of [[[-80.84, 35.22], [-80.80, 35.25]], [[-80.84, 35.22], [-80.84, 35.30]], [[24.9, 60.2], [25.0, 60.2]], [[-30, 0], [-30.05, 0]]]) {
      const measured = toBorder([[[to, to, to]]], from), exact = great(from, to);
      assert.ok(Math.abs(measured / exact - 1) < .01, `${measured} ${exact}`);
    }
    const edge = toBorder([[[[-1, 1], [1, 1], [1, 2], [-1, 2]]]], [0, 0]);
    assert.ok(Math.abs(edge - 110574) < 1, 'to the middle of an edge, not to its ends');
  });
  test('the nearest areas are those within what the device does not know', () => {
    const of = (x, name) => ({ name, polygons: [[[[x, 0], [x + .01, 0], [x + .01, .01], [x, .01]]]] });
    const areas = [of(.02, 'c'), of(0, 'a'), of(.01, 'b')];
    const sight = (x, accuracy) => { const { here, nearest, maybe } = judge(areas, [x, .005], accuracy); return [here?.name, nearest.area.name, maybe.map(m => m.name).join('')]; };
    assert.deepEqual(plain(sight(.005, 10)), ['a', 'b', '']);
    assert.deepEqual(plain(sight(.009, 200)), ['a', 'b', 'b']);
    assert.deepEqual(plain(sight(.009, 2000)), ['a', 'b', 'bc']);
    assert.deepEqual(plain(sight(-.001, 10)), [null, 'a', '']);
    assert.equal(judge([of(0, 'a')], [.005, .005], 5000).nearest, undefined);
  });
  test('distances are said in units of the language', () => {
    assert.equal(spell(1609.344 * 2.34, 'mile foot', 'en'), '2.3 miles');
    assert.equal(spell(100, 'mile foot', 'en'), '350 feet');
    assert.equal(spell(3, 'mile foot', 'en'), '50 feet');
    assert.equal(spell(123456, 'kilometer meter', 'es'), '123 kilómetros');
  });
});
