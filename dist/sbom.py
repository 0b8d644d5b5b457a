"""python dist/sbom.py WHEEL FILE - takes the list of what the program is made of (CycloneDX) out of a wheel.

What says when, where and in which run it was made is taken out, so that the same sources give the same list.
"""

import json
import os
import sys
import zipfile

wheel, file = sys.argv[1:]
with zipfile.ZipFile(wheel) as packed:
    (name,) = [name for name in packed.namelist() if name.endswith(".cyclonedx.json")]
    bill = json.loads(packed.read(name).decode().replace(f"path+file://{os.getcwd()}", "path+file://."))
bill.pop("serialNumber", None)
bill.get("metadata", {}).pop("timestamp", None)
with open(file, "w", encoding="utf-8", newline="\n") as out:
    json.dump(bill, out, ensure_ascii=False, indent=1, sort_keys=True)
    out.write("\n")
