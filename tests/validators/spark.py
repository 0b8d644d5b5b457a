"""spark.py FOLDER JOINED: a folder of twelve departments' sites, asked by Spark on a cluster of two workers of this machine
and by DuckDB (docs/opendata.md, "Parquet"), and held against the figures of the site that `huddle federate` joins of
them. The sites and the joined one come from tests/it/departments.rs."""
import json
import os
import pathlib
import sys
import time

import duckdb

folder, joined = map(pathlib.Path, sys.argv[1:3])
started = time.monotonic()
found = []
COUNTS = ["commitments", "open", "overdue", "done", "dropped", "replaced"]
QUESTION = """
SELECT {by}, count(*) AS commitments, count_if(NOT settled) AS open, count_if(overdue_since IS NOT NULL) AS overdue,
  count_if(status IN ('done', 'confirmed')) AS done, count_if(status = 'dropped') AS dropped, count_if(status = 'replaced') AS replaced
FROM {source} GROUP BY {by}
"""
# What is asked: by what, and from where in each program; a list is a row for each entry.
ASKED = {
    "departments": ("department", "commitments", "commitments"),
    "divisions": ("department, division_id", "commitments", "commitments"),
    "topics": (
        "topic",
        "(SELECT *, unnest(list_distinct(topic_ids)) AS topic FROM commitments)",
        "(SELECT *, explode(array_distinct(topic_ids)) AS topic FROM commitments)",
    ),
}
files = f"{folder}/*/data/commitments-*.parquet"


def figures(rows):
    return {tuple(row[:-6]): dict(zip(COUNTS, map(int, row[-6:]))) for row in map(tuple, rows)}


def lines(name):
    text = (joined / "data" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def expected(name, key):
    rows = {tuple(row[part] for part in key): {count: row[count] for count in COUNTS} for row in lines(name)}
    # What has no commitments is in no row of theirs.
    return {key: counts for key, counts in rows.items() if counts["commitments"]}


own = {
    "departments": expected("departments", ["url"]),
    "divisions": expected("divisions", ["department_url", "id"]),
    "topics": expected("topics", ["id"]),
}
if len(own["departments"]) != 12:
    found.append(f"{len(own['departments'])} departments")

duckdb.sql(f"CREATE VIEW commitments AS SELECT * FROM read_parquet('{files}')")
for name, (by, source, _) in ASKED.items():
    if figures(duckdb.sql(QUESTION.format(by=by, source=source)).fetchall()) != own[name]:
        found.append(f"DuckDB counts other {name} than huddle federate")
duck = time.monotonic() - started

os.environ["PYSPARK_PYTHON"] = sys.executable
from pyspark.sql import SparkSession  # noqa: E402

spark = (
    SparkSession.builder.master("local-cluster[2,1,1024]")
    .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.ui.enabled", False).config("spark.sql.shuffle.partitions", 4)
    .config("spark.executor.memory", "1g").config("spark.sql.session.timeZone", "UTC")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
try:
    spark.read.parquet(files).createOrReplaceTempView("commitments")
    for name, (by, _, source) in ASKED.items():
        if figures(spark.sql(QUESTION.format(by=by, source=source)).collect()) != own[name]:
            found.append(f"Spark counts other {name} than huddle federate")
    # The program itself is among those that answer.
    executors = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    if executors != 2:
        found.append(f"{executors} workers answer, not two")
finally:
    spark.stop()
for line in found:
    print(line)
whole = sum(counts["commitments"] for counts in own["departments"].values())
print(f"spark: {len(own['departments'])} sites, {whole} commitments, DuckDB {duck:.1f} s, Spark {time.monotonic() - started - duck:.1f} s, {len(found)} findings")
sys.exit(1 if found else 0)
