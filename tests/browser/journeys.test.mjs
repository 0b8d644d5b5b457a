// What people come for, from the home page, with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { folder } from './lib/site.mjs';

let site, browser;
before(async () => { site = await serve(folder()); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

/** Presses Tab until a link of the main part fits, at most `most` times, and then Enter. */
async function press(view, wanted, { most = 150, within = 'main' } = {}) {
  const { page } = view;
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const link = await page.evaluate(([within]) => { const e = document.activeElement; if (!e.closest(within) || !e.href) return null; const to = new URL(e.href.baseVal ?? e.href, location.href); return { path: to.pathname + to.hash, text: e.textContent.trim() }; }, [within]);
    if (!link || !wanted(link)) continue;
    if (link.path.includes('#')) { await page.keyboard.press('Enter'); return link; }
    await Promise.all([page.waitForURL(url => url.pathname === link.path), page.keyboard.press('Enter')]);
    return link;
  }
  throw new Error(`no such link within ${most} presses of Tab on ${page.url()}`);
}

const kind = page => page.evaluate(() => document.body.className);

for (const [lang, start] of [['en', '/'], ['es', '/es/']]) for (const [name, viewport] of [['phone', PHONE], ['desktop', DESKTOP]])
  test(`home → division → area → huddle → commitment → back to the huddle (${lang}, ${name})`, { timeout: 120_000 }, async () => {
    const view = await open(browser, site.base, { viewport });
    await view.go(start);
    const path = what => new RegExp(`^${start}${what}$`);
    await press(view, l => l.path.endsWith('#divisions'));
    await press(view, l => path('divisions/[^/]+/').test(l.path));
    assert.equal(await kind(view.page), 'kind-division');
    await press(view, l => path('divisions/[^/]+/(?!huddles)[^/]+/').test(l.path));
    assert.equal(await kind(view.page), 'kind-area');
    await press(view, l => path('huddles/2026-[^/]+/').test(l.path));
    assert.equal(await kind(view.page), 'kind-huddle');
    if (!await view.page.locator('main a[href*="commitments/"]').count()) await press(view, l => path('huddles/20[^/]+/').test(l.path));
    const huddle = new URL(view.page.url()).pathname;
    const promise = await press(view, l => path('commitments/[^/]+/[^/]+/').test(l.path));
    assert.equal(await kind(view.page), 'kind-commitment');
    assert.ok(await view.page.locator('.state-now .tag').count() === 1, 'its state is told');
    assert.ok(await view.page.locator('#story').count() === 1, 'its story is told');
    assert.ok(promise.text.length > 10);
    await press(view, l => path('huddles/[^/]+/').test(l.path));
    assert.ok(new URL(view.page.url()).pathname.startsWith(`${start}huddles/`), huddle);
    assert.equal(await view.page.evaluate(() => document.documentElement.lang), lang);
    assert.deepEqual(view.wrong, []);
    await view.close();
  });

test('a journalist: outcomes → overdue → the commitment longest overdue, with its due date and owner', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  await view.go('/');
  await press(view, l => l.path === '/outcomes/', { within: '.nav' });
  await press(view, l => l.path === '/outcomes/overdue/');
  const since = await view.page.locator('.promise .state').allInnerTexts();
  const days = since.map(text => Date.parse(/Overdue since (\w+ \d+, \d+); (last|no) news/.exec(text)?.[1]));
  assert.ok(days.length > 3 && days.every(Number.isFinite), since.join('; '));
  const parts = await view.page.locator('.results .list').evaluateAll(lists => lists.map(list => list.children.length));
  for (let from = 0; parts.length; from += parts.shift()) {
    const part = days.slice(from, from + parts[0]);
    assert.deepEqual(part, [...part].sort((a, b) => a - b), 'in each part the longest overdue comes first');
  }
  await press(view, l => l.path.startsWith('/commitments/'));
  const facts = await view.page.locator('.facts').first().innerText();
  assert.match(facts, /Owner/);
  assert.match(facts, /Due/);
  assert.match(await view.page.locator('.state-now').innerText(), /^Overdue since \w+ \d+, \d{4}\b.*\. (Last heard|Nobody has reported|No news)/);
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('the figures of the home page are the lengths of the lists they lead to', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  await view.go('/');
  const figures = await view.page.locator('.figures a').evaluateAll(links => links.map(a => ({ path: new URL(a.href).pathname, count: Number(a.querySelector('strong').textContent.replace(/\D/g, '')) })));
  assert.equal(figures.length, 5);
  for (const { path, count } of figures) {
    let seen = 0;
    for (let next = path; next;) {
      await view.go(next);
      seen += await view.page.locator('.item.promise').count();
      const link = view.page.locator('.pager a[rel=next]');
      next = await link.count() ? new URL(await link.evaluate(a => a.href)).pathname : '';
    }
    assert.equal(seen, count, path);
  }
  await view.close();
});

test('the language link keeps the page and comes back', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  for (const at of ['/', '/divisions/harbor/', '/outcomes/overdue/', '/huddles/2026/', '/about/']) {
    await view.go(at);
    await press(view, l => l.path === `/es${at}`, { within: '.langs' });
    assert.equal(await view.page.evaluate(() => document.documentElement.lang), 'es');
    assert.match(await view.page.locator('.nav').innerText(), /Inicio/);
    await press(view, l => l.path === at, { within: '.langs' });
    assert.equal(await view.page.evaluate(() => document.documentElement.lang), 'en');
  }
  await view.close();
});

test('an untranslated huddle tells a Spanish reader, in Spanish, and marks the English', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  await view.go('/es/huddles/');
  const links = await view.page.locator('.name a[lang=en]').evaluateAll(list => list.map(a => new URL(a.href).pathname));
  assert.ok(links.length > 3, 'titles in English are marked in the list');
  await view.go(links.at(-1));
  assert.match(await view.page.locator('.note.translation').innerText(), /aún no tiene traducción\. Se muestra en inglés/);
  assert.equal(await view.page.locator('h1').getAttribute('lang'), 'en');
  assert.equal(await view.page.locator('.prose').first().getAttribute('lang'), 'en');
  assert.match(await view.page.locator('.facts').first().innerText(), /Cuándo[\s\S]*\d+ de [a-z]+ de 20\d\d/);
  await view.close();
});

for (const [lang, start, box] of [['en', '/', /Link to a paragraph/], ['es', '/es/', /Enlace a un párrafo/]])
  test(`the address of a paragraph is found with the keyboard, on a narrow phone and without a script, and leads there (${lang})`, { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(new URL(`${start}huddles/2026-09-10-harbor-1/`, site.base).href);
    const codes = page.locator('.prose [id^="p-"]');
    const ids = await codes.evaluateAll(list => list.map(e => e.id));
    assert.ok(ids.length > 5 && new Set(ids).size === ids.length, ids.join());
    const shown = id => page.evaluate(id => getComputedStyle(document.getElementById(id), '::before').content, id);
    assert.equal(await shown(ids[1]), 'none', 'nothing is shown before it is asked for');
    assert.equal(await page.locator('.prose a[href^="#p-"]').count(), 0, 'no paragraph has a link that the keyboard stops at');
    assert.match(await page.locator('.link-to summary').innerText(), box);
    await page.locator('.link-to summary').focus();
    await page.keyboard.press('Enter');
    assert.ok((await shown(ids[1])).includes(ids[1]), 'its address is shown before it');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the phone');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await shown(ids[1]), 'none', 'addresses are not printed');
    await page.emulateMedia({ media: 'screen' });
    await page.goto(new URL(`${start}huddles/2026-09-10-harbor-1/#${ids.at(-1)}`, site.base).href);
    assert.equal(await page.locator(':target').getAttribute('id'), ids.at(-1));
    assert.ok(await page.locator(':target').evaluate(e => e.getBoundingClientRect().top < innerHeight), 'the page is there');
    await context.close();
  });

test('a press on the citation selects all of it, without a script', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL('/commitments/2025-10-09-harbor-1/pier-crossing/', site.base).href);
  const citation = page.locator('.citation');
  await citation.click();
  assert.equal(await page.evaluate(() => String(getSelection()).trim()), (await citation.innerText()).trim());
  await context.close();
});

for (const [lang, path, done, offered] of [['en', '/commitments/2025-10-09-harbor-1/pier-crossing/', 'Copied', true], ['es', '/es/huddles/2026-05-07-central-2/', 'Copiada', false]])
  test(`a button copies the citation, with the keyboard, and says so (${lang}, ${offered ? 'a clipboard for scripts' : 'a selection'})`, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport: PHONE });
    if (offered) await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(site.base).origin });
    // Browsers offer it neither to old phones nor to addresses without TLS.
    else await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }));
    const page = await context.newPage();
    await page.goto(new URL(path, site.base).href);
    // What the script adds has its place.
    const source = () => page.locator('.aside .meta').last().evaluate(e => e.getBoundingClientRect().top + scrollY);
    const [added, kept] = [await source(), await page.evaluate(() => { document.querySelector('.copy').hidden = true; }).then(source)];
    assert.ok(Math.abs(added - kept) < 1, `${added - kept} pixels`);
    await page.evaluate(() => { document.querySelector('.copy').hidden = false; });
    await page.locator('.copy button').focus();
    const top = () => page.evaluate(() => document.querySelector('.copy').getBoundingClientRect().top + scrollY);
    const before = await top();
    await page.keyboard.press('Enter');
    await page.locator('.copy [role=status]', { hasText: done }).waitFor();
    // A scrolled page is told to a fraction of a pixel.
    assert.ok(Math.abs(await top() - before) < 1, 'nothing moves');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the phone');
    // What was copied, as another place gets it.
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<textarea id="elsewhere"></textarea>'));
    await page.locator('#elsewhere').focus();
    await page.keyboard.press('Control+V');
    assert.equal((await page.locator('#elsewhere').inputValue()).trim(), (await page.locator('.citation').innerText()).trim());
    await context.close();
  });

test('without a script there is no button that does nothing', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(new URL('/commitments/2025-10-09-harbor-1/pier-crossing/', site.base).href);
  assert.equal(await page.locator('.copy').count(), 0);
  await context.close();
});
