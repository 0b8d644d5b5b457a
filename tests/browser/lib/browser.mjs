// Chromium, driven by playwright-core; nothing leaves the machine.
import fs from 'node:fs';
import { chromium } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };
/** The one without a window, where it is installed: it lays out and paints the same, with a quarter less work. */
export const CHROMIUM = process.env.CHROMIUM || ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium'].find(at => fs.existsSync(at)) || '/usr/bin/chromium';
export const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: QUIET, chromiumSandbox: false });

/** Every time that something on the page moves by itself, with what moved. Read by `shifts` of checks.mjs. */
const watchShifts = () => {
  window.shifts = [];
  const name = source => source.node?.outerHTML?.slice(0, 80) ?? source.node?.textContent?.slice(0, 60) ?? 'something that is gone';
  const note = entries => { for (const e of entries) if (!e.hadRecentInput) window.shifts.push({ value: e.value, moved: e.sources.map(name) }); };
  const observer = new PerformanceObserver(list => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  window.lookForShifts = () => note(observer.takeRecords());
};
/** How late files come, in ms, times `slow`: the page is seen before its pictures are. */
const LATE = { stylesheet: 40, image: 150, font: 150, script: 100 };

/** A page that writes down what goes wrong: console errors, failed requests, other hosts. */
export async function open(browser, base, { viewport = DESKTOP, javaScriptEnabled = true, slow = 0 } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const host = new URL(base).host, wrong = [];
  let expected404 = '';
  if (javaScriptEnabled) await context.addInitScript(watchShifts);
  await context.route('**/*', async route => {
    const url = new URL(route.request().url());
    const late = slow * (LATE[route.request().resourceType()] ?? 0);
    if (late) await new Promise(done => setTimeout(done, late));
    if (url.host === host || url.protocol === 'data:') return route.continue().catch(() => {}); // the page may be gone by now
    wrong.push(`asks another host: ${url.href}`);
    return route.abort();
  });
  page.on('response', r => { if (r.status() >= 400 && r.url() !== expected404) wrong.push(`${r.status()} for ${r.url()}`); });
  // ERR_ABORTED: the next page was opened before the icon of the last had come.
  page.on('requestfailed', r => { if (new URL(r.url()).host === host && r.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`failed: ${r.url()} ${r.failure()?.errorText}`); });
  page.on('pageerror', e => wrong.push(`script error: ${e.message}`));
  page.on('console', m => { if (['error', 'warning'].includes(m.type()) && !(expected404 && m.location().url === expected404)) wrong.push(`console: ${m.text()}`); });
  return {
    page, context, wrong,
    async go(address, { missing = false } = {}) {
      const url = new URL(address.replace(/^\//, ''), base).href;
      expected404 = missing ? url : '';
      await page.goto(url, { waitUntil: 'load' });
    },
    close: () => context.close(),
  };
}
