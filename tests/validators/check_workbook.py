"""check_workbook.py SITE: the workbook, read by openpyxl cell by cell and, where LibreOffice is installed, as LibreOffice shows
it, held against the same site's JSON Lines. A site without a workbook passes with a word."""
import csv
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

site = pathlib.Path(sys.argv[1])
data = site / "data"
file = data / "huddles.xlsx"
if not file.exists():
    print("workbook: this site publishes none")
    sys.exit(0)
found = []
FIRST = datetime.date(1900, 3, 1)
LONGEST = 32_767


def rows(table):
    text = (data / f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def shown(text):
    """A text as a cell holds it: without what no cell holds, and cut where it is longer than one may be."""
    plain = "".join(c for c in text if c in "\n\t" or not (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or ord(c) & 0xFFFE == 0xFFFE or ord(c) in (0xFFFE, 0xFFFF)))
    units = len(plain.encode("utf-16-le")) // 2
    return plain if units <= LONGEST else None


def day(text):
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


package = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
kinds = {resource["name"]: {field["name"]: field["type"] for field in resource["schema"]["fields"]} for resource in package["resources"]}
book = openpyxl.load_workbook(file)
names = book.sheetnames
tables = [path.stem for path in sorted(data.glob("*.jsonl")) if path.stem in names]
if len(tables) < 14 or len(names) != len(tables) + 1:
    found.append(f"sheets are {names}")
explained = {(row[0], row[1]) for row in book[names[0]].iter_rows(values_only=True) if row[3]}
cells = 0
for table in tables:
    sheet = book[table]
    lines = sheet.iter_rows()
    head = [cell.value for cell in next(lines)]
    said = rows(table)
    if sheet.max_row - 1 != len(said):
        found.append(f"{table}: {sheet.max_row - 1} rows, not {len(said)}")
    for column in head:
        if (table, column) not in explained:
            found.append(f"{table}.{column} is not explained")
    for row, line in zip(said, lines):
        for column, cell in zip(head, line):
            wanted, kind = row[column], kinds[table][column]
            cells += 1
            if wanted is None or wanted == []:
                right = cell.value is None
            elif kind == "date":
                right = cell.is_date and cell.value.date() == day(wanted) if day(wanted) >= FIRST else cell.value == wanted
            elif kind == "list":
                right = shown("; ".join(wanted)) in (None, cell.value) and cell.data_type == "s"
            elif kind == "integer":
                right = cell.data_type == "n" and cell.value == wanted
            elif kind == "boolean":
                right = cell.data_type == "b" and cell.value is wanted
            else:
                right = cell.data_type == "s" and (shown(wanted) in (None, cell.value) or wanted == "" and cell.value in (None, ""))
            if not right:
                found.append(f"{table}.{column}: {cell.value!r:.80} ({cell.data_type}), not {wanted!r:.80}")

office = shutil.which("soffice") or shutil.which("libreoffice")
opened = 0
if office:
    with tempfile.TemporaryDirectory() as folder:
        # Every sheet as CSV, quoted, in UTF-8, with values as they are stored and not as they are shown.
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", folder, str(file)]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        for table in tables:
            path = pathlib.Path(folder) / f"huddles-{table}.csv"
            if not path.exists():
                found.append(f"LibreOffice shows no sheet {table}: {(ran.stdout + ran.stderr)[:200]}")
                continue
            csv.field_size_limit(10_000_000)
            with path.open(encoding="utf-8-sig", newline="") as lines:
                read = list(csv.reader(lines))
            said = rows(table)
            if len(read) - 1 != len(said):
                found.append(f"LibreOffice: {table} has {len(read) - 1} rows, not {len(said)}")
            for row, line in zip(said, read[1:]):
                for column, text in zip(read[0], line):
                    wanted, kind = row[column], kinds[table][column]
                    opened += 1
                    if wanted is None or wanted == []:
                        right = text == ""
                    elif kind == "boolean":
                        right = text == str(wanted).upper()
                    elif kind == "list":
                        right = shown("; ".join(wanted)) in (None, text)
                    elif kind in ("integer", "date"):
                        right = text == str(wanted)
                    else:
                        right = shown(wanted) in (None, text)
                    if not right:
                        found.append(f"LibreOffice: {table}.{column} is {text!r:.80}, not {wanted!r:.80}")
for line in found[:40]:
    print(line)
print(f"workbook: {len(tables)} sheets, {cells} cells, {opened} of them in LibreOffice{'' if office else ', which is not installed'}, {len(found)} findings")
sys.exit(1 if found else 0)
