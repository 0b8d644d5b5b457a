// The scoreboard: one sentence, bars with their numbers beside them, short on a phone also at 1,000 huddles, the whole tables on a
// page of their own; nothing hangs on colour, paper and forced colours, the keyboard, no script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';

const limit = { timeout: 120_000 };
const PHONE = { width: 375, height: 812 }, NARROW = { width: 320, height: 640 };
const BOTH = ['/scoreboard/', '/scoreboard/method/'];
/** The height of the scoreboard on a phone, in pixels: it was 20,391 at 1,000 huddles. */
const HIGHEST = 4_000;

let sample, large, browser;
before(async () => { [sample, large, browser] = [await serve(folder()), await serve(folder('HUDDLE_SITE_LARGE')), await launch()]; });
after(async () => { await browser?.close(); await sample?.close(); await large?.close(); });

/** Runs with an open page of a site, and asks that nothing went wrong there. */
async function at(site, address, options, body) {
  const view = await open(browser, site.base, options);
  try { await view.go(address); await body(view.page, view); assert.deepEqual(view.wrong, []); } finally { await view.close(); }
}

/** Rows of the boards as they are seen: [{name, parts of the bar with their widths, texts that are visible}]. */
const rows = page => page.locator('.board tbody tr').evaluateAll(list => list.map(tr => ({
  name: tr.querySelector('th').innerText.trim(),
  bar: [...tr.querySelectorAll('rect')].map(r => [r.getAttribute('class'), parseFloat(r.getAttribute('width'))]),
  cells: [...tr.querySelectorAll('td')].map(td => (td.checkVisibility() ? td.innerText.trim() : null)),
})));

for (const [name, site] of Object.entries({ 'the sample': () => sample, '1,000 huddles': () => large }))
  for (const start of ['/', ...(name === 'the sample' ? ['/es/'] : [])]) {
    test(`on a phone the scoreboard is short and has no zeros (${name}, ${start})`, limit, async t => {
      for (const viewport of [PHONE, NARROW]) await at(site(), `${start}scoreboard/`, { viewport }, async page => {
        const seen = await page.evaluate(() => ({ high: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth }));
        t.diagnostic(`${name} ${start}: ${seen.high} px high at ${viewport.width} px`);
        assert.ok(seen.wide <= viewport.width, `${seen.wide} px wide`);
        if (viewport === PHONE) assert.ok(seen.high <= HIGHEST, `${seen.high} px high`);
        const list = await rows(page);
        assert.ok(list.length >= 10, `${list.length} rows`);
        for (const row of list) for (const cell of row.cells.filter(c => c !== null)) {
          assert.doesNotMatch(cell, /^0\b/, `${row.name}: ${cell}`);
          assert.match(cell, /\p{L}{3}/u, `${row.name}: ${cell} says what it is`);
        }
      });
    });

    test(`bars are as long as the numbers beside them say (${name}, ${start})`, limit, async () => {
      await at(site(), `${start}scoreboard/`, { viewport: DESKTOP }, async page => {
        const list = await rows(page);
        let drawn = 0;
        for (const { name, bar, cells: [share, onTime, late, undated, notKept] } of list) {
          if (onTime === undefined) { assert.deepEqual(bar, [], name); continue; }
          const [, part, whole] = /(\d[\d,.]*) (?:of|de) (\d[\d,.]*)/.exec(share).map(n => Number(n.replace(/[,.]/g, '')));
          const [a, b, c, d] = [onTime, late, undated, notKept].map(n => Number(n.replace(/[,.]/g, '')));
          assert.equal(a + b + c, part, name);
          assert.equal(part + d, whole, name);
          // A bar is a share: of fewer than ten there is none, as there are no per cent.
          assert.equal(bar.length > 0, whole >= 10, name);
          assert.equal(/%/.test(share), whole >= 10, `${name}: ${share}`);
          if (!bar.length) continue;
          drawn++;
          const width = kinds => bar.filter(([kind]) => kinds.includes(kind)).reduce((sum, [, w]) => sum + w, 0);
          for (const [kinds, count] of [[['kept'], a + c], [['kept-late'], b], [['open', 'dropped'], d]])
            assert.ok(Math.abs(width(kinds) - count * 100 / whole) < .03, `${name}: ${kinds} ${width(kinds)} % for ${count} of ${whole}`);
        }
        assert.ok(drawn >= 3, `${drawn} bars`);
      });
    });
  }

test('columns of months are those of their table', limit, async () => {
  for (const address of ['/scoreboard/', '/divisions/harbor/']) await at(sample, address, { viewport: DESKTOP }, async page => {
    const held = (await page.locator('.months text:not(.month)').allTextContents()).map(Number).reduce((a, b) => a + b);
    const rows = await page.locator('details table tbody tr').evaluateAll(list => list.map(r => [...r.querySelectorAll('td')].map(c => Number(c.textContent))));
    assert.equal(held, rows.reduce((sum, [count]) => sum + count, 0));
    assert.equal(await page.locator('.months rect.open').count(), rows.filter(([, off]) => off > 0).length);
  });
});

test('the same sentence stands on the home page, the scoreboard and every page with figures, in both languages', limit, async () => {
  const forms = { en: /Of [\d,]+ commitments that can be judged, (?:none has been kept|[\d,]+ (?:was|were) kept: [^.]+)\./, es: /De [\d,.]+ compromisos que ya se pueden valorar, (?:todavía no se cumple nada|se cumpl(?:ió|ieron) [\d,.]+: [^.]+)\./ };
  for (const [language, form] of Object.entries(forms)) {
    const start = language === 'en' ? '/' : '/es/';
    const said = [];
    for (const address of [start, `${start}scoreboard/`]) await at(sample, address, { javaScriptEnabled: false }, async page => said.push(form.exec(await page.locator('main').innerText())?.[0]));
    assert.ok(said[0] && said[0] === said[1], said.join(' | '));
    // Folded on the pages of places, topics and owners.
    for (const address of ['divisions/central/', 'divisions/central/central-2/', 'topics/lighting/', 'organizations/city-transport/'])
      await at(sample, start + address, {}, async page => {
        await page.locator('#figures > summary').click();
        const text = await page.locator('#figures').innerText();
        assert.match(text, language === 'en' ? /that can be judged|can be judged yet/ : /valorar/, address);
      });
  }
});

test('no part hangs on colour: two tones and two outlines, each with its word', limit, async () => {
  for (const colorScheme of ['light', 'dark']) await at(sample, '/scoreboard/', { viewport: DESKTOP }, async page => {
    await page.emulateMedia({ colorScheme });
    const looks = await page.locator('.legend rect').evaluateAll(list => list.map(r => { const s = getComputedStyle(r); return [s.fill === 'none' ? 'empty' : `full ${s.fillOpacity}`, s.strokeDasharray].join(' '); }));
    assert.equal(looks.length, 4);
    assert.equal(new Set(looks).size, 4, looks.join(', '));
    const words = await page.locator('.legend li').allInnerTexts();
    assert.equal(new Set(words.map(w => w.trim())).size, 4);
    const inks = await page.locator('.board rect').evaluateAll(list => [...new Set(list.map(r => getComputedStyle(r).stroke))]);
    assert.equal(inks.length, 1, 'one ink: no colour praises or blames');
  });
});

test('forced colours and paper keep every part apart', limit, async () => {
  await at(sample, '/scoreboard/', { viewport: DESKTOP }, async page => {
    const seen = () => page.locator('.board rect').evaluateAll(list => list.map(r => { const s = getComputedStyle(r); return { kind: r.getAttribute('class'), fill: s.fill, opacity: s.fillOpacity, stroke: s.stroke, ground: getComputedStyle(document.body).backgroundColor, width: r.getBoundingClientRect().width }; }));
    const apart = list => assert.equal(new Set(list.filter(p => /kept/.test(p.kind)).map(p => p.fill + p.opacity)).size, 2);
    await page.emulateMedia({ forcedColors: 'active' });
    for (const part of await seen()) assert.notEqual(part.stroke, part.ground);
    apart(await seen());
    await page.emulateMedia({ forcedColors: 'none', media: 'print', colorScheme: 'dark' });
    for (const part of await seen()) { assert.equal(part.stroke, 'rgb(0, 0, 0)'); assert.ok(part.width > 1); }
    apart(await seen());
    assert.equal(await page.locator('.board thead').first().evaluate(e => getComputedStyle(e).display), 'table-header-group');
  });
});

test('the whole tables scroll by themselves on a phone, with the heads of their rows in sight, by the keyboard too', limit, async t => {
  for (const [name, site] of Object.entries({ sample, large })) await at(site, '/scoreboard/method/', { viewport: NARROW }, async page => {
    const seen = await page.evaluate(() => ({ high: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth }));
    t.diagnostic(`${name}: the page of whole tables is ${seen.high} px high`);
    assert.ok(seen.wide <= NARROW.width, `${seen.wide} px wide`);
    const box = page.locator('#divisions ~ .scroll');
    assert.ok(await box.evaluate(e => e.scrollWidth > e.clientWidth), 'there is something to scroll to');
    await box.focus();
    for (let n = 0; n < 8; n++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#divisions ~ .scroll').scrollLeft > 100);
    const [head, frame] = await Promise.all([box.locator('tbody th').first().boundingBox(), box.boundingBox()]);
    assert.ok(head.x >= frame.x - 1 && head.x < frame.x + 20, `${head.x} in ${frame.x}`);
    const empty = await page.locator('.figures-table').evaluateAll(tables => tables.flatMap(table => [...table.tHead.rows[0].cells].map((cell, n) => [cell.textContent, [...table.tBodies[0].rows].every(r => r.cells[n].textContent === '0')])).filter(([, all]) => all));
    assert.deepEqual(empty, [], 'columns of zeros');
  });
});

test('with the keyboard alone and without a script: from the home page to a bar, to all topics, and back', limit, async () => {
  await at(sample, '/', { javaScriptEnabled: false, viewport: PHONE }, async page => {
    const follow = async href => {
      for (let n = 0; n < 150; n++) {
        await page.keyboard.press('Tab');
        if ((await page.locator(':focus').getAttribute('href'))?.endsWith(href)) break;
      }
      const from = page.url();
      await page.keyboard.press('Enter');
      await page.waitForURL(url => url.href !== from);
    };
    await follow('scoreboard/');
    assert.match(page.url(), /\/scoreboard\/$/);
    await follow('method/#topics');
    assert.match(page.url(), /\/scoreboard\/method\/#topics$/);
    assert.ok(await page.locator('#topics').isVisible());
    await follow('topics/noise/');
    assert.match(page.url(), /\/topics\/noise\/$/);
  });
});

test('axe finds nothing on the scoreboard and on its tables', limit, async () => {
  for (const site of [sample, large]) for (const address of BOTH) {
    const view = await open(browser, site.base);
    await view.go(address);
    assert.deepEqual(await check.axe(view, { views: { narrow: NARROW, desktop: DESKTOP } }), [], address);
    await view.close();
  }
});

test('home and outcomes lead to the scoreboard, and every part of the city leads there too', limit, async () => {
  for (const address of ['/', '/outcomes/', '/divisions/central/', '/divisions/central/central-2/', '/topics/noise/', '/organizations/city-transport/'])
    await at(sample, address, { viewport: PHONE }, async page => assert.ok(await page.locator('main a[href$="scoreboard/"]').count() === 1, address));
  const kinds = pages(folder()).filter(p => p.kind.startsWith('scoreboard')).map(p => p.at);
  assert.deepEqual(kinds.sort(), ['/es/scoreboard/', '/es/scoreboard/method/', '/scoreboard/', '/scoreboard/method/']);
});
