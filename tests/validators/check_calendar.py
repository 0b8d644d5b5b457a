"""check_calendar.py SITE: every calendar by the rules of RFC 5545 and by PyPI's icalendar; times of events through the
calendar's own VTIMEZONE give the moments that Python's zoneinfo gives. Beside a site without events (the empty one), the
program at HUDDLE_PROGRAM builds one site for each of several zones, on both sides of every change of their clocks."""
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar

ZONES = ["America/New_York", "America/Phoenix", "America/St_Johns", "Europe/Madrid", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kolkata"]
NEED = {
    "VCALENDAR": {"VERSION", "PRODID", "NAME", "URL", "SOURCE", "REFRESH-INTERVAL"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "STATUS", "SEQUENCE"},
    "VTODO": {"UID", "DTSTAMP", "SUMMARY", "URL", "STATUS", "SEQUENCE", "RELATED-TO"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
ONCE = {"VERSION", "PRODID"}
MANY = {"CATEGORIES", "RELATED-TO", "COMMENT"}
STATES = {"VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"}, "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"}}
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "NAME", "RELATED-TO", "X-WR-CALNAME", "TZNAME"}
LINE = re.compile(r'([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):([^\x00-\x08\x0a-\x1f\x7f]*)')
found, counts = [], {"calendars": 0, "VEVENT": 0, "VTODO": 0, "times": 0}


def say(name, what):
    found.append(f"{name}: {what}")


def lines(name, raw):
    """Content lines, unfolded; what is wrong with their shape is told (3.1)."""
    if not raw.endswith(b"\r\n") or raw.startswith(b"\xef\xbb\xbf"):
        say(name, "does not begin and end as a calendar")
    for number, line in enumerate(raw.removesuffix(b"\r\n").split(b"\r\n"), 1):
        if len(line) > 75 or b"\n" in line or b"\r" in line or not line.strip():
            say(name, f"line {number}: {len(line)} octets, or an end of line in it")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            say(name, f"line {number}: folded inside a character")
    for line in raw.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        match = LINE.fullmatch(line)
        if match:
            parameters = dict(part.split("=", 1) for part in match[2].split(";") if part)
            yield match[1], {key: value.strip('"') for key, value in parameters.items()}, match[3]
        else:
            say(name, f"no content line: {line[:80]!r}")


def components(name, raw):
    """Each component that was closed: its kind, its properties, and the components in it."""
    stack = [("", {}, [])]
    for key, parameters, value in lines(name, raw):
        if key == "BEGIN":
            stack.append((value, {}, []))
        elif key == "END":
            if len(stack) < 2 or stack[-1][0] != value:
                say(name, f"END:{value} closes nothing")
                return None
            stack[-2][2].append(stack.pop())
        else:
            stack[-1][1].setdefault(key, []).append((value, parameters))
    if len(stack) != 1 or len(stack[0][2]) != 1 or stack[0][1]:
        say(name, "is not one calendar")
        return None
    return stack[0][2][0]


def offset(text):
    sign = -1 if text[0] == "-" else 1
    return sign * datetime.timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:7] or 0))


def clocks(zone):
    """The onsets of a VTIMEZONE, in the time that clocks showed until then, with the offset from then on."""
    return sorted((datetime.datetime.strptime(one[1]["DTSTART"][0][0], "%Y%m%dT%H%M%S"), offset(one[1]["TZOFFSETTO"][0][0])) for one in zone[2])


def check_time(name, value, zone, onsets):
    local = datetime.datetime.strptime(value, "%Y%m%dT%H%M%S")
    known = zoneinfo.ZoneInfo(zone)
    real = local.replace(tzinfo=known)
    if real.astimezone(datetime.timezone.utc).astimezone(known).replace(tzinfo=None) != local:
        return  # A time that no clock showed.
    before = [onset for onset in onsets if onset[0] <= local]
    if not before:
        say(name, f"{zone} is not known at {value}")
    elif before[-1][1] != real.utcoffset():
        say(name, f"{value} in {zone} is {before[-1][1]} from UTC by the calendar, {real.utcoffset()} by zoneinfo")
    counts["times"] += 1


def check_property(name, component, key, value, parameters):
    if key in TEXTS and (re.search(r"(?<!\\)(?:\\\\)*;", value) or re.search(r"\\(?![\\;,n])", re.sub(r"\\\\", "", value))):
        say(name, f"{key} is not escaped: {value[:80]!r}")
    if key in TEXTS - {"CATEGORIES"} and re.search(r"(?<!\\)(?:\\\\)*,", value):
        say(name, f"{key} has a bare comma: {value[:80]!r}")
    if key in ("DTSTAMP", "LAST-MODIFIED", "COMPLETED") and not re.fullmatch(r"\d{8}T\d{6}Z", value):
        say(name, f"{key} is not in UTC: {value}")
    if key in ("DTSTART", "DTEND", "DUE") and component in ("VEVENT", "VTODO"):
        shape = r"\d{8}" if parameters.get("VALUE") == "DATE" else r"\d{8}T\d{6}"
        if not re.fullmatch(shape, value) or ("TZID" in parameters) == (parameters.get("VALUE") == "DATE"):
            say(name, f"{key} is no date and no time of a zone: {value} {parameters}")
    if key == "SEQUENCE" and not re.fullmatch(r"\d{1,9}", value):
        say(name, f"SEQUENCE is {value}")
    if key in ("URL", "SOURCE") and not re.fullmatch(r"https?://\S+", value):
        say(name, f"{key} is {value}")


def check(name, raw):
    counts["calendars"] += 1
    calendar = components(name, raw)
    if not calendar:
        return 0
    everything = [calendar, *calendar[2], *(part for zone in calendar[2] for part in zone[2])]
    zones = {zone[1]["TZID"][0][0]: clocks(zone) for zone in calendar[2] if zone[0] == "VTIMEZONE"}
    uids = set()
    if calendar[1]["VERSION"][0][0] != "2.0" or not calendar[2]:
        say(name, "no calendar of version 2.0 with a part in it")
    for kind, properties, _ in everything:
        counts[kind] = counts.get(kind, 0) + 1
        # One evening to be put into a calendar of one's own is no subscription.
        is_event = kind == "VCALENDAR" and name.endswith("/event.ics")
        if is_event and (sum(part[0] == "VEVENT" for part in calendar[2]) != 1 or "REFRESH-INTERVAL" in properties):
            say(name, "is not one date")
        for key in sorted((ONCE if is_event else NEED.get(kind, set())) - properties.keys()):
            say(name, f"{kind} without {key}")
        for key, values in properties.items():
            if len(values) > 1 and key not in MANY:
                say(name, f"{kind} with {len(values)} {key}")
            for value, parameters in values:
                check_property(name, kind, key, value, parameters)
                if "TZID" in parameters and parameters["TZID"] not in zones:
                    say(name, f"there is no VTIMEZONE {parameters['TZID']}")
                elif "TZID" in parameters:
                    check_time(name, value, parameters["TZID"], zones[parameters["TZID"]])
        if kind not in STATES:
            continue
        uid = properties["UID"][0][0]
        if uid in uids:
            say(name, f"UID {uid} is there twice")
        uids.add(uid)
        state = properties["STATUS"][0][0]
        if state not in STATES[kind] or ("COMPLETED" in properties and state != "COMPLETED"):
            say(name, f"{uid}: STATUS is {state}")
        if "DTEND" in properties and properties["DTEND"][0][0] <= properties["DTSTART"][0][0]:
            say(name, f"{uid} ends before it begins")
    parsed = icalendar.Calendar.from_ical(raw)
    for kind in ("VEVENT", "VTODO"):
        for part in parsed.walk(kind):
            if part.errors:
                say(name, f"icalendar: {part.errors[0]}")
        if len(parsed.walk(kind)) != sum(one[0] == kind for one in everything):
            say(name, f"icalendar reads another number of {kind}")
    return sum(one[0] == "VEVENT" for one in everything)


def other_zones(program):
    """A site in each zone with a huddle every few days of a year and a half, and each day around the usual changes."""
    first = datetime.date(2025, 11, 24)
    days = {first + datetime.timedelta(days=number) for number in range(0, 560, 9)}
    for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)):
        days |= {datetime.date(2026, month, day) + datetime.timedelta(days=number) for number in (-1, 0, 1)}
    days |= {datetime.date(2025, 12, 31), datetime.date(2026, 12, 31)}
    for zone in ZONES:
        with tempfile.TemporaryDirectory() as folder:
            content = pathlib.Path(folder, "content")
            (content / "divisions").mkdir(parents=True)
            (content / "huddles").mkdir()
            (content / "site.yaml").write_text(f'title: "T"\norganization: {{name: O}}\nbase_url: https://zones.example/\ntimezone: {zone}\n')
            (content / "divisions/one.md").write_text("---\nname: One\nresponse_areas: [{id: a, name: A}]\n---\n")
            for day in days:
                start = ("00:30", "01:30", "18:00", "22:30")[day.toordinal() % 4]
                end = ("01:30", "03:30", "19:00", "23:59")[day.toordinal() % 4]
                text = f'---\ntitle: "H"\ndate: {day}\nstart: "{start}"\nend: "{end}"\ndivision: one\nresponse_areas: [a]\n---\n'
                (content / f"huddles/{day}-one-a.md").write_text(text)
            run = subprocess.run([program, "build", content, "--output", f"{folder}/site", "--today", "2026-11-22"], capture_output=True, text=True)
            if run.returncode:
                print(f"{program} could not build a site in {zone}:\n{run.stderr[-2000:]}")
                sys.exit(2)
            if check(zone, pathlib.Path(folder, "site/calendar.ics").read_bytes()) < 60:
                say(zone, "has too few events")


site = pathlib.Path(sys.argv[1])
events = [check(file.relative_to(site).as_posix(), file.read_bytes()) for file in sorted(site.rglob("*.ics"))]
if len(events) < 2:
    found.append("there are no calendars")
program = os.environ.get("HUDDLE_PROGRAM")
if program and not sum(events):
    other_zones(program)
for line in found[:40]:
    print(line)
print(f"calendars: {', '.join(f'{number} {kind}' for kind, number in counts.items() if kind.islower() or kind in STATES)}, {len(found)} findings")
sys.exit(1 if found else 0)
