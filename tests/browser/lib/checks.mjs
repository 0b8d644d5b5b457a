// What must be true of a page in a browser. Each check takes an open page and answers with a list of what is wrong, so
// that the tests of the tests can ask for a fault to be found.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { DESKTOP, PHONE } from './browser.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SPACING = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}';

/** A screen at 400 % zoom: 1280 × 1024 px become this many. */
const ZOOMED = { width: 320, height: 256 };

/** Elements that stick out of the page sideways. */
const sideways = () => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room + 1) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1);
  const worst = wide.find(e => !wide.some(other => other !== e && e.contains(other))) ?? document.body;
  return [`${document.documentElement.scrollWidth}px wide in ${room}px: ${worst.outerHTML.slice(0, 100)}`];
};

/** Text cut off by a box that does not grow. Boxes that scroll, and text for screen readers alone, are meant. */
const cutOff = () => [...document.body.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (box.width <= 2 || box.height <= 2 || !e.textContent.trim() || style.clipPath !== 'none') return false;
  const hides = value => value === 'hidden' || value === 'clip';
  return (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 2) || (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 2);
}).map(e => `text cut off: ${e.outerHTML.slice(0, 100)}`);

export async function basics({ page }, { lang } = {}) {
  const seen = await page.evaluate(async () => {
    for (const image of document.images) { // pictures load when they come near
      image.scrollIntoView();
      // `decode` would refuse one that is not asked for yet.
      const come = image.complete || new Promise(done => { image.onload = image.onerror = done; });
      await Promise.race([come, new Promise(late => setTimeout(late, 5000))]);
    }
    return {
      h1: [...document.querySelectorAll('h1')].map(h => h.innerText.trim()), title: document.title.trim(), lang: document.documentElement.lang,
      main: document.querySelectorAll('main').length, broken: [...document.images].filter(i => !i.naturalWidth).map(i => i.src),
      style: getComputedStyle(document.querySelector('.foot') ?? document.body).backgroundColor,
    };
  });
  const wrong = [];
  if (seen.h1.length !== 1 || !seen.h1[0]) wrong.push(`${seen.h1.length} h1: ${JSON.stringify(seen.h1)}`);
  if (!seen.title) wrong.push('no title');
  if (!seen.lang || (lang && seen.lang !== lang)) wrong.push(`lang is "${seen.lang}", not "${lang}"`);
  if (seen.main !== 1) wrong.push(`${seen.main} main elements`);
  for (const image of seen.broken) wrong.push(`picture does not show: ${image}`);
  if (/, 0\)$/.test(seen.style)) wrong.push('the stylesheet did not arrive');
  return wrong;
}

/** Nothing has moved by itself since the page began to load. `view` was opened `slow`; pictures have been scrolled to. */
export async function shifts({ page }) {
  const seen = await page.evaluate(async () => { await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200)))); window.lookForShifts?.(); return window.shifts; });
  if (!seen) return ['nobody watched for shifts'];
  return seen.map(({ value, moved }) => `moves by itself (${value.toFixed(4)}): ${moved.join(' | ')}`);
}

/** At 400 % zoom: what stays on the screen leaves room, and never covers the place where the keyboard is (WCAG 2.4.11). */
export async function zoomed({ page }) {
  await page.setViewportSize(ZOOMED);
  const wrong = (await page.evaluate(sideways)).map(w => `at 400 %: ${w}`);
  wrong.push(...await page.evaluate(() => {
    const wrong = [];
    const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex="-1"])')].filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
    // The part of a box that is on the screen: a table may be taller than that.
    const shown = box => { const left = Math.max(0, box.left), up = Math.max(0, box.top); return { left, top: up, width: Math.min(innerWidth, box.right) - left, height: Math.min(innerHeight, box.bottom) - up }; };
    const seen = e => [...e.getClientRects()].map(shown).filter(box => box.width > 0 && box.height > 0).some(box => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (e.contains(top) || top.contains(e) && top.matches('label, summary'));
    }));
    scrollTo(0, 0);
    for (const e of stops) {
      e.focus();
      if (document.activeElement === e && !seen(e)) wrong.push(`at 400 %: covered while it has the focus: ${e.outerHTML.slice(0, 90)}`);
      if (wrong.length > 3) break;
    }
    scrollTo(0, document.body.scrollHeight / 2);
    const stuck = [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).map(e => e.getBoundingClientRect()).filter(box => box.width > 40 && box.bottom > 0 && box.top < innerHeight && (box.top <= 1 || box.bottom >= innerHeight - 1));
    const taken = stuck.reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
    if (taken > innerHeight * .4) wrong.push(`at 400 %: ${Math.round(taken)} of ${innerHeight} px are taken by what does not scroll`);
    document.activeElement?.blur();
    scrollTo(0, 0);
    return wrong;
  }));
  return wrong;
}

/** Who asks for less motion gets none: no animation, no transition, no smooth scrolling. */
export async function motion({ page }) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page.evaluate(() => {
    const wrong = [], lasts = list => list.split(',').some(time => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000) > 10);
    for (const e of document.querySelectorAll('*')) for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(e, part);
      const moves = (style.animationName !== 'none' && lasts(style.animationDuration)) || lasts(style.transitionDuration) || style.scrollBehavior === 'smooth';
      if (moves) wrong.push(`moves although less motion is wanted: ${e.outerHTML.slice(0, 80)} ${part ?? ''}`);
    }
    if (document.querySelector('marquee, blink, animate, animateTransform, animateMotion')) wrong.push('an element that moves');
    return wrong.slice(0, 5);
  });
}

/** A sheet of one's own, which the page's policy lets a tool add; how it is taken away again. */
async function withStyle(page, css) {
  await page.evaluate(css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }, css);
  return () => page.evaluate(() => { document.adoptedStyleSheets = []; });
}

export async function reflow({ page }) {
  const wrong = [];
  await page.setViewportSize({ width: 320, height: 640 });
  wrong.push(...(await page.evaluate(sideways)).map(w => `at 320 px: ${w}`));
  await page.setViewportSize(DESKTOP);
  const double = await withStyle(page, 'html{font-size:200%!important}');
  wrong.push(...(await page.evaluate(sideways)).map(w => `text at 200 %: ${w}`), ...(await page.evaluate(cutOff)).map(w => `text at 200 %: ${w}`));
  await double();
  await page.setViewportSize(PHONE);
  const spaced = await withStyle(page, SPACING);
  wrong.push(...(await page.evaluate(sideways)).map(w => `text spacing: ${w}`), ...(await page.evaluate(cutOff)).map(w => `text spacing: ${w}`));
  await spaced();
  return wrong;
}

/** All rules in the light; in the dark only colours can differ. */
export async function axe({ page }, { views = { phone: PHONE, desktop: DESKTOP }, schemes = ['light', 'dark'] } = {}) {
  const wrong = new Map();
  for (const [view, size] of Object.entries(views)) for (const colorScheme of schemes) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    if (!await page.evaluate(() => !!window.axe)) await page.evaluate(AXE);
    const some = colorScheme === 'dark' && schemes.includes('light') ? { runOnly: ['color-contrast'] } : { runOnly: RULES, rules: { 'target-size': { enabled: true } } };
    const found = await page.evaluate(some => window.axe.run(document, { ...some, resultTypes: ['violations'] }), some);
    for (const rule of found.violations) for (const node of rule.nodes) {
      const key = `${rule.id}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help} ${node.html.slice(0, 120)}`;
      wrong.set(key, [...(wrong.get(key) ?? []), `${view}/${colorScheme}`]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...wrong].map(([what, where]) => `${what} (${where.join(', ')})`);
}

/** Bars and buttons are at least 44 px high on a phone; every other link outside running text at least 24. */
export async function targets({ page }) {
  await page.setViewportSize(PHONE);
  return page.evaluate(() => {
    const wrong = [];
    const need = (selector, height) => { for (const e of document.querySelectorAll(selector)) {
      const box = e.getBoundingClientRect();
      if (box.width && (box.height < height - .5 || box.width < 24)) wrong.push(`${Math.round(box.width)}×${Math.round(box.height)} px, ${height} wanted: ${e.outerHTML.slice(0, 80)}`);
    } };
    need('.nav a, .langs a, .site, .button, summary, .foot li a', 44);
    need('.chips a, .filter a, .pager a', 40);
    return wrong;
  });
}

/** With the keyboard alone: the skip link first, every stop once, in the order of the page, with a focus that is seen. */
export async function keyboard(view, address, options) {
  const { page } = view;
  await page.setViewportSize(DESKTOP);
  await view.go(address, options);
  // What each stop looks like is noted in the page, as the key goes up: to ask for each takes ten times as long.
  const stops = await page.evaluate(() => {
    const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex="-1"])')].filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
    const read = e => {
      const style = getComputedStyle(e);
      const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\)$|transparent/.test(style.outlineColor) ? style.outline : '';
      // A link in a drawing has no box to colour: its shape is filled.
      const shape = e.ownerSVGElement && e.querySelector('path') && getComputedStyle(e.querySelector('path'));
      return shape ? [outline, shape.fill, shape.stroke, shape.strokeWidth].join('|') : [outline, style.boxShadow, style.backgroundColor].join('|');
    };
    const plain = new Map(stops.map(e => [e, read(e)]));
    window.stops = stops;
    window.visited = [];
    addEventListener('keyup', ({ key }) => {
      const e = document.activeElement;
      if (key !== 'Tab' || !e || e === document.body) return;
      const box = e.getBoundingClientRect();
      const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0;
      window.visited.push({ at: stops.indexOf(e), html: e.outerHTML.slice(0, 100), skip: e.matches('a.skip[href="#main"]'), seen: read(e) !== plain.get(e) || e.matches('.skip'), inside });
    });
    return stops.length;
  });
  const wrong = [];
  if (stops < 5) wrong.push(`only ${stops} stops`);
  for (let n = 0; n < stops; n++) await page.keyboard.press('Tab');
  const visited = await page.evaluate(() => window.visited);
  for (const [n, stop] of visited.entries()) {
    if (n === 0 && !stop.skip) wrong.push(`the first stop is not the skip link: ${stop.html}`);
    if (stop.at !== n) { wrong.push(`stop ${n} is number ${stop.at} of the page: ${stop.html}`); break; }
    if (!stop.inside) wrong.push(`focus is out of sight: ${stop.html}`);
    else if (!stop.seen) wrong.push(`focus is not seen: ${stop.html}`);
    if (wrong.length > 5) break;
  }
  if (visited.length < stops && !wrong.length) wrong.push(`the keyboard leaves the page after ${visited.length} of ${stops} stops`);
  await page.keyboard.press('Tab');
  const after = await page.evaluate(() => window.stops.indexOf(document.activeElement));
  if (after > 0 && !wrong.length) wrong.push(`after the last stop the focus is kept at number ${after}`);
  await view.go(address, options);
  await page.keyboard.press('Tab');
  if (await page.evaluate(() => document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left >= 0)) {
    await page.keyboard.press('Enter');
    const there = await page.evaluate(() => document.activeElement?.id);
    if (there !== 'main') wrong.push(`the skip link leads to "${there}"`);
    await page.keyboard.press('Tab');
    const next = await page.evaluate(() => ({ inside: !!document.activeElement.closest('main, footer'), any: document.activeElement !== document.body }));
    if (next.any && !next.inside) wrong.push('after the skip link the next stop is not in the main part');
  } else wrong.push('the skip link is not seen when focused');
  return wrong;
}

/** On paper: no navigation, black on white, every sheet ends with where it is from. */
export async function paper({ page }) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const wrong = await page.evaluate(() => {
    const wrong = [];
    const shown = e => e.getClientRects().length > 0 && e.getBoundingClientRect().height > 0;
    for (const e of document.querySelectorAll('nav:not(.crumbs), .skip, .langs, form, button, .button, .pager, .filter')) if (shown(e)) wrong.push(`on paper: ${e.outerHTML.slice(0, 80)}`);
    const last = document.querySelector('.onpaper');
    if (!last || !shown(last)) wrong.push('no line that says where the copy is from');
    else if (!/https?:\/\/\S+/.test(last.innerText)) wrong.push(`the line on paper has no address: ${last.innerText}`);
    if (!document.querySelector('h1') || !shown(document.querySelector('h1'))) wrong.push('no heading on paper');
    for (const e of [document.body, document.querySelector('.top'), document.querySelector('main'), document.querySelector('.foot'), ...document.querySelectorAll('main p, main a, main dd, .tag, main h2')]) {
      if (!e || !shown(e)) continue;
      const style = getComputedStyle(e);
      if (style.color !== 'rgb(0, 0, 0)') { wrong.push(`not black: ${style.color} ${e.outerHTML.slice(0, 80)}`); break; }
      if (!/255, 255, 255|, 0\)$/.test(style.backgroundColor)) { wrong.push(`a ground on paper: ${style.backgroundColor} ${e.outerHTML.slice(0, 80)}`); break; }
    }
    return wrong;
  });
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  return wrong;
}

/** In forced colours (Windows' high contrast) shadows and grounds are gone: focus, tags and the current page need a line. */
export async function forced({ page }) {
  await page.emulateMedia({ forcedColors: 'active' });
  const wrong = await page.evaluate(() => {
    const wrong = [];
    const line = (style, side) => style[`${side}Style`] !== 'none' && parseFloat(style[`${side}Width`]) > 0;
    for (const e of [...document.querySelectorAll('main a[href], main summary, .nav a')].filter(e => e.checkVisibility()).slice(0, 12)) {
      e.focus();
      const style = getComputedStyle(e);
      if (!line(style, 'outline') || /, 0\)$/.test(style.outlineColor)) { wrong.push(`no outline on focus: ${e.outerHTML.slice(0, 80)}`); break; }
    }
    for (const e of document.querySelectorAll('.tag, .button')) if (!line(getComputedStyle(e), 'borderTop')) { wrong.push(`no border: ${e.outerHTML.slice(0, 80)}`); break; }
    const now = document.querySelector('.nav [aria-current]'), other = document.querySelector('.nav a:not([aria-current])');
    if (now && getComputedStyle(now).borderBottomColor === getComputedStyle(other).borderBottomColor) wrong.push('the current page of the navigation is not marked');
    return wrong;
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return wrong;
}

/** What a reader reads; filters that a script puts in the place of lists of links, and buttons for a script alone, are left out. */
export const words = page => page.locator('body').evaluate(body => {
  const filters = [...body.querySelectorAll('.finding .finder, [data-script-only], .copy')];
  for (const e of filters) e.style.display = 'none';
  const words = body.innerText.replace(/\s+/g, ' ').trim();
  for (const e of filters) e.style.display = '';
  return words;
});

/**
 * The same words with JavaScript off, and enough of them. `view` is at the address, `plain` is a page opened without JavaScript.
 * A page that neither runs a script nor says anything to browsers without one is the same with it and without.
 */
export async function withoutScript(view, plain, address, options) {
  await view.page.setViewportSize(DESKTOP);
  if (!await view.page.evaluate(() => !!document.querySelector('script:not([type="application/ld+json"]), noscript'))) {
    const length = (await words(view.page)).length;
    return length < 200 ? [`only ${length} characters`] : [];
  }
  // What a reader does makes scripts say more than they do at first.
  if (await view.page.evaluate(() => document.scripts.length > 0)) await view.go(address, options);
  await plain.go(address, options);
  const [on, off] = [await words(view.page), await words(plain.page)];
  if (off.length < 200) return [`only ${off.length} characters without JavaScript`];
  if (on === off) return [];
  let at = 0;
  while (on[at] === off[at]) at++;
  return [`other words without JavaScript: "${on.slice(at, at + 60)}" / "${off.slice(at, at + 60)}"`];
}
