/* check_linked_data.mjs SITE: every JSON-LD block of every page, against the types of schema.org (npm schema-dts, checked by
   TypeScript). Blocks of one shape are checked once, so the time does not grow with the site. Before that, mistakes that it
   must notice are tried on it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const site = process.argv[2];
const tools = process.env.VALIDATORS_TOOLS;
const modules = path.join(tools ?? '.', 'node_modules');
if (!site || !fs.existsSync(path.join(modules, 'schema-dts'))) { console.error('usage: VALIDATORS_TOOLS=DIR check_linked_data.mjs SITE'); process.exit(2); }

/** What a value is made of: names, types, and the values of enumerations, but not texts. */
const shape = value => {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shape))].sort()}]`;
  if (value && typeof value === 'object') return `{${Object.keys(value).sort().map(key => `${key}:${key === '@type' ? value[key] : shape(value[key])}`)}}`;
  return typeof value === 'string' && value.startsWith('https://schema.org') ? value : typeof value;
};

/** Findings of TypeScript, by the number of the block. */
function typed(blocks) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linked-data-'));
  try {
    fs.symlinkSync(modules, path.join(folder, 'node_modules'));
    const types = [...new Set(blocks.map(block => block['@type']))].filter(type => /^[A-Z]\w+$/.test(type));
    const lines = blocks.map((block, at) => `export const block${at}: WithContext<${block['@type']}> = ${JSON.stringify(block)};`);
    fs.writeFileSync(path.join(folder, 'blocks.ts'), `import type { WithContext, ${types.join(', ')} } from 'schema-dts';\n${lines.join('\n')}\n`);
    const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, types: [], moduleResolution: 'bundler', module: 'esnext', pretty: false };
    fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['blocks.ts'] }));
    const run = spawnSync(path.join(modules, '.bin/tsc'), ['--project', folder], { encoding: 'utf8' });
    if (run.error) { console.error(run.error.message); process.exit(2); }
    const found = run.stdout.split('\n').map(line => line.match(/blocks\.ts\((\d+),\d+\): error \w+: (.*)/)).filter(Boolean);
    if (run.status && !found.length) { console.error(run.stdout + run.stderr); process.exit(2); }
    return found.map(([, line, text]) => [Number(line) - 2, text.slice(0, 200)]);
  } finally { fs.rmSync(folder, { recursive: true, force: true }); }
}

const found = [], shapes = new Map();
let pages = 0, count = 0;
for (const file of fs.readdirSync(site, { recursive: true }).map(String).filter(name => name.endsWith('.html')).sort()) {
  const page = fs.readFileSync(path.join(site, file), 'utf8');
  const blocks = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  pages++;
  if (!blocks.length && file !== '404.html' && !/(^|\/)commitments\//.test(file)) found.push(`${file}: no linked data`);
  for (const [, text] of blocks) {
    count++;
    try {
      const block = JSON.parse(text);
      if (block['@context'] !== 'https://schema.org' || !block['@type']) found.push(`${file}: a block without its context or type`);
      else if (!shapes.has(shape(block))) shapes.set(shape(block), [file, block]);
    } catch (error) { found.push(`${file}: ${error.message}`); }
    if (/[<>&\u2028\u2029]/.test(text)) found.push(`${file}: a character that HTML could take for markup`);
  }
}
const list = [...shapes.values()];
const base = { '@context': 'https://schema.org' };
const spoiled = [
  { ...base, '@type': 'Event', name: 'Unknown property', startDay: '2026-05-07' },
  { ...base, '@type': 'Event', name: 'Unknown value', eventStatus: 'https://schema.org/EventMaybe' },
  { ...base, '@type': 'WebSite', name: 'Deep inside', mentions: { '@type': 'Action', agent: { '@type': 'Organisation', name: 'Misspelt' } } },
];
const told = typed([...spoiled, ...list.map(([, block]) => block)]);
for (const at of spoiled.keys()) if (!told.some(([block]) => block === at)) { console.error(`the check does not notice: ${spoiled[at].name}`); process.exit(2); }
for (const [at, text] of told.filter(([at]) => at >= spoiled.length)) found.push(`${list[at - spoiled.length][0]}: ${text}`);
for (const line of found.slice(0, 40)) console.log(line);
console.log(`linked data: ${pages} pages, ${count} blocks, ${list.length} shapes, ${found.length} findings`);
process.exit(found.length ? 1 : 0);
