"""python check_sbom.py BILL TREE - holds a CycloneDX list against its schema, and against what `cargo tree` says."""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

bill_file, tree_file = sys.argv[1:]
with open(bill_file, encoding="utf-8") as file:
    text = file.read()
bill = json.loads(text)
found = []

version = SchemaVersion.from_version(bill["specVersion"])
for error in JsonStrictValidator(version).validate_str(text, all_errors=True) or []:
    found.append(f"schema: {error}")
if bill.get("bomFormat") != "CycloneDX" or bill["metadata"]["component"]["name"] != "huddle":
    found.append("it is no list of what huddle is made of")
for time in ("timestamp", "serialNumber"):
    if time in bill or time in bill["metadata"]:
        found.append(f"{time} differs from build to build")

listed = {(part["name"], part["version"]) for part in bill["components"]}
with open(tree_file, encoding="utf-8") as file:
    lines = [line.split() for line in file if line.strip()]
wanted = {(words[0], words[1].lstrip("v")) for words in lines} - {("huddle", bill["metadata"]["component"]["version"])}
found += [f"not listed: {name} {version}" for name, version in sorted(wanted - listed)]
unlicensed = [part["name"] for part in bill["components"] if not part.get("licenses")]
if unlicensed:
    found.append(f"without a licence: {unlicensed}")

print(f"CycloneDX {bill['specVersion']}: {len(listed)} packages listed, {len(wanted)} wanted")
print("\n".join(found))
sys.exit(1 if found or len(wanted) < 100 else 0)
