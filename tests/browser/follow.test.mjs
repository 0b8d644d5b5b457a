// The header of a phone, and how people follow the site: on every kind of page, with long names, without a script, in Spanish,
// with the keyboard alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DESKTOP, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { chosen } from './lib/kinds.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';

const limit = { timeout: 300_000 };
const project = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.HUDDLE_PROGRAM ?? path.join(path.resolve(project, process.env.CARGO_TARGET_DIR ?? 'target'), 'debug/huddle');
const made = fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-follow-'));
let site, long, longSite, browser;
before(async () => {
  site = await serve(folder());
  // The site with names of its own, and a title and an area as long as any city's.
  const content = path.join(made, 'content');
  longSite = path.join(made, 'site');
  fs.cpSync(path.join(project, 'tests/sites/renamed'), content, { recursive: true });
  const file = path.join(content, 'site.yaml');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8')
    .replace('title: "Actas de Fernbrook"', 'title: "Actas de las juntas de seguridad vecinal de la ciudad y el condado de Fernbrook"')
    .replace('response_area: {en: [Beat, Beats], es: [Ronda, Rondas]}', 'response_area: {en: [Neighborhood service area, Neighborhood service areas], es: [Zona de servicio vecinal, Zonas de servicio vecinal]}')
    .concat('follow: {email: "https://lists.fernbrook.example/juntas"}\n'));
  execFileSync(program, ['build', content, '--output', longSite, '--today', '2026-11-22', '--quiet'], { stdio: 'ignore' });
  long = await serve(longSite);
  browser = await launch();
}, limit);
after(async () => {
  await browser?.close(); await site?.close(); await long?.close();
  fs.rmSync(made, { recursive: true });
});

/** The header's height, the words of it that are broken, and how many rows of boxes it has: a box that begins below another's end begins a row. */
const header = page => page.evaluate(() => {
  const boxes = [...document.querySelectorAll('.top .site, .top .langs a, .menu > summary, .quick a')].map(e => e.getBoundingClientRect()).filter(b => b.width).sort((a, b) => a.top - b.top);
  let rows = 0, end = -1;
  for (const box of boxes) { if (box.top >= end - 1) { rows++; end = box.bottom; } else end = Math.max(end, box.bottom); }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const right = Math.max(...boxes.map(b => b.right)), left = Math.min(...boxes.map(b => b.left));
  const over = boxes.some((a, n) => boxes.some((b, m) => m > n && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
  // Where a word stands on two lines, its letters have boxes at two heights.
  const lines = (node, at, length) => { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + length); return new Set([...range.getClientRects()].map(b => Math.round(b.top))).size; };
  const texts = [...document.querySelectorAll('.top .site strong, .top .langs a, .menu > summary, .quick a')].flatMap(e => [...e.childNodes]).filter(node => node.nodeType === Node.TEXT_NODE);
  const broken = texts.flatMap(node => [...node.data.matchAll(/\S+/g)].filter(word => lines(node, word.index, word[0].length) > 1).map(word => word[0]));
  return { broken, height: Math.round(document.querySelector('header.top').getBoundingClientRect().height), rows, wide, inside: left >= 0 && right <= innerWidth, over };
});

test('the header of a phone is two rows and at most 120 px, on every kind of page, in both languages, with long names', limit, async t => {
  let most = 0, seen = 0;
  for (const width of [320, 375]) {
    for (const [where, list] of [[site, chosen(pages(folder())).chosen.map(p => p.at)], [long, pages(longSite).map(p => p.at).filter((_, n) => n % 7 === 0)]]) {
      const view = await open(browser, where.base, { viewport: { width, height: 700 } });
      for (const at of list) {
        await view.page.goto(new URL(at.slice(1), where.base).href);
        const found = await header(view.page);
        assert.deepEqual({ ...found, height: found.height <= 120 }, { broken: [], height: true, rows: 2, wide: 0, inside: true, over: false }, `${at} at ${width}: ${found.height} px`);
        most = Math.max(most, found.height);
        seen++;
      }
      await view.close();
    }
  }
  t.diagnostic(`${seen} pages, the header at most ${most} px`);
  assert.ok(seen > 200, `${seen} pages`);
});

for (const [name, how] of Object.entries({ 'with a script': {}, 'without a script': { javaScriptEnabled: false } }))
  test(`the menu ${name}, by keyboard: from the home page of a phone to the outcomes and to one's area`, limit, async () => {
    const view = await open(browser, site.base, { viewport: { width: 320, height: 640 }, ...how }), { page } = view;
    const focus = () => page.locator(':focus');
    await view.go('/');
    await page.keyboard.press('Tab');
    assert.equal(await focus().innerText(), 'Skip to main content');
    for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
    assert.equal(await focus().innerText(), 'Menu');
    assert.equal(await page.locator('.menu a').first().isVisible(), false);
    await page.keyboard.press('Enter');
    const links = await page.locator('.menu a').allInnerTexts();
    assert.ok(links.length >= 6 && await page.locator('.menu a').last().isVisible(), links.join());
    for (let n = 0; n < 10 && await focus().innerText() !== 'Outcomes'; n++) await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL('**/outcomes/'), page.keyboard.press('Enter')]);
    await page.locator('.quick .way-in').click();
    await page.waitForURL('**/find/');
    assert.deepEqual(view.wrong, []);
    await view.close();
  });

test('where there is room the menu is open and has no button', limit, async () => {
  const view = await open(browser, site.base, { viewport: DESKTOP });
  await view.go('/es/huddles/');
  assert.equal(await view.page.locator('.menu > summary').isVisible(), false);
  assert.ok(await view.page.locator('.menu a').last().isVisible());
  assert.match(await view.page.locator('.nav').innerText(), /Inicio[\s\S]*Buscar/);
  await view.close();
});

for (const [lang, start, words] of [['en', '', /calendar, news, data/], ['es', 'es/', /calendario, noticias, datos/]])
  test(`an area is followed: calendar, news, data, in a sentence each, without a script at 320 px (${lang})`, limit, async () => {
    const view = await open(browser, site.base, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false }), { page } = view;
    await view.go(`/${start}divisions/harbor/harbor-1/`);
    const way = page.locator('main .subscribe a');
    assert.match(await way.innerText(), words);
    await way.click();
    await page.waitForURL(`**/${start}divisions/harbor/harbor-1/follow/`);
    const calendar = await page.locator('#calendar ~ .follow a').first().getAttribute('href');
    assert.equal(calendar, `webcal://huddles.larkmoor.example/${start}divisions/harbor/harbor-1/calendar.ics`);
    assert.equal(await page.locator('#calendar ~ .follow code').first().innerText(), calendar.replace('webcal:', 'https:'));
    const feeds = await page.locator('#reader ~ .follow a').evaluateAll(list => list.map(a => a.getAttribute('href')));
    assert.equal(feeds.length, 2, 'huddles and commitments');
    for (const feed of feeds) assert.equal((await page.request.get(new URL(feed, page.url()).href)).status(), 200);
    await page.locator('#wider ~ ul a').first().click();
    await page.waitForURL(`**/${start}divisions/harbor/follow/`);
    await page.locator('#data ~ .follow a').click();
    await page.waitForURL(`**/${start}data/`);
    await page.locator('.foot a', { hasText: lang === 'en' ? 'Follow the news' : 'Recibir novedades' }).click();
    await page.waitForURL(`**/${start}follow/`);
    await view.close();
  });

test('the mailing list of the department is told of where it has one', limit, async () => {
  const view = await open(browser, long.base);
  await view.page.goto(new URL('follow/', long.base).href);
  assert.equal(await view.page.locator('#mail ~ .follow a').getAttribute('href'), 'https://lists.fernbrook.example/juntas');
  assert.match(await view.page.locator('#mail + p').innerText(), /Policía de Fernbrook/);
  await view.close();
});

test('a feed that is opened in a browser is a page: titles, words and links in its language, in the colours of the site', limit, async () => {
  for (const [colorScheme, ground] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(27, 27, 27)']]) for (const [at, about] of [
    ['feed.xml', /This is a feed/], ['es/feed.xml', /Esto es un canal de noticias/], ['outcomes/harbor/harbor-1/feed.xml', /This is a feed/],
  ]) {
    const view = await open(browser, site.base, { viewport: { width: 320, height: 640 } }), { page } = view;
    await page.emulateMedia({ colorScheme });
    await page.goto(new URL(at, site.base).href);
    const seen = await page.evaluate(() => {
      const shown = (selector, root = document) => [...root.querySelectorAll(selector)].filter(e => e.getClientRects().length);
      const entries = shown('entry');
      return {
        ground: getComputedStyle(document.documentElement).backgroundColor, entries: entries.length,
        titles: entries.filter(e => shown('title', e).length === 1 && shown('content a[href]', e).length).length,
        raw: shown('id, updated, published, author, category').length, about: shown('subtitle')[0]?.textContent,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        links: shown('a[href]').filter(a => a.href.startsWith('https://huddles.larkmoor.example/')).length,
      };
    });
    assert.equal(seen.ground, ground, at);
    assert.ok(seen.entries > 3 && seen.titles === seen.entries && seen.links > seen.entries, JSON.stringify(seen));
    assert.equal(seen.raw, 0);
    assert.ok(seen.wide <= 1, `${seen.wide} px too wide`);
    assert.match(seen.about, about);
    assert.deepEqual(view.wrong, []);
    await view.close();
  }
});

test('axe finds nothing on the pages that say how to follow, with the menu open and folded', limit, async () => {
  for (const at of ['/follow/', '/es/divisions/harbor/harbor-1/follow/', '/topics/lighting/follow/']) {
    const view = await open(browser, site.base, { viewport: { width: 320, height: 640 } });
    await view.go(at);
    await view.page.locator('.menu > summary').click();
    assert.deepEqual(await check.axe(view, { views: { narrow: { width: 320, height: 640 }, desktop: DESKTOP } }), [], at);
    await view.close();
  }
});
