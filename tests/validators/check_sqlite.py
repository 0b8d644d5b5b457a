"""check_sqlite.py SITE: the database as SQLite's own command line, Python's SQLite and Datasette see it."""
import csv
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

site = pathlib.Path(sys.argv[1])
file = site / "data" / "huddles.sqlite"
found = []


def out(*command):
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        found.append(f"{' '.join(map(str, command))[:100]}: {ran.stderr.strip()[-300:]}")
    return ran.stdout


before = file.read_bytes()
for pragma, expected in [("integrity_check", "ok\n"), ("foreign_key_check", ""), ("journal_mode", "delete\n"), ("encoding", "UTF-8\n")]:
    answer = out("sqlite3", "-readonly", file, f"PRAGMA {pragma}")
    if answer != expected:
        found.append(f"sqlite3: {pragma} is {answer[:300]!r}")

data = sqlite3.connect(f"file:{file.resolve()}?immutable=1", uri=True)
# What views count up to is replaced by the day of the build, as docs/query.md shows it.
as_of = json.loads((site / "data/site.json").read_text("utf-8"))["as_of"]
data.create_function("current_date", 0, lambda: as_of, deterministic=True)
lines = (site / "data/commitments.jsonl").read_text("utf-8").split("\n")
since = {row["id"]: row["overdue_since"] for row in map(json.loads, filter(None, lines)) if row["overdue_since"]}
if dict(data.execute("SELECT commitment_id, overdue_since FROM overdue_commitments")) != since:
    found.append("other commitments are overdue in the view than in the table")
kinds = dict(data.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')"))
shadows = {name for name in kinds if re.fullmatch("search_(data|idx|docsize|config)", name)}
tables = [name for name, kind in kinds.items() if kind == "table" and name not in shadows]
found += [f"{name} has no primary key" for name in set(tables) - {"about", "search"} if not data.execute("SELECT sum(pk) FROM pragma_table_info(?)", [name]).fetchone()[0]]
rows = 0
for name in [*tables, *(name for name, kind in kinds.items() if kind == "view")]:
    for row in data.execute(f'SELECT * FROM "{name}"'):
        rows += 1
        if any(isinstance(value, str) and "\0" in value for value in row):
            found.append(f"{name}: a text with U+0000, at which some programs stop")
csvs = {path.stem: path for path in (site / "data").glob("*.csv")}
for name, path in csvs.items():
    with path.open(encoding="utf-8-sig", newline="") as lines:
        said = sum(1 for _ in csv.reader(lines)) - 1
    held = data.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
    if said != held:
        found.append(f"{name}: {held} rows, {said} in {path.name}")
if len(csvs) < 14:
    found.append(f"only {len(csvs)} tables to compare with")
asked = 0
for kind, record, title in data.execute("SELECT kind, record_id, title FROM searchable_texts"):
    words = re.findall(r"(?<!\w)[a-zA-Z]{4,20}(?!\w)", title)[:3]
    if words:
        asked += 1
        if (kind, record) not in data.execute("SELECT kind, record_id FROM search WHERE search MATCH ?", [" ".join(f'"{word}"' for word in words)]).fetchall():
            found.append(f"search does not find {kind} {record} by {words}")
data.execute("SELECT snippet(search, -1, '[', ']', '…', 8) FROM search WHERE search MATCH 'a*' ORDER BY rank").fetchall()
data.close()

inspected = json.loads(out("datasette", "inspect", file) or "{}").get("huddles", {}).get("tables", {})
found += [f"datasette does not see {name}" for name in tables if name not in inspected]
for page in ("promises", "search"):
    answer = json.loads(out("datasette", "--immutable", file, "--get", f"/huddles/{page}.json?_shape=objects&_size=5") or "{}")
    if "rows" not in answer or not answer.get("ok", True):
        found.append(f"datasette: {page}: {str(answer)[:200]}")
if "<h1" not in out("datasette", "--immutable", file, "--get", "/huddles/huddles"):
    found.append("datasette: no page of huddles")
if file.read_bytes() != before or list((site / "data").glob("huddles.sqlite-*")):
    found.append("reading the database changed it, or left files beside it")
# What the SQLite of 2020 reads, that of Debian 11 reads too. It is made once, where there is Cargo.
tools, here, old = pathlib.Path(os.environ["VALIDATORS_TOOLS"]), pathlib.Path(__file__).parent, "not tried, without Cargo"
if shutil.which("cargo"):
    folder = tools / "old-sqlite"
    if not (folder / "target/debug/old-sqlite").exists():
        shutil.copytree(here / "old-sqlite", folder, dirs_exist_ok=True)
        out("env", f"CARGO_TARGET_DIR={folder / 'target'}", "cargo", "build", "--quiet", "--manifest-path", folder / "Cargo.toml")
    recipes = sorted((here / "../../src/cli/query/recipes").resolve().glob("*.sql"))
    ran = subprocess.run([folder / "target/debug/old-sqlite", file.resolve(), *recipes], capture_output=True, text=True, check=False)
    old = ran.stdout.strip()
    if ran.returncode != 0:
        found.append(f"SQLite of 2020: {(ran.stdout + ran.stderr).strip()[-400:]}")
for line in found[:40]:
    print(line)
print(old)
print(f"sqlite: {len(tables)} tables, {len(kinds) - len(tables) - len(shadows)} views, {rows} rows, {asked} searches, {len(found)} findings")
sys.exit(1 if found else 0)
