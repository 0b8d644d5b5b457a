// A combined site of three departments (the sample, one with names of its own, a small one): every page as a file,
// one of each kind in Chromium.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fs from 'node:fs';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { files, folder, pages } from './lib/site.mjs';
import * as still from './lib/static.mjs';
import { everyWay } from './lib/whole.mjs';

const root = folder('HUDDLE_FEDERATED'), all = pages(root), list = files(root);
const words = language => fs.readFileSync(new URL(`../../themes/civic/languages/${language}.ftl`, import.meta.url), 'utf8');
const none = (wrong, most = 15) => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, most).join('\n')}`);
const KINDS = ['federation', 'federation_department', 'federation_division', 'federation_topic', 'federation_overdue', 'topics', 'not_found'];

test('every address leads somewhere, and every page is linked', () => none(still.links(all, list, { origin: 'https://joined.example' }).wrong));
test('the language link keeps the page', () => none(still.languages(all)));
test('no English sentence of the theme on a Spanish page', () => none(still.mixed(all, words('en'), words('es')).wrong));
test('titles, headings, lists, tables of every page', () => none(still.craft(all)));
test('html-validate finds nothing', async () => none(await still.htmlValidate(root)));
test('the Nu checker finds nothing', async () => none(await still.vnu(root)));

describe('one page of each kind', { concurrency: 2 }, () => {
  let site, browser;
  before(async () => { site = await serve(root); browser = await launch(); });
  after(async () => { await browser?.close(); await site?.close(); });
  // The longest page of a kind shows most of what it can.
  const longest = (kind, lang) => all.filter(p => p.kind === kind && p.lang === lang).sort((a, b) => b.size - a.size)[0];
  for (const page of KINDS.flatMap(kind => [longest(kind, 'en'), longest(kind, 'es')]).filter((p, at) => p || at % 2 === 0)) test(`${page?.kind}  ${page?.at}`, { timeout: 240_000 }, async t => {
    assert.ok(page, 'a kind of page is missing');
    const missing = page.kind === 'not_found';
    await everyWay(t, browser, site.base, missing ? '/no/such/page/' : page.at, { lang: page.lang, missing });
  });
});
