// Search, as people use it: keyboard, announcements, facets that live in the address, Spanish, no script, no network.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { files, folder } from './lib/site.mjs';

const UNDER = '/any/sub/path/', TIME = { timeout: 120_000 };
let site, under, browser, asked = [];
before(async () => {
  site = await serve(folder(), { spoil: (at, body) => { asked.push({ at, body }); } });
  under = await serve(folder('HUDDLE_SITE_SUB'), { under: UNDER });
  browser = await launch();
});
after(async () => { await browser?.close(); await site?.close(); await under?.close(); });

const done = page => page.waitForSelector('html[data-done]', { timeout: 30_000 });
const status = page => page.locator('[role=status]').innerText();
const hits = page => page.locator('.hits > li').evaluateAll(list => list.map(li => ({ title: li.querySelector('a').textContent, path: new URL(li.querySelector('a').href).pathname, part: new URL(li.querySelector('a').href).hash, meta: li.querySelector('.meta').textContent, marks: [...li.querySelectorAll('mark')].map(m => m.textContent), lang: li.querySelector('.name').lang })));
const number = async page => Number((await status(page)).replace(/\D/g, ''));
async function search(view, address) { await view.go(address); await done(view.page); return hits(view.page); }
async function choose(page, facet, value) {
  await page.evaluate(() => { delete document.documentElement.dataset.done; });
  await page.locator(`select[name=${facet}]`).selectOption(value);
  await done(page);
}

test('with the keyboard alone: from the home page to a result, the count announced', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  const tab = async wanted => { for (let n = 0; n < 60; n++) { await page.keyboard.press('Tab'); if (await page.evaluate(wanted)) return; } throw new Error(`not reached: ${wanted}`); };
  await view.go('/');
  await tab(() => document.activeElement.textContent === 'Search');
  await Promise.all([page.waitForURL('**/search/'), page.keyboard.press('Enter')]);
  await tab(() => document.activeElement.id === 'q');
  await page.evaluate(() => { window.heard = []; new MutationObserver(() => heard.push(document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'), { childList: true }); delete document.documentElement.dataset.done; });
  await page.keyboard.type('patio noise');
  assert.equal(await page.locator('.hits').count(), 0, 'nothing is looked for while someone types');
  await page.keyboard.press('Enter');
  await done(page);
  assert.match(await status(page), /^\d+ results for “patio noise”$/);
  assert.ok((await page.evaluate(() => heard)).includes(await status(page)), 'the count is announced');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'the focus stays');
  assert.equal(new URL(page.url()).search, '?q=patio+noise');
  assert.match(await page.title(), /^patio noise – Search/);
  await tab(() => document.activeElement.closest('.hits'));
  const to = await page.evaluate(() => document.activeElement.href);
  await Promise.all([page.waitForURL(to), page.keyboard.press('Enter')]);
  assert.match(await page.locator('main').innerText(), /noise/i);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

for (const [name, viewport] of [['a phone of 320 px', { width: 320, height: 640 }], ['a desktop', DESKTOP]])
  test(`one typing mistake is forgiven and told; promises say how they stand and by when they are due (${name})`, TIME, async () => {
    const view = await open(browser, site.base, { viewport }), { page } = view;
    const right = await search(view, '/search/?q=noise'), wrong = await search(view, '/search/?q=noize');
    assert.deepEqual(wrong.map(h => h.path), right.map(h => h.path));
    assert.equal(await page.locator('#results > p').first().innerText(), 'Nothing has “noize”. What follows has “noise”.');
    await search(view, '/search/?q=lights+5th&kind=commitment');
    const states = await page.locator('.hits .meta strong').allInnerTexts();
    assert.ok(states.length > 0 && states.every(text => /^(Open|In progress|Waiting|Overdue|Done|Done, confirmed|Will not be done|Replaced) · ./.test(text)), states.join('; '));
    assert.ok(states.some(text => /\w+ \d+, \d{4}/.test(text)), states.join('; '));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) <= 1);
    assert.deepEqual(view.wrong, []);
    await view.close();
  });

test('where the search finds little, it leads to the other language, which finds more', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  // A word of the translation alone.
  const other = await search(view, '/search/?q=alumbrado'), link = page.locator('#results > .more a');
  assert.ok(other.length < 3, `${other.length} results in English`);
  assert.match(await link.innerText(), /^In Español: \d+$/);
  const count = Number((await link.innerText()).replace(/\D/g, ''));
  await Promise.all([page.waitForURL('**/es/search/?q=alumbrado'), link.click()]);
  await done(page);
  assert.equal(await number(page), count);
  assert.equal(await link.count(), 0, 'and not back');
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('words are found in all their forms, marked, and what is in a title comes first', TIME, async () => {
  const view = await open(browser, site.base);
  const forms = [];
  for (const word of ['light', 'lights', 'Lighting', 'LIGHTINGS']) { const found = await search(view, `/search/?q=${word}`); assert.equal(found.length, 10); forms.push(JSON.stringify(found.map(h => h.path))); }
  assert.equal(new Set(forms).size, 1, 'every form finds the same');
  const found = await hits(view.page);
  assert.ok(found.every(h => h.marks.some(m => /light/i.test(m))), JSON.stringify(found.filter(h => !h.marks.length)));
  assert.match(found[0].title, /light/i);
  assert.match(found.map(h => h.meta).join('\n'), /Commitment · Central Division · Response Area 2 · May 7, 2026/);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('facets combine, tell their counts, live in the address, survive reload and going back, and are cleared', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  await search(view, '/search/?q=lights');
  const all = await number(page);
  const text = await page.locator('select[name=division] option[value=central]').textContent();
  await choose(page, 'division', 'central');
  const central = await number(page);
  assert.ok(central > 0 && central < all);
  assert.equal(text, `Central Division (${central})`);
  await choose(page, 'kind', 'commitment');
  await choose(page, 'year', '2026');
  const three = await number(page);
  assert.ok(three > 0 && three < central);
  assert.equal(new URL(page.url()).search, '?q=lights&kind=commitment&division=central&year=2026');
  for (const hit of await hits(page)) { assert.match(hit.meta, /^[A-Z][^·]* · (?:Due [^·]* · )?Commitment · Central Division .*2026$/); assert.match(hit.path, /^\/commitments\/2026/); }
  await page.reload();
  await done(page);
  assert.equal(await number(page), three);
  assert.equal(await page.locator('select[name=year]').inputValue(), '2026');
  await page.evaluate(() => { delete document.documentElement.dataset.done; });
  await page.goBack();
  await done(page);
  assert.equal(await page.locator('select[name=year]').inputValue(), '');
  assert.equal(new URL(page.url()).search, '?q=lights&kind=commitment&division=central');
  assert.ok(await number(page) >= three);
  await page.evaluate(() => { delete document.documentElement.dataset.done; });
  await page.goForward();
  await done(page);
  assert.equal(await number(page), three);
  await page.evaluate(() => { delete document.documentElement.dataset.done; });
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await done(page);
  assert.equal(await number(page), all);
  assert.equal(new URL(page.url()).search, '?q=lights');
  // Each topic and area that is offered has what it promises.
  for (const facet of ['topic', 'area']) {
    const option = await page.locator(`select[name=${facet}] option:not([hidden]):not([value=""])`).first().evaluate(o => ({ value: o.value, count: Number(o.textContent.match(/\((\d+)\)$/)[1]) }));
    await choose(page, facet, option.value);
    assert.equal(await number(page), option.count, facet);
    await choose(page, facet, '');
  }
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('more results are added below, and the focus goes to the first of them', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  await search(view, '/search/?q=street');
  const all = await number(page);
  assert.ok(all > 20);
  const more = page.getByRole('button', { name: 'Show more results' });
  await more.click();
  await page.waitForFunction(() => document.querySelectorAll('.hits > li').length === 20);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.hits > li')].indexOf(document.activeElement.closest('li'))), 10);
  while (await more.count()) { const n = (await hits(page)).length; await more.click(); await page.waitForFunction(n => document.querySelectorAll('.hits > li').length > n, n); }
  const found = await hits(page), paths = found.map(h => h.path);
  assert.equal(paths.length, all);
  // An agenda is a part of its huddle's page, and a result of its own.
  assert.equal(new Set(found.map(h => h.path + h.part)).size, all, 'no result comes twice');
  const there = new Set(files(folder()));
  assert.deepEqual(paths.filter(p => !there.has(`${p.slice(1)}index.html`)), []);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('Spanish: accents may be left out, forms find each other, what is not translated is marked', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  const plain = await search(view, '/es/search/?q=alumbrado+publico');
  assert.match(await status(page), /^\d+ resultados para «alumbrado publico»$/);
  assert.ok(plain.some(h => h.marks.some(m => /público/i.test(m))), JSON.stringify(plain.map(h => h.marks)));
  const accents = await search(view, '/es/search/?q=ALUMBRADOS+P%C3%9ABLICOS');
  assert.deepEqual(accents.map(h => h.path), plain.map(h => h.path));
  assert.ok(plain.every(h => h.path.startsWith('/es/')));
  const english = await search(view, '/es/search/?q=lights');
  assert.ok(english.some(h => h.lang === 'en') && english.every(h => h.lang === 'en' || h.lang === ''));
  assert.equal(await page.locator('select[name=kind] option').nth(1).textContent().then(t => t.replace(/ \(.*/, '')), 'Reuniones vecinales');
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('nothing is asked for before there is a question; then at most 100 KB, and nothing of others', TIME, async t => {
  const view = await open(browser, site.base);
  asked = [];
  await view.go('/search/');
  await done(view.page);
  assert.deepEqual(asked.map(a => a.at).filter(at => at.startsWith('/search/') && at !== '/search/'), []);
  asked = [];
  await search(view, '/search/?q=street+lights');
  const raw = asked.reduce((sum, a) => sum + a.body.length, 0);
  const wire = asked.reduce((sum, a) => sum + (a.at.endsWith('.bin') ? a.body.length : zlib.gzipSync(a.body).length), 0);
  t.diagnostic(`${asked.length} files, ${raw} bytes, ${wire} over the wire`);
  assert.ok(wire > 15_000 && wire <= 100_000, `${wire} bytes`);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('what is wrong is said plainly, and a second try works', TIME, async () => {
  const view = await open(browser, site.base), { page } = view;
  await view.go('/search/');
  await done(page);
  await view.context.setOffline(true);
  const ask = async words => { await page.evaluate(() => { delete document.documentElement.dataset.done; }); await page.fill('#q', words); await page.keyboard.press('Enter'); await done(page); };
  await ask('lights');
  assert.match(await status(page), /could not be loaded/);
  assert.equal(await page.locator('.hits').count(), 0);
  await view.context.setOffline(false);
  await ask('lights');
  assert.ok(await number(page) > 5);
  await ask('zzzz qqqq');
  assert.match(await status(page), /^No results for “zzzz qqqq”$/);
  await ask('patio zzzz');
  assert.match(await page.locator('#results').innerText(), /Nothing has all of these words/);
  await ask('"><img src=x onerror=alert(1)> $& %n');
  assert.equal(await page.locator('main img').count(), 0);
  await ask('');
  assert.equal(await page.locator('#results').innerText(), '');
  assert.deepEqual(view.wrong.filter(w => !/ERR_INTERNET_DISCONNECTED/.test(w)), []);
  await view.close();
});

test('below a path, and without a script the same page leads on', TIME, async () => {
  const view = await open(browser, under.base);
  const found = await search(view, 'search/?q=patios');
  assert.ok(found.length > 3 && found.every(h => h.path.startsWith(UNDER)), JSON.stringify(found[0]));
  await Promise.all([view.page.waitForURL(url => url.pathname === found[0].path), view.page.locator('.hits a').first().click()]);
  assert.deepEqual(view.wrong, []);
  await view.close();
  const plain = await open(browser, site.base, { javaScriptEnabled: false });
  await plain.go('/search/');
  await plain.page.fill('#q', 'lights');
  await Promise.all([plain.page.waitForURL('**/search/?q=lights'), plain.page.keyboard.press('Enter')]);
  assert.match(await plain.page.locator('main').innerText(), /needs JavaScript/);
  for (const at of ['/huddles/', '/huddles/2026/', '/outcomes/', '/divisions/', '/topics/lighting/']) assert.equal(await plain.page.locator(`main a[href$="..${at}"]`).count(), 1, at);
  assert.ok(await plain.page.locator('#facets').isHidden());
  assert.deepEqual(plain.wrong, []);
  await plain.close();
});

test('this page may run a script of the site and ask the site, and nothing else', () => {
  const policy = at => fs.readFileSync(path.join(folder(), at), 'utf8').match(/Content-Security-Policy" content="([^"]*)"/)[1].replaceAll('&#39;', "'");
  for (const at of ['search/index.html', 'es/search/index.html']) assert.match(policy(at), /script-src 'self'; .*connect-src 'self'/);
  for (const at of ['index.html', '404.html', 'huddles/index.html']) assert.match(policy(at), /script-src 'none';/);
});

test('with results: axe, targets, 320 px, forced colours', { timeout: 240_000 }, async () => {
  for (const at of ['/search/?q=street+lights&division=central', '/es/search/?q=lights', '/search/?q=zzzz']) for (const viewport of [PHONE, DESKTOP]) {
    const view = await open(browser, site.base, { viewport });
    await search(view, at);
    assert.deepEqual([...await check.basics(view), ...await check.reflow(view), ...await check.axe(view), ...await check.targets(view), ...await check.forced(view), ...view.wrong], [], at);
    await view.close();
  }
});
