// What pages weigh over the wire: every page of the sample against the budget of its kind.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, launch, open } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { ORIGIN, files, folder, pages } from './lib/site.mjs';
import { DATA, scripts, table, weigh, wire } from './lib/weight.mjs';

const root = folder(), all = pages(root), weights = all.map(page => weigh(root, page, { origin: ORIGIN }));
const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);
let site, browser;
before(async () => { site = await serve(root); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

test('every page is within the budget of its kind and loads nothing from another host', t => {
  for (const line of table(weights)) t.diagnostic(line);
  for (const kind of ['home', 'division', 'area', 'huddle']) assert.ok(weights.filter(w => w.kind === kind).length >= 2, `pages of the kind "${kind}"`);
  none(weights.flatMap(w => w.wrong));
});
test('every script is short and names no other host', () => none(scripts(root, files(root), { origin: ORIGIN })));
test('a browser loads what was counted; data that scripts ask for is told apart', { timeout: 240_000 }, async t => {
  const heaviest = new Map();
  for (const w of weights) if (w.kind !== 'not_found' && !(heaviest.get(w.kind)?.total > w.total)) heaviest.set(w.kind, w);
  const wrong = [];
  for (const w of heaviest.values()) {
    const view = await open(browser, site.base, { viewport: DESKTOP });
    const asked = new Set(), data = new Set();
    view.page.on('request', request => {
      const at = decodeURIComponent(new URL(request.url()).pathname);
      if (at !== w.at) (['fetch', 'xhr'].includes(request.resourceType()) ? data : asked).add(at.slice(1));
    });
    await view.go(w.at);
    await view.page.waitForLoadState('networkidle');
    for (const file of asked) if (!w.files.has(file) && !w.lazyFiles.has(file)) wrong.push(`${w.at}: ${file} was loaded and not counted`);
    const size = [...data].reduce((sum, file) => sum + wire(file, fs.readFileSync(path.join(root, file))), 0);
    if (size) t.diagnostic(`${w.at}: its script asks for ${size} bytes of data: ${[...data].join(', ')}`);
    if (size > DATA) wrong.push(`${w.at}: its script asks for ${size} bytes of data before anybody does anything, ${DATA} are allowed`);
    wrong.push(...view.wrong);
    await view.close();
  }
  none(wrong);
});
