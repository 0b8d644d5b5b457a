// Linked data in a browser: data that it can read, that runs nothing, and that the page's policy has nothing against.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { KINDS } from './lib/kinds.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';

let site, browser;
before(async () => { site = await serve(folder()); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

const violations = () => { window.stopped = []; document.addEventListener('securitypolicyviolation', e => window.stopped.push(`${e.violatedDirective} ${e.blockedURI}`)); };
const read = () => [...document.querySelectorAll('script[type="application/ld+json"]')].map(s => JSON.parse(s.textContent));

test('on every kind of page a browser can read the linked data, and no policy stops it', { timeout: 120_000 }, async () => {
  const view = await open(browser, site.base);
  await view.context.addInitScript(violations);
  const types = new Set(), all = pages(folder());
  for (const [kind, is] of Object.entries(KINDS)) {
    const at = all.find(is)?.at;
    assert.ok(at, `no page of the sample is of the kind "${kind}"`);
    await view.go(at, { missing: at === '/404.html' });
    const blocks = await view.page.evaluate(read);
    assert.deepEqual(await view.page.evaluate(() => window.stopped), [], kind);
    assert.ok(at === '/404.html' || at.includes('/commitments/') || blocks.length, `${kind} says nothing`);
    if (at.includes('/commitments/')) assert.deepEqual(blocks, [], `${kind} says something`);
    for (const block of blocks) types.add(block['@type']);
  }
  assert.deepEqual([...types].sort(), ['BreadcrumbList', 'Dataset', 'Event', 'GovernmentOrganization', 'WebSite']);
  assert.deepEqual(view.wrong, []);
  await view.close();
});
