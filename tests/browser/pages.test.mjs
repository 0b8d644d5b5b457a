// One page of every kind, in both languages, in Chromium: phone and desktop, light and dark, keyboard, paper, no script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { chosen } from './lib/kinds.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';

const root = folder(), { chosen: list } = chosen(pages(root));
const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);
let site, browser;

before(async () => { site = await serve(root); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

describe('pages', { concurrency: 2 }, () => {
  for (const { at, names } of list) test(`${at}  ${names.join('; ')}`, { timeout: 240_000 }, async t => {
    const missing = at === '/404.html', address = missing ? '/no/such/page/' : at, options = { missing };
    const lang = at.startsWith('/es/') ? 'es' : 'en';
    const view = await open(browser, site.base, { slow: 1 }), plain = await open(browser, site.base, { javaScriptEnabled: false });
    try {
      for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) await t.test(`loads whole on a ${name}, asking nobody else; nothing moves`, async () => {
        await view.page.setViewportSize(size);
        await view.go(address, options);
        none([...await check.basics(view, { lang }), ...await check.shifts(view), ...view.wrong.splice(0)]);
      });
      await t.test('fits 320 px, text at 200 %, wider text spacing', async () => none(await check.reflow(view)));
      await t.test('400 %: 320 × 256 px', async () => none(await check.zoomed(view)));
      await t.test('less motion', async () => none(await check.motion(view)));
      await t.test('axe: WCAG 2.2 AA and good practice, phone and desktop, light and dark', async () => none(await check.axe(view)));
      await t.test('targets are large enough', async () => none(await check.targets(view)));
      await t.test('forced colours', async () => none(await check.forced(view)));
      await t.test('on paper', async () => none(await check.paper(view)));
      await t.test('keyboard alone', async () => none(await check.keyboard(view, address, options)));
      await t.test('the same words without JavaScript', async () => none([...await check.withoutScript(view, plain, address, options), ...view.wrong, ...plain.wrong]));
    } finally { await view.close(); await plain.close(); }
  });
});
