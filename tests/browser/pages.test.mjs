// One page of every kind, in both languages, in Chromium: phone and desktop, light and dark, keyboard, paper, no script.
import { after, before, describe, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { chosen } from './lib/kinds.mjs';
import { serve } from './lib/serve.mjs';
import { folder, pages } from './lib/site.mjs';
import { everyWay } from './lib/whole.mjs';

const root = folder(), { chosen: list } = chosen(pages(root));
let site, browser;

before(async () => { site = await serve(root); browser = await launch(); });
after(async () => { await browser?.close(); await site?.close(); });

describe('pages', { concurrency: 2 }, () => {
  for (const { at, names } of list) test(`${at}  ${names.join('; ')}`, { timeout: 240_000 }, async t => {
    const missing = at === '/404.html';
    await everyWay(t, browser, site.base, missing ? '/no/such/page/' : at, { lang: at.startsWith('/es/') ? 'es' : 'en', missing });
  });
});
