"""Makes the small fonts of this folder (see README.md). usage: make.py DATA NOTO_SERIF_CJK_TTC GOMONO OUT
DATA is fonts/data; the collection is Debian's fonts-noto-cjk; GOMONO is Go-Mono.ttf of golang.org/x/image."""
import copy, io, math, pathlib, sys
from fontTools import subset
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, InstanceDescriptor, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools import varLib

data, cjk, mono, out = sys.argv[1:]
out = pathlib.Path(out)
TEXT = "永和九年，岁在癸丑。“山谷”《云海》——……、；：？！·（）「」Agé%fi12"

def small(path, text, number=-1, **options):
    o = subset.Options(layout_features=["vert", "vrt2", "halt", "vhal", "palt", "kern", "locl", "ccmp", "liga"], notdef_outline=True, recalc_timestamp=False, **options)
    f = subset.load_font(path, o, dontLoadGlyphNames=True) if number < 0 else TTFont(path, fontNumber=number, recalcTimestamp=False)
    s = subset.Subsetter(o); s.populate(text=text); s.subset(f)
    return f

# cid.otf: CID-keyed CFF with hints, subroutines, several FDs and VORG, as Adobe's tools wrote it
small(cjk, TEXT, 2, desubroutinize=False, hinting=True).save(out / "cid.otf")

# named.otf: name-keyed CFF with subroutines, hints, flexes and an accent built by endchar
def named():
    src = TTFont(mono); gs = src.getGlyphSet(); cmap = src.getBestCmap()
    chars = {c: cmap[ord(c)] for c in "AaBbgQ&8é"}
    order = [".notdef", "space"] + [{"8": "eight", "&": "ampersand", "é": "eacute"}.get(c, c) for c in chars] + ["e", "acute", "hints", "flexes", "subrs", "maths"]
    b = FontBuilder(2048, isTTF=False)
    b.setupGlyphOrder(order)
    b.setupCharacterMap({32: "space", **{ord(c): order[2 + i] for i, c in enumerate(chars)}, ord("e"): "e", 0xB4: "acute", 0x2460: "hints", 0x2461: "flexes", 0x2462: "subrs", 0x2463: "maths"})
    def draw(name):
        pen = T2CharStringPen(1229, gs); gs[name].draw(Qu2CuPen(pen, 0.5, all_cubic=True)); return pen.getCharString()
    glyphs = {".notdef": draw(".notdef"), "space": draw("space")}
    for i, (c, g) in enumerate(chars.items()): glyphs[order[2 + i]] = draw(g)
    glyphs["e"], glyphs["acute"] = draw(cmap[ord("e")]), draw(cmap[0xB4])
    P = lambda *p: T2CharString(program=list(p))
    glyphs["eacute"] = P(-100, 30, 40, 101, 194, "endchar")  # e with acute, by the Standard Encoding
    glyphs["hints"] = P(20, 100, 50, 200, 60, "hstemhm", 10, 20, 30, 40, "hintmask", b"\xf0", 50, 60, "rmoveto", 300, "hlineto", 100, 50, 60, -70, "rlineto", 1, "callsubr", 1, 2, 3, 4, 5, 6, 7, 8, "rcurveline", "endchar")
    glyphs["flexes"] = P(100, 100, "rmoveto", 10, 20, 30, 40, 50, 0, 60, 0, 70, -40, 80, -20, 50, "flex", 10, 20, 30, 40, 50, 60, 70, "hflex", 10, 5, 20, 15, 30, 40, 50, -10, 60, "hflex1", 10, 20, 30, 10, 5, 6, 7, 8, 9, 10, 11, "flex1",
        10, 20, 30, 40, 50, 60, 70, 80, 90, "vhcurveto", 10, 20, 30, 40, 50, "hvcurveto", 5, 10, 20, 30, 40, 50, 60, 70, 80, "hhcurveto", 5, 10, 20, 30, 40, "vvcurveto", 1, 2, 3, 4, 5, 6, 7, 8, "rlinecurve", 9, 8, 7, "vlineto", "endchar")
    glyphs["subrs"] = P(30, 40, "rmoveto", 400, -107, "callsubr", -106, "callgsubr", 32, "callsubr", "endchar")
    glyphs["maths"] = P(150, 200, "rmoveto", 7, 2, "div", 30, "rlineto", -200, "hlineto", "endchar")
    b.setupCFF("KanbenTest-Named", {"FullName": "Kanben Test Named", "Notice": "Outlines: Go Mono, BSD licence"}, glyphs, {"nominalWidthX": 1300, "defaultWidthX": 1229})
    cff = b.font["CFF "].cff; top = cff[0]
    from fontTools.cffLib import SubrsIndex
    from fontTools.cffLib import GlobalSubrsIndex
    local = SubrsIndex(); private = top.Private
    bodies = [P(100, "hlineto", 50, "return"), P("return")] + [P("return")] * 137 + [P("vlineto", 20, 20, "rlineto", "return")]
    for s in bodies: s.private, s.globalSubrs = private, cff.GlobalSubrs; local.append(s)
    private.Subrs = local
    g = P(40, "rmoveto", 10, 20, 30, 40, 50, 60, "rrcurveto", 15, "return"); g.private, g.globalSubrs = private, cff.GlobalSubrs
    cff.GlobalSubrs.append(P("return")); cff.GlobalSubrs.append(g)
    b.setupHorizontalMetrics({n: (1229, 0) for n in order}); b.setupHorizontalHeader(ascent=1900, descent=-500)
    b.setupNameTable({"familyName": "Kanben Test", "styleName": "Named", "psName": "KanbenTest-Named", "licenseDescription": "BSD licence of the Go fonts"})
    b.setupOS2(sTypoAscender=1900, sTypoDescender=-500, fsType=8); b.setupPost(keepGlyphNames=False); b.font["head"].created = b.font["head"].modified = 3600000000
    b.font.recalcTimestamp = False
    b.save(out / "named.otf")
named()

# variable.ttf: wght 100 to 900 (default 100) and wdth, avar, gvar with inferred points and composites, HVAR, VVAR
def variable():
    base = small(str(pathlib.Path(data) / "notoserifsc/NotoSerifSC-Bold.ttf"), "永和九年。“”——Aé%fi12", hinting=False)
    for t in ("GSUB", "GPOS", "GDEF", "BASE", "gasp"):
        if t in base: del base[t]
    base["post"].formatType = 3.0
    glyf = base["glyf"]
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
    made = Glyph(); made.numberOfContours = -1; made.components = []   # one composite for certain: two parts, one scaled
    for i, (name, scale) in enumerate((("A", None), ("percent" if "percent" in glyf.keys() else "one", 0.5))):
        c = GlyphComponent(); c.glyphName, c.x, c.y, c.flags = base.getBestCmap()[ord("A1"[i])], 100 * i, 37 * i, 0x0002
        if scale: c.transform = [[scale, 0], [0, scale]]
        made.components.append(c)
    name = base.getBestCmap()[ord("2")]
    glyf[name] = made; made.recalcBounds(glyf)
    buf = io.BytesIO(); base.save(buf)
    def master(weight, width):
        f = TTFont(io.BytesIO(buf.getvalue()), recalcTimestamp=False); glyf = f["glyf"]
        for k, name in enumerate(f.getGlyphOrder()):
            g = glyf[name]
            if g.isComposite():
                for c in g.components: c.x, c.y = c.x + int(weight * 13), c.y - int(width * 9)
            elif g.numberOfContours > 0:
                for i, (x, y) in enumerate(g.coordinates):
                    if (i + k) % 3 == 0: g.coordinates[i] = (x + round(weight * 31 * math.sin(i)), y + round(width * 17 * math.cos(i)))
                    elif k % 2: g.coordinates[i] = (x + round(width * 40), y)
            g.recalcBounds(glyf)
            a, l = f["hmtx"][name]; f["hmtx"][name] = (a + round(weight * (k % 7) * 5 + width * 50), getattr(g, "xMin", 0))
            if "vmtx" in f: va, t = f["vmtx"][name]; f["vmtx"][name] = (va + round(weight * (k % 3)), t - round(width * 3))
        return f
    d = DesignSpaceDocument()
    d.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=100, default=100, maximum=900, map=[(100, 0), (300, 180), (400, 450), (900, 1000)]))
    d.addAxis(AxisDescriptor(tag="wdth", name="Width", minimum=75, default=100, maximum=125))
    for we, wi in ((0, 100), (450, 100), (1000, 100), (0, 75), (0, 125), (1000, 125)):
        d.addSource(SourceDescriptor(font=master(we / 250, (wi - 100) / 25), location={"Weight": we, "Width": wi}))
    d.addInstance(InstanceDescriptor(familyName="Kanben Test Variable", styleName="Black", location={"Weight": 1000, "Width": 100}))
    f, _, _ = varLib.build(d)
    n = f["name"]
    for r in list(n.names):
        if r.nameID in (1, 2, 3, 4, 6, 16, 17): n.removeNames(nameID=r.nameID)
    for i, v in {1: "Kanben Test Variable", 2: "Regular", 4: "Kanben Test Variable", 6: "KanbenTestVariable-Thin", 25: "KanbenTestVariable"}.items(): n.setName(v, i, 3, 1, 0x409)
    f["head"].created = f["head"].modified = 3600000000; f.recalcTimestamp = False
    f.save(out / "variable.ttf")
variable()

# second.otf: CFF2 with wght and wdth, avar, HVAR with a map; one glyph stands still, one varies by one axis only
def second():
    from fontTools.pens.recordingPen import RecordingPen
    src = TTFont(mono); gs = src.getGlyphSet(); cmap = src.getBestCmap(); shapes = {}
    for c in "AaBbgQ&8 ":
        pen = RecordingPen(); gs[cmap[ord(c)]].draw(Qu2CuPen(pen, 0.5, all_cubic=True)); shapes[c] = pen.value
    order = [".notdef"] + [f"g{ord(c):02X}" for c in shapes]
    def master(weight, width):
        b = FontBuilder(2048, isTTF=False); b.setupGlyphOrder(order)
        b.setupCharacterMap({ord(c): g for c, g in zip(shapes, order[1:])})
        glyphs, metrics = {".notdef": T2CharStringPen(1229, None).getCharString()}, {".notdef": (1229, 0)}
        for k, (c, g) in enumerate(zip(shapes, order[1:])):
            we, wi = (0, 0) if c == "B" else (weight, 0) if c == "b" else (weight, width)
            advance = 1229 + round(we * (k % 4) * 9 + wi * 60); pen = T2CharStringPen(advance, None)
            for i, (op, points) in enumerate(shapes[c]):
                getattr(pen, op)(*[(round(x + we * 23 * math.sin(i + j) + wi * 40), round(y + we * 11 * math.cos(i + j))) for j, (x, y) in enumerate(points)])
            glyphs[g], metrics[g] = pen.getCharString(), (advance, 0)
        b.setupCFF("KanbenTestSecond-Thin", {"FullName": "Kanben Test Second"}, glyphs, {})
        b.setupHorizontalMetrics(metrics); b.setupHorizontalHeader(ascent=1900, descent=-500)
        b.setupNameTable({"familyName": "Kanben Test Second", "styleName": "Thin", "psName": "KanbenTestSecond-Thin", "licenseDescription": "BSD licence of the Go fonts"})
        b.setupOS2(sTypoAscender=1900, sTypoDescender=-500, fsType=0); b.setupPost(keepGlyphNames=False)
        b.font["head"].created = b.font["head"].modified = 3600000000; b.font.recalcTimestamp = False
        buf = io.BytesIO(); b.save(buf)
        return TTFont(io.BytesIO(buf.getvalue()), recalcTimestamp=False)
    d = DesignSpaceDocument()
    d.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=100, default=100, maximum=900, map=[(100, 0), (400, 450), (900, 1000)]))
    d.addAxis(AxisDescriptor(tag="wdth", name="Width", minimum=75, default=100, maximum=125))
    for we, wi in ((0, 100), (450, 100), (1000, 100), (0, 75), (0, 125), (1000, 125)):
        d.addSource(SourceDescriptor(font=master(we / 250, (wi - 100) / 25), location={"Weight": we, "Width": wi}))
    f, _, _ = varLib.build(d)
    f["name"].setName("KanbenTestSecond", 25, 3, 1, 0x409)
    f["head"].created = f["head"].modified = 3600000000; f.recalcTimestamp = False
    f.save(out / "second.otf")
second()

# pair.ttc: two faces that share tables; mono.woff
a, b = small(mono, "Ag"), small(mono, "Ag8")
for f, lang in ((a, "A"), (b, "B")): f["name"].setName("KanbenTest-" + lang, 6, 3, 1, 0x409)
c = TTCollection(); c.fonts = [a, b]; c.save(str(out / "pair.ttc"), shareTables=True)
w = small(mono, "Ag8é"); w.flavor = "woff"; w.save(out / "mono.woff")

# cjk.ttc: faces that differ in their names only, as collections of CJK faces do
faces = []
for lang in ("jp", "tc", "sc", "hk"):
    f = small(mono, "A")
    for i, v in {1: "Kanben Test CJK " + lang.upper(), 4: "Kanben Test CJK " + lang.upper(), 6: f"KanbenTestCJK{lang}-Regular"}.items(): f["name"].setName(v, i, 3, 1, 0x409)
    faces.append(f)
c = TTCollection(); c.fonts = faces; c.save(str(out / "cjk.ttc"), shareTables=True)

# rare.ttf: three rare characters beyond U+FFFF, with the shapes of plain ones
RARE = {0x20BB7: "吉", 0x2070E: "切", 0x30EDE: "面"}
f = small(str(pathlib.Path(data) / "notoserifsc/NotoSerifSC-Bold.ttf"), "".join(RARE.values()), hinting=False)
for t in ("GSUB", "GPOS", "GDEF", "BASE", "gasp"):
    if t in f: del f[t]
plain = f.getBestCmap()
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
wide = CmapSubtable.newSubtable(12); wide.platformID, wide.platEncID, wide.language = 3, 10, 0
wide.cmap = {c: plain[ord(p)] for c, p in RARE.items()}
f["cmap"].tables = [wide]
for r in list(f["name"].names):
    if r.nameID in (1, 2, 3, 4, 6, 16, 17): f["name"].removeNames(nameID=r.nameID)
for i, v in {1: "Kanben Test Rare", 2: "Bold", 4: "Kanben Test Rare", 6: "KanbenTestRare-Bold"}.items(): f["name"].setName(v, i, 3, 1, 0x409)
f["head"].created = f["head"].modified = 3600000000; f.recalcTimestamp = False
f.save(out / "rare.ttf")
