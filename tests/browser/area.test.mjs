// What a resident looks for first, where it stands, and that no list ends without saying so: on the sample, and on a site of
// 1,000 generated huddles (HUDDLE_SITE_LARGE, which tests/run builds).
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';

const limit = { timeout: 180_000 };
const PHONE = { width: 375, height: 812 }, NARROW = { width: 320, height: 640 };
let sample, large, browser;
before(async () => {
  [sample, large] = [await serve(folder()), await serve(folder('HUDDLE_SITE_LARGE'))];
  browser = await launch();
});
after(async () => { await browser?.close(); await sample?.close(); await large?.close(); });

/** Addresses of the areas of a site in a language, those that no longer exist left out. */
const areas = (at, under = '') => {
  const root = path.join(at, under, 'divisions');
  return fs.readdirSync(root, { recursive: true }).map(String).filter(f => /^[^/]+\/[^/]+\/index\.html$/.test(f) && !f.includes('/huddles/'))
    .filter(f => /class="kind-area"/.test(fs.readFileSync(path.join(root, f), 'utf8')) && !/note retired/.test(fs.readFileSync(path.join(root, f), 'utf8')))
    .map(f => `/${under}divisions/${f.replace('index.html', '')}`);
};
const top = (page, selector) => page.locator(selector).first().evaluate(e => Math.round(e.getBoundingClientRect().top + scrollY));
/** The sections of a page in the order in which they stand. */
const sections = page => page.locator('main h2[id], main details[id]').evaluateAll(list => list.map(e => e.id));

test('on a phone the first open promise of an area begins within one and a half screens', limit, async t => {
  for (const [site, at, few] of [[sample, folder(), 8], [large, folder('HUDDLE_SITE_LARGE'), 30]])
    for (const under of fs.existsSync(path.join(at, 'es')) ? ['', 'es/'] : ['']) {
      const view = await open(browser, site.base, { viewport: PHONE }), { page } = view, found = [];
      for (const area of areas(at, under)) {
        await view.go(area);
        if (await page.locator('#open ~ .list > li').count()) found.push([await top(page, '#open ~ .list > li'), area]);
      }
      found.sort((a, b) => b[0] - a[0]);
      t.diagnostic(`${found.length} areas, the first promise at most ${found[0]}`);
      assert.ok(found.length >= few, `${found.length} areas with open promises`);
      assert.deepEqual(found.filter(([y]) => y > PHONE.height * 1.5), []);
      await view.close();
    }
});

test('an area answers in the order in which people ask; a division begins with its areas', limit, async () => {
  const view = await open(browser, sample.base), { page } = view;
  const order = ['next', 'open', 'last', 'contact', 'where', 'concerns', 'huddles', 'figures'];
  await view.go('/divisions/harbor/harbor-1/');
  assert.deepEqual((await sections(page)).filter(id => order.includes(id)), order);
  await view.go('/divisions/harbor/');
  assert.deepEqual((await sections(page)).filter(id => ['areas', ...order].includes(id)), ['areas', ...order]);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

for (const [name, how] of Object.entries({ 'with a script': {}, 'without a script': { javaScriptEnabled: false } }))
  test(`a resident ${name}: the next date with its weekday, into the calendar, and what was promised`, limit, async () => {
    const view = await open(browser, sample.base, { viewport: NARROW, ...how }), { page } = view;
    await view.go('/divisions/harbor/harbor-1/');
    const next = page.locator('.to-come');
    assert.match(await next.innerText(), /Thursday, January 21, 2027\s+6:30.PM to 8:00.PM/);
    assert.equal(await next.locator('.agenda li').count(), 3);
    const calendar = await page.request.get(new URL(await next.locator('.add').getAttribute('href'), page.url()).href);
    const text = await calendar.text();
    assert.equal(text.match(/BEGIN:VEVENT/g).length, 1, 'one evening, not a year of them');
    assert.match(text, /DTSTART;TZID=America\/New_York:20270121T183000/);
    const counts = await page.locator('#open + .counts').innerText();
    assert.match(counts, /^3 open commitments, 2 overdue$/);
    const rows = page.locator('#open ~ .list > li');
    assert.equal(await rows.count(), 3);
    assert.match(await rows.first().innerText(), /Overdue since \w+ \d+, \d{4}; last news \w+ \d+, \d{4}/);
    const csv = await page.request.get(new URL(await page.locator('#open ~ .shown a').last().getAttribute('href'), page.url()).href);
    assert.equal((await csv.text()).trim().split('\r\n').length, 1 + 3, 'a head and the rows');
    if (how.javaScriptEnabled !== false) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 1, `${wide} px too wide`);
    }
    await view.close();
  });

test('with the keyboard alone: from the area to its overdue promise, past years unfolded, figures unfolded', limit, async () => {
  const view = await open(browser, sample.base, { viewport: PHONE }), { page } = view;
  await view.go('/divisions/harbor/harbor-1/');
  const tab = async selector => {
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(selector => document.activeElement.matches(selector), selector)) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  };
  await tab('.to-come .add');
  await tab('#open ~ .list a');
  await tab('details.year > summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('details.year').first().locator('li').first().isVisible());
  await tab('#figures > summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#figures p').first().isVisible());
  await page.keyboard.press('Escape');
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('Spanish: the same order, dates with their weekday, and words that agree', limit, async () => {
  const view = await open(browser, sample.base, { viewport: PHONE }), { page } = view;
  await view.go('/es/divisions/harbor/harbor-1/');
  const said = await page.locator('main').innerText();
  assert.match(said, /jueves, 21 de enero de 2027/);
  assert.match(said, /3 compromisos pendientes, 2 con plazo vencido/);
  assert.match(said, /Plazo vencido desde el \d+ de \w+ de \d{4}; última noticia: \d+ de/);
  assert.match(said, /Agregar al calendario/);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('no list of a place, a topic or an organization is cut in silence', limit, async () => {
  const wrong = [];
  let cut = 0;
  for (const at of [folder(), folder('HUDDLE_SITE_LARGE')])
    for (const page of pages(at).filter(p => ['area', 'division', 'topic', 'organization'].includes(p.kind)))
      for (const note of page.with('shown', 'p')) {
        const said = note.childNodes.map(n => n.value ?? '').join('').replace(/[\s,]/g, ''), [, part, whole] = /^(\d+)(?:of|de)(\d+)/.exec(said) ?? [];
        const links = note.childNodes.flatMap(n => [n, ...(n.childNodes ?? [])]).filter(n => n.tagName === 'a').length;
        if (!whole || Number(part) > Number(whole)) wrong.push(`${page.at}: ${said}`);
        else if (Number(part) < Number(whole)) { cut++; if (!links) wrong.push(`${page.at}: ${said} without a way to all`); }
      }
  assert.deepEqual(wrong.slice(0, 10), []);
  assert.ok(cut > 50, `${cut} lists that show a part`);
});

test('lists of huddles: those to come apart, soonest first; a year and a division together, without a script', limit, async () => {
  const view = await open(browser, sample.base, { javaScriptEnabled: false }), { page } = view;
  await view.go('/huddles/');
  const dates = id => page.locator(`#${id} + .list time`).evaluateAll(list => list.map(e => e.dateTime));
  const [upcoming, past] = [await dates('upcoming'), await dates('past')];
  assert.ok(upcoming.length >= 3 && past.length > 20, `${upcoming.length} and ${past.length}`);
  assert.deepEqual(upcoming, [...upcoming].sort());
  assert.deepEqual(past, [...past].sort().reverse());
  assert.ok(upcoming.every(date => date > past[0]));
  assert.match(await page.locator('#upcoming + .list time').first().innerText(), /^\w+day, /);
  await page.locator('.filter a', { hasText: /^2026/ }).click();
  await page.locator('.filter a', { hasText: /^Harbor Division/ }).click();
  await page.waitForURL(url => url.pathname === '/huddles/2026/harbor/');
  assert.ok((await page.locator('main .list time').evaluateAll(list => list.map(e => e.dateTime.slice(0, 4)))).every(year => year === '2026'));
  assert.match(await page.locator('.results, main').first().innerText(), /1 to \d+ of \d+/);
  await view.close();
});

test('a state and a division together are a page without a script; with one the filters hold both', limit, async () => {
  const plain = await open(browser, sample.base, { javaScriptEnabled: false });
  await plain.go('/outcomes/central/');
  await plain.page.locator('[data-filter=state] summary').click();
  await plain.page.locator('[data-filter=state] a', { hasText: 'Overdue' }).click();
  await plain.page.waitForURL(url => url.pathname === '/outcomes/overdue/central/');
  assert.ok(await plain.page.locator('.results .list > li').count() > 0);
  await plain.close();
  const view = await open(browser, sample.base), { page } = view;
  await view.go('/outcomes/overdue/central/');
  await page.waitForSelector('form.finder');
  assert.deepEqual(await page.locator('form.finder select').evaluateAll(list => Object.fromEntries(list.filter(s => s.value).map(s => [s.name, s.value]))), { state: 'overdue', division: 'central' });
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('the rows that are shown are a file: of a combination of filters all of them', limit, async () => {
  const view = await open(browser, sample.base, { viewport: DESKTOP }), { page } = view;
  const saved = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.csv button').click()]);
    assert.equal(download.suggestedFilename(), 'outcomes.csv');
    return fs.readFileSync(await download.path(), 'utf8');
  };
  await view.go('/outcomes/?state=done');
  await page.waitForSelector('.chips');
  const count = Number(/\d+/.exec(await page.locator('[role=status]').innerText())[0]);
  assert.ok(count > 25, 'more than one page of them');
  const lines = (await saved()).trimEnd().split('\r\n');
  assert.equal(lines[0], '\ufeff"What was promised","Where","Owner","Status","Since when, by when","Address"');
  assert.equal(lines.length, 1 + count);
  assert.ok(lines.slice(1).every(line => /,"\w+ Division · [^"]+",/.test(line) && /http:\/\/[^"]+\/commitments\/[^"]+\/"$/.test(line)), lines[1]);
  await view.go('/outcomes/topics/lighting/');
  const shown = await page.locator('.results .list > li').count();
  assert.equal((await saved()).trim().split('\r\n').length, 1 + shown);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('axe finds nothing on the pages of an area and a division', limit, async () => {
  for (const at of ['/divisions/harbor/harbor-1/', '/es/divisions/harbor/', '/outcomes/overdue/central/', '/huddles/2026/harbor/']) {
    const view = await open(browser, sample.base);
    await view.go(at);
    assert.deepEqual(await check.axe(view, { views: { narrow: NARROW, desktop: DESKTOP } }), [], at);
    await view.close();
  }
});
