// check_hosts.mjs SITE: `_headers` as Netlify's own parser reads it, and what a reader of each file would get by it.
// tests/it/hosts.rs has the rules of other hosts, tests/servers what nginx and Apache send.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const site = process.argv[2], found = [];
const { parseAllHeaders } = await import(pathToFileURL(join(process.env.VALIDATORS_TOOLS, "node_modules/@netlify/headers-parser/lib/index.js")));
const file = join(site, "_headers"), base = new URL(JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")).base_url).pathname;
if (!existsSync(file)) found.push("there is no _headers");
const { headers: rules, errors } = await parseAllHeaders({ headersFiles: [file], netlifyConfigPath: undefined, configHeaders: [], minimal: false });
for (const error of errors) found.push(error.message);
const written = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith("/"));
if (rules.length !== written.length || rules.length < 4) found.push(`${rules.length} of ${written.length} rules are read`);

const hash = /(?:^|[/.-])[0-9a-f]{20}(?:[/.-]|$)/, picture = /\.(?:jpe?g|jpe|jfif|png|gif|webp|svg)$/i;
let asked = 0;
for (const name of readdirSync(site, { recursive: true }).sort()) {
  if (statSync(join(site, name)).isDirectory() || name === "pictures/made-from.json") continue;
  const address = base + name.replace(/(^|\/)index\.html$/, "$1");
  // A later rule takes the place of an earlier one.
  const sent = Object.assign({}, ...rules.filter((rule) => rule.forRegExp.test(address)).map((rule) => rule.values));
  const isMedia = name.startsWith("media/");
  const right = {
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": hash.test(name) ? "public, max-age=31536000, immutable" : undefined,
    "Content-Disposition": isMedia && !picture.test(name) ? "attachment" : undefined,
  };
  for (const [header, value] of Object.entries(right)) {
    if (sent[header] !== value) found.push(`${name}: ${header} is ${sent[header]}, and should be ${value}`);
  }
  const policy = sent["Content-Security-Policy"] ?? "";
  if (policy.includes("sandbox") !== isMedia || policy.includes("frame-ancestors 'none'") === isMedia) found.push(`${name}: ${policy}`);
  asked += 1;
}
console.log(`_headers: ${rules.length} rules, ${asked} files`);
for (const line of found.slice(0, 20)) console.log(line);
process.exit(found.length === 0 && asked > 0 ? 0 : 1);
