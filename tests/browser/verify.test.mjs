// The page on which readers verify a record: what it says of a right one, of each file of the log that is not what it was, of a checkpoint
// that was kept, in both languages and below a path; and the script by itself, on trees of every size that the tests of the program write.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import zlib from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PHONE, launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { serve } from './lib/serve.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const target = path.resolve(project, process.env.CARGO_TARGET_DIR ?? 'target');
const program = process.env.HUDDLE_PROGRAM ?? path.join(target, 'debug/huddle');
const source = fs.readFileSync(path.join(project, 'themes/civic/static/verify.js'), 'utf8');
const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);

const RECORD = 'huddles/2026-02-05-central-2';
let browser, folder, spoil;
const places = {};

before(async () => {
  assert.ok(fs.existsSync(program), `${program} is not there (cargo build makes it)`);
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-verify-')));
  const content = path.join(folder, 'content');
  fs.cpSync(path.join(project, 'content'), content, { recursive: true });
  const run = (...all) => execFileSync(program, all, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const [name, base] of [['top', 'https://huddles.larkmoor.example/'], ['sub', 'https://www.larkmoor.example/any/sub/path/']]) {
    const origin = base.replace('https://', '').replace(/\/$/, '');
    run('log', 'key', 'new', `${name}.key`, '--origin', origin);
    const build = (...more) => run('build', 'content', '--output', name, '--today', '2026-11-22', '--base-url', base, '--previous', name, '--log-key', `${name}.key`, '--quiet', ...more);
    build('--first');
    fs.copyFileSync(path.join(folder, name, 'tlog/checkpoint'), path.join(folder, `${name}.kept`));
    const file = path.join(content, 'pages/about.md');
    fs.appendFileSync(file, `\nSeen at ${name}.\n`);
    build();
    places[name] = { root: path.join(folder, name), ...await serve(path.join(folder, name), { under: name === 'sub' ? '/any/sub/path/' : '/', spoil: (address, body) => spoil?.(address, body) }) };
  }
  browser = await launch();
}, { timeout: 300_000 });
after(async () => {
  await browser?.close();
  for (const place of Object.values(places)) await place.close?.();
  fs.rmSync(folder, { recursive: true });
});

/** What the page says of a record, its items and what it shows. */
async function asked(place, { address = 'verify/', record = RECORD, kept, viewport } = {}) {
  const view = await open(browser, place.base, { viewport });
  await view.go(`/${address}`);
  if (kept) await view.page.setInputFiles('#kept', kept);
  await view.page.fill('#record', record);
  await view.page.keyboard.press('Enter');
  await view.page.waitForFunction(() => document.documentElement.dataset.done && document.getElementById('status').textContent);
  const said = await view.page.locator('#status').innerText(), items = await view.page.locator('#results li').allInnerTexts();
  const held = await view.page.locator('#results pre').allTextContents();
  return { view, said, items, held: held.join('') };
}

for (const [name, address, right] of [['top', 'verify/', 'Everything that could be checked is right.'], ['top', 'es/verify/', 'Todo lo que se pudo comprobar está bien.'], ['sub', 'verify/', 'Everything that could be checked is right.']]) {
  test(`a record is verified (${name}, ${address})`, { timeout: 60_000 }, async () => {
    const { view, said, items, held } = await asked(places[name], { address, record: `https://any.example/es/${RECORD}/`, kept: path.join(folder, `${name}.kept`), viewport: PHONE });
    assert.equal(said, right, items.join('\n'));
    assert.equal(items.length, 5);
    assert.ok(items.every(item => /^✓ .*\p{L}/u.test(item) && !/%|undefined/.test(item)), items.join('\n'));
    assert.match(held, /"details"/);
    assert.deepEqual(view.wrong, []);
    for (const look of ['axe', 'reflow', 'zoomed', 'targets']) none(await check[look](view));
    await view.close();
  });
}

test('the address of the page may name the record', { timeout: 60_000 }, async () => {
  const view = await open(browser, places.top.base, {});
  await view.go('/verify/?record=pages/about');
  await view.page.waitForSelector('#results li');
  assert.match((await view.page.locator('#results li').allInnerTexts()).join('\n'), /✓ Entry .*published on November 22, 2026/);
  assert.match(await view.page.locator('#results pre').textContent(), /Seen at top/);
  await view.close();
});

/** What is done to a file on its way, and what the page has to say then. */
const flip = at => body => { const spoiled = Buffer.from(body); spoiled[at < 0 ? spoiled.length + at : at] ^= 1; return spoiled; };
const SPOILED = [
  ['an entry', /tlog\/tile\/entries\//, body => Buffer.from(body.toString('latin1').replace(/("revision":)1(\}?)/g, '$12$2'), 'latin1'), /is not the one that the log’s root says/],
  ['a hash', /tlog\/tile\/0\//, flip(-1), /is not the one that the log’s root says/],
  ['the root', /tlog\/checkpoint$/, body => Buffer.from(body.toString().replace(/\n(.)(.{43})\n\n/, (_, one, rest) => `\n${one === 'A' ? 'B' : 'A'}${rest}\n\n`)), /signature of the log is wrong/],
  ['the signature', /tlog\/checkpoint$/, body => Buffer.from(body.toString().replace(/(.{12})(.)(=*\n)$/, (_, before, one, end) => `${before}${one === 'A' ? 'E' : 'A'}${end}`)), /signature of the log is wrong|nothing was checked/],
  ['no signature', /tlog\/checkpoint$/, body => body.subarray(0, body.lastIndexOf('\n\n') + 1), /The log is not signed/],
  ['a salt', /tlog\/salts\//, body => Buffer.from(body.map(byte => byte ^ 1)), /is not what the entry committed to/],
  ['what was said', /tlog\/sources\//, body => zlib.gzipSync(zlib.gunzipSync(body).toString().replaceAll('e', 'a').replaceAll('{"antry"', '{"entry"').replaceAll('"sourca"', '"source"')), /is not what the entry committed to/],
];
for (const [what, files, change, says] of SPOILED) {
  test(`${what} that was changed is seen`, { timeout: 60_000 }, async () => {
    let spoiled = 0;
    spoil = (address, body) => files.test(address) ? (spoiled++, change(body)) : body;
    try {
      const { view, said, items } = await asked(places.top);
      assert.ok(spoiled > 0, 'nothing was changed');
      assert.match([said, ...items].join('\n'), says);
      assert.ok(what === 'no signature' || !/is right\./.test(said), said);
      await view.close();
    } finally { spoil = undefined; }
  });
}

test('a log that does not go on from a kept checkpoint is seen, and what is no record', { timeout: 60_000 }, async () => {
  const other = path.join(folder, 'other.kept');
  const text = fs.readFileSync(path.join(folder, 'top.kept'), 'utf8');
  fs.writeFileSync(other, text.replace(/\n(.)(.{43})\n\n/, (_, one, rest) => `\n${one === 'A' ? 'B' : 'A'}${rest}\n\n`));
  const forked = await asked(places.top, { kept: other });
  assert.match(forked.items.at(-1), /^✗ The log does not go on/);
  assert.match(forked.said, /Something is not right/);
  await forked.view.close();
  const absent = await asked(places.top, { record: 'huddles/1999-01-01-nowhere' });
  assert.match(absent.said, /^This is not in the log\./);
  assert.ok(!absent.items.join().includes('✗'));
  await absent.view.close();
  const lost = await asked(places.top, { record: 'huddles/1999-01-01-nowhere', kept: other });
  assert.match(lost.said, /Something is not right/);
  assert.match(lost.items.at(-1), /^✗ The log does not go on/);
  await lost.view.close();
  const promised = await asked(places.top, { record: 'https://huddles.larkmoor.example/commitments/2026-05-07-central-2/lights-5th/' });
  assert.match(promised.said, /is right\./);
  await promised.view.close();
});

test('without a script the page says what it does and how to check otherwise', { timeout: 60_000 }, async () => {
  const view = await open(browser, places.top.base, { javaScriptEnabled: false });
  await view.go('/verify/');
  assert.equal(await view.page.locator('#verify').isVisible(), false);
  assert.match(await view.page.locator('main').innerText(), /huddle verify https:\/\/huddles\.larkmoor\.example\//);
  assert.match(await view.page.locator('main').innerText(), /What this does not prove/);
  await view.close();
});

test('the script is at most 4 KB, compressed', () => {
  const length = zlib.gzipSync(source, { level: 9 }).length;
  assert.ok(length <= 4096, `${length} bytes`);
});

describe('the script by itself', () => {
  const logs = path.join(target, 'tmp/log');
  const context = vm.createContext({ crypto: globalThis.crypto, TextDecoder, TextEncoder, Blob, Response, DecompressionStream, atob, Uint8Array, DataView });
  vm.runInContext(`${source}\nthis.all = { signedBy, checkpointOf, entryOf, treeOf, leafHash, sinceOf, same, decode, numbered, recordOf };`, context);
  const { signedBy, checkpointOf, entryOf, treeOf, leafHash, sinceOf, same, decode, numbered, recordOf } = context.all;

  test('names of files and records', () => {
    assert.deepEqual([7, 1204, 1234067].map(numbered), ['007', 'x001/204', 'x001/x234/067']);
    assert.deepEqual(['https://a.example/es/huddles/x-1/?y#z', '1,204', 'pages/about', 'https://a.example/about/'].map(recordOf), ['huddles/x-1', '1204', 'pages/about', 'pages/about']);
  });

  for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 1000, 4096, 65537, 100000]) test(`a log of ${size} entries`, { timeout: 60_000 }, async () => {
    const read = async name => new Uint8Array(fs.readFileSync(path.join(logs, String(size), name)));
    const said = JSON.parse(fs.readFileSync(path.join(logs, String(size), 'proofs.json')));
    const checkpoint = checkpointOf(decode(await read('checkpoint')));
    assert.equal(await signedBy(checkpoint, said.key), 'signed');
    assert.equal(await signedBy({ ...checkpoint, signed: `${checkpoint.signed}x` }, said.key), 'wrong');
    for (const { index } of said.inclusion.slice(-4)) {
      const { bytes } = await entryOf(read, size, String(index));
      const root = async leaf => treeOf(read, size)(0, size, index, await leafHash(leaf));
      assert.ok(same(await root(bytes), checkpoint.root));
      assert.ok(!same(await root(bytes.slice(1)), checkpoint.root));
    }
    for (const { old, root } of said.consistency.slice(-4)) {
      const kept = { origin: checkpoint.origin, size: old, root: new Uint8Array(Buffer.from(root, 'hex')) };
      assert.equal(await sinceOf(treeOf(read, size), checkpoint, kept), 'since');
      kept.root[9] ^= 1;
      assert.equal(await sinceOf(treeOf(read, size), checkpoint, kept), 'forked');
    }
  });
});
