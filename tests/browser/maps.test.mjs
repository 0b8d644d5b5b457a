// Maps: by mouse, by keyboard, by name, and within their weight.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { folder } from './lib/site.mjs';

let site, browser;
before(async () => { site = await serve(folder()); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

for (const [name, viewport] of [['phone', PHONE], ['desktop', DESKTOP]])
  test(`from the map of the city to an area, by its shapes (${name})`, { timeout: 60_000 }, async () => {
    const view = await open(browser, site.base, { viewport });
    await view.go('/divisions/');
    const map = view.page.getByRole('group', { name: /^Map of the divisions/ });
    assert.equal(await map.getByRole('link').count(), 4);
    await map.getByRole('link', { name: /^Northgate Division/ }).locator('text').click();
    await view.page.waitForURL('**/divisions/northgate/');
    await view.page.locator('.map svg').getByRole('link', { name: 'Response Area 3', exact: true }).locator('text').click();
    await view.page.waitForURL('**/divisions/northgate/northgate-3/');
    assert.equal(await view.page.locator('.map .here title').textContent(), 'Response Area 3');
    assert.deepEqual(view.wrong, []);
    await view.close();
  });

test('every shape is a stop of the Tab key, is seen to have the focus, and has a link of words on the page', { timeout: 60_000 }, async () => {
  const view = await open(browser, site.base);
  for (const at of ['/divisions/', '/divisions/harbor/', '/es/divisions/central/']) {
    await view.go(at);
    const shapes = await view.page.locator('.map svg a').evaluateAll(list => list.map(a => a.href.baseVal));
    const words = await view.page.locator('main a:not(.map svg a)').evaluateAll(list => list.map(a => a.getAttribute('href')));
    assert.ok(shapes.length > 2 && shapes.every(href => words.includes(href)), at);
    const plain = await view.page.locator('.map svg a path').first().evaluate(path => getComputedStyle(path).fill);
    const seen = [];
    for (let n = 0; n < 60 && seen.length < shapes.length; n++) {
      await view.page.keyboard.press('Tab');
      const stop = await view.page.evaluate(() => { const a = document.activeElement; return a.closest('.map svg') ? { href: a.href.baseVal, fill: getComputedStyle(a.querySelector('path')).fill } : null; });
      if (stop) { seen.push(stop.href); assert.notEqual(stop.fill, plain, stop.href); }
    }
    assert.deepEqual(seen, shapes, at);
  }
  assert.deepEqual(view.wrong, []);
  await view.close();
});

test('a label is inside its shape', { timeout: 60_000 }, async () => {
  const view = await open(browser, site.base);
  for (const at of ['/divisions/', '/divisions/harbor/', '/divisions/northgate/', '/divisions/westfield/', '/divisions/central/', '/divisions/northgate/northgate-4/']) {
    await view.go(at);
    const outside = await view.page.locator('.map text').evaluateAll(list => list.filter(text => {
      const at = text.ownerSVGElement.createSVGPoint();
      [at.x, at.y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
      return !text.parentNode.querySelector('path').isPointInFill(at);
    }).map(text => text.textContent));
    assert.deepEqual(outside, [], at);
  }
  await view.close();
});
