"""Reads every table of a font by fontTools and prints what the layout tables hold. usage: readable.py FONT"""
import sys
from fontTools.ttLib import TTFont
f = TTFont(sys.argv[1], checkChecksums=2)
f.ensureDecompiled()
for t in ("GSUB", "GPOS"):
    if t in f:
        table = f[t].table
        print(t, len(f.reader[t]), sorted({r.FeatureTag for r in table.FeatureList.FeatureRecord}), [(l.LookupType, len(l.SubTable)) for l in table.LookupList.Lookup])
        for l in table.LookupList.Lookup:
            for s in l.SubTable: s.ensureDecompiled()
        for r in table.FeatureList.FeatureRecord:
            assert all(i < len(table.LookupList.Lookup) for i in r.Feature.LookupListIndex)
order = f.getGlyphOrder()
cmap = f.getBestCmap()
assert all(g in f["hmtx"].metrics for g in cmap.values())
print(len(order), "glyphs", len(cmap), "characters", {k: len(f.reader[k]) for k in f.reader.keys()})
print([str(n) for n in f["name"].names if n.nameID in (6, 13)])
