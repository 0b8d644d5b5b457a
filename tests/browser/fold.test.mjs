// The theme's fold.js folds as src/text/fold.rs does, and search.js cuts words as src/search/words.rs does: all read the same lists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const at = name => new URL(`../../${name}`, import.meta.url);
const code = ['fold', 'search'].map(name => fs.readFileSync(at(`themes/civic/static/${name}.js`), 'utf8')).join('\n');
const { fold, words } = vm.runInNewContext(`${code}\n({ fold, words })`, { TextDecoder, Map, Set });
const lines = name => fs.readFileSync(at(`tests/${name}`), 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split('\t'));
const read = text => JSON.parse(`"${text}"`);

test('every way of writing a word is one', () => {
  const all = lines('fold.tsv').flatMap(([folded, ...ways]) => ways.map(way => [read(way), folded]));
  assert.ok(all.length > 60);
  for (const [way, folded] of all) assert.equal(fold(way), folded, way);
});

test('letters that change a word stay', () => {
  for (const [one, other] of [['क', 'की'], ['か', 'が'], ['กา', 'กำ'], ['мир', 'мор']]) assert.notEqual(fold(one), fold(other));
});

test('texts are cut into the same words', () => {
  for (const [text, forms] of lines('cut.tsv')) assert.equal([...words(read(text))].map(word => word.form).join(' '), forms, text);
});
