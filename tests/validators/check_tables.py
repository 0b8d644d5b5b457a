"""check_tables.py SITE: what describes the tables, held against other people's readers: Data Package (frictionless), CSV on the
Web (csvw), GeoJSON (RFC 7946) and the catalogue entry (DCAT-US 1.1)."""
import csv
import json
import pathlib
import re
import subprocess
import sys
import warnings

import jsonschema
from csvw import CSVW
from frictionless import Package, validate

site = pathlib.Path(sys.argv[1])
found = []
counts = []


def say(what):
    found.append(what)


def rows_of(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


def package():
    """The package as frictionless reads it: kinds, closed lists, keys, references, lengths and digests."""
    report = validate(str(site / "datapackage.json"))
    for task in report.tasks:
        for error in task.errors[:5]:
            say(f"datapackage.json: {task.name}: {error.message}")
    for error in report.errors[:5]:
        say(f"datapackage.json: {error.message}")
    document = json.loads((site / "datapackage.json").read_text("utf-8"))
    # What has changed is there too, where a log is kept: lines that hold lists of lists, and so no table.
    listed = {resource["path"] for resource in document["resources"] if resource["format"] == "csv"}
    others = {resource["path"] for resource in document["resources"]} - listed
    if others != {path.relative_to(site).as_posix() for path in (site / "data").glob("changes.jsonl")}:
        say(f"datapackage.json: lists other files than there are: {sorted(others)}")
    there = {path.relative_to(site).as_posix() for path in (site / "data").glob("*.csv")}
    if listed != there:
        say(f"datapackage.json: lists other tables than there are: {sorted(listed ^ there)}")
    for resource in Package(str(site / "datapackage.json")).resources:
        with resource as opened:
            if opened.header and opened.header[0].startswith("\ufeff"):
                say(f"datapackage.json: {resource.name}: the byte order mark is read as a part of the first name")
            kinds = {field.name: field.type for field in opened.schema.fields}
            for row in opened.row_stream:
                for name, value in row.items():
                    if kinds[name] == "list" and value is not None and not isinstance(value, list):
                        say(f"datapackage.json: {resource.name}.{name} is read as no list")
    counts.append(f"{len(listed)} tables in the package")


def described():
    """By the document beside the tables; texts in every language of the site."""
    languages = json.loads((site / "data/site.json").read_text("utf-8"))["languages"]
    documents = [site / "data/csv-metadata.json"]
    for path in documents:
        name = path.relative_to(site).as_posix()
        with warnings.catch_warnings(record=True):
            warnings.simplefilter("always")
            read = CSVW(str(path), validate=True)
            if not read.is_valid:
                say(f"{name}: {[str(warning.message)[:160] for warning in read.warnings][:3]}")
        document = json.loads(path.read_text("utf-8"))
        for table in document.get("tables", [document]):
            columns = table["tableSchema"]["columns"]
            with (path.parent / table["url"]).open(encoding="utf-8-sig", newline="") as file:
                head = next(csv.reader(file))
            if head != [column["name"] for column in columns]:
                say(f"{name}: {table['url']} has other columns: {head}")
            for thing in [table, *columns]:
                told = {text["@language"]: text["@value"] for text in thing["dc:description"]}
                if list(told) != languages or not all(told.values()):
                    say(f"{name}: {thing.get('name', table['url'])} is told in {list(told)}")
    counts.append(f"{len(documents)} CSVW documents")


def around(ring):
    """Twice the area that a ring goes around, positive counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def places(name):
    document = json.loads((site / f"data/{name}.geojson").read_text("utf-8"))
    rows = {row["id"]: row for row in rows_of(site / f"data/{name}.csv")}
    where = f"data/{name}.geojson"
    if document["type"] != "FeatureCollection" or "crs" in document:
        say(f"{where}: not a plain collection of features")
    if [feature["id"] for feature in document["features"]] != list(rows):
        say(f"{where}: other ids than in the table")
    drawn = 0
    for feature in document["features"]:
        own, row = feature["properties"], rows.get(feature["id"], {})
        if own["id"] != feature["id"] or any(str(own[count]) != row.get(count) for count in ("huddles", "commitments")):
            say(f"{where}: {feature['id']} differs from its row")
        geometry = feature["geometry"]
        if geometry is None:
            continue
        drawn += 1
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        if geometry["type"] not in ("Polygon", "MultiPolygon") or not parts:
            say(f"{where}: {feature['id']} is a {geometry['type']}")
        spots = [spot for part in parts for ring in part for spot in ring]
        longitudes, latitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
        if min(longitudes) < -180 or max(longitudes) > 180 or min(latitudes) < -90 or max(latitudes) > 90:
            say(f"{where}: {feature['id']} is not on the Earth")
        if feature["bbox"] != [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]:
            say(f"{where}: {feature['id']} has another box than its corners")
        for part in parts:
            for at, ring in enumerate(part):
                if len(ring) < 4 or ring[0] != ring[-1]:
                    say(f"{where}: a ring of {feature['id']} is not closed")
                elif (around(ring) > 0) != (at == 0):
                    say(f"{where}: a ring of {feature['id']} goes the wrong way round")
    counts.append(f"{drawn} of {len(document['features'])} {name} drawn")


TEXT = {"type": "string", "minLength": 1}
WEB = {"type": "string", "pattern": r"^https?://\S+$"}
DATASET = {
    "type": "object",
    "required": ["title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel", "distribution"],
    "properties": {
        "@type": {"const": "dcat:Dataset"}, "title": TEXT, "description": TEXT, "identifier": WEB, "isPartOf": WEB,
        "keyword": {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "publisher": {"type": "object", "required": ["@type", "name"], "properties": {"name": TEXT}},
        "contactPoint": {"type": "object", "required": ["@type", "fn", "hasEmail"], "properties": {"fn": TEXT, "hasEmail": {"pattern": r"^mailto:[^\s@]+@[^\s@]+$"}}},
        "accessLevel": {"enum": ["public", "restricted public", "non-public"]},
        "license": WEB, "landingPage": WEB, "describedBy": WEB, "describedByType": {"pattern": "^[^/]+/[^/]+$"},
        "temporal": {"pattern": r"^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$"},
        "accrualPeriodicity": {"pattern": r"^(irregular|R/P\d+[YMWD])$"},
        "language": {"type": "array", "items": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}},
        "distribution": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {
            "type": "object", "required": ["downloadURL", "mediaType"], "additionalProperties": False,
            "properties": {"@type": {"const": "dcat:Distribution"}, "title": TEXT, "description": TEXT, "format": TEXT, "downloadURL": WEB, "mediaType": {"pattern": "^[^/]+/[^/;]+$"}},
        }},
    },
    "additionalProperties": False,
}
CATALOGUE = {
    "type": "object", "required": ["conformsTo", "dataset"], "additionalProperties": False,
    "properties": {
        "@context": WEB, "@id": WEB, "@type": {"const": "dcat:Catalog"}, "describedBy": WEB,
        "conformsTo": {"const": "https://project-open-data.cio.gov/v1.1/schema"},
        "dataset": {"type": "array", "minItems": 1, "items": DATASET},
    },
}


def catalogue():
    """Only where the publisher has an address of mail, which the standard asks for."""
    path = site / "data.json"
    if not path.exists():
        counts.append("no catalogue")
        return
    document = json.loads(path.read_text("utf-8"))
    for error in jsonschema.Draft202012Validator(CATALOGUE).iter_errors(document):
        say(f"data.json: {'/'.join(map(str, error.absolute_path))}: {error.message[:140]}")
    root = json.loads((site / "data/site.json").read_text("utf-8"))["base_url"]
    ids = [dataset["identifier"] for dataset in document["dataset"]]
    if len(set(ids)) != len(ids):
        say("data.json: an identifier stands twice")
    for dataset in document["dataset"]:
        links = [file["downloadURL"] for file in dataset["distribution"]]
        for link in [*links, dataset["identifier"], dataset.get("describedBy", ids[0]), dataset["landingPage"]]:
            file = link.removeprefix(root).split("#")[0]
            file = file + "index.html" if file == "" or file.endswith("/") else file
            if file == link or not (site / file).is_file():
                say(f"data.json: {link} is no file of the site")
    counts.append(f"{len(ids)} datasets")


def page():
    """Every file below `data/` is linked."""
    text = (site / "data/index.html").read_text("utf-8")
    links = set(re.findall(r'href="\.\./([^"#]*)"', text))
    for path in sorted((site / "data").glob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.endswith(".html") and name not in links:
            say(f"data/index.html: {name} is not linked")


package()
described()
places("divisions")
places("areas")
catalogue()
page()
for line in found[:40]:
    print(line)
print(f"tables: {', '.join(counts)}, {len(found)} findings")
sys.exit(1 if found else 0)
