// The site below a path, as a page of a larger site: everything is reached by following links from its home.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'parse5';
import { launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { attribute, elements, files, folder, pages } from './lib/site.mjs';
import { links } from './lib/static.mjs';

const UNDER = '/any/sub/path/';
const root = folder('HUDDLE_SITE_SUB'), whole = folder();
let site, browser;
before(async () => { site = await serve(root, { under: UNDER }); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

test('a walk from the home page reaches every file and nothing that is missing', { timeout: 120_000 }, async t => {
  const seen = new Set([site.base]), todo = [site.base], wrong = [];
  while (todo.length) {
    const at = todo.pop(), answer = await fetch(at);
    if (answer.status !== 200) { wrong.push(`${answer.status} ${at}`); continue; }
    if (!answer.headers.get('content-type').startsWith('text/html')) { await answer.arrayBuffer(); continue; }
    for (const e of elements(parse(await answer.text()))) for (const name of ['href', 'src']) {
      const value = attribute(e, name);
      if (value === undefined) continue;
      const url = new URL(value, at);
      url.hash = '';
      if (url.origin !== new URL(site.base).origin || seen.has(url.href)) continue;
      if (!url.pathname.startsWith(UNDER)) { wrong.push(`${at} leads out of the path: ${value}`); continue; }
      seen.add(url.href);
      todo.push(url.href);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
  const html = files(root).filter(f => f.endsWith('.html') && f !== '404.html').length;
  t.diagnostic(`${seen.size} addresses reached, ${html} pages`);
  assert.equal([...seen].filter(u => u.endsWith('/')).length, html);
});

test('its own addresses (canonical, other language) name the path', () => {
  const all = pages(root);
  assert.deepEqual(links(all, files(root), { origin: 'https://www.larkmoor.example', under: UNDER }).wrong.slice(0, 20), []);
});

test('pages look and read as they do at the root, also when read from a root build', { timeout: 120_000 }, async t => {
  const top = await serve(whole), moved = await serve(whole, { under: UNDER });
  t.after(() => Promise.all([top.close(), moved.close()]));
  const a = await open(browser, top.base), b = await open(browser, moved.base), c = await open(browser, site.base);
  const look = page => page.evaluate(() => [document.querySelector('main').innerText.replace(/https:\/\/\S+/g, 'https:'), document.querySelector('.nav').innerText, getComputedStyle(document.querySelector('.top')).backgroundColor, document.documentElement.scrollHeight]);
  for (const at of ['/', '/divisions/harbor/', '/divisions/harbor/harbor-1/', '/huddles/', '/huddles/2026-05-07-central-2/', '/outcomes/overdue/', '/es/', '/es/about/', '/upcoming/']) {
    for (const view of [a, b, c]) { await view.go(at); assert.deepEqual(await check.basics(view), [], at); }
    const [root, read, built] = [await look(a.page), await look(b.page), await look(c.page)];
    for (const [n, what] of ['words', 'navigation', 'colours', 'height'].entries()) assert.ok(read[n] === root[n] && built[n] === root[n], `${at}: other ${what}`);
  }
  assert.deepEqual([...a.wrong, ...b.wrong, ...c.wrong], []);
});

test('the page for a missing address has its style and its links, at any depth', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  for (const at of ['/nothing', '/no/such/thing/at/all/']) {
    await view.go(at, { missing: true });
    assert.deepEqual([...await check.basics(view), ...view.wrong], []);
    const home = await view.page.locator('main a').first().evaluate(a => new URL(a.href).pathname);
    assert.equal(home, UNDER);
  }
  await view.close();
});
