// Every page of the built site, as a file: links, languages, structure, and two validators.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { chosen } from './lib/kinds.mjs';
import { files, folder, pages } from './lib/site.mjs';
import * as check from './lib/static.mjs';

const root = folder(), all = pages(root), list = files(root);
const words = language => fs.readFileSync(new URL(`../../themes/civic/languages/${language}.ftl`, import.meta.url), 'utf8');
const none = (wrong, most = 25) => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, most).join('\n')}`);

test('the sample shows every kind of page, in both languages', () => none(chosen(all).missing));
test('every address and every fragment of every page leads somewhere', t => {
  const { wrong, checked } = check.links(all, list, { origin: 'https://huddles.larkmoor.example' });
  t.diagnostic(`${checked} addresses of ${all.length} pages`);
  assert.ok(checked > 5000, `only ${checked} addresses`);
  none(wrong);
});
test('the language link keeps the page', () => none(check.languages(all)));
test('untranslated records say so and mark their language', () => {
  const { wrong, seen } = check.untranslated(all);
  assert.ok(seen > 20, `only ${seen} untranslated pages`);
  none(wrong);
});
test('no English sentence of the theme on a Spanish page', () => {
  const { wrong, words: known } = check.mixed(all, words('en'), words('es'));
  assert.ok(known > 80, `only ${known} sentences known`);
  none(wrong);
});
test('titles, headings, lists, pictures, tables of every page', () => none(check.craft(all)));
test('html-validate finds nothing', async () => none(await check.htmlValidate(root)));
test('the Nu checker finds nothing', async () => none(await check.vnu(root)));
