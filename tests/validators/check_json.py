"""check_json.py SITE: every document and row of JSON against the schema that it names, by Python's jsonschema; and
the Markdown of records, whose details are YAML."""
import json
import pathlib
import sys

import jsonschema
import yaml

site = pathlib.Path(sys.argv[1])
about = json.loads((site / "data/site.json").read_text("utf-8"))
base = about["base_url"]
found = []


def once(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"a key stands twice among {sorted(keys)}")
    return dict(pairs)


def read(text):
    def no_number(name):
        raise ValueError(f"{name} is no JSON")
    return json.loads(text, object_pairs_hook=once, parse_constant=no_number)


schemas = {}
for file in sorted((site / "data/schema").rglob("*.json")):
    name = file.relative_to(site).as_posix()
    schema = read(file.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if schema["$id"] != base + name or schema["$schema"] != "https://json-schema.org/draft/2020-12/schema":
        found.append(f"{name}: calls itself {schema['$id']}")

    def silent(node, where, named=False):
        """Every property is described in words."""
        if isinstance(node, dict):
            for key, value in node.items():
                if named and isinstance(value, dict) and not value.get("description"):
                    found.append(f"{name}: {where}/{key} is not described")
                silent(value, f"{where}/{key}", key == "properties" and not named)
    silent(schema, "")
    schemas[schema["$id"]] = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

counts = {"documents": 0, "rows": 0, "texts": 0}


def check(validator, value, where):
    for error in list(validator.iter_errors(value))[:3]:
        found.append(f"{where}: /{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}")


documents = sorted(site.rglob("record.json")) + sorted((site / "data").glob("*.json"))
for file in documents:
    name = file.relative_to(site).as_posix()
    value = read(file.read_text("utf-8"))
    if not isinstance(value, dict) or value.get("format") != "huddle-data":
        continue
    counts["documents"] += 1
    if value.get("$schema") not in schemas:
        found.append(f"{name}: its schema {value.get('$schema')} is not published")
        continue
    check(schemas[value["$schema"]], value, name)
    for text in value.get("texts", []):
        counts["texts"] += 1
        copy = site / text["url"].removeprefix(base)
        # An agenda may stand below it.
        if not copy.is_file() or text["markdown"] not in copy.read_text("utf-8"):
            found.append(f"{name}: {text['url']} has another text")
for name, rows in about["tables"].items():
    lines = (site / "data" / f"{name}.jsonl").read_bytes().decode("utf-8").split("\n")
    if lines.pop() != "":
        found.append(f"{name}.jsonl does not end with a line break")
    values = [read(line) for line in lines]
    counts["rows"] += len(values)
    if len(values) != rows["rows"]:
        found.append(f"{name}: {len(values)} lines, {rows['rows']} told")
    validator = schemas[f"{base}data/schema/v1/{name}.json"]
    for at, value in enumerate(values, 1):
        check(validator, value, f"{name}.jsonl line {at}")
    for file in rows["files"]:
        if not (site / file).is_file():
            found.append(f"site.json: there is no {file}")

texts = sorted(site.rglob("record.md"))
for file in texts:
    name = file.relative_to(site).as_posix()
    text = file.read_text("utf-8")
    if not text.startswith("---\n") or "\n---\n" not in text:
        found.append(f"{name}: no details")
        continue
    details = yaml.safe_load(text[4:text.index("\n---\n") + 1])
    flat = [item for value in details.values() for item in (value if isinstance(value, list) else [value])]
    if not all(isinstance(item, str) for item in flat):
        found.append(f"{name}: a value is no text: {details}")
    if details["address"] != base + name.removesuffix("record.md"):
        found.append(f"{name}: calls itself {details['address']}")

for line in found[:40]:
    print(line)
told = ", ".join(f"{number} {what}" for what, number in counts.items())
print(f"json: {len(schemas)} schemas, {told}, {len(texts)} files of Markdown, {len(found)} findings")
sys.exit(1 if found else 0)
