// node lighthouse.mjs: Lighthouse's four scores of one page of every template, each 100, or this fails. It is no file of `node --test`,
// because speed is measured: nothing else may run beside it. tests/run calls it after the browser tests.
//   ONLY=/outcomes/,/es/   these addresses alone
import { audit, chromium, forLighthouse, CATEGORIES } from './lib/lighthouse.mjs';
import { chosen } from './lib/kinds.mjs';
import { ORIGIN, folder, pages } from './lib/site.mjs';

const root = folder(), all = pages(root), kindOf = new Map(all.map(p => [p.at, p.kind]));
const { chosen: every, missing } = chosen(all);
for (const name of missing) console.error(`no page of the sample is of the kind "${name}"`);

/** The page of each template with the most on it, in the first language; in the others the home page, as their markup is the same. */
function list() {
  const only = process.env.ONLY?.split(','), templates = new Map();
  if (only) return every.filter(({ at }) => only.includes(at));
  const size = new Map(all.map(p => [p.at, p.size]));
  for (const page of every) {
    const kind = kindOf.get(page.at), language = all.find(p => p.at === page.at).lang;
    if (kind === 'not_found') continue; // the answer is a 404, which Lighthouse refuses to judge
    const key = language === all.find(p => p.at === '/').lang ? kind : kind === 'home' ? `${kind} ${language}` : '';
    if (key && !(size.get(templates.get(key)?.at) > size.get(page.at))) templates.set(key, page);
  }
  return [...templates.values()];
}

const column = (text, width) => String(text).padStart(width);
const site = await forLighthouse(root, ORIGIN), chrome = await chromium(), started = performance.now();
let bad = missing.length, judged = 0;
try {
  console.log(`${Object.values(CATEGORIES).map(name => column(name, 8)).join(' ')} | paint ms  bytes | page`);
  for (const { at, names } of list()) {
    const { best, bytes, paint, wrong } = await audit(chrome.port, new URL(at.slice(1), site.base).href);
    judged++;
    console.log(`${Object.values(CATEGORIES).map(name => column(best[name], 8)).join(' ')} | ${column(Math.round(paint), 8)} ${column(bytes, 6)} | ${at}  ${names.join('; ')}`);
    for (const reason of wrong) console.log(`          ${reason}`);
    if (wrong.length) bad++;
  }
} finally { await chrome.close(); await site.close(); }
console.log(`\n${judged} pages in ${((performance.now() - started) / 1000).toFixed(0)} s, ${bad} under 100`);
process.exit(bad || judged < (process.env.ONLY ? 1 : 20) ? 1 : 0);
