// Lighthouse on pages of a built site, offline: Debian's Chromium, one for all pages, mobile with simulated throttling (the
// tool's own defaults). A category that a page does not fill is tried again: a busy machine makes a page slower and never faster,
// so the best of the runs counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { CHROMIUM, QUIET } from './browser.mjs';
import { serve } from './serve.mjs';

export const CATEGORIES = { performance: 'speed', accessibility: 'access', 'best-practices': 'practice', seo: 'search' };
/** What needs no score, and takes longest: pictures of the page. */
const LEFT_OUT = ['full-page-screenshot', 'screenshot-thumbnails', 'final-screenshot'];
const RUNS = 3;

/** A site served for Lighthouse: compressed, and with addresses of this host, so that a canonical address is the page's own. */
export async function forLighthouse(root, origin, { spoil } = {}) {
  const local = (at, body) => (/(\/|\.html|robots\.txt)$/.test(at) ? Buffer.from(body.toString().replaceAll(origin, site.base.replace(/\/$/, ''))) : body);
  const site = await serve(root, { gzip: true, spoil: (at, body) => local(at, spoil?.(at, body) ?? body) });
  return site;
}

export async function chromium() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-lighthouse-'));
  const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: [...QUIET, '--disable-dev-shm-usage'], userDataDir: profile, logLevel: 'silent', ignoreDefaultFlags: false });
  return {
    port: chrome.port,
    close: async () => { await chrome.kill(); fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }); },
  };
}

const points = result => Object.fromEntries(Object.entries(result.categories).map(([id, category]) => [CATEGORIES[id], Math.round((category.score ?? 0) * 100)]));

/** What took points from a category: every audit with a weight that is not fulfilled, with the first place that it names. */
function reasons(result) {
  const found = [];
  for (const [id, category] of Object.entries(result.categories)) {
    if (category.score === 1) continue;
    for (const { id: name, weight } of category.auditRefs) {
      const audit = result.audits[name];
      if (!weight || audit.score === null || audit.score >= 1) continue;
      const item = audit.details?.items?.[0], where = item?.node?.snippet ?? item?.source?.url ?? item?.url ?? item?.description ?? '';
      found.push(`${CATEGORIES[id]}: ${audit.title} ${audit.displayValue ?? ''} ${where}`.trim().slice(0, 240));
    }
  }
  return found;
}

/** The scores of one page, the best of up to three runs for each category; `wrong` names what is under 100 and why. */
export async function audit(port, address, { runs = RUNS } = {}) {
  const best = {}, wrong = new Map();
  let last;
  for (let n = 0; n < runs; n++) {
    const { lhr } = await lighthouse(address, { port, logLevel: 'error', output: 'json', onlyCategories: Object.keys(CATEGORIES), skipAudits: LEFT_OUT, disableFullPageScreenshot: true }) ?? {};
    if (!lhr || lhr.runtimeError) throw new Error(`${address}: ${lhr?.runtimeError?.message ?? 'Lighthouse gave no result'}`);
    last = lhr;
    for (const [name, score] of Object.entries(points(lhr))) if (score > (best[name] ?? -1)) best[name] = score;
    for (const reason of reasons(lhr)) wrong.set(reason.split(':')[0], [...(wrong.get(reason.split(':')[0]) ?? []), reason]);
    for (const [name, score] of Object.entries(best)) if (score === 100) wrong.delete(name);
    if (Object.keys(best).length === 4 && Object.values(best).every(score => score === 100)) break;
  }
  const under = Object.entries(best).filter(([, score]) => score < 100);
  return {
    best, seconds: last.timing.total / 1000, bytes: last.audits['total-byte-weight']?.numericValue ?? 0, paint: last.audits['largest-contentful-paint']?.numericValue ?? 0,
    wrong: under.flatMap(([name, score]) => [`${name} ${score}`, ...new Set(wrong.get(name) ?? [])]),
  };
}
