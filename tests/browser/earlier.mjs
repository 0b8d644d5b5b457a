// node earlier.mjs FROM TO: the sample's content as it was before some edits of numbers, dates, owners, sentences and an
// approval, which `publish` makes the changes that the log of the sample has.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const EDITS = {
  'huddles/central/2026-02-05-central-2.md': text => text.replace('due: 2026-03-15', 'due: 2026-03-01').replace('residents: 24', 'residents: 21')
    .replace(/minutes: approved\napproved_on: .*\napproved_by: .*\n/, '').replace('tired of being told', 'told'),
  'huddles/central/2027-01-14-central-2.md': text => text.replace('start: "18:00"', 'start: "18:30"'),
  'pages/take-part.es.md': text => `${text.trimEnd()}\n\nUna frase que ya no está.\n`,
};

const [from, to] = process.argv.slice(2);
fs.rmSync(to, { recursive: true, force: true });
fs.cpSync(from, to, { recursive: true });
for (const [name, edit] of Object.entries(EDITS)) {
  const file = path.join(to, name), text = fs.readFileSync(file, 'utf8');
  assert.notEqual(edit(text), text, name);
  fs.writeFileSync(file, edit(text));
}
