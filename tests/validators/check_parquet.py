"""check_parquet.py SITE: every table as DuckDB reads it from Parquet, held row by row against the same site's JSON Lines."""
import datetime
import json
import pathlib
import re
import sys

import duckdb

site = pathlib.Path(sys.argv[1])
data = site / "data"
found = []
tables = rows_read = 0
base_url = json.loads((data / "site.json").read_text(encoding="utf-8"))["base_url"]
types = {"VARCHAR", "VARCHAR[]", "BIGINT", "INTEGER", "BOOLEAN", "DATE"}


def plain(value):
    """As JSON has it."""
    return value.isoformat() if isinstance(value, datetime.date) else value


known = set()
for lines in sorted(data.glob("*.jsonl")):
    name = lines.stem
    if name == "changes":
        continue  # its lines hold lists of lists: no table
    files = sorted(f for f in data.glob(f"{name}*.parquet") if re.fullmatch(rf"{name}(-\d+)?", f.stem))
    known.update(files)
    # Only \n ends a line: texts may hold U+2028.
    expected = [json.loads(line) for line in lines.read_text(encoding="utf-8").split("\n") if line]
    tables += 1
    if not files:
        if expected:
            found.append(f"{name}: no file, and {len(expected)} rows")
        continue
    actual = []
    shapes = set()
    for file in files:
        relation = duckdb.read_parquet(str(file))
        shapes.add(tuple(zip(relation.columns, map(str, relation.types))))
        rows = relation.fetchall()
        if not rows:
            found.append(f"{file.name}: no rows")
        for values in rows:
            row = {column: plain(value) for column, value in zip(relation.columns, values)}
            if row.pop("department") != base_url:
                found.append(f"{file.name}: a row of another department")
            year = row.pop("year", None)
            if year is not None and not file.stem.endswith(f"-{year}"):
                found.append(f"{file.name}: a row of {year}")
            actual.append(row)
    rows_read += len(actual)
    if len(shapes) != 1:
        found.append(f"{name}: its files have different columns")
    for column, kind in next(iter(shapes)):
        if kind not in types:
            found.append(f"{name}: {column} is {kind}")
        if re.search(r"(^|_)(date|due)$|_on$|^last_|^valid_", column) and kind not in ("DATE",):
            found.append(f"{name}: {column} is {kind}, not a day")
    order = lambda row: json.dumps(row, sort_keys=True, ensure_ascii=False)
    if sorted(actual, key=order) != sorted(expected, key=order):
        missing = [row for row in expected if row not in actual][:1]
        extra = [row for row in actual if row not in expected][:1]
        found.append(f"{name}: other rows than the JSON Lines: {missing!r:.300} {extra!r:.300}")
found.extend(f"{file.name}: of no table" for file in sorted(set(data.glob("*.parquet")) - known))
if tables < 14:
    found.append(f"only {tables} tables")
for line in found[:40]:
    print(line)
print(f"parquet: {tables} tables, {rows_read} rows, {len(found)} findings")
sys.exit(1 if found else 0)
