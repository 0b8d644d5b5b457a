"""check_feeds.py SITE: Atom against RELAX NG (jing) and JSON Feed against its schema; both say the same; the archives walked.

A feed's entries are those of the document that people subscribe to and of every page that prev-archive leads to (RFC 5005,
section 4): each stands on one page at most, and pages hold no other than those that the feed has to tell."""
import csv
import datetime
import html.parser
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ET

import jsonschema

here = pathlib.Path(__file__).resolve().parent
site = pathlib.Path(sys.argv[1])
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MARKUP = {"p", "strong", "span", "ul", "li", "a", "ins", "del"}
found = []


def say(name, what):
    found.append(f"{name}: {what}")


class Markup(html.parser.HTMLParser):
    """What stands in the text of an entry."""

    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.tokens = name, [], []

    def handle_starttag(self, tag, attributes):
        allowed = {"a": {"href", "lang"}}.get(tag, {"lang"})
        if tag not in MARKUP or not {key for key, _ in attributes} <= allowed:
            say(self.name, f"live markup: {self.get_starttag_text()[:80]}")
        for key, value in attributes:
            if key == "href" and not value.startswith(("https://", "http://")):
                say(self.name, f"an address that leads nowhere from a feed: {value[:80]}")
        self.open.append(tag)
        self.tokens.append((tag, sorted(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            say(self.name, f"</{tag}> closes nothing")
        self.tokens.append(f"</{tag}>")

    def handle_data(self, data):
        if self.tokens and self.tokens[-1][:1] == ("text",):
            data = self.tokens.pop()[1] + data
        self.tokens.append(("text", data))


def tokens(html_text, name):
    """What a browser reads of markup, whatever its form."""
    markup = Markup(name)
    markup.feed(html_text)
    markup.close()
    if markup.open:
        say(name, f"not closed: {markup.open}")
    return markup.tokens


def tokens_of(element):
    """The same of elements of XHTML; the element itself is left out."""
    found = [("text", element.text)] if element.text else []
    for child in element:
        tag = child.tag.removeprefix(XHTML)
        found += [(tag, sorted(child.attrib.items())), *tokens_of(child), f"</{tag}>"]
        found += [("text", child.tail)] if child.tail else []
    return found


def moment(text):
    return datetime.datetime.fromisoformat(text)


files = sorted(path for path in site.rglob("*.xml") if path.name == "feed.xml" or path.parent.name == "feed")
documents = {}
for file in files:
    root = ET.parse(file).getroot()
    if root.tag == f"{ATOM}feed":
        documents[file.relative_to(site).as_posix()] = root
for start in range(0, len(files), 500):
    run = subprocess.run(["jing", "-c", str(here / "atom.rnc"), *map(str, files[start:start + 500])], capture_output=True, text=True)
    if run.returncode not in (0, 1) or (run.returncode == 1 and not run.stdout):
        print(f"jing could not run: {run.stderr}")
        sys.exit(2)
    found.extend(line.replace(f"{site}/", "") for line in run.stdout.splitlines())
schema = json.loads((here / "jsonfeed.schema.json").read_text("utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def link(root, relation):
    return next((one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == relation), None)


def read(name, root):
    """The entries of a document; what people subscribe to is held against the same as JSON Feed."""
    entries = []
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for entry in root.findall(f"{ATOM}entry"):
        text = {key: entry.findtext(f"{ATOM}{key}") for key in ("id", "title", "published", "updated")}
        content = entry.find(f"{ATOM}content")
        if content.get("type") != "xhtml" or [child.tag for child in content] != [f"{XHTML}div"]:
            say(name, f"{text['id']}: its content is no element of XHTML")
        text["content"] = tokens_of(content[0])
        text["url"] = link(entry, "alternate")
        text["language"] = entry.find(f"{ATOM}title").get(language)
        text["tags"] = [one.get("label") for one in entry.findall(f"{ATOM}category")]
        entries.append(text)
        if moment(text["updated"]) < moment(text["published"]):
            say(name, f"{text['id']} was updated before it was published")
    if entries and max(moment(entry["updated"]) for entry in entries) != moment(root.findtext(f"{ATOM}updated")):
        say(name, "updated is not that of the entry that changed last")
    if name.rsplit("/", 1)[-1] != "feed.xml":
        return entries
    other = site / name.replace(".xml", ".json")
    document = json.loads(other.read_text("utf-8"))
    for error in validator.iter_errors(document):
        say(other.relative_to(site), f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}")
    items = [
        {
            "id": item["id"], "title": item["title"], "published": item["date_published"], "updated": item["date_modified"],
            "content": tokens(item["content_html"], f"{name} {item['id']}"), "url": item["url"], "language": item.get("language"), "tags": item.get("tags", []),
        }
        for item in document["items"]
    ]
    if items != entries:
        say(name, "Atom and JSON Feed do not say the same")
    pairs = [
        (document["feed_url"], link(root, "self").replace(".xml", ".json")),
        (document["title"], root.findtext(f"{ATOM}title")),
        (document["language"], root.get(language)),
        (document["home_page_url"], link(root, "alternate")),
    ]
    for one, two in pairs:
        if one != two:
            say(name, f"JSON Feed says {one!r}, Atom {two!r}")
    return entries


base = link(documents["feed.xml"], "self").removesuffix("feed.xml")
told = {name: read(name, root) for name, root in documents.items()}
reached, chains = set(), {}
for name, root in documents.items():
    relations = sorted(one.get("rel") for one in root.findall(f"{ATOM}link"))
    subscribed = name.rsplit("/", 1)[-1] == "feed.xml"
    needed = ["alternate", "self"] if subscribed else ["alternate", "current", "self"]
    further = {"prev-archive"} if subscribed else {"prev-archive", "next-archive"}
    if sorted(set(relations) - further) != needed or len(set(relations)) != len(relations):
        say(name, f"its links are {relations}")
    if link(root, "self") != f"{base}{name}":
        say(name, f"its self link is {link(root, 'self')}")
    if name.rsplit("/", 1)[-1] != "feed.xml":
        continue
    if len(told[name]) > 50:
        say(name, f"{len(told[name])} entries")
    order = [moment(entry["updated"]) for entry in told[name]]
    if order != sorted(order, reverse=True):
        say(name, "what changed last does not stand first")
    archived, newer, at, page = {}, None, name, link(root, "prev-archive")
    while page:
        newer, at = at, page.removeprefix(base)
        if at not in documents or at in reached:
            say(newer, f"prev-archive leads to {page}, which is not there or was there before")
            break
        reached.add(at)
        archive = documents[at]
        if archive.find(f"{HISTORY}archive") is None or link(archive, "current") != f"{base}{name}" or archive.findtext(f"{ATOM}id") != root.findtext(f"{ATOM}id"):
            say(at, "does not say what it is a page of")
        if link(archive, "next-archive") != (None if newer == name else f"{base}{newer}"):
            say(at, f"next-archive is {link(archive, 'next-archive')}")
        if not 0 < len(told[at]) <= 25:
            say(at, f"{len(told[at])} entries")
        for entry in told[at]:
            if archived.setdefault(entry["id"], entry) is not entry:
                say(at, f"{entry['id']} is on two pages")
            if entry["published"][:4] != at.rsplit("/", 1)[-1][:4]:
                say(at, f"{entry['id']} is of another year")
        page = link(archive, "prev-archive")
    current = {entry["id"]: entry for entry in told[name]}
    if len(current) != len(told[name]):
        say(name, "an id stands twice")
    for same in current.keys() & archived.keys():
        if current[same] != archived[same]:
            say(name, f"{same} is told in two ways")
    chains[name] = archived | current
lost = [name for name in documents if name.rsplit("/", 1)[-1] != "feed.xml" and name not in reached]
if lost:
    found.append(f"no feed leads to {lost[:5]}")

# What the feeds tell is what the tables hold, as long as no archive is cut.
prefixes = sorted(name.removesuffix("outcomes/feed.xml") for name in chains if name.endswith("outcomes/feed.xml"))


def table(name):
    with open(site / "data" / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


for prefix in prefixes:
    whole = chains[f"{prefix}feed.xml"]
    parts = [chain for name, chain in chains.items() if name.startswith(f"{prefix}divisions/") and name.count("/") == prefix.count("/") + 2]
    # Of dates to come a document tells the next ones.
    huddles = {one for one in whole if "#" not in one}
    told = {one for one in set().union(*parts) if "#" not in one}
    if told - huddles or (parts and whole.keys() - set().union(*parts)):
        say(f"{prefix}feed.xml", "the divisions tell other huddles than the site")
    if len(chains[f"{prefix}corrections/feed.xml"]) != len(table("corrections")):
        say(f"{prefix}corrections/feed.xml", "not the corrections of the table")
    changes = chains[f"{prefix}outcomes/feed.xml"]
    if len(changes) < 1000:
        for kind, rows in (("#made", table("commitments")), ("#report-", table("reports"))):
            number = sum(kind in one for one in changes)
            if number > len(rows) or (kind == "#made" and number < len(rows)):
                say(f"{prefix}outcomes/feed.xml", f"{number} entries {kind}, {len(rows)} rows")
for line in found[:40]:
    print(line)
total = sum(map(len, chains.values()))
print(f"feeds: {len(chains)} with {len(documents) - len(chains)} pages of archives, {total} entries, {len(found)} findings")
sys.exit(1 if found else 0)
