// A journalist's way through the outcomes: filters that combine, live in the address, and are pages without a script.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { attribute, elements, folder, pages, text } from './lib/site.mjs';

const UNDER = '/any/sub/path/';
const limit = { timeout: 120_000 };
let site, sub, browser, all;
before(async () => {
  all = new Map(pages(folder()).map(p => [p.at, p]));
  [site, sub] = [await serve(folder()), await serve(folder('HUDDLE_SITE_SUB'), { under: UNDER })];
  browser = await launch();
});
after(async () => { await browser?.close(); await site?.close(); await sub?.close(); });

/** The commitments of a list, all its pages, as the pages say them. */
function listed(at) {
  const found = [];
  for (let n = 1; ; n++) {
    const page = all.get(n > 1 ? `${at}page/${n}/` : at);
    if (!page) return found;
    const lines = page.with('lines', 'ul').flatMap(list => [...elements(list)].filter(e => e.tagName === 'li'));
    for (const row of [...page.with('promise', 'li'), ...lines]) found.push(new URL(attribute([...elements(row)].find(e => e.tagName === 'a'), 'href'), `https://x${page.at}`).pathname);
  }
}
const both = (...lists) => lists.reduce((a, b) => a.filter(x => b.includes(x)));
const shown = page => page.locator('.results .item.promise .name a').evaluateAll(list => list.map(a => new URL(a.href).pathname));
const status = page => page.locator('.results [role=status]').innerText();
const query = page => decodeURIComponent(new URL(page.url()).search);
const settled = async (page, said) => { await page.waitForFunction(said => document.querySelector('[role=status]')?.textContent === said && !document.querySelector('[aria-busy]'), said); };
const choices = page => page.locator('form.finder select').evaluateAll(list => Object.fromEntries(list.filter(s => s.value).map(s => [s.name, s.value])));
const counted = n => `${n || 'No'} commitment${n === 1 ? '' : 's'}`;
/** Tab until the element is there. */
async function tab(page, selector) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(selector => document.activeElement.matches(selector), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

test('three filters combine, with the keyboard; reload, back, forward, one cleared after the other', limit, async () => {
  const view = await open(browser, site.base), { page } = view;
  await view.go('/outcomes/');
  const whole = listed('/outcomes/'), central = listed('/outcomes/central/'), lights = listed('/outcomes/topics/lighting/'), light = listed('/outcomes/owners/larkmoor-light/');
  assert.deepEqual(await shown(page), whole.slice(0, 50), 'nothing is filtered at first');
  const choose = async (name, start, expected) => {
    await tab(page, `select[name=${name}]`);
    await page.keyboard.type(start);
    await settled(page, counted(expected.length));
    assert.deepEqual(await shown(page), expected.slice(0, 25), name);
    assert.equal(await page.evaluate(() => document.activeElement.name), name, 'the focus stays where the choice was made');
  };
  await choose('division', 'Central', central);
  await choose('topic', 'Street l', both(central, lights));
  await choose('owner', 'Larkmoor Light', both(central, lights, light));
  const three = both(central, lights, light);
  assert.ok(three.length > 1 && three.length < both(central, lights).length + 1, `${three.length}`);
  assert.equal(query(page), '?division=central&topic=lighting&owner=larkmoor-light');
  assert.match(await page.title(), /^Central Division – Street lighting – Larkmoor Light and Power – Outcomes/);

  await page.reload();
  await settled(page, counted(three.length));
  assert.deepEqual(await shown(page), three);
  assert.deepEqual(await choices(page), { division: 'central', topic: 'lighting', owner: 'larkmoor-light' });
  // Typing the beginning of a name passes by other choices; each of them is a step.
  const step = async (way, wanted) => { for (let n = 0; n < 12 && query(page) !== wanted; n++) await page[way](); assert.equal(query(page), wanted); };
  await step('goBack', '?division=central&topic=lighting');
  await settled(page, counted(both(central, lights).length));
  assert.deepEqual(await shown(page), both(central, lights));
  await step('goBack', '?division=central');
  await settled(page, counted(central.length));
  assert.deepEqual(await choices(page), { division: 'central' });
  await step('goForward', '?division=central&topic=lighting&owner=larkmoor-light');
  await settled(page, counted(three.length));
  assert.equal(await page.locator('.chips a').count(), 4);

  // Cleared with the keyboard: the focus goes to the filter that took its place, at last to the count.
  await tab(page, '.chips a');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Remove the filter: Division: Central Division');
  await page.keyboard.press('Enter');
  await settled(page, counted(both(lights, light).length));
  assert.deepEqual(await shown(page), both(lights, light).slice(0, 25));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Topic: Street lighting');
  await page.keyboard.press('Enter');
  await settled(page, counted(light.length));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Owner: Larkmoor Light and Power');
  await page.keyboard.press('Enter');
  await settled(page, counted(whole.length));
  assert.deepEqual(await shown(page), whole.slice(0, 50));
  assert.equal(query(page), '');
  assert.ok(await page.evaluate(() => document.activeElement.matches('[role=status]')));
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('with the mouse: areas of the chosen division, figures of what is chosen, all cleared at once', limit, async () => {
  const view = await open(browser, site.base), { page } = view;
  await view.go('/outcomes/');
  assert.ok(await page.locator('select[name=area]').isDisabled());
  await page.selectOption('select[name=division]', 'harbor');
  await page.waitForFunction(() => !document.querySelector('select[name=area]').disabled);
  assert.deepEqual((await page.locator('select[name=area] option').evaluateAll(list => list.map(o => o.value))).filter(v => !/^harbor-/.test(v)), ['']);
  await page.selectOption('select[name=area]', 'harbor-2');
  const area = listed('/outcomes/harbor/harbor-2/');
  await settled(page, counted(area.length));
  assert.deepEqual(await shown(page), area.slice(0, 25));
  const open_ = both(area, listed('/outcomes/open/'));
  const figure = page.locator('.figures a').first();
  assert.equal(Number(await figure.locator('strong').innerText()), open_.length);
  await figure.click();
  await settled(page, counted(open_.length));
  assert.equal(query(page), '?state=open&division=harbor&area=harbor-2');
  assert.deepEqual(await shown(page), open_);
  await page.selectOption('select[name=division]', 'central');
  await settled(page, counted(both(listed('/outcomes/central/'), listed('/outcomes/open/')).length));
  assert.equal(query(page), '?state=open&division=central', 'an area of another division is let go');
  await page.locator('.chips .clear').click();
  await settled(page, counted(listed('/outcomes/').length));
  assert.deepEqual(await choices(page), {});
  assert.deepEqual(view.wrong, []);
  await view.close();
});

/** What the data says of each commitment, by its address. */
const facts = () => new Map(fs.readFileSync(path.join(folder(), 'data/commitments.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line)).map(c => [`/commitments/${c.id}/`, c]));

test('the order can be chosen: it is in the address, goes with filters, and the file has it; without a script the page says its own', limit, async () => {
  const view = await open(browser, site.base, { viewport: PHONE }), { page } = view;
  const known = facts(), whole = listed('/outcomes/'), harbor = listed('/outcomes/harbor/');
  const late = c => c.overdue_since !== null, made = c => known.get(c).made_on ?? known.get(c).date;
  const rank = { newest: c => made(c), overdue: c => (late(known.get(c)) ? known.get(c).overdue_since : '9'), due: c => (!late(known.get(c)) && !known.get(c).settled ? known.get(c).due ?? '9' : '9') };
  const ordered = (list, by) => [...list].sort((a, b) => (by === 'newest' ? -1 : 1) * (rank[by](a) < rank[by](b) ? -1 : rank[by](a) > rank[by](b) ? 1 : 0) || list.indexOf(a) - list.indexOf(b));
  await view.go('/outcomes/');
  const names = await page.locator('select[name=order] option').allTextContents();
  assert.deepEqual(names, ['What needs attention first', 'Longest overdue first', 'Due next first', 'Newest first']);
  for (const [by, start] of [['newest', 'Newest'], ['overdue', 'Longest'], ['due', 'Due']]) {
    await tab(page, 'select[name=order]');
    await page.keyboard.type(start);
    await page.waitForFunction(by => location.search === `?order=${by}` && document.querySelector('.found') && !document.querySelector('[aria-busy]'), by);
    assert.deepEqual(await shown(page), ordered(whole, by).slice(0, 25), by);
    assert.equal(await page.evaluate(() => document.activeElement.name), 'order', 'the focus stays where the choice was made');
    await page.evaluate(() => document.activeElement.blur());
    await page.locator('h1').click();
  }
  assert.notDeepEqual(ordered(whole, 'newest'), whole);
  assert.notDeepEqual(ordered(whole, 'overdue'), ordered(whole, 'due'));
  await page.selectOption('select[name=division]', 'harbor');
  await settled(page, counted(harbor.length));
  assert.equal(query(page), '?division=harbor&order=due');
  await page.selectOption('select[name=order]', 'newest');
  await page.waitForFunction(() => /newest/.test(location.search) && !document.querySelector('[aria-busy]'));
  assert.deepEqual(await shown(page), ordered(harbor, 'newest').slice(0, 25));
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.csv button').click()]);
  const rows = fs.readFileSync(await download.path(), 'utf8').trim().split('\r\n').slice(1).map(line => new URL(/"([^"]+)"$/.exec(line)[1]).pathname);
  assert.deepEqual(rows, ordered(harbor, 'newest'), 'the file follows');
  await page.reload();
  await settled(page, counted(harbor.length));
  assert.deepEqual(await choices(page), { division: 'harbor', order: 'newest' });
  await page.goBack();
  await page.waitForFunction(() => /order=due/.test(location.search) && !document.querySelector('[aria-busy]'));
  assert.deepEqual(await shown(page), ordered(harbor, 'due').slice(0, 25));
  assert.deepEqual(view.wrong, []);
  await view.close();
  const plain = await open(browser, site.base, { javaScriptEnabled: false });
  for (const at of ['/outcomes/', '/outcomes/harbor/', '/outcomes/overdue/', '/outcomes/done/']) {
    await plain.go(at);
    assert.match(await plain.page.locator('.order').innerText(), /first[.,]/, at);
    assert.equal(await plain.page.locator('select').count(), 0);
  }
  await plain.close();
});

test('every single filter: the script finds what its page lists, in the same order', limit, async () => {
  const view = await open(browser, site.base), { page } = view;
  await view.go('/outcomes/');
  const filters = await page.locator('form.finder select:not([name=order])').evaluateAll(list => list.flatMap(s => [...s.options].filter(o => o.value).map(o => [s.name, o.value])));
  assert.ok(filters.length > 30, `${filters.length}`);
  const folder = { topic: 'topics/', owner: 'owners/' };
  for (const [name, value] of filters) {
    const list = listed(`/outcomes/${folder[name] ?? ''}${value}/`);
    assert.ok(list.length || name === 'division', `${name}=${value} has a page`);
    await view.go(`/outcomes/?${name}=${value}`);
    await settled(page, counted(list.length));
    const rows = await shown(page);
    if (list.length > 25) {
      assert.equal(await page.locator('.pager p').innerText(), `Page 1 of ${Math.ceil(list.length / 25)}`);
      await page.locator('.pager [rel=next]').click();
      await page.waitForFunction(() => document.querySelector('.pager [rel=prev]'));
      assert.equal(query(page), `?${name}=${value}&page=2`);
      assert.ok(await page.evaluate(() => document.activeElement.matches('[role=status]')), 'the focus goes to the count');
      rows.push(...await shown(page));
    }
    assert.deepEqual(rows, list.slice(0, 50), `${name}=${value}`);
  }
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('from the page of one filter another one leads to both; what cannot be is told with a way on', limit, async () => {
  const view = await open(browser, site.base), { page } = view;
  await view.go('/outcomes/central/central-2/');
  assert.deepEqual(await choices(page), { division: 'central', area: 'central-2' });
  await page.selectOption('select[name=year]', '2026');
  await page.waitForURL(/\?division=central&area=central-2&year=2026$/);
  const list = both(listed('/outcomes/central/central-2/'), listed('/outcomes/2026/'));
  await settled(page, counted(list.length));
  assert.deepEqual(await shown(page), list.slice(0, 25));
  assert.equal(await page.evaluate(() => document.activeElement.name), 'year', 'the choice keeps the focus');
  await page.goBack();
  await page.waitForURL(/central-2\/$/);
  await page.waitForSelector('form.finder');
  assert.deepEqual(await choices(page), { division: 'central', area: 'central-2' });
  await view.go('/outcomes/?state=replaced&division=westfield&topic=theft');
  await settled(page, 'No commitments');
  assert.match(await page.locator('.results').innerText(), /Clear one of them/);
  assert.equal(await page.locator('.chips a').count(), 4);
  await view.go('/outcomes/?topic=no-such-topic&year=2026');
  await settled(page, counted(listed('/outcomes/2026/').length));
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('Spanish: the same results, words and count; the language link keeps the filters; under a path too', limit, async () => {
  const list = both(listed('/outcomes/central/'), listed('/outcomes/topics/lighting/'));
  for (const [base, under] of [[site.base, '/'], [sub.base, UNDER]]) {
    const view = await open(browser, base, { locale: 'es' }), { page } = view;
    await view.go(`${base === sub.base ? '' : '/'}es/outcomes/?division=central&topic=lighting`);
    await settled(page, `${list.length} compromisos`);
    assert.deepEqual(await shown(page), list.map(at => `${under}es${at}`));
    assert.match(await page.locator('.chips').innerText(), /Tema: Alumbrado público/);
    await page.locator('.langs a').click();
    await settled(page, counted(list.length));
    assert.equal(new URL(page.url()).pathname, `${under}outcomes/`);
    assert.equal(query(page), '?division=central&topic=lighting');
    assert.deepEqual(await shown(page), list.map(at => under + at.slice(1)));
    assert.deepEqual(view.wrong, []);
    await view.close();
  }
});

test('without JavaScript the same lists are pages, and each filter leads to them', limit, async () => {
  const view = await open(browser, site.base, { javaScriptEnabled: false }), { page } = view;
  await view.go('/outcomes/');
  assert.equal(await page.locator('form, select').count(), 0);
  let before;
  for (const [name, at] of [['topic', '/outcomes/topics/lighting/'], ['owner', '/outcomes/owners/larkmoor-light/'], ['year', '/outcomes/2026/'], ['division', '/outcomes/central/'], ['area', '/outcomes/central/central-2/'], ['state', '/outcomes/overdue/']]) {
    // The list of all says how many each filter leads to; areas are chosen on the page of their division.
    if (name !== 'area') await view.go('/outcomes/');
    else await view.go(before);
    const list = page.locator(`[data-filter=${name}]`);
    await list.locator('summary').click();
    const link = list.locator(`a[href$="${at.replace(/^\/outcomes\//, '')}"]`);
    if (name !== 'area') assert.equal(Number(await link.locator('.count').innerText()), listed(at).length, at);
    await link.click();
    await page.waitForURL(url => url.pathname === at);
    assert.equal(await page.locator('.results .item.promise').count(), name === 'state' ? Math.min(50, listed(at).length) : 0, at);
    assert.equal(await page.locator('.results .lines > li').count(), name === 'state' ? 0 : Math.min(200, listed(at).length), at);
    before = at;
  }
  await view.close();
});

for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP, narrow: { width: 320, height: 640 } }))
  test(`nothing moves by itself, nothing sticks out, axe finds nothing (${name})`, limit, async () => {
    const view = await open(browser, site.base, { viewport: size }), { page } = view;
    await page.addInitScript(() => {
      window.moved = [];
      new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.moved.push([e.value, ...e.sources.map(s => s.node?.outerHTML?.slice(0, 80))]); }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const at of ['/outcomes/', '/outcomes/topics/lighting/', '/outcomes/dropped/', '/es/outcomes/central/central-2/', '/outcomes/?division=central&topic=lighting', '/outcomes/?state=dropped&year=2025', '/es/outcomes/?year=2026']) {
      await view.go(at);
      await page.waitForSelector('form.finder');
      if (at.includes('?')) await page.waitForSelector('.chips');
      await page.waitForTimeout(300);
      assert.deepEqual(await page.evaluate(() => window.moved), [], at);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 1, `${at}: ${wide} px too wide`);
    }
    await page.evaluate(() => document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'Late' })));
    await page.waitForFunction(() => window.moved.length > 0, null, { timeout: 5000 });
    await page.reload();
    await page.waitForSelector('.chips');
    assert.deepEqual(await check.axe(view, { views: { [name]: size } }), []);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.finder select, .chips a')].map(e => e.getBoundingClientRect()).filter(b => b.height < 39.5 || b.width < 24)), []);
    assert.deepEqual(view.wrong, []);
    await view.close();
  });

test('where the index cannot be had, the whole list stays, and the reader is told', limit, async () => {
  const view = await open(browser, site.base), { page } = view;
  await page.route('**/outcomes/index.json', route => route.abort());
  await view.go('/outcomes/?topic=lighting');
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('could not be loaded'));
  assert.equal((await shown(page)).length, 50);
  await view.close();
});
