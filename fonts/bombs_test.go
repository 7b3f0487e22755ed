package fonts

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"
)

// lookupBomb is a layout table of 64 kB whose lookups all have the same subtables, which all are one.
func lookupBomb(kind int) table {
	const n = 12_000
	scripts := appendInts(nil, 1, 0x6861, 0x6E69, 8, 4, 0, 0, 0xFFFF, 1, 0)
	features := appendInts(nil, 1, 0x6363, 0x6D70, 8, 0, n)
	for i := range n {
		features = appendInts(features, i)
	}
	head := appendInts(nil, 1, 0, 10, 10+len(scripts), 10+len(scripts)+len(features))
	lookups := appendInts(nil, n)
	for range n {
		lookups = appendInts(lookups, 2+2*n)
	}
	lookups = appendInts(lookups, kind, 0, 4000)
	for range 4000 {
		lookups = appendInts(lookups, 6+2*4000)
	}
	lookups = appendInts(lookups, 1, 6, 0, 1, 1, 1)
	return bytes.Join([][]byte{head, scripts, features, lookups}, nil)
}

func TestBombsEndSoon(t *testing.T) { // fonts.md: 0 hangs
	t.Parallel()
	face := func() *Face { return glyfFace(nil) }
	parts := table{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0}
	for range 2000 { // every glyph has 2,000 parts which have 2,000 parts …
		parts = appendInts(parts, moreComponents|argsAreXY, 31, 0)
	}
	bombs := map[string]func(){
		"composite": func() { glyfFace(parts).Outline(nil, 31) },
		"subroutines": func() {
			code := bytes.Repeat([]byte{139 - 107, opCallsubr}, 2000) // calls itself, ten deep, 2,000 times each
			x, _, _ := readIndex(appendIndex(nil, code, []int{len(code)}), 0)
			c := &cffFont{charStrings: x, global: x, fonts: []cffPrivate{{subrs: x}}}
			c.run(0, &pen{})
		},
		"tuples": func() {
			f := face()
			data := append(appendInts(nil, 0x0FFF, 4), bytes.Repeat([]byte{0, 0, 0xA0, 0, 0, 0}, 5000)...)
			gvar := append(appendInts(nil, 1, 0, 1, 0, 0, 0, 32, 1, 0, 152), make([]byte, 4*31)...)
			gvar = append(append(gvar, 0, 0, 0, 0), binary.BigEndian.AppendUint32(nil, uint32(len(data)))...)
			f.vary = &variation{gvar: append(gvar, data...), axes: make([]Axis, 1), coords: []float64{0.4}, cache: make([]cached, 32)}
			f.instanced(31)
		},
		"lookups":  func() { shapeWith(lookupBomb(1)) },
		"contexts": func() { shapeWith(lookupBomb(6)) },
		"subset": func() {
			l := newLayout(lookupBomb(1), false, fullKeep(), epubFeature)
			l.close()
			l.keep.number()
			l.subset()
		},
		"subset rule": func() {
			l := newLayout(lookupBomb(5), false, fullKeep(), epubFeature)
			l.close()
			l.keep.number()
			l.subset()
		},
	}
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			bomb()
			if took := time.Since(start); took > 5*time.Second { // a loaded machine is no hang
				t.Errorf("took %v", took)
			}
		})
	}
}

func fullKeep() *keepSet {
	k := newKeepSet(32)
	for g := range 32 {
		k.add(g)
	}
	k.number()
	return k
}

// shapeWith shapes by a layout table in a face of 32 glyphs.
func shapeWith(gsub table) {
	f := glyfFace(nil)
	cmap := encodeCmap([]mapping{{'A', 1}, {'B', 2}}, nil)
	head := make(table, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	hmtx := make(table, 4*32)
	hhea := append(make(table, 34), 0, 32)
	f.dir = directory{{tagOf("GSUB"), gsub}, {tagOf("cmap"), cmap}, {tagOf("head"), head}, {tagOf("hhea"), hhea},
		{tagOf("hmtx"), hmtx}, {tagOf("maxp"), appendInts(nil, 0, 0x5000, 32)}}
	f.cmap = readCmap(cmap)
	f.hmtx = metrics{hmtx, 32}
	f.Shape(ShapeInput{Runes: []rune("ABAB"), Script: [4]byte{'H', 'a', 'n', 'i'}})
}
