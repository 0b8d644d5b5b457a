// A published site: what its log says on its pages. The sample is published as it was before some edits, then as it is;
// built here, since a build that names no published site shows nothing of a log.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/serve.mjs';
import { ORIGIN, files, pages } from './lib/site.mjs';
import * as still from './lib/static.mjs';
import { everyWay } from './lib/whole.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const program = process.env.HUDDLE_PROGRAM ?? path.join(path.resolve(project, process.env.CARGO_TARGET_DIR ?? 'target'), 'debug/huddle');
const words = language => fs.readFileSync(path.join(project, `themes/civic/languages/${language}.ftl`), 'utf8');
const none = wrong => assert.equal(wrong.length, 0, `${wrong.length} found:\n${wrong.slice(0, 12).join('\n')}`);

// The first publication says otherwise: numbers, dates, owners and sentences.
const EDITS = {
  'huddles/central/2026-02-05-central-2.md': text => text.replace('due: 2026-03-15', 'due: 2026-03-01').replace('residents: 24', 'residents: 21')
    .replace(/minutes: approved\napproved_on: .*\napproved_by: .*\n/, '').replace('tired of being told', 'told'),
  'huddles/central/2027-01-14-central-2.md': text => text.replace('start: "18:00"', 'start: "18:30"'),
  'pages/take-part.es.md': text => `${text.trimEnd()}\n\nUna frase que ya no está.\n`,
};

const made = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'huddle-log-'))), root = path.join(made, 'site');
const content = path.join(made, 'content');
fs.cpSync(path.join(project, 'content'), content, { recursive: true });
const publish = (day, ...more) => execFileSync(program, ['build', content, '--output', root, '--today', day, '--previous', root, '--quiet', ...more], { stdio: 'ignore' });
for (const [name, edit] of Object.entries(EDITS)) {
  const file = path.join(content, name), text = fs.readFileSync(file, 'utf8');
  assert.notEqual(edit(text), text, name);
  fs.writeFileSync(file, edit(text));
}
publish('2026-11-20', '--first');
for (const name of Object.keys(EDITS)) fs.copyFileSync(path.join(project, 'content', name), path.join(content, name));
publish('2026-11-22');
const all = pages(root);
after(() => fs.rmSync(made, { recursive: true }));

test('every address leads somewhere, and every page is linked', () => none(still.links(all, files(root), { origin: ORIGIN }).wrong));
test('the language link keeps the page', () => none(still.languages(all)));
test('no English sentence of the theme on a Spanish page', () => none(still.mixed(all, words('en'), words('es')).wrong));
for (const name of ['changes', 'es/changes']) test(`${name} is valid`, async () => none([...await still.vnu(path.join(root, name)), ...await still.htmlValidate(path.join(root, name))]));

describe('what the log says', () => {
  let site, browser;
  before(async () => { site = await serve(root); browser = await launch(); });
  after(async () => { await browser?.close(); await site?.close(); });
  for (const address of ['/changes/', '/es/changes/', '/huddles/2026-02-05-central-2/']) test(address, { timeout: 240_000 }, async t => {
    await everyWay(t, browser, site.base, address, { lang: address.startsWith('/es/') ? 'es' : 'en' });
  });
});
