// Verifies a record on the reader's device: that its entry is in the log, that the log's root follows from it, that the root is signed,
// and that what the log holds of the record is what the entry committed to. What this cannot prove stands on the page.
'use strict';

const decode = bytes => new TextDecoder().decode(bytes);
const encode = text => new TextEncoder().encode(text);
const base64 = text => Uint8Array.from(atob(text), character => character.charCodeAt(0));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
}
const leafHash = entry => sha256(new Uint8Array([0]), entry);
const nodeHash = (left, right) => sha256(new Uint8Array([1]), left, right);

/** A file's number: 1204 is x001/204. */
function numbered(n) {
  const last = String(n % 1000).padStart(3, '0');
  return n < 1000 ? last : numbered(Math.floor(n / 1000)).replace(/(\d+)$/, 'x$1') + '/' + last;
}

/** A file of 256: the last of a log of `count` has fewer and says so. */
function partOf(folder, n, count) {
  const width = Math.min(256, count - n * 256);
  return `tile/${folder}/${numbered(n)}${width < 256 ? `.p/${width}` : ''}`;
}

/** A checkpoint: what the log is called, its length, its root, and what was signed by whom. */
function checkpointOf(text) {
  const cut = text.lastIndexOf('\n\n') + 1;
  const signed = cut ? text.slice(0, cut) : text;
  const [origin, size, root] = signed.split('\n');
  const lines = (cut ? text.slice(cut + 1) : '').split('\n').map(line => line.split(' ')).filter(parts => parts.length === 3);
  return { signed, origin, size: Number(size), root: base64(root), signatures: lines.map(([, name, bytes]) => ({ name, bytes: base64(bytes) })) };
}

/** Whether the log's key signed: 'signed', 'unsigned', 'wrong', or 'unable' where this browser knows no such signatures. */
async function signedBy(checkpoint, key) {
  const own = checkpoint.signatures.filter(signature => signature.name === checkpoint.origin);
  if (!own.length) return 'unsigned';
  const [, , code] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key).slice(1);
  const raw = base64(code).subarray(1);
  let imported;
  try { imported = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']); } catch { return 'unable'; }
  for (const { bytes } of own) if (await crypto.subtle.verify('Ed25519', imported, bytes.subarray(4), encode(checkpoint.signed))) return 'signed';
  return 'wrong';
}

/** The tree of a log of `size` entries, from its files. */
function treeOf(read, size) {
  const files = new Map();
  const hash = async (level, at) => {
    const path = partOf(level, Math.floor(at / 256), Math.floor(size / 256 ** level));
    if (!files.has(path)) files.set(path, read(path));
    const bytes = await files.get(path), from = at % 256 * 32;
    if (bytes.length < from + 32) throw new Error(path);
    return bytes.subarray(from, from + 32);
  };
  /** The hash over some entries; where entry `at` is among them, from that one's own hash up. */
  const span = async (from, to, at, leaf) => {
    const length = to - from, level = Math.log2(length) / 8, inside = at >= from && at < to;
    if (inside && length === 1 && leaf) return leaf;
    if (Number.isInteger(level) && (!inside || !level)) return hash(level, from / length);
    let half = 1;
    while (half * 2 < length) half *= 2;
    return nodeHash(await span(from, from + half, at, leaf), await span(from + half, to, at, leaf));
  };
  return span;
}

/** The entries of a bundle. */
function entriesOf(bytes) {
  const entries = [], view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length;) {
    const length = view.getUint16(at);
    entries.push(bytes.subarray(at + 2, at += 2 + length));
  }
  return entries;
}

/** The entry that is wanted: a number (from 0), or the last about a record. */
async function entryOf(read, size, wanted) {
  const about = leaf => leaf.record === wanted || leaf.to === wanted;
  const number = /^\d+$/.test(wanted) ? Number(wanted) : -1;
  for (let n = Math.ceil(size / 256) - 1; n >= 0; n--) {
    if (number >= 0 && n !== Math.floor(number / 256)) continue;
    const entries = entriesOf(await read(partOf('entries', n, size)));
    for (let at = entries.length - 1; at >= 0; at--) {
      const leaf = JSON.parse(decode(entries[at]));
      if (number >= 0 ? number === n * 256 + at : about(leaf)) return { number: n * 256 + at, bytes: entries[at], leaf };
    }
  }
  return null;
}

/** What an entry commits to: 'opened' with the source, 'erased', 'closed' where it is something else, or 'nothing'. */
async function openedOf(read, { number, leaf }) {
  if (!leaf.commitment) return ['nothing'];
  const salt = (await read(`salts/${numbered(Math.floor(number / 256))}`)).slice(number % 256 * 32).subarray(0, 32);
  if (salt.every(byte => !byte)) return ['erased'];
  let packed = await read(`sources/${numbered(Math.floor(number / 16))}.jsonl.gz`);
  // Some servers unpack it on the way.
  if (packed[0] === 0x1f) packed = new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  const begins = `{"entry":${number},"source":`, line = decode(packed).split('\n').find(line => line.startsWith(begins));
  if (!line) return ['closed'];
  const source = line.slice(begins.length, -1);
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const wanted = Uint8Array.from(leaf.commitment.match(/../g), byte => parseInt(byte, 16));
  return await crypto.subtle.verify('HMAC', key, wanted, encode(source)) ? ['opened', source] : ['closed'];
}

/** Whether the log continues a checkpoint that the reader kept: 'since' or 'forked'. Both roots are made of the same hashes. */
async function sinceOf(span, now, kept) {
  if (kept.origin !== now.origin || kept.size > now.size || !(kept.size > 0)) return 'forked';
  const last = kept.size - 1;
  const [old, root] = [await span(0, kept.size, last), await span(0, now.size, last)];
  return same(old, kept.root) && same(root, now.root) ? 'since' : 'forked';
}

/** All that can be verified of a record; `read` gives the bytes of a file of the log. */
async function verified(read, wanted, kept) {
  const checkpoint = checkpointOf(decode(await read('checkpoint')));
  const key = checkpoint.signatures.length ? decode(await read('key')).split('\n')[0] : '';
  const said = [await signedBy(checkpoint, key)];
  const entry = await entryOf(read, checkpoint.size, wanted);
  const span = treeOf(read, checkpoint.size), since = kept ? [await sinceOf(span, checkpoint, checkpointOf(kept))] : [];
  if (!entry) return { said: [...said, ...since], checkpoint, key };
  const root = await span(0, checkpoint.size, entry.number, await leafHash(entry.bytes));
  const [opened, source] = await openedOf(read, entry);
  said.push(same(root, checkpoint.root) ? 'included' : 'excluded', opened, ...since);
  return { said, checkpoint, key, entry, source };
}

/** The record that an address or a text is about, as the log names it. */
function recordOf(text) {
  const [, kind, id] = /(huddles|updates|divisions|pages)\/([^/?#\s]+)/.exec(text) ?? [];
  if (kind) return `${kind}/${id}`;
  const [, huddle] = /commitments\/([^/?#\s]+)\//.exec(text) ?? []; // logged with the huddle at which it was made
  if (huddle) return `huddles/${huddle}`;
  return /^[\d,.\s]+$/.test(text) ? text.replace(/\D/g, '') : `pages/${text.split(/[?#]/)[0].split('/').filter(Boolean).pop() ?? ''}`;
}

const WRONG = ['wrong', 'excluded', 'closed', 'forked'], PLAIN = ['unsigned', 'unable', 'nothing'];

function start() {
  const form = document.getElementById('verify'), words = form.dataset, status = document.getElementById('status'), results = document.getElementById('results');
  const { lang } = document.documentElement, digits = new Intl.NumberFormat(lang);
  const read = async path => {
    const answer = await fetch(words.log + path, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  async function show() {
    const wanted = form.elements.record.value.trim(), file = form.elements.kept.files[0];
    if (!wanted) return;
    delete document.documentElement.dataset.done;
    results.replaceChildren();
    status.textContent = words.working;
    try {
      if (!globalThis.crypto?.subtle) throw new Error('WebCrypto');
      const { said, checkpoint, key, entry, source } = await verified(read, recordOf(wanted), file && await file.text());
      status.textContent = said.some(one => WRONG.includes(one)) ? words.wrongAll : entry ? words.rightAll : words.absent;
      const values = { '%n': digits.format(checkpoint.size), '%k': key, ...entry && { '%e': digits.format(entry.number), '%d': new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(entry.leaf.day)) } };
      const list = document.createElement('ul');
      for (const one of entry ? ['entry', ...said] : said) {
        list.append(line('li', (WRONG.includes(one) ? '✗ ' : PLAIN.includes(one) ? '– ' : '✓ ') + words[one].replace(/%[endk]/g, name => values[name] ?? name)));
      }
      results.append(list);
      const held = document.createElement('details');
      held.append(line('summary', words.held), line('pre', JSON.stringify(JSON.parse(source ?? 'null'), null, 2)));
      if (source) results.append(held);
    } catch { status.textContent = words.failed; }
    document.documentElement.dataset.done = '1';
  }
  form.addEventListener('submit', event => { event.preventDefault(); show(); });
  for (const hidden of document.querySelectorAll('[data-script-only]')) hidden.hidden = false;
  document.documentElement.dataset.done = '1';
  form.elements.record.value = new URLSearchParams(location.search).get('record') ?? '';
  show();
}
if (globalThis.document) start();
