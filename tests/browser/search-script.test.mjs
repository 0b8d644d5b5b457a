// The script of the page of search, without a browser: words, files, ranking, facets, excerpts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const code = ['fold', 'search'].map(name => fs.readFileSync(new URL(`../../themes/civic/static/${name}.js`, import.meta.url), 'utf8')).join('\n');
const own = value => JSON.parse(JSON.stringify(value)); // values of another realm are never deeply equal
const script = vm.runInNewContext(`${code}\n({ fold, words, numbers, place, index, narrow, pieces, excerpt, counted })`, { TextDecoder, Map, Set });

const list = text => own(script.words(text).map(word => word.form));

test('words are cut and folded as the index does it', () => {
  assert.deepEqual(list('St. Brannoc’s: Público & NIÑO—5th'), ['st', 'brannocs', 'publico', 'nino', '5th']);
  assert.deepEqual(list('警察と a警b'), ['警', '察', 'と', 'a', '警', 'b']);
  assert.deepEqual(list('Straße Øvre Đường ﬁne'), ['strasse', 'ovre', 'duong', 'fine']);
  assert.deepEqual(list('</script> "🚲" \u202E שלום'), ['script', 'שלום']);
  assert.equal(list('é'.repeat(10_000))[0], 'e'.repeat(48));
});

test('numbers of any size', () => {
  const bytes = [0, 127, 0x80, 0x01, 0xff, 0xff, 0xff, 0xff, 0x7f];
  assert.deepEqual(own(script.numbers(bytes)), [0, 127, 128, 34359738367]);
});

test('the file where a word would stand', () => {
  const firsts = ['', 'car', 'light', 'park'];
  for (const [word, at] of [['a', 0], ['car', 1], ['cars', 1], ['lighting', 2], ['zoo', 3]]) assert.equal(script.place(firsts, word), at, word);
});

// An index of two years, written here by hand.
const line = (json, bytes = []) => Buffer.concat([Buffer.from(JSON.stringify(json) + '\n'), Buffer.from(bytes)]);
const FILES = {
  'index.json': Buffer.from(JSON.stringify({ segments: ['2026/aa', '2025/bb'], common: 'the of' })),
  '2026/aa/head.bin': line({ size: 3, words: ['', 'm'], texts: [2, 1] }),
  // light: in 0 (level 7), 2 (level 1); lightning: in 1
  '2026/aa/words-0.bin': line([['light', ['light', 'lighting'], 2], ['lightn', ['lightning'], 1]], [0 * 8 + 7, 1 * 8 + 1, 1 * 8 + 3]),
  '2026/aa/words-1.bin': line([['mill', ['mill'], 1], ['street', ['street', 'streets'], 3]], [2 * 8 + 2, 0 * 8 + 1, 0 * 8 + 1, 0 * 8 + 5]),
  '2026/aa/texts-0.bin': Buffer.from(JSON.stringify([['A', 'en', 'a/', 'd', 'x', ''], ['B', 'en', 'b/', 'd', 'x', '']])),
  '2026/aa/texts-1.bin': Buffer.from(JSON.stringify([['C', 'en', 'c/', 'd', 'x', '']])),
  '2025/bb/head.bin': line({ size: 1, words: [''], texts: [1] }),
  '2026/aa/about.bin': line({ kinds: ['huddle', 'commitment'], places: [[['c'], ['c/1']]], topics: [[], ['lamps']] }, [0, 1, 1, 1, 0, 0, 0, 1, 1]),
  '2025/bb/about.bin': line({ kinds: ['huddle'], places: [[['h'], []]], topics: [['lamps']] }, [0, 1, 0]),
  '2025/bb/words-0.bin': line([['light', ['lights'], 1]], [0 * 8 + 7]),
};
const asked = () => {
  const fetched = [];
  return { fetched, source: script.index(async path => { fetched.push(path); if (!FILES[path]) throw new Error(path); return new Uint8Array(FILES[path]); }) };
};
const found = async question => { const { hits, some } = await asked().source.ask(question); return { hits: own(hits.map(h => `${h.segment.year}/${h.document}`)), some }; };

test('forms of a stem find each other across years, the best first, then the newest', async () => {
  assert.deepEqual((await found('lighting')).hits, ['2026/0', '2025/0', '2026/2']);
  assert.deepEqual((await found('LIGHTS')).hits, ['2026/0', '2025/0', '2026/2']);
});
test('one mistake is forgiven and told, also in the first letters; few files are read for it', async () => {
  const like = async question => {
    const { fetched, source } = asked(), { hits, like } = await source.ask(question);
    return { hits: own(hits.map(h => `${h.segment.year}/${h.document}`)), like: own(like.map(({ word, instead }) => [word, instead])), files: new Set(fetched).size };
  };
  assert.deepEqual((await like('streat')).like, [['streat', 'street']]);
  assert.equal((await like('streat')).hits.length, 3);
  assert.deepEqual((await like('lihgt')).like, [['lihgt', 'light']]);
  assert.deepEqual((await like('imll')).like, [['imll', 'mill']], 'it would stand in another file');
  assert.deepEqual((await like('light')).like, []);
  for (const question of ['ligthnign', 'zzzz']) {
    const { like: told, files } = await like(question);
    assert.deepEqual(told, []);
    assert.ok(files <= Object.keys(FILES).length, `${files} files`);
  }
});
test('all words must be there; where nothing has all, some will do, and that is told', async () => {
  assert.deepEqual(await found('mill light'), { hits: ['2026/2'], some: false });
  assert.deepEqual(await found('lightning mill'), { hits: ['2026/1', '2026/2'].sort(() => 0), some: true });
  assert.deepEqual(await found('nothing whatever'), { hits: [], some: false });
});
test('a word of every sentence is not looked for, unless it is alone', async () => {
  assert.deepEqual((await found('the light of mill')).hits, ['2026/2']);
  assert.deepEqual((await found('the')).hits, []);
});
test('a beginning finds what begins so; an unknown form, or a word with one mistake, finds what is most like it', async () => {
  assert.deepEqual((await found('stree')).hits.length, 3);
  assert.deepEqual((await found('lightings')).hits, ['2026/0', '2025/0', '2026/2']);
  assert.deepEqual((await found('milk')).hits, ['2026/2']);
  assert.deepEqual((await found('mint')).hits, []);
  assert.deepEqual((await found('')).hits, []);
});
test('only the files that a question needs are asked for, each once', async () => {
  const { fetched, source } = asked();
  await source.ask('light');
  await source.ask('lighting');
  assert.deepEqual(fetched.sort(), ['2025/bb/head.bin', '2025/bb/words-0.bin', '2026/aa/head.bin', '2026/aa/words-0.bin', 'index.json']);
  const { hits } = await source.ask('light');
  assert.equal((await source.shown(hits[2]))[0], 'C');
});
test('a file that could not be fetched is asked for again', async () => {
  let broken = true;
  const source = script.index(async path => { if (broken) throw new Error('offline'); return new Uint8Array(FILES[path]); });
  await assert.rejects(source.ask('light'));
  broken = false;
  assert.equal((await source.ask('light')).hits.length, 3);
});

test('facets: what is chosen narrows all lists but its own', async () => {
  const { fetched, source } = asked(), { hits } = await source.ask('light');
  assert.ok(!fetched.some(path => path.endsWith('about.bin')), 'not before results are narrowed');
  await source.facts();
  const count = chosen => { const { kept, counts } = script.narrow(hits, chosen); return { n: kept.length, ...Object.fromEntries(Object.entries(counts).map(([name, map]) => [name, Object.fromEntries(map)])) }; };
  assert.deepEqual(own(count({})), { n: 3, kind: { huddle: 2, commitment: 1 }, division: { c: 2, h: 1 }, area: { 'c/1': 2 }, topic: { lamps: 2 }, year: { 2026: 2, 2025: 1 } });
  assert.deepEqual(own(count({ kind: 'huddle' })), { n: 2, kind: { huddle: 2, commitment: 1 }, division: { c: 1, h: 1 }, area: { 'c/1': 1 }, topic: { lamps: 1 }, year: { 2026: 1, 2025: 1 } });
  assert.equal(count({ kind: 'huddle', topic: 'lamps', year: '2026' }).n, 0);
});

test('words are marked as they stand, nothing else is touched', () => {
  const forms = new Map([['light', 0], ['publico', 1]]);
  assert.deepEqual(own(script.pieces('A LIGHT, <b>público</b>.', forms)), [['A ', false], ['LIGHT', true], [', <b>', false], ['público', true], ['</b>.', false]]);
  assert.deepEqual(own(script.pieces('light', forms)), [['light', true]]);
});
test('an excerpt is cut where most of the words stand, at words', () => {
  const forms = new Map([['light', 0], ['mill', 1]]);
  const text = `${'A light far away. '.padEnd(600, 'and so on ')}The mill has no light today. ${'More of it. '.repeat(60)}`;
  const parts = own(script.excerpt(text, forms));
  assert.deepEqual(parts.filter(([, mark]) => mark).map(([part]) => part), ['mill', 'light']);
  assert.equal(parts[0][0], '… ');
  assert.equal(parts.at(-1)[0], '…');
  const whole = parts.map(([part]) => part).join('');
  assert.ok(whole.length < 260 && /^… (and|so|on) /.test(whole) && /\w…$/.test(whole), whole);
  assert.deepEqual(own(script.excerpt('Short.', forms)), [['Short.', false]]);
  assert.deepEqual(own(script.excerpt('', forms)), []);
});

test('a number has the sentence of its plural', () => {
  const english = n => new Intl.PluralRules('en').select(n), samples = [[0, 'none'], [1, 'one'], [2, 'many'], [3, 'many']];
  for (const [n, sentence] of [[0, 'none'], [1, 'one'], [2, 'many'], [1000, 'many']]) assert.equal(script.counted(samples, n, english), sentence);
  const polish = n => new Intl.PluralRules('pl').select(n), forms = [[0, '-'], [1, 'wynik'], [2, 'wyniki'], [6, 'wyników']];
  for (const [n, sentence] of [[1, 'wynik'], [22, 'wyniki'], [25, 'wyników']]) assert.equal(script.counted(forms, n, polish), sentence);
});
