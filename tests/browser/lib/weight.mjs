// What a page weighs: every file that a browser loads to show it, as it goes over the wire. Texts are counted gzip -9, as
// hosts compress them; pictures and fonts as they are. Heads of answers are not counted.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { attribute } from './site.mjs';

export const KB = 1000; // the stricter reading of 30 KB
/** Most bytes of a page by its kind; `all` counts everything that is loaded without a reader's doing, scripts too. */
export const BUDGETS = { home: 30 * KB, division: 30 * KB, area: 30 * KB, huddle: 30 * KB, book: 400 * KB, other: 60 * KB };
export const CSS = 14 * KB, SCRIPT = 8 * KB, DATA = 100 * KB; // the stylesheet and one script file, compressed; what a script fetches by itself

const TEXT = /\.(html|css|js|mjs|svg|json|geojson|xml|ics|txt|csv|md)$/;
const sizes = new Map();
/** Bytes over the wire of a file's content. */
export const wire = (name, body) => (TEXT.test(name) ? zlib.gzipSync(body, { level: 9 }).length : body.length);

function fileSize(root, file) {
  const key = `${root}/${file}`;
  if (!sizes.has(key)) sizes.set(key, wire(file, fs.readFileSync(key)));
  return sizes.get(key);
}

const first = candidate => candidate.trim().split(/\s+/)[0];
/** What a page's markup makes a browser load: [{what, address}]; `lazy` are pictures that come when a reader scrolls to them. */
function loads(page) {
  const eager = [], lazy = [];
  for (const e of page.all) {
    const value = name => attribute(e, name);
    if (e.tagName === 'link' && /\b(stylesheet|icon|preload|modulepreload|manifest|prefetch)\b/.test(value('rel') ?? '')) eager.push(value('href'));
    else if (e.tagName === 'img' || (e.tagName === 'source' && value('srcset'))) (value('loading') === 'lazy' ? lazy : eager).push({ choice: [value('src'), ...(value('srcset') ?? '').split(',').filter(Boolean).map(first)].filter(Boolean) });
    else if (['script', 'iframe', 'embed', 'audio', 'video', 'track', 'input'].includes(e.tagName) && value('src')) eager.push(value('src'));
    else if (e.tagName === 'object' && value('data')) eager.push(value('data'));
    else if (e.tagName === 'video' && value('poster')) eager.push(value('poster'));
    else if (['use', 'image'].includes(e.tagName) && value('href') && !value('href').startsWith('#')) eager.push(value('href'));
  }
  return { eager, lazy };
}

/** What a stylesheet loads. */
const ofStyles = css => [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(m => m[1] ?? m[2]);
/** What a script imports as soon as it runs. */
const ofScript = js => [...js.matchAll(/^\s*(?:import|export)\b[^'"();]*['"]([^'"]+)['"]/gm)].map(m => m[1]);

/** A page's files and their sizes. Of a picture in several sizes the largest counts. */
export function weigh(root, page, { origin, read = file => fs.readFileSync(path.join(root, file)) } = {}) {
  const result = { at: page.at, kind: page.kind, html: wire('x.html', page.html), css: 0, scripts: 0, other: 0, lazy: 0, files: new Set(), lazyFiles: new Set(), wrong: [] };
  const local = (address, base) => {
    const url = new URL(address, new URL(base, origin));
    if (url.protocol === 'data:') return null;
    if (url.origin !== origin) { result.wrong.push(`${page.at}: loads from another host: ${url.href}`); return null; }
    const file = decodeURIComponent(url.pathname.slice(1));
    if (!fs.existsSync(path.join(root, file))) { result.wrong.push(`${page.at}: loads what is not there: ${url.pathname}`); return null; }
    return file;
  };
  const add = (address, base, into) => {
    if (!address) return;
    const choices = (address.choice ?? [address]).map(one => local(one, base)).filter(Boolean);
    const [file] = choices.sort((a, b) => fileSize(root, b) - fileSize(root, a));
    for (const one of choices) (into === 'lazy' ? result.lazyFiles : result.files).add(one);
    if (!file || result.seen?.has(file)) return;
    (result.seen ??= new Set()).add(file);
    const size = fileSize(root, file), text = () => read(file).toString();
    if (into === 'lazy') result.lazy += size;
    else if (file.endsWith('.css')) { result.css += size; for (const inner of ofStyles(text())) add(inner, `/${file}`); }
    else if (/\.m?js$/.test(file)) { result.scripts += size; for (const inner of ofScript(text())) add(inner, `/${file}`); }
    else result.other += size;
  };
  const { eager, lazy } = loads(page);
  for (const one of eager) add(one, page.at);
  for (const one of lazy) add(one, page.at, 'lazy');
  result.total = result.html + result.css + result.scripts + result.other;
  result.budget = BUDGETS[page.kind] ?? BUDGETS.other;
  if (result.total > result.budget) result.wrong.push(`${page.at}: ${result.total} bytes over the wire, ${result.budget} are allowed for the kind "${page.kind}" (${result.html} HTML, ${result.css} CSS, ${result.scripts} scripts, ${result.other} pictures and the rest)`);
  if (result.css > CSS) result.wrong.push(`${page.at}: ${result.css} bytes of compressed CSS, ${CSS} are allowed`);
  return result;
}

/** Script files that are too long, or that name another host. */
export function scripts(root, files, { origin, read = file => fs.readFileSync(path.join(root, file), 'utf8') } = {}) {
  const wrong = [];
  for (const file of files.filter(f => /\.m?js$/.test(f))) {
    const text = read(file), size = wire(file, Buffer.from(text));
    if (size > SCRIPT) wrong.push(`${file}: ${size} bytes over the wire, ${SCRIPT} are allowed`);
    for (const [address] of text.matchAll(/https?:\/\/[^\s"'`)]+/g)) if (!address.startsWith(origin) && !address.startsWith('http://www.w3.org/')) wrong.push(`${file}: names another host: ${address}`);
  }
  return wrong;
}

/** The heaviest page of each kind, one line each. */
export function table(weights) {
  const by = new Map();
  for (const one of weights) if (!by.has(one.kind) || one.total > by.get(one.kind).total) by.set(one.kind, one);
  const row = (...cells) => cells.map((c, n) => (n ? String(c).padStart(8) : String(c).padEnd(14))).join('');
  return [row('kind', 'total', 'of', 'HTML', 'CSS', 'scripts', 'rest', 'lazy') + '  heaviest page (bytes over the wire)',
    ...[...by.values()].sort((a, b) => b.total - a.total).map(w => `${row(w.kind, w.total, w.budget, w.html, w.css, w.scripts, w.other, w.lazy)}  ${w.at}`)];
}
