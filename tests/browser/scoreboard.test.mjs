// The scoreboard: charts and tables say the same, nothing hangs on colour, text keeps its size, paper and forced colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { folder } from './lib/site.mjs';

let site, browser;
before(async () => { site = await serve(folder()); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

/** Runs with an open page, and asks that nothing went wrong there. */
async function at(address, options, body) {
  const view = await open(browser, site.base, options);
  try { await view.go(address); await body(view.page, view); assert.deepEqual(view.wrong, []); } finally { await view.close(); }
}

/** The rows of the table after a heading: [[head, cell, …], …]. */
const table = (page, heading) => page.locator(`section:has(> #${heading}) table tr`).evaluateAll(rows => rows.map(r => [...r.children].map(c => c.textContent.trim())));
/** Bars with their parts: kind, share of the width, the number on it. */
const bars = page => page.locator('.bars > li').evaluateAll(list => list.map(li => ({
  year: li.querySelector('strong').textContent, said: li.querySelector('svg')?.getAttribute('aria-label') ?? '',
  parts: [...(li.querySelectorAll('rect') ?? [])].map(r => ({ kind: r.getAttribute('class'), width: parseFloat(r.getAttribute('width')), fill: r.getAttribute('fill') ?? '', number: r.nextElementSibling?.tagName === 'text' ? Number(r.nextElementSibling.textContent) : null })),
})));
const KINDS = ['kept', 'kept-late', 'open', 'late', 'dropped', 'replaced'];

for (const start of ['/', '/es/']) test(`bars are as long as the table says, number by number (${start})`, { timeout: 60_000 }, async () => {
  await at(`${start}scoreboard/`, { viewport: DESKTOP }, async page => {
    const rows = (await table(page, 'years')).slice(1, -1), drawn = await bars(page);
    assert.deepEqual(drawn.map(b => b.year), rows.map(r => r[0]));
    const most = Math.max(...rows.map(r => Number(r[1])));
    for (const [n, bar] of drawn.entries()) {
      const counts = rows[n].slice(2, 8).map(Number);
      assert.equal(counts.reduce((a, b) => a + b), Number(rows[n][1]));
      assert.deepEqual(bar.parts.map(p => p.kind), KINDS.filter((_, at) => counts[at] > 0));
      for (const part of bar.parts) {
        const count = counts[KINDS.indexOf(part.kind)];
        assert.ok(Math.abs(part.width - count * 100 / most) < .02, `${part.width} % for ${count} of ${most}`);
        if (part.number !== null) assert.equal(part.number, count);
      }
      for (const count of counts.filter(c => c > 0)) assert.match(bar.said, new RegExp(`: ${count}(;|$)`));
    }
  });
});

test('columns of months are those of their table', { timeout: 60_000 }, async () => {
  for (const address of ['/scoreboard/', '/divisions/harbor/']) await at(address, { viewport: DESKTOP }, async page => {
    const held = (await page.locator('.months text:not(.month)').allTextContents()).map(Number).reduce((a, b) => a + b);
    const rows = await page.locator('details table tbody tr').evaluateAll(list => list.map(r => [...r.querySelectorAll('td')].map(c => Number(c.textContent))));
    assert.equal(held, rows.reduce((sum, [count]) => sum + count, 0));
    assert.equal(await page.locator('.months rect.open').count(), rows.filter(([, off]) => off > 0).length);
  });
});

test('no part hangs on colour: pattern, number and word', { timeout: 60_000 }, async () => {
  await at('/scoreboard/', { viewport: DESKTOP }, async page => {
    const looks = await page.locator('.legend rect').evaluateAll(list => list.map(r => { const s = getComputedStyle(r); return [r.getAttribute('fill') ?? (s.fill === 'none' ? 'empty' : 'full'), s.strokeDasharray].join(' '); }));
    assert.equal(looks.length, KINDS.length);
    assert.equal(new Set(looks).size, KINDS.length, looks.join(', '));
    const words = await page.locator('.legend li').allInnerTexts();
    assert.equal(new Set(words.map(w => w.trim())).size, KINDS.length);
    const inks = await page.locator('.bars rect').evaluateAll(list => [...new Set(list.map(r => getComputedStyle(r).stroke))]);
    assert.equal(inks.length, 1, 'one ink: no colour praises or blames');
    for (const id of await page.locator('.bars rect[fill^="url"]').evaluateAll(list => list.map(r => r.getAttribute('fill').slice(5, -1)))) assert.equal(await page.locator(`pattern[id="${id}"]`).count(), 1, id);
  });
});

for (const width of [320, PHONE.width]) test(`text of charts and tables is at least 12 px at ${width} px, and nothing overlaps or sticks out`, { timeout: 60_000 }, async () => {
  for (const address of ['/scoreboard/', '/es/scoreboard/', '/divisions/harbor/']) await at(address, { viewport: { width, height: 700 } }, async page => {
    const wrong = await page.evaluate(() => {
      const wrong = [];
      for (const text of document.querySelectorAll('.chart text')) {
        const size = parseFloat(getComputedStyle(text).fontSize), box = text.getBoundingClientRect();
        if (size < 12) wrong.push(`${size} px: ${text.textContent}`);
        if (box.left < 0 || box.right > innerWidth) wrong.push(`sticks out: ${text.textContent}`);
        const bar = text.previousElementSibling;
        if (text.closest('.bars') && bar?.tagName === 'rect' && box.width > bar.getBoundingClientRect().width) wrong.push(`wider than its part: ${text.textContent}`);
      }
      for (const cell of document.querySelectorAll('.stacked th, .stacked td, figcaption, .legend li')) if (parseFloat(getComputedStyle(cell).fontSize) < 16) wrong.push(`small: ${cell.textContent}`);
      for (const year of document.querySelectorAll('.months')) {
        const boxes = [...year.querySelectorAll('.month')].map(t => t.getBoundingClientRect());
        boxes.forEach((b, n) => { if (n && b.left < boxes[n - 1].right) wrong.push('months overlap'); });
      }
      if (document.documentElement.scrollWidth > innerWidth) wrong.push(`${document.documentElement.scrollWidth} px wide`);
      return wrong;
    });
    assert.deepEqual(wrong, []);
    const labels = await page.locator('.wide td').evaluateAll(cells => cells.map(c => getComputedStyle(c, '::before').content));
    assert.ok(labels.every(l => l.length > 3 && l !== 'none'), 'each cell says what it is');
  });
});

test('forced colours and paper keep every part apart', { timeout: 60_000 }, async () => {
  await at('/scoreboard/', { viewport: DESKTOP }, async page => {
    const seen = () => page.locator('.bars rect').evaluateAll(list => list.map(r => { const s = getComputedStyle(r); return { stroke: s.stroke, ground: getComputedStyle(document.body).backgroundColor, width: r.getBoundingClientRect().width }; }));
    await page.emulateMedia({ forcedColors: 'active' });
    for (const part of await seen()) assert.notEqual(part.stroke, part.ground);
    await page.emulateMedia({ forcedColors: 'none', media: 'print', colorScheme: 'dark' });
    for (const part of await seen()) { assert.equal(part.stroke, 'rgb(0, 0, 0)'); assert.ok(part.width > 2); }
    assert.equal(await page.locator('#years ~ .scroll thead').evaluate(e => getComputedStyle(e).display), 'table-header-group');
  });
});

test('home and outcomes lead to the scoreboard, and every part of the city leads there too', { timeout: 60_000 }, async () => {
  for (const address of ['/', '/outcomes/', '/divisions/central/', '/divisions/central/central-2/', '/topics/noise/', '/organizations/city-transport/'])
    await at(address, { viewport: PHONE }, async page => assert.ok(await page.locator('main a[href$="scoreboard/"]').count() === 1, address));
});
