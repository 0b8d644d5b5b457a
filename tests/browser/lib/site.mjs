// The built site as files: every page parsed, and what kind of page it is.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';

/** Where the sample says that it is published. */
export const ORIGIN = 'https://huddles.larkmoor.example';

/** The folder that `tests/run` built. Without it there is nothing to test, which is a failure and not a pass. */
export function folder(name = 'HUDDLE_SITE') {
  const at = process.env[name];
  if (!at || !fs.existsSync(path.join(at, 'index.html'))) throw new Error(`${name} must name a built site (tests/run sets it); it is ${at ? JSON.stringify(at) : 'not set'}`);
  return fs.realpathSync(at);
}

export const attribute = (node, name) => node.attrs?.find(a => a.name === name)?.value;

export function* elements(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* elements(child);
  if (node.content) yield* elements(node.content);
}

export const text = node => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(text).join('')).replace(/\s+/g, ' ');
const classes = node => (attribute(node, 'class') ?? '').split(/\s+/);

export class Page {
  constructor(file, html) {
    this.file = file;
    this.at = '/' + file.replace(/(^|\/)index\.html$/, '$1');
    this.size = html.length;
    this.html = html;
    // What most pages are asked for is on their first elements: the rest is parsed for who looks at it.
    this.lang = html.match(/^<!doctype html>\s*<html\b[^>]*?\slang="([^"]*)"/i)?.[1] ?? '';
    this.kind = html.match(/<body\b[^>]*?\sclass="(?:[^"]*\s)?kind-([^"\s]+)/)?.[1] ?? '';
  }
  get all() { return this.parsed ??= [...elements(parse(this.html))]; }
  tag(name) { return this.all.filter(e => e.tagName === name); }
  with(cls, name) { return this.all.filter(e => classes(e).includes(cls) && (!name || e.tagName === name)); }
  has(cls, name) { return this.with(cls, name).length > 0; }
  id(id) { return this.all.find(e => attribute(e, 'id') === id); }
  get main() { return this.tag('main')[0]; }
  /** The boxes above the text: "draft", "withdrawn", "translation", … */
  note(kind) { return this.with('note').some(e => e.tagName !== 'strong' && classes(e).includes(kind)); }
  get state() { const now = this.with('state-now')[0]; const tag = now && [...elements(now)].find(e => e.tagName === 'strong'); return tag ? text(tag).trim() : ''; }
}

export function files(root) {
  return fs.readdirSync(root, { recursive: true }).map(f => String(f).split(path.sep).join('/')).filter(f => fs.statSync(path.join(root, f)).isFile()).sort();
}

export function pages(root) {
  return files(root).filter(f => f.endsWith('.html')).map(f => new Page(f, fs.readFileSync(path.join(root, f), 'utf8')));
}
