"""departments.py FOLDER: a folder of several departments' sites, read as one table by DuckDB (docs/opendata.md, "Parquet"),
and held against what each site's own tables count. The sites come from tests/it/departments.rs."""
import json
import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
sites = sorted(site.parent.parent for site in folder.glob("*/data/site.json"))
found = []


def rows(site, table):
    text = (site / "data" / f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def expect(what, actual, wanted):
    if actual != wanted:
        found.append(f"{what}: {actual!r:.200}, not {wanted!r:.200}")


def ask(question, **tables):
    read = {name: f"read_parquet('{folder}/*/data/{pattern}.parquet')" for name, pattern in tables.items()}
    return duckdb.sql(question.format(**read)).fetchall()


if len(sites) != 12:
    found.append(f"{len(sites)} departments")
own = {json.loads((site / "data" / "site.json").read_text())["base_url"]: site for site in sites}
dated = ["huddles", "updates", "commitments", "reports", "concerns", "attendance", "participants", "attachments", "corrections"]
for table in dated:
    if not any(rows(site, table) for site in sites):
        # A table without rows has no file.
        expect(table, [file.name for file in folder.glob(f"*/data/{table}-*.parquet")], [])
        continue
    counted = dict(ask("SELECT department, count(*) FROM {t} GROUP BY department", t=f"{table}-*"))
    expect(table, counted, {url: len(rows(site, table)) for url, site in own.items() if rows(site, table)})
for table in ["divisions", "areas", "topics", "organizations"]:
    expect(table, ask("SELECT count(*) FROM {t}", t=table)[0][0], sum(len(rows(site, table)) for site in sites))

whole = [(url, row) for url, site in own.items() for row in rows(site, "commitments")]
expect("all commitments", ask("SELECT count(*) FROM {c}", c="commitments-*")[0][0], len(whole))
some, year = sorted(own)[1], 2024
expect(
    "a year of a department",
    ask(f"SELECT count(*) FROM {{c}} WHERE year = {year} AND department = '{some}'", c="commitments-*")[0][0],
    sum(url == some and row["made_on"].startswith(f"{year}-") for url, row in whole),
)
expect("one year's files", ask("SELECT DISTINCT year FROM {c}", c=f"commitments-{year}"), [(year,)])
expect("not settled", ask("SELECT count(*) FROM {c} WHERE NOT settled", c="commitments-*")[0][0], sum(not row["settled"] for _, row in whole))
expect(
    "due after they were made",
    ask("SELECT count(*) FROM {c} WHERE due - made_on > 30", c="commitments-*")[0][0] > 0,
    True,
)
expect(
    "areas of lists",
    ask("SELECT count(*) FROM (SELECT unnest(area_ids) FROM {c})", c="commitments-*")[0][0],
    sum(len(row["area_ids"]) for _, row in whole),
)
joined = ask(
    "SELECT count(*), count(h.title), bool_and(h.date = c.made_on) FROM {c} c JOIN {h} h "
    "ON h.department = c.department AND h.year = c.year AND h.id = c.huddle_id",
    c="commitments-*",
    h="huddles-*",
)
expect("commitments with their huddles", joined, [(len(whole), len(whole), True)])
for line in found[:40]:
    print(line)
print(f"departments: {len(sites)} sites, {len(whole)} commitments, {len(found)} findings")
sys.exit(1 if found else 0)
