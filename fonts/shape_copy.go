package fonts

import (
	"bytes"
	"encoding/binary"
	"io"
)

// layoutTables are the tables the shaper needs: no outlines, which it would parse all at once. The last two it needs in
// columns only.
var layoutTables = [...]string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "vhea", "vmtx"}

// layoutFile is a font of some tables as go-text wants to read it, without their bytes being copied together.
// Table i stands at offset (i+1)·2²⁷.
type layoutFile struct {
	*bytes.Reader // the table directory
	tables        []entry
}

const layoutStride = 27

// layoutCopy returns the face without outlines for the shaper of one direction. VORG says that vertical origins lie at height 0;
// clean and Face.Vertical know better.
func (f *Face) layoutCopy(vertical bool) *layoutFile {
	var file layoutFile
	names := layoutTables[:]
	if !vertical {
		names = names[:len(names)-2]
	}
	for _, name := range names {
		t := f.guarded(name, f.dir.find(name), vertical)
		if t == nil || len(t) >= 1<<layoutStride {
			continue
		}
		file.tables = append(file.tables, entry{tagOf(name), t})
	}
	if f.vary != nil {
		file.tables = append(file.tables, f.variationCopy()...)
	}
	file.tables = append(file.tables, entry{tagOf("VORG"), table{0, 1, 0, 0, 0, 0, 0, 0}})
	file.Reader = bytes.NewReader(file.directory())
	return &file
}

// characterStub is a character map for the shaper that has the face's variation sequences and no characters: those the
// shaper gets from the face (characters).
func (f *Face) characterStub() table {
	records := [][3]int{{3, 10, 0}} // platform, encoding, length of what stands before
	sub := appendInts(nil, 12, 0, 0, 16, 0, 0, 0, 0)
	variants := f.cmap.sequences()
	if variants != nil && f.cmap.bearable() {
		records = [][3]int{{0, 5, len(sub)}, {3, 10, 0}}
		sub = append(sub, variants...)
	}
	out := appendInts(nil, 0, len(records))
	for _, r := range records {
		at := 4 + 8*len(records) + r[2]
		out = appendInts(out, r[0], r[1], at>>16, at&0xFFFF)
	}
	return append(out, sub...)
}

// variationCopy returns what the shaper needs to choose and move glyphs at the face's place. HVAR and VVAR vary
// nothing: they keep the shaper from looking for outlines, and addVariation knows the advances.
func (f *Face) variationCopy() directory {
	still := appendInts(nil, 1, 0, 0, 20, 0, 0, 0, 0, 0, 0)      // header of HVAR, no maps
	store := appendInts(nil, 1, 0, 8, 0, len(f.vary.axes), 0)    // one store without data, no regions
	vvar := appendInts(nil, 1, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0) // VVAR has one map more
	list := directory{{tagOf("HVAR"), append(still, store...)}, {tagOf("VVAR"), append(vvar, store...)}}
	for _, name := range []string{"avar", "fvar"} {
		if t := f.dir.find(name); t != nil {
			list = append(list, entry{tagOf(name), t})
		}
	}
	return list
}

// design returns the place of a variable face as the shaper takes it.
func (f *Face) design() []float32 {
	if f.vary == nil {
		return nil
	}
	list := make([]float32, len(f.vary.design))
	for i, v := range f.vary.design {
		list[i] = float32(v)
	}
	return list
}

func (l *layoutFile) directory() []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(kindTrueType))
	out = appendInts(out, len(l.tables), 0, 0, 0)
	for i, t := range l.tables {
		for _, v := range []uint32{uint32(t.tag), 0, uint32(i+1) << layoutStride, uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
	}
	return out
}

// ReadAt reads from the table that the offset names.
func (l *layoutFile) ReadAt(p []byte, off int64) (int, error) {
	i, at := int(off>>layoutStride)-1, off&(1<<layoutStride-1)
	if i < 0 || i >= len(l.tables) || at > int64(len(l.tables[i].data)) {
		return 0, io.EOF
	}
	n := copy(p, l.tables[i].data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
