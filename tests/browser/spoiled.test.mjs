// The tests of the tests: a page is spoiled in one way, and the check that stands guard must say so. The page as it was
// built must pass the same check, so that no check is red for another reason.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import * as check from './lib/checks.mjs';
import { chosen } from './lib/kinds.mjs';
import { audit, chromium, forLighthouse } from './lib/lighthouse.mjs';
import { serve } from './lib/serve.mjs';
import { ORIGIN, Page, files, folder, pages } from './lib/site.mjs';
import * as whole from './lib/static.mjs';
import { scripts, weigh } from './lib/weight.mjs';

const AT = '/huddles/2026-05-07-central-2/', FILE = AT.slice(1) + 'index.html', ES = '/es/huddles/2026-04-16-harbor-1/';
const root = folder(), all = pages(root), list = files(root);
const source = at => fs.readFileSync(path.join(root, at, 'index.html'), 'utf8');
const replaced = (from, to) => html => { const out = html.replace(from, to); assert.notEqual(out, html, `nothing to spoil: ${from}`); return out; };
/** The policy of a page allows no style in it. */
const styled = css => html => replaced(/style-src 'self'/, "style-src 'self' 'unsafe-inline'")(replaced('</head>', `<style>${css}</style></head>`)(html));
const added = html => replaced('</main>', `${html}</main>`);

/** The heaviest picture of the sample. */
const photo = list.filter(f => /^media\/.*\.(jpe?g|png|webp)$/.test(f)).sort((a, b) => fs.statSync(path.join(root, b)).size - fs.statSync(path.join(root, a)).size)[0]?.slice('media/'.length);
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const loads = async view => { await view.go(AT); return [...await check.basics(view, { lang: 'en' }), ...view.wrong.splice(0)]; };
const after_ = one => async view => { await view.go(AT); return one(view); };
const moves = async view => {
  const late = await open(browser, view.base, { slow: 10 });
  try { await late.go(AT); await check.basics(late, { lang: 'en' }); return await check.shifts(late); } finally { await late.close(); }
};
const keyboard = view => check.keyboard(view, AT);

const IN_BROWSER = [
  ['a second h1', loads, added('<h1>Again</h1>'), /2 h1/],
  ['no title', loads, replaced(/<title>.*<\/title>/, ''), /no title/],
  ['another language', loads, replaced('<html lang="en">', '<html lang="fr">'), /lang is "fr"/],
  ['a picture that is missing', loads, added('<img src="no.png" alt="">'), /404|does not show/],
  ['a picture from another host', loads, added('<img src="https://pictures.example/a.png" alt="">'), /another host|Content Security Policy/],
  ['a script the policy stops', loads, added('<script>alert(1)</script>'), /console/],
  ['a lost stylesheet', loads, replaced('site.css', 'sight.css'), /stylesheet|404/],
  ['a box too wide', after_(check.reflow), styled('main h1{width:50rem}'), /320 px/],
  ['a box of fixed height', after_(check.reflow), styled('.lede{height:3rem;overflow:hidden}'), /cut off/],
  ['grey words', after_(check.axe), styled('.meta{color:#aaa}'), /color-contrast/],
  ['grey words in the dark', after_(check.axe), styled('@media(prefers-color-scheme:dark){.meta{color:#555}}'), /color-contrast.*dark/],
  ['a picture without words', after_(check.axe), added('<img src="../../favicon.svg">'), /image-alt/],
  ['tiny targets', after_(check.axe), added('<p style="font-size:8px;line-height:8px"><a href="/a" style="display:inline-block">a</a> <a href="/b" style="display:inline-block">b</a></p>'), /target-size/],
  ['a flat navigation', after_(check.targets), styled('.nav a{min-height:0;padding:0}'), /44 wanted/],
  ['no skip link', keyboard, replaced(/<a class="skip".*<\/a>/, ''), /skip link/],
  ['a skip link to nowhere', keyboard, replaced('tabindex="-1"', ''), /skip link leads|next stop/],
  ['focus that is not seen', keyboard, styled('a:focus-visible{outline:0!important;box-shadow:none!important;background:none!important}'), /not seen/],
  ['focus out of sight', keyboard, styled('.crumbs a{position:absolute;left:-999em}'), /out of sight/],
  ['another order', keyboard, replaced('<a class="site"', '<a tabindex="5" class="site"'), /first stop|stop 0/],
  ['navigation on paper', after_(check.paper), styled('@media print{.nav{display:block!important}}'), /on paper/],
  ['no line on paper', after_(check.paper), replaced(/<p class="onpaper">.*<\/p>/, ''), /where the copy is from/],
  ['grey print', after_(check.paper), styled('@media print{main p{color:#888!important}}'), /not black/],
  ['no outline in forced colours', after_(check.forced), styled(':focus-visible{outline:0!important}'), /no outline/],
  ['a picture that pushes the text away', moves, replaced(/(<main[^>]*>)/, `$1<img src="../../media/${photo}" alt="x">`), /moves by itself/],
  ['a bar that covers half of a small screen', after_(check.zoomed), styled('.nav{position:fixed;inset:auto 0 0 0;height:8rem;background:#fff;z-index:9}'), /taken by what does not scroll/],
  ['a bar that covers the focus', after_(check.zoomed), styled('.langs{position:fixed;inset:0;background:#fff;z-index:9;display:block}.langs a{display:none}'), /covered while it has the focus/],
  ['motion that nobody can stop', after_(check.motion), styled('.nav a{transition:color .3s}'), /moves although/],
  ['an animation', after_(check.motion), styled('@keyframes x{to{opacity:.5}}h1::before{content:"x";animation:x 2s infinite}'), /moves although/],
  ['a head of a table without words', after_(check.axe), added('<table><thead><tr><th scope="col"></th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'), /empty-table-header/],
  ['words that need a script', async view => { await view.go(AT); const plain = await open(browser, view.base, { javaScriptEnabled: false }); try { return await check.withoutScript(view, plain, AT); } finally { await plain.close(); } },
    html => replaced(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')(added('<p id="late"></p><script>late.textContent="Only with a script"</script>')(html)), /without JavaScript/],
];

describe('a spoiled page is noticed by the browser', () => {
  for (const [name, look, spoil, expected] of IN_BROWSER) test(name, { timeout: 120_000 }, async () => {
    for (const spoiled of [false, true]) {
      const site = await serve(root, { spoil: (at, body) => (spoiled && at === AT ? Buffer.from(spoil(body.toString())) : body) });
      const view = await open(browser, site.base);
      view.base = site.base;
      try {
        const wrong = await look(view);
        if (!spoiled) assert.deepEqual(wrong, [], 'the page as built passes');
        else assert.ok(wrong.some(w => expected.test(w)), `not noticed; said: ${JSON.stringify(wrong)}`);
      } finally { await view.close(); await site.close(); }
    }
  });
});

const among = (file, html) => all.map(p => (p.file === file ? new Page(file, html) : p));
const follow = pages => whole.links(pages, list, { origin: 'https://huddles.larkmoor.example' }).wrong;
const FTL = language => fs.readFileSync(new URL(`../../themes/civic/languages/${language}.ftl`, import.meta.url), 'utf8');
const english = pages => whole.mixed(pages, FTL('en'), FTL('es')).wrong;

const heavy = pages => pages.filter(p => p.file === FILE).flatMap(p => weigh(root, p, { origin: ORIGIN }).wrong);
/** Letters that cannot be compressed, always the same. */
const noise = length => createHash('shake256', { outputLength: length }).update('huddle').digest('base64');

const IN_FILES = [
  ['a dead link', follow, added('<a href="../nowhere/">x</a>'), /leads nowhere/],
  ['a dead fragment', follow, added('<a href="#nowhere">x</a>'), /no target/],
  ['a link out of https', follow, added('<a href="http://police.example/">x</a>'), /not https/],
  ['a script link', follow, added('<a href="javascript:void(0)">x</a>'), /odd scheme/],
  ['a wrong canonical address', follow, replaced(/rel="canonical" href="[^"]*"/, 'rel="canonical" href="https://huddles.larkmoor.example/"'), /canonical/],
  ['no language link', whole.languages, replaced(/<ul class="langs">[\s\S]*?<\/ul>/, ''), /no language link/],
  ['a language link to the home page', whole.languages, replaced(/(<ul class="langs">\s*<li><a href=")[^"]*/, '$1../../es/'), /language link leads/],
  ['two titles alike', whole.craft, replaced(/<title>.*<\/title>/, source('/about/').match(/<title>.*<\/title>/)[0]), /has the title of/],
  ['a heading left out', whole.craft, replaced('<h2 id="concerns">', '<h4 id="concerns">'), /h4 after/],
  ['an empty list', whole.craft, added('<ul></ul>'), /an empty <ul>/],
  ['a picture without its size', whole.craft, replaced(/(<img\b[^>]*?) width="\d+" height="\d+"/, '$1'), /without its width/],
  ['a leftover of a template', whole.craft, added('<p>{{ title }}</p>'), /leftover/],
  ['a page too heavy', heavy, added(`<p>${noise(40_000)}</p>`), /over the wire/],
  ['a picture from the first moment, too heavy', heavy, added(`<img src="../../media/${photo}" alt="x">`), /over the wire/],
  ['a stylesheet of another host', heavy, replaced('</head>', '<link rel="stylesheet" href="https://fonts.example/a.css"></head>'), /another host/],
  ['seconds in a time', whole.craft, added('<p>6:00:00 PM</p>'), /seconds/],
];

describe('a spoiled file is noticed', () => {
  for (const [name, look, spoil, expected] of IN_FILES) test(name, () => {
    const said = look(among(FILE, spoil(source(AT)))).filter(w => w.startsWith(AT));
    assert.deepEqual(look(all).filter(w => w.startsWith(AT)), []);
    assert.ok(said.some(w => expected.test(w)), `not noticed; said: ${JSON.stringify(said)}`);
  });
  test('English words on a Spanish page', () => assert.ok(english(among(`${ES.slice(1)}index.html`, added('<p>Skip to main content</p>')(source(ES)))).length === 1));
  test('an English record that does not say so', () => assert.ok(whole.untranslated(among(`${ES.slice(1)}index.html`, replaced('<h1 lang="en">', '<h1>')(source(ES)))).wrong.length === 1));
  test('a script too long, and one that names another host', () => {
    const told = read => scripts(root, ['a.js'], { origin: ORIGIN, read });
    assert.deepEqual(told(() => 'let a = 1;'), []);
    assert.match(told(() => noise(9_000)).join(), /8000 are allowed/);
    assert.match(told(() => 'fetch("https://tracker.example/");').join(), /another host/);
  });
  test('a kind of page that is gone', () => assert.ok(chosen(all.filter(p => !p.note('withdrawn'))).missing.includes('huddle, withdrawn')));
  test('broken HTML, for both validators', async () => {
    const at = fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-spoiled-'));
    try {
      fs.writeFileSync(path.join(at, 'good.html'), source(AT));
      fs.writeFileSync(path.join(at, 'bad.html'), added('<p><ul id="main"></p><img src="a.png"><table role="blue"></table>')(source(AT)));
      for (const look of [whole.vnu, whole.htmlValidate]) {
        const said = await look(fs.realpathSync(at));
        assert.ok(said.some(w => w.includes('bad.html')), `not noticed; said: ${JSON.stringify(said)}`);
        assert.deepEqual(said.filter(w => w.includes('good.html')), []);
      }
    } finally { fs.rmSync(at, { recursive: true }); }
  });
});

test('what takes points is noticed by Lighthouse', { timeout: 240_000 }, async () => {
  const chrome = await chromium();
  try {
    const spoil = (at, body) => (at === AT ? Buffer.from(replaced(/<meta name="description"[^>]*>/, '')(body.toString()).replace('<html lang="en">', '<html>')) : body);
    const site = await forLighthouse(root, ORIGIN, { spoil });
    const { best, wrong } = await audit(chrome.port, new URL(AT.slice(1), site.base).href, { runs: 1 });
    await site.close();
    assert.ok(best.access < 100 && best.search < 100, JSON.stringify(best));
    assert.ok(wrong.some(w => /lang/.test(w)) && wrong.some(w => /description/.test(w)), wrong.join('\n'));
  } finally { await chrome.close(); }
});
