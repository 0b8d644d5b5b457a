"""check_csv.py SITE: every table of the site and of each division, as Python's own reader and a spreadsheet see it."""
import csv
import datetime
import pathlib
import sys

site = pathlib.Path(sys.argv[1])
found = []
tables = {}
files = sorted((site / "data").rglob("*.csv"))
if len(files) < 9:
    found.append(f"only {len(files)} tables")
for file in files:
    name = file.relative_to(site).as_posix()
    raw = file.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        found.append(f"{name}: no byte order mark")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    head, rows = rows[0], rows[1:]
    tables[name] = [dict(zip(head, row)) for row in rows]
    for at, row in enumerate(rows, 2):
        if len(row) != len(head):
            found.append(f"{name} row {at}: {len(row)} cells of {len(head)}")
        for column, cell in zip(head, row):
            number = column.endswith("_days") or column in ("people", "position", "bytes")
            if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and not number):
                found.append(f"{name} row {at}: {column} begins like a formula: {cell[:30]!r}")
            if (column == "date" or column.endswith(("_on", "_date")) or column in ("due", "first_due")) and cell:
                try:
                    datetime.date.fromisoformat(cell)
                except ValueError:
                    found.append(f"{name} row {at}: {column} is no date: {cell[:30]!r}")
ids = {name: {row["id"] for row in rows} for name, rows in tables.items() if rows and "id" in rows[0]}
for name, rows in tables.items():
    if "/" in name.removeprefix("data/"):
        whole = tables.get("data/" + pathlib.PurePosixPath(name).name, [])
        known = {tuple(row.values()) for row in whole}
        strange = [row for row in rows if tuple(row.values()) not in known]
        if strange:
            found.append(f"{name}: {len(strange)} rows that the site's table does not have")
    elif rows and "id" in rows[0] and len(ids[name]) != len(rows):
        found.append(f"{name}: an id stands twice")
for line in found[:40]:
    print(line)
print(f"csv: {len(files)} tables, {sum(map(len, tables.values()))} rows, {len(found)} findings")
sys.exit(1 if found else 0)
