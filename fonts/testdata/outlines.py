"""Compares glyphs of a subset program with those of its source by fontTools.
usage: outlines.py SOURCE INDEX PROGRAM GID…    (glyph n of PROGRAM must be the n-th GID of SOURCE, CFF or TrueType)
With --at=wght=W,wdth=V SOURCE is instanced there first."""
import io, sys
from fontTools.ttLib import TTFont
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen

at = [a[5:] for a in sys.argv[1:] if a.startswith("--at=")]
source, index, program, *gids = [a for a in sys.argv[1:] if not a.startswith("--")]
src = TTFont(source, fontNumber=int(index), lazy=not at)
if at:
    from fontTools.varLib import instancer
    src = instancer.instantiateVariableFont(src, {k: float(v) for k, v in (p.split("=") for p in at[0].split(","))}, overlap=instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS, inplace=True)
    saved = io.BytesIO(); src.save(saved); src = TTFont(saved)  # coordinates are rounded when they are written
names, glyphs = src.getGlyphOrder(), src.getGlyphSet()

def record(set_, name):
    pen = DecomposingRecordingPen(set_)
    set_[name].draw(pen)
    return pen.value

data = open(program, "rb").read()
if data[:4] in (b"\0\1\0\0", b"OTTO"):
    sub = TTFont(io.BytesIO(data)); order, subglyphs = sub.getGlyphOrder(), sub.getGlyphSet()
    for t in sub.keys():
        if t != "GlyphOrder": sub[t]  # every table must be readable
    width = lambda n: sub["hmtx"][n][0]
else:
    cff = CFFFontSet(); cff.decompile(io.BytesIO(data), None)
    top = cff.topDictIndex[0]; order, subglyphs = top.charset, top.CharStrings
    width = lambda n: subglyphs[n].width  # known once the glyph is drawn
bad = 0
for n, gid in enumerate([0] + [int(g) for g in gids]):
    a = record(glyphs, names[gid])
    b = record(subglyphs, order[n])
    if a != b or width(order[n]) != src["hmtx"][names[gid]][0]:
        bad += 1
        if bad < 4: print(f"glyph {gid} as {n}:\n {a}\n {b}")
print(f"{len(gids) + 1} glyphs, {bad} differ")
sys.exit(bad > 0)
