"""python3 subset.py FOLDER: makes card-bold.ttf and card-regular.ttf beside this file.

FOLDER holds SourceSans3-Bold.ttf and SourceSans3-Regular.ttf, as the npm package source-sans 3.52.0 has them below TTF/.
Needs fonttools 4.60.1 (PyPI). Letters of Latin, Greek and Cyrillic are kept, with the signs around them; pairs that stand
closer are written as the old table `kern`, which needs no engine for layout. The licence (OFL.txt) reserves the name of the
original for the original, so these files have another.
"""
import pathlib
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

NAME = "Huddle Card"
KEPT = [
    (0x20, 0x7E), (0xA0, 0x17F),              # Latin with its accents
    (0x180, 0x24F), (0x1E00, 0x1EFF),         # more of them, Vietnamese
    (0x370, 0x3FF), (0x400, 0x52F),           # Greek, Cyrillic
    (0x2BB, 0x2BD), (0x2C6, 0x2DD),
    (0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044), (0x2070, 0x2089),
    (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2150, 0x215E),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265),
]
PAIRED = [(0x22, 0x22), (0x27, 0x27), (0x2C, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xFF), (0x2013, 0x2014), (0x2018, 0x201D), (0x2026, 0x2026)]
LEAST = 10        # thousandths of an em: what is less cannot be seen
MOST = 10_900     # pairs that a table of this format holds


def among(ranges, code):
    return any(first <= code <= last for first, last in ranges)


def pairs(font):
    """Distances of pairs of glyphs as the feature `kern` has them for Latin letters."""
    table = font["GPOS"].table
    wanted = {at for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern" for at in record.Feature.LookupListIndex}
    names = [name for code, name in font.getBestCmap().items() if among(PAIRED, code)]
    found = {}
    for at in sorted(wanted):
        taken = set()
        for sub in table.LookupList.Lookup[at].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            if sub.LookupType != 2:
                continue
            covered = set(sub.Coverage.glyphs)
            for left in (name for name in names if name in covered):
                if sub.Format == 1:
                    records = {record.SecondGlyph: record.Value1 for record in sub.PairSet[sub.Coverage.glyphs.index(left)].PairValueRecord}
                for right in names:
                    if (left, right) in taken:
                        continue
                    if sub.Format == 1:
                        if right not in records:
                            continue
                        value = records[right]
                    else:
                        first = sub.Class1Record[sub.ClassDef1.classDefs.get(left, 0)]
                        value = first.Class2Record[sub.ClassDef2.classDefs.get(right, 0)].Value1
                    taken.add((left, right))
                    distance = getattr(value, "XAdvance", 0) if value else 0
                    if abs(distance) >= LEAST:
                        found[left, right] = distance
    return found


def make(source, target, weight):
    font = TTFont(source, recalcTimestamp=False)
    kern = pairs(font)
    if len(kern) > MOST:
        sys.exit(f"{len(kern)} pairs are too many")
    options = Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=False, glyph_names=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "DSIG", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if among(KEPT, code)])
    subsetter.subset(font)
    table = KernTable_format_0(apple=False)
    table.coverage, table.version, table.tupleIndex, table.kernTable = 1, 0, None, kern
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]
    for record in list(font["name"].names):
        if record.nameID in (1, 2):
            record.string = NAME if record.nameID == 1 else weight
    font["head"].modified = font["head"].created
    font.save(target)
    print(target.name, target.stat().st_size, "bytes,", len(font.getBestCmap()), "characters,", len(kern), "pairs")


here, folder = pathlib.Path(__file__).parent, pathlib.Path(sys.argv[1])
for weight in ("Bold", "Regular"):
    make(folder / f"SourceSans3-{weight}.ttf", here / f"card-{weight.lower()}.ttf", weight)
