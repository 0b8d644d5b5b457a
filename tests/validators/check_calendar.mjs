// check_calendar.mjs SITE: every calendar as npm's ical.js reads it; moments of events by the calendar's own zone, held against
// the zones that Node knows.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const site = process.argv[2];
const require = createRequire(pathToFileURL(join(process.env.VALIDATORS_TOOLS, "package.json")));
const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")));
const found = [];
const files = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".ics")).sort();
let events = 0, tasks = 0, times = 0;

const shown = (moment, zone) => {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
};

for (const name of files) {
  const text = readFileSync(join(site, name), "utf8");
  let calendar;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    found.push(`${name}: ${error.message}`);
    continue;
  }
  const zones = new Map(calendar.getAllSubcomponents("vtimezone").map((zone) => [zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone)]));
  const parts = [...calendar.getAllSubcomponents("vevent"), ...calendar.getAllSubcomponents("vtodo")];
  if (parts.length !== text.split(/^BEGIN:(?:VEVENT|VTODO)\r$/m).length - 1) found.push(`${name}: ical.js reads ${parts.length} parts`);
  for (const part of parts) {
    const uid = part.getFirstPropertyValue("uid");
    part.name === "vevent" ? (events += 1) : (tasks += 1);
    for (const key of ["dtstamp", "summary", "url", "status", "sequence"]) if (part.getFirstPropertyValue(key) === null) found.push(`${name}: ${uid} has no ${key}`);
    for (const key of ["dtstart", "dtend"]) {
      const property = part.getFirstProperty(key);
      const zone = property?.getParameter("tzid");
      if (!zone) continue;
      if (!zones.has(zone)) { found.push(`${name}: ${uid} names the zone ${zone}, which is not there`); continue; }
      const time = property.getFirstValue();
      time.zone = zones.get(zone);
      const there = shown(time.toJSDate(), zone);
      times += 1;
      if (there !== time.toString().slice(0, 16)) found.push(`${name}: ${uid} is at ${time}, which is ${there} in ${zone}`);
    }
  }
}
if (files.length < 2) found.push("there are no calendars");
for (const line of found.slice(0, 40)) console.log(line);
console.log(`calendars: ${files.length}, ${events} events, ${tasks} tasks, ${times} times, ${found.length} findings`);
process.exit(found.length ? 1 : 0);
