// Every kind of page, by what is on it. A kind that no page of the sample shows is an error: nothing is skipped.
import { attribute, elements, text } from './site.mjs';

const huddle = more => p => p.kind === 'huddle' && more(p);
const promise = state => p => p.kind === 'commitment' && p.state === state;
const inMain = (p, test) => [...elements(p.main)].some(test);
const minutes = p => p.id('minutes') && p.has('prose');
const settled = p => !['draft', 'withdrawn', 'cancelled', 'postponed', 'scheduled'].some(n => p.note(n));

export const KINDS = {
  'home': p => p.kind === 'home',
  'divisions': p => p.kind === 'divisions',
  'division': p => p.kind === 'division',
  'area': p => p.kind === 'area' && !p.note('retired') && !p.note('silent'),
  'area without a huddle for long': p => p.kind === 'area' && p.note('silent') && !p.note('retired'),
  'area, retired': p => p.kind === 'area' && p.note('retired'),
  'divisions with a map': p => p.kind === 'divisions' && p.has('map', 'figure'),
  'division with a map': p => p.kind === 'division' && p.has('map', 'figure'),
  'area on a map': p => p.kind === 'area' && p.has('map', 'figure') && !p.note('retired'),
  'huddles': p => p.at === '/huddles/',
  'huddles of a year': p => /^\/huddles\/\d{4}\/$/.test(p.at),
  'huddles of a division in a year': p => /^\/huddles\/\d{4}\/(?!page)[^/]+\/$/.test(p.at),
  'huddles of a division': p => /^\/divisions\/[^/]+\/huddles\/$/.test(p.at),
  'huddle, approved': huddle(p => minutes(p) && settled(p)),
  'huddle, draft': huddle(p => p.note('draft')),
  'huddle, withdrawn': huddle(p => p.note('withdrawn')),
  'huddle, cancelled': huddle(p => p.note('cancelled')),
  'huddle, postponed': huddle(p => p.note('postponed')),
  'huddle, announced': huddle(p => p.note('scheduled')),
  'huddle, held without minutes': huddle(p => p.note('missing')),
  'huddle, corrected': huddle(p => p.note('corrected') && minutes(p)),
  'versions of minutes': p => p.kind === 'versions',
  'version of minutes': p => p.kind === 'version',
  'huddle with attachments': huddle(p => p.id('attachments')),
  'huddle with a photo': huddle(p => inMain(p, e => e.tagName === 'img')),
  'huddle with a table': huddle(p => inMain(p, e => e.tagName === 'table')),
  'huddle with contents': huddle(p => p.has('contents', 'nav')),
  'huddle with concerns and commitments': huddle(p => p.id('concerns') && p.id('commitments')),
  'huddle with news of earlier commitments': huddle(p => p.id('reports')),
  'book of a year': p => p.kind === 'book',
  'outcomes': p => p.at === '/outcomes/',
  'outcomes, open': p => p.at === '/outcomes/open/',
  'outcomes, overdue': p => p.at === '/outcomes/overdue/',
  'outcomes, done': p => p.at === '/outcomes/done/',
  'outcomes, will not be done': p => p.at === '/outcomes/dropped/',
  'outcomes of a division': p => /^\/outcomes\/(?!open|overdue|done|dropped|page|\d{4}\/)[^/]+\/$/.test(p.at),
  'outcomes of an area': p => /^\/outcomes\/(?!page|topics|owners|open|overdue|done|dropped|replaced)[^/]+\/[^/]+\/$/.test(p.at),
  'outcomes of a division in a state': p => /^\/outcomes\/(open|overdue|done|dropped|replaced)\/(?!page)[^/]+\/$/.test(p.at),
  'outcomes of a topic': p => /^\/outcomes\/topics\/[^/]+\/$/.test(p.at),
  'outcomes of an owner': p => /^\/outcomes\/owners\/[^/]+\/$/.test(p.at),
  'outcomes of a year': p => /^\/outcomes\/\d{4}\/$/.test(p.at),
  'outcomes, second page': p => /^\/outcomes\/page\/2\/$/.test(p.at),
  'commitment, open': promise('Open'),
  'commitment, in progress': promise('In progress'),
  'commitment, waiting': promise('Waiting'),
  'commitment, overdue': promise('Overdue'),
  'commitment, done': promise('Done'),
  'commitment, confirmed': promise('Done, confirmed'),
  'commitment, will not be done': promise('Will not be done'),
  'commitment, replaced': promise('Replaced'),
  'commitment with a date that was moved': p => p.kind === 'commitment' && p.has('due', 'li'),
  'commitment with evidence': p => p.kind === 'commitment' && p.has('evidence', 'p'),
  'commitment that nobody reported on': p => p.kind === 'commitment' && p.has('silence', 'span'),
  'find': p => p.kind === 'find',
  'topics': p => p.kind === 'topics',
  'topic': p => p.kind === 'topic',
  'organizations': p => p.kind === 'organizations',
  'organization': p => p.kind === 'organization',
  'upcoming': p => p.kind === 'upcoming',
  'scoreboard': p => p.kind === 'scoreboard',
  'how the scoreboard is counted': p => p.kind === 'scoreboard_method',
  'division with figures': p => p.kind === 'division' && p.has('months'),
  'area with concerns that came back': p => p.kind === 'area' && p.id('returning'),
  'search': p => p.kind === 'search',
  'open data': p => p.kind === 'data',
  'what changed': p => p.kind === 'changes',
  'corrections': p => p.kind === 'corrections',
  'check a record': p => p.kind === 'verify',
  'how to follow the site': p => p.at === '/follow/',
  'how to follow a division': p => /^\/divisions\/[^/]+\/follow\/$/.test(p.at),
  'how to follow an area': p => /^\/divisions\/[^/]+\/[^/]+\/follow\/$/.test(p.at),
  'how to follow a topic': p => /^\/topics\/[^/]+\/follow\/$/.test(p.at),
  'update': p => p.kind === 'update',
  'plain page': p => p.kind === 'page',
  'not found': p => p.kind === 'not_found',
};

/** In the second language: the same page, and whether its record was translated. */
export const SPANISH_KINDS = {
  'huddle, translated': p => p.kind === 'huddle' && !p.note('translation'),
  'huddle, not translated': p => p.kind === 'huddle' && p.note('translation') && p.has('prose'),
  'plain page, translated': p => p.kind === 'page' && !p.note('translation'),
  'plain page, not translated': p => p.kind === 'page' && p.note('translation'),
};

/** One page of each kind, the one with the most on it: [{at, names}], a page of several kinds once. */
export function chosen(pages) {
  const missing = [], at = new Map();
  const take = (page, name) => at.set(page.at, [...(at.get(page.at) ?? []), name]);
  const largest = list => list.reduce((a, b) => (b.size > a.size ? b : a));
  const english = pages.filter(p => p.lang === 'en'), spanish = new Map(pages.filter(p => p.lang === 'es').map(p => [p.at, p]));
  for (const [name, test] of Object.entries(KINDS)) {
    const list = english.filter(test);
    if (!list.length) { missing.push(name); continue; }
    const page = largest(list);
    take(page, name);
    if (page.kind === 'not_found') continue;
    const other = spanish.get('/es' + page.at);
    if (other) take(other, `${name} (es)`); else missing.push(`${name} (es): /es${page.at}`);
  }
  for (const [name, test] of Object.entries(SPANISH_KINDS)) {
    const list = [...spanish.values()].filter(test);
    if (list.length) take(largest(list), `${name} (es)`); else missing.push(`${name} (es)`);
  }
  return { chosen: [...at].map(([at, names]) => ({ at, names })), missing };
}

export { attribute, text };
