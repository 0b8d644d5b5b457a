// What is asked of every page, each as a test of its own.
import assert from 'node:assert/strict';
import { DESKTOP, PHONE, open } from './browser.mjs';
import * as check from './checks.mjs';

const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);

/**
 * Looks at the page at `address` in each way in which people have it. `missing`: the server answers that there is none.
 * A page in the second language has the elements, styles and scripts of the first one's: its words are what may not fit.
 */
export async function everyWay(t, browser, base, address, { lang, missing = false }) {
  const first = lang === 'en', options = { missing };
  const [schemes, views] = first ? [['light', 'dark'], { phone: PHONE, desktop: DESKTOP }] : [['light'], { phone: PHONE }];
  const view = await open(browser, base, { slow: 1 }), plain = await open(browser, base, { javaScriptEnabled: false });
  try {
    for (const [name, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) await t.test(`loads whole on a ${name}, asking nobody else; nothing moves`, async () => {
      await view.page.setViewportSize(size);
      await view.go(address, options);
      none([...await check.basics(view, { lang }), ...await check.shifts(view), ...view.wrong.splice(0)]);
    });
    await t.test('fits 320 px, text at 200 %, wider text spacing', async () => none(await check.reflow(view)));
    await t.test('400 %: 320 × 256 px', async () => none(await check.zoomed(view)));
    await t.test(`axe: WCAG 2.2 AA and good practice, ${Object.keys(views).join(' and ')}, ${schemes.join(' and ')}`, async () => none(await check.axe(view, { views, schemes })));
    await t.test('targets are large enough', async () => none(await check.targets(view)));
    if (first) {
      await t.test('less motion', async () => none(await check.motion(view)));
      await t.test('forced colours', async () => none(await check.forced(view)));
      await t.test('on paper', async () => none(await check.paper(view)));
      await t.test('keyboard alone', async () => none(await check.keyboard(view, address, options)));
    }
    await t.test('the same words without JavaScript', async () => none([...await check.withoutScript(view, plain, address, options), ...view.wrong, ...plain.wrong]));
  } finally { await view.close(); await plain.close(); }
}
