"""check_civic.py SITE: the documents below api/ against schemas of Open Civic Data events and Popolo collections, written
for these tests from what the standards say (schemas/ says where), ids that anyone can work out, references that lead
somewhere."""
import json
import pathlib
import re
import sys
import urllib.parse
import uuid

import jsonschema

here = pathlib.Path(__file__).parent
site = pathlib.Path(sys.argv[1])
found = []


def validator(name):
    schema = json.loads((here / "schemas" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


EVENT, LISTS, POPOLO = validator("ocd-event.schema.json"), validator("ocd-lists.schema.json"), validator("popolo.schema.json")


def against(checker, document, name):
    for error in list(checker.iter_errors(document))[:5]:
        found.append(f"{name} /{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}")


def read(name):
    return json.loads((site / name).read_bytes().decode("utf-8"))


def prove():
    """The schemas must notice these."""
    good = read(next(iter(sorted(p.relative_to(site).as_posix() for p in (site / "api/ocd/events").glob("*.json") if p.name != "index.json")), None)) if huddles else None
    spoiled = []
    if good:
        spoiled += [
            (EVENT, {**good, "status": "held"}),
            (EVENT, {**good, "start_date": "2026-05-07 18:00"}),
            (EVENT, {**good, "id": "ocd-event/1"}),
            (EVENT, {**good, "sources": []}),
            (EVENT, {**good, "when": "now"}),
            (EVENT, {**good, "participants": [{"name": "A"}]}),
        ]
    one = read("api/popolo/organizations.json")[0]
    spoiled += [
        (POPOLO, {"organizations": [{**one, "founding_date": "May 2020"}]}),
        (POPOLO, {"organizations": [{**one, "colour": "blue"}]}),
        (POPOLO, {"areas": [{"name": "without an id"}]}),
    ]
    for checker, document in spoiled:
        if checker.is_valid(document):
            print(f"the schema lets this through: {json.dumps(document)[:200]}")
            sys.exit(2)


def home():
    """The permanent address of the site's root."""
    page = (site / "index.html").read_text("utf-8")
    return re.search(r'<link rel="canonical" href="([^"]*)">', page)[1]


base = home()


def leads(url, name):
    """An address inside the site is a file of it."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", url):
        found.append(f"{name}: no address: {url[:120]!r}")
    if url.startswith(base):
        path = urllib.parse.unquote(urllib.parse.urlsplit(url[len(base):]).path)
        file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
        if not file.is_file():
            found.append(f"{name}: {url} leads nowhere")


def urls(value, name):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "url" and inner:
                leads(inner, name)
            else:
                urls(inner, name)
    elif isinstance(value, list):
        for inner in value:
            urls(inner, name)


huddles = sorted(p for p in (site / "api/ocd/events").glob("*.json") if p.name != "index.json")
prove()

collections = {name: read(f"api/popolo/{name}.json") for name in ("organizations", "areas", "persons", "memberships", "posts")}
against(POPOLO, collections, "api/popolo")
urls(collections, "api/popolo")
known = {}
for name, things in collections.items():
    ids = [thing["id"] for thing in things]
    known[name] = set(ids)
    if len(known[name]) != len(ids):
        found.append(f"api/popolo/{name}.json: an id stands twice")
TARGETS = {"organization_id": "organizations", "person_id": "persons", "post_id": "posts", "area_id": "areas"}
for name, things in collections.items():
    for thing in things:
        for field, target in {**TARGETS, "parent_id": name}.items():
            if field in thing and thing[field] not in known[target]:
                found.append(f"api/popolo/{name}.json: {field} {thing[field]} is not there")

events = {}
for file in huddles:
    name = file.relative_to(site).as_posix()
    event = json.loads(file.read_bytes().decode("utf-8"))
    against(EVENT, event, name)
    urls(event, name)
    page = event["sources"][0]["url"]
    if event["id"] != f"ocd-event/{uuid.uuid5(uuid.NAMESPACE_URL, page)}":
        found.append(f"{name}: its id is not made from {page}")
    if event["id"] in events:
        found.append(f"{name}: its id stands twice")
    events[event["id"]] = event
    for entity in event["participants"] + [one for item in event["agenda"] for one in item["related_entities"]]:
        target = "persons" if entity["entity_type"] == "person" else "organizations"
        if entity["entity_id"] is not None and entity["entity_id"] not in known[target]:
            found.append(f"{name}: {entity['name']} is not among the {target}")

index = read("api/ocd/events/index.json")
against(LISTS, index, "api/ocd/events/index.json")
urls(index, "api/ocd/events/index.json")
listed = []
for year in index["years"]:
    name = year["url"][len(base):]
    list_of_year = read(name)
    against(LISTS, list_of_year, name)
    urls(list_of_year, name)
    listed += list_of_year
    if len(list_of_year) != year["events"]:
        found.append(f"{name}: {len(list_of_year)} events, the index says {year['events']}")
if sorted(one["id"] for one in listed) != sorted(events):
    found.append("the lists of years do not have every event once")
for one in listed + index["latest"]:
    event = events.get(one["id"], {})
    if any(one[field] != event.get(field) for field in ("name", "start_date", "status")):
        found.append(f"{one['url']}: the list and the event differ")

for line in found[:40]:
    print(line)
print(f"civic: {len(events)} events, {sum(map(len, collections.values()))} people, places and organizations, {len(found)} findings")
sys.exit(1 if found else 0)
