// verify.mjs FOLDER - verifies a log with nothing but WebCrypto: signature and cosignature of the checkpoint, every entry against the
// root, and the proofs of proofs.json as RFC 9162 says. It shares no line with the program or with the script of the site.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
const { subtle } = webcrypto;

const folder = process.argv[2];
const file = name => readFile(join(folder, name));
const check = (is, what) => { if (!is) { console.error(what); process.exit(1); } };
const hex = bytes => Buffer.from(bytes).toString('hex');
const sha256 = async (...parts) => Buffer.from(await subtle.digest('SHA-256', Buffer.concat(parts)));
const leaf = entry => sha256(Buffer.from([0]), entry);
const node = (left, right) => sha256(Buffer.from([1]), left, right);
const verify = async (key, signature, message) =>
  subtle.verify('Ed25519', await subtle.importKey('raw', key, 'Ed25519', false, ['verify']), signature, message);

/** NAME+ID+BASE64: the name, the id, the kind and the key. */
async function verifier(text) {
  const [, name, id, rest] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const key = Buffer.from(rest, 'base64');
  const hash = await sha256(Buffer.from(`${name}\n`), key);
  check(hex(hash.subarray(0, 4)) === id && key.length === 33, 'not a key');
  return { name, id, kind: key[0], key: key.subarray(1) };
}

const said = JSON.parse(await file('proofs.json'));
const message = (await file('checkpoint')).toString();
const cut = message.lastIndexOf('\n\n') + 1;
const [text, lines] = [message.slice(0, cut), message.slice(cut + 1).trimEnd().split('\n')];
check(lines.length === 2, 'two signatures are wanted');
for (const each of [said.key, said.witness]) {
  const known = await verifier(each);
  const line = lines.find(line => line.startsWith(`— ${known.name} `));
  check(line, `no signature of ${known.name}`);
  const bytes = Buffer.from(line.split(' ')[2], 'base64');
  check(hex(bytes.subarray(0, 4)) === known.id, 'a signature of another key');
  if (known.kind === 1) check(await verify(known.key, bytes.subarray(4), Buffer.from(text)), 'the signature is wrong');
  else {
    const time = bytes.readBigUInt64BE(4);
    check(known.kind === 4 && Number(time) === said.time, 'another time');
    check(await verify(known.key, bytes.subarray(12), Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)), 'the cosignature is wrong');
  }
}
const [origin, size, root, end] = text.split('\n');
check(origin === said.key.split('+')[0] && Number(size) === said.size && end === '', 'another checkpoint');
check(hex(Buffer.from(root, 'base64')) === said.root, 'another root');

const number = n => (n < 1000 ? String(n).padStart(3, '0') : `x${String(Math.floor(n / 1000)).padStart(3, '0')}/${String(n % 1000).padStart(3, '0')}`);
let level = [];
for (let n = 0; n * 256 < said.size; n++) {
  const width = Math.min(256, said.size - n * 256);
  const name = `${number(n)}${width < 256 ? `.p/${width}` : ''}`;
  const bundle = await file(join('tile/entries', name));
  const hashes = await file(join('tile/0', name));
  let at = 0;
  for (let i = 0; i < width; i++) {
    const length = bundle.readUInt16BE(at);
    check(at + 2 + length <= bundle.length, 'a bundle is cut off');
    const hash = await leaf(bundle.subarray(at + 2, at + 2 + length));
    check(hash.equals(hashes.subarray(32 * i, 32 * i + 32)), `tile/0/${name} differs`);
    level.push(hash);
    at += 2 + length;
  }
  check(at === bundle.length && hashes.length === 32 * width, 'a file is too long');
}
// Joined in pairs, the last one taken along: the same root as halving gives.
for (; level.length > 1;) {
  const above = [];
  for (let i = 0; i < level.length; i += 2) above.push(i + 1 < level.length ? await node(level[i], level[i + 1]) : level[i]);
  level = above;
}
check(hex(level[0]) === said.root, 'the entries have another root');

const bytes = list => list.map(text => Buffer.from(text, 'hex'));
for (const { index, leaf, proof } of said.inclusion) {
  let [fn, sn, r] = [index, said.size - 1, Buffer.from(leaf, 'hex')];
  for (const p of bytes(proof)) {
    check(sn > 0, 'a proof is too long');
    if (fn % 2 === 1 || fn === sn) {
      r = await node(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else r = await node(r, p);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  check(sn === 0 && hex(r) === said.root, `no proof of ${index}`);
}
for (const { old, root, proof } of said.consistency) {
  if (old === said.size) { check(proof.length === 0 && root === said.root, 'not the same'); continue; }
  let [fn, sn] = [old - 1, said.size - 1];
  const path = bytes(Number.isInteger(Math.log2(old)) ? [root, ...proof] : proof);
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1];
  let fr = path[0], sr = path[0];
  for (const c of path.slice(1)) {
    check(sn > 0, 'a proof is too long');
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [await node(c, fr), await node(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = await node(sr, c);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  check(sn === 0 && hex(fr) === root && hex(sr) === said.root, `no proof from ${old}`);
}
check(said.inclusion.length > 0 && said.consistency.length > 0, 'no proofs');
