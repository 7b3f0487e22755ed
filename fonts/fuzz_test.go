package fonts

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/kanben/kanben/fonts/data/notoserifsc"
)

// The targets here give one table at a time to its reader. A reader must neither panic nor take long; what it makes
// of a broken table is its own affair.

func tableOf(f *testing.F, name string) []byte {
	f.Helper()
	face, err := Open(notoserifsc.Regular, 0)
	if err != nil {
		f.Fatal(err)
	}
	small, err := face.SubsetEPUB([]rune("“”、。一Afi永！（），：；"))
	if err != nil {
		f.Fatal(err)
	}
	if face, err = Open(small, 0); err != nil {
		f.Fatal(err)
	}
	return face.dir.find(name)
}

// fileTable returns a table of a font of testdata.
func fileTable(f *testing.F, file, name string) []byte {
	f.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		f.Fatal(err)
	}
	dir, err := readDirectory(data, 0)
	if err != nil {
		f.Fatal(err)
	}
	return dir.find(name)
}

func FuzzCmap(f *testing.F) {
	f.Add(tableOf(f, "cmap"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		c := readCmap(data)
		for _, r := range []rune{0, 'A', '永', 0xFFFF, 0x20BB7, 0x10FFFF} {
			c.glyph(r)
			c.variant(r, 0xE0100)
		}
		for r := range c.all(1000) {
			if r > 0x3000 {
				break
			}
		}
	})
}

func FuzzName(f *testing.F) {
	f.Add(tableOf(f, "name"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		face := &Face{dir: directory{{tagOf("name"), data}}}
		face.Name(NameLicence)
		face.subsetNames()
	})
}

// glyfFace returns a face of 32 glyphs whose data begin all at the start of the table.
func glyfFace(data []byte) *Face {
	f := &Face{glyphs: 32, unitsPerEm: 1000, longLoca: true, glyf: data}
	for range 32 {
		f.loca = append(f.loca, 0, 0, 0, 0)
	}
	f.loca = append(f.loca, byte(len(data)>>24), byte(len(data)>>16), byte(len(data)>>8), byte(len(data)))
	return f
}

func FuzzGlyf(f *testing.F) {
	f.Add(tableOf(f, "glyf")[:400])
	f.Add([]byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x23, 0, 31, 0, 1, 0, 2, 0, 3, 0, 31, 1, 1})
	f.Fuzz(func(_ *testing.T, data []byte) {
		face := glyfFace(data)
		face.Outline(nil, 31)
		face.Ink(31)
		newGlyphSubset(face, []GID{31})
	})
}

func FuzzGvar(f *testing.F) {
	f.Add(tableOf(f, "glyf")[:400], []byte{0, 1, 0, 8, 0, 20, 0x80, 0, 0x40, 0, 0, 0, 3, 1, 2, 3})
	itself := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 31, 0, 1, 0, 2} // the glyph is a part of itself
	f.Add(itself, []byte{0, 1, 0, 8, 0, 20, 0x80, 0, 0x40, 0, 0, 0, 3, 1, 2, 3})
	f.Fuzz(func(_ *testing.T, glyf, data []byte) {
		face := glyfFace(glyf)
		gvar := append(appendInts(nil, 1, 0, 1, 0, 0, 0, 32, 1, 0, 152), make([]byte, 4*32)...)
		gvar = append(appendInts(gvar, len(data)>>16, len(data)), data...)
		face.vary = &variation{gvar: gvar, axes: make([]Axis, 1), coords: []float64{0.4}, cache: make([]cached, 32)}
		face.instanced(31)
	})
}

// FuzzGvarTable gives the whole table: header, shared tuples, offsets.
func FuzzGvarTable(f *testing.F) {
	f.Add(fileTable(f, "variable.ttf", "gvar"))
	glyf := tableOf(f, "glyf")[:400]
	fvar := fileTable(f, "variable.ttf", "fvar")
	f.Fuzz(func(_ *testing.T, gvar []byte) {
		face := glyfFace(glyf)
		face.glyphs = min(table(gvar).u16(12), 32)
		face.dir = directory{{tagOf("fvar"), fvar}, {tagOf("gvar"), gvar}}
		if face.instance([]AxisValue{{"wght", 700}}) != nil {
			return
		}
		for g := range face.glyphs {
			face.instanced(g)
		}
	})
}

func FuzzAxes(f *testing.F) {
	f.Add(fileTable(f, "variable.ttf", "fvar"), fileTable(f, "variable.ttf", "avar"))
	f.Fuzz(func(_ *testing.T, fvar, avar []byte) {
		face := glyfFace(nil)
		gvar := append(appendInts(nil, 1, 0, table(fvar).u16(8), 0, 0, 0, 32, 1, 0, 152), make([]byte, 4*33)...)
		face.dir = directory{{tagOf("fvar"), fvar}, {tagOf("avar"), avar}, {tagOf("gvar"), gvar}}
		if face.instance([]AxisValue{{"wght", 700}}) == nil && face.vary != nil {
			face.PostScriptName()
			face.Weight()
			face.Advance(3)
		}
	})
}

func FuzzMetrics(f *testing.F) {
	f.Add(tableOf(f, "hhea"), tableOf(f, "hmtx"), []byte{0, 1, 0, 0, 3, 112, 0, 1, 0, 3, 1, 2})
	f.Fuzz(func(_ *testing.T, header, data, vorg []byte) {
		m, err := readMetrics(directory{{tagOf("hhea"), header}, {tagOf("hmtx"), data}}, "hhea", "hmtx", 32)
		if err != nil {
			return
		}
		face := glyfFace(nil)
		face.hmtx, face.vmtx, face.vorg = m, m, vorg
		for g := range 32 {
			face.Advance(GID(g))
			face.bearing(GID(g))
			face.Vertical(GID(g))
		}
	})
}

func FuzzHeaders(f *testing.F) {
	f.Add(tableOf(f, "OS/2"), tableOf(f, "post"), tableOf(f, "head"))
	f.Fuzz(func(_ *testing.T, os2, post, head []byte) {
		face := glyfFace(nil)
		face.os2 = os2
		face.dir = directory{{tagOf("post"), post}, {tagOf("head"), head}}
		face.Descriptor()
		face.Embedding()
		face.subsetOS2(nil)
		face.plainPost()
	})
}

// FuzzGlyphTable gives the tables that say how many glyphs there are and where each stands.
func FuzzGlyphTable(f *testing.F) {
	face, err := Open(notoserifsc.Regular, 0)
	if err != nil {
		f.Fatal(err)
	}
	small, err := face.SubsetEPUB([]rune("一永Afi"))
	if err != nil {
		f.Fatal(err)
	}
	dir, err := readDirectory(small, 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(dir.find("head")), []byte(dir.find("maxp")), []byte(dir.find("loca")))
	f.Fuzz(func(_ *testing.T, head, maxp, loca []byte) {
		var b fontBuilder
		given := map[string][]byte{"head": head, "maxp": maxp, "loca": loca}
		for _, e := range dir {
			data, ok := given[e.tag.String()]
			if !ok {
				data = e.data
			}
			b.add(e.tag.String(), data)
		}
		face, err := Open(b.bytes(kindTrueType), 0)
		if err != nil {
			return
		}
		for g := range min(face.glyphs, 32) {
			face.Outline(nil, GID(g))
			face.Ink(GID(g))
		}
		_, _ = face.SubsetEPUB([]rune("一永A"))
	})
}

// FuzzSystem gives a file to the search for faces of a machine, which reads it in pieces.
func FuzzSystem(f *testing.F) {
	for _, name := range []string{"pair.ttc", "named.otf"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		root := fstest.MapFS{"a.ttc": {Data: data}}
		FindFaces([]fs.FS{root}, []rune("Ag永𠮷"), func(SystemFace) bool { return true })
	})
}

func FuzzDirectory(f *testing.F) {
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02\x00\x00\x00\x10\x00\x00\x00\x10\x00\x01\x00\x00\x00\x00"), 1)
	f.Fuzz(func(_ *testing.T, data []byte, index int) {
		Faces(data)
		_, _ = readDirectory(data, index)
		FitLanguage(data, "zh-Hans")
	})
}

func FuzzCFF(f *testing.F) {
	f.Add(slices.Concat([]byte{0, 17}, fileTable(f, "named.otf", "CFF ")))
	f.Fuzz(func(_ *testing.T, data []byte) {
		n := table(data).u16(0) % 64
		c, err := readCFF(table(data).from(2), n)
		if err != nil {
			return
		}
		for g := range min(n, 8) {
			c.run(g, &pen{})
		}
	})
}

func FuzzCharString(f *testing.F) {
	f.Add([]byte{139, 239, 21, 239, 239, 5, 14})
	f.Fuzz(func(_ *testing.T, data []byte) {
		body := appendIndex(nil, data, []int{len(data)})
		x, _, _ := readIndex(body, 0)
		c := &cffFont{charStrings: x, global: x, fonts: []cffPrivate{{subrs: x}}}
		c.run(0, &flattener{})
	})
}

// FuzzCFF2 gives the table with its variation store, and puts the face to a place on two axes.
func FuzzCFF2(f *testing.F) {
	f.Add(slices.Concat([]byte{0, 10}, fileTable(f, "second.otf", "CFF2")))
	f.Fuzz(func(_ *testing.T, data []byte) {
		n := table(data).u16(0) % 64
		c, err := readCFF2(table(data).from(2), n)
		if err != nil {
			return
		}
		c.stand([]float64{0.35, -0.8})
		for g := range min(n, 8) {
			c.run(g, &flattener{})
		}
	})
}

// FuzzMetricVariations gives HVAR or VVAR.
func FuzzMetricVariations(f *testing.F) {
	f.Add(fileTable(f, "second.otf", "HVAR"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		for g := range 12 {
			metricDelta(data, g, []float64{0.35, -0.8})
		}
	})
}

func fuzzLayout(f *testing.F, name string, pos bool) {
	f.Add(tableOf(f, name))
	f.Fuzz(func(_ *testing.T, data []byte) {
		keep := newKeepSet(64)
		for g := range 48 {
			keep.add(g)
		}
		keep.number()
		l := newLayout(data, pos, keep, epubFeature)
		if !pos {
			l.close()
			keep.number()
		}
		l.subset()
		mendLayout(data, pos, 64, true)
	})
}

func FuzzGSUB(f *testing.F) { fuzzLayout(f, "GSUB", false) }
func FuzzGPOS(f *testing.F) { fuzzLayout(f, "GPOS", true) }

func FuzzGDEF(f *testing.F) {
	f.Add(tableOf(f, "GDEF"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		keep := newKeepSet(64)
		keep.number()
		subsetGDEF(data, keep)
	})
}

func FuzzWOFF(f *testing.F) {
	woff, err := os.ReadFile(filepath.Join("testdata", "mono.woff"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(woff[4:])
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = readDirectory(slices.Concat([]byte("wOFF"), data), 0)
	})
}

// FuzzShape puts the bytes in the place of GSUB and GPOS and shapes with them.
func FuzzShape(f *testing.F) {
	face, err := Open(notoserifsc.Regular, 0)
	if err != nil {
		f.Fatal(err)
	}
	small, err := face.SubsetEPUB([]rune("“”、。一Afi永！（），：；"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(tableOf(f, "GSUB"), tableOf(f, "GPOS"))
	f.Fuzz(func(_ *testing.T, gsub, gpos []byte) {
		face, _ := Open(small, 0)
		for i := range face.dir {
			switch face.dir[i].tag.String() {
			case "GSUB":
				face.dir[i].data = gsub
			case "GPOS":
				face.dir[i].data = gpos
			}
		}
		for _, vertical := range []bool{false, true} {
			face.Shape(ShapeInput{Runes: []rune("“”、。一Afi永！（），：；"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans", Vertical: vertical})
		}
	})
}
