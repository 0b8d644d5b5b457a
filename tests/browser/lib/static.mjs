// What must be true of the files, without a browser. Each check answers with a list of what is wrong.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { attribute, elements, text } from './site.mjs';

const require = createRequire(import.meta.url);

/** Every address in every page leads to a file, every fragment to an id; no page is without a link to it. */
export function links(pages, files, { origin, under = '/' }) {
  const wrong = [], exists = new Set(files), ids = new Map(), linked = new Set(['index.html', '404.html']);
  for (const page of pages) ids.set(page.file, new Set(page.all.map(e => attribute(e, 'id')).filter(Boolean)));
  const here = new URL(under, origin).href;
  let checked = 0;
  for (const page of pages) {
    const address = here + page.at.slice(1);
    const follow = (kind, value, counts) => {
      checked++;
      let url;
      try { url = new URL(value, address); } catch { return wrong.push(`${page.at}: ${kind} is no address: ${value}`); }
      if (/^(mailto|tel|data):$/.test(url.protocol)) return;
      // A calendar that a phone opens with the program for it is a file of the site.
      if (url.protocol === 'webcal:') url = new URL(value.replace(/^webcal:/, 'https:'));
      if (url.protocol === 'http:') return wrong.push(`${page.at}: ${kind} is not https: ${value}`);
      if (url.protocol !== 'https:') return wrong.push(`${page.at}: ${kind} has an odd scheme: ${value}`);
      if (url.host !== new URL(origin).host) return;
      if (!url.pathname.startsWith(under)) return wrong.push(`${page.at}: ${kind} leaves the site: ${value}`);
      const at = decodeURIComponent(url.pathname.slice(under.length));
      const file = at === '' || at.endsWith('/') ? `${at}index.html` : at;
      if (!exists.has(file)) return wrong.push(`${page.at}: ${kind} leads nowhere: ${value}`);
      if (counts && file !== page.file) linked.add(file);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (fragment && ids.has(file) && !ids.get(file).has(fragment)) wrong.push(`${page.at}: ${kind} has no target "${fragment}" in ${file}`);
    };
    for (const e of page.all) {
      for (const name of ['href', 'src', 'action', 'poster', 'cite']) {
        const value = attribute(e, name);
        if (value !== undefined) follow(`${e.tagName} ${name}`, value, e.tagName !== 'link');
      }
      if (e.tagName === 'meta' && attribute(e, 'property') === 'og:image') follow('og:image', attribute(e, 'content'), true);
      for (const one of (attribute(e, 'srcset') ?? '').split(',').filter(Boolean)) follow(`${e.tagName} srcset`, one.trim().split(/\s+/)[0], true);
      for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers'])
        for (const id of (attribute(e, name) ?? '').split(/\s+/).filter(Boolean)) follow(`${e.tagName} ${name}`, `#${id}`, false);
    }
    const canonical = page.tag('link').find(l => attribute(l, 'rel') === 'canonical');
    if (page.file !== '404.html' && attribute(canonical ?? {}, 'href') !== address) wrong.push(`${page.at}: canonical is ${attribute(canonical ?? {}, 'href')}, not ${address}`);
  }
  for (const page of pages) if (!linked.has(page.file)) wrong.push(`${page.at}: no page links here`);
  for (const file of files) if (/\.(pdf|jpe?g|png|webp|svg)$/.test(file) && !linked.has(file) && file !== 'favicon.svg') wrong.push(`${file}: no page uses it`);
  return { wrong, checked };
}

/** Kinds of pages that a script of the theme makes easier. */
const SCRIPTS = { commitment: ['copy.js'], huddle: ['copy.js'], find: ['fold.js', 'find.js'], outcomes: ['outcomes.js'], search: ['fold.js', 'search.js'], verify: ['verify.js'] };

/** The language links: the same page in the other language, both ways. */
export function languages(pages) {
  const wrong = [], by = new Map(pages.map(p => [p.at, p]));
  for (const page of pages) {
    if (page.kind === 'not_found') continue;
    const spanish = page.lang === 'es', other = spanish ? page.at.replace(/^\/es\//, '/') : `/es${page.at}`;
    const list = page.with('langs', 'ul')[0];
    const link = list && [...elements(list)].find(e => e.tagName === 'a');
    if (!link) { wrong.push(`${page.at}: no language link`); continue; }
    const to = new URL(attribute(link, 'href'), `https://x${page.at}`).pathname;
    if (to !== other) wrong.push(`${page.at}: the language link leads to ${to}, not ${other}`);
    if (by.get(other)?.lang !== (spanish ? 'en' : 'es')) wrong.push(`${page.at}: ${other} is in "${by.get(other)?.lang}"`);
    if (attribute(link, 'lang') !== (spanish ? 'en' : 'es') || attribute(link, 'hreflang') !== attribute(link, 'lang')) wrong.push(`${page.at}: the language link does not say its language`);
    if (by.get(other) && by.get(other).kind !== page.kind) wrong.push(`${page.at}: ${other} is of another kind`);
  }
  return wrong;
}

/** An untranslated record says so, and its own words carry their language. */
export function untranslated(pages) {
  const wrong = [];
  let seen = 0;
  for (const page of pages.filter(p => p.lang === 'es' && p.note('translation'))) {
    seen++;
    // A withdrawn record is called by its place and date, in the language of the page.
    const own = [...(page.note('withdrawn') ? [] : page.tag('h1')), ...page.with('prose', 'div'), ...page.with('lede', 'p'), ...page.tag('blockquote').filter(e => attribute(e, 'lang') !== undefined || page.kind === 'commitment')];
    for (const e of own) if (attribute(e, 'lang') !== 'en') wrong.push(`${page.at}: English words without lang="en": <${e.tagName}> ${text(e).slice(0, 50)}`);
  }
  return { wrong, seen };
}

/** Sentences of the English interface must not stand on a Spanish page. */
export function mixed(pages, english, spanish) {
  const plain = source => new Map([...source.matchAll(/^([a-z_0-9]+) = (.+)$/gm)].filter(([, , value]) => !value.includes('{')).map(([, key, value]) => [key, value.trim()]));
  const es = plain(spanish), forbidden = new Map();
  for (const [key, value] of plain(english)) if (value.length > 3 && es.get(key) !== value && ![...es.values()].includes(value)) forbidden.set(value, key);
  const wrong = [];
  const walk = (page, node, lang) => {
    // Names of files and columns are no words.
    if (attribute(node, 'translate') === 'no') return;
    const own = attribute(node, 'lang') ?? lang;
    if (node.nodeName === '#text' && own === 'es' && forbidden.has(node.value.trim())) wrong.push(`${page.at}: "${node.value.trim()}" (${forbidden.get(node.value.trim())}) on a Spanish page`);
    for (const child of node.childNodes ?? []) walk(page, child, own);
  };
  for (const page of pages.filter(p => p.lang === 'es')) walk(page, page.tag('body')[0], 'es');
  return { wrong, words: forbidden.size };
}

/** Titles, descriptions, headings, lists, leftovers of a template. */
export function craft(pages) {
  const wrong = [], titles = new Map();
  for (const page of pages) {
    const say = what => wrong.push(`${page.at}: ${what}`);
    const title = text(page.tag('title')[0] ?? { childNodes: [] }).trim();
    if (!title) say('no title');
    const own = `${page.lang} ${title}`;
    if (titles.has(own)) say(`has the title of ${titles.get(own)}: ${title}`); else titles.set(own, page.at);
    if (!['en', 'es'].includes(page.lang)) say(`lang is "${page.lang}"`);
    if ((page.lang === 'es') !== page.at.startsWith('/es/')) say(`is in "${page.lang}"`);
    if (page.tag('h1').length !== 1) say(`${page.tag('h1').length} h1`);
    if (page.tag('main').length !== 1) say(`${page.tag('main').length} main`);
    if (page.kind !== 'not_found') {
      const description = attribute(page.tag('meta').find(m => attribute(m, 'name') === 'description') ?? {}, 'content') ?? '';
      if (description.length < 40 || description.length > 180) say(`a description of ${description.length} characters`);
    }
    // A block of data is no script: a browser does not run it.
    for (const script of page.tag('script').filter(s => attribute(s, 'type') !== 'application/ld+json' || attribute(s, 'src'))) if (text(script) || !SCRIPTS[page.kind]?.includes((attribute(script, 'src') ?? '').replace(/^(\.\.\/)+/, ''))) say('a script');
    let level = 0;
    for (const h of page.all.filter(e => /^h[1-6]$/.test(e.tagName))) {
      const now = Number(h.tagName[1]);
      if (now > level + 1) say(`h${now} after h${level}: ${text(h).slice(0, 40)}`);
      if (!text(h).trim()) say(`an empty h${now}`);
      level = now;
    }
    for (const e of page.all) {
      const inner = () => text(e).trim();
      if (['p', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'section', 'caption', 'figcaption', 'summary', 'strong', 'a', 'time'].includes(e.tagName) && !inner() && ![...elements(e)].some(c => c.tagName === 'img')) say(`an empty <${e.tagName}>`);
      if (e.tagName === 'section' && !(attribute(e, 'aria-label') || [...elements(e)].some(c => /^h[1-6]$/.test(c.tagName)))) say('a section without a heading');
      if (e.tagName === 'img' && page.main && [...elements(page.main)].includes(e)) {
        if (attribute(e, 'alt') === undefined) say(`a picture without alt: ${attribute(e, 'src')}`);
        // What comes below it would move when it arrives.
        for (const side of ['width', 'height']) if (!/^[1-9]\d*$/.test(attribute(e, side) ?? '')) say(`a picture without its ${side}: ${attribute(e, 'src')}`);
      }
      if (e.tagName === 'a' && attribute(e, 'target')) say(`a link opens a window: ${attribute(e, 'href')}`);
      if (e.tagName === 'a' && /^(click here|here|more|read more|link|aquí|más|leer más)$/i.test(inner())) say(`a link that says only "${inner()}"`);
      if (e.tagName === 'th' && inner() && attribute(e, 'scope') === undefined) say(`a table head without scope: ${inner().slice(0, 40)}`);
    }
    const words = text(page.tag('body')[0]);
    for (const [what, pattern] of [['a leftover of a template', /\{[{%$]|[%}]\}|\bundefined\b|\bNaN\b|\[object |\bnull\b/], ['seconds in a time', /\b\d{1,2}:\d\d:\d\d\b/], ['a doubled mark', /(?<!\.)\.\.(?!\.)|,,|:\s*:|\(\s*\)| ,|¿¿| ·\s*·/], ['two commas or a lone mark', /·\s*$/]]) {
      const found = words.match(pattern);
      if (found) say(`${what}: "${words.slice(Math.max(0, found.index - 25), found.index + 25)}"`);
    }
  }
  return wrong;
}

const run = (command, args) => new Promise(resolve => execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => resolve({ code: error ? error.code ?? 1 : 0, stdout, stderr })));

/** Read from a disk, a page has no origin, so that the checker takes the site's own script, style and pictures for another's. */
const OWN_SCRIPT = /info warning: Resource violates Content Security Policy \(meta tag\): (external )?(script|stylesheet|image|icon) .(\/|(\.\.?\/)+)[^\/”:][^”:]*. blocked by .(script|style|img)-src. directive\.$/;

/** It does not know this property of texts in drawings (SVG 2, 13.8), which every browser does. */
const NEWER_PROPERTY = /: error: CSS: “paint-order”: Property “paint-order” doesn't exist\.$/;

/** It takes a block of data for a script, too, which no browser does (HTML, "prepare the script element"). Only the place is told. */
const DATA_BLOCK = /^"file:(.*)":(\d+)\.(\d+)-\d+\.\d+: info warning: Inline script violates Content Security Policy \(meta tag\)/;
const dataBlocks = () => {
  const lines = new Map();
  return line => {
    const [, file, row, column] = line.match(DATA_BLOCK) ?? [];
    if (!file) return false;
    const name = decodeURIComponent(file);
    if (!lines.has(name)) lines.set(name, fs.readFileSync(name, 'utf8').split('\n'));
    const isBlock = line => line?.startsWith('<script type="application/ld+json">');
    // Behind an element that stands alone on its line, the checker counts a line too few, or names the end of that line.
    return [row - 1, Number(row)].some(at => {
      const [rest, next] = [lines.get(name)[at]?.slice(column - 1), lines.get(name)[at + 1]];
      return isBlock(rest) || (rest === '' && isBlock(next));
    });
  };
};

/** The Nu checker (Java): HTML, CSS and SVG. */
export async function vnu(root) {
  const jar = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  if (!fs.existsSync(jar)) throw new Error(`${jar} is not there`);
  const { code, stdout, stderr } = await run('java', ['-Xss4m', '-jar', jar, '--also-check-css', '--also-check-svg', '--skip-non-html', '--Werror', '--format', 'gnu', '--exit-zero-always', '--stdout', root]);
  if (code !== 0) throw new Error(`the Nu checker did not run: ${stderr.slice(0, 400)}`);
  const isData = dataBlocks();
  return stdout.split('\n').filter(line => line && !OWN_SCRIPT.test(line) && !NEWER_PROPERTY.test(line) && !isData(line)).map(line => line.replace(`file:${root}/`, '').replace(/^"|"(?=:)/g, ''));
}

export async function htmlValidate(root) {
  const out = path.join(os.tmpdir(), `huddle-html-validate-${process.pid}.json`);
  const config = new URL('../html-validate.json', import.meta.url).pathname;
  const bin = path.join(path.dirname(require.resolve('html-validate/package.json')), 'bin/html-validate.mjs');
  const { stderr } = await run(process.execPath, [bin, '--config', config, '--formatter', `json=${out}`, `${root}/**/*.html`]);
  if (!fs.existsSync(out)) throw new Error(`html-validate did not run: ${stderr.slice(0, 400)}`);
  const report = JSON.parse(fs.readFileSync(out, 'utf8'));
  fs.rmSync(out);
  return report.flatMap(file => file.messages.map(m => `${path.relative(root, file.filePath)}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}
