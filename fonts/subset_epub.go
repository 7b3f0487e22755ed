package fonts

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf16"
)

// SubsetEPUB returns an OpenType font with the glyphs that the characters need, cmap, and the layout features of
// epub.md §8. chars is ascending without repeats; variation selectors among them keep the sequences that they form
// with the other characters. Characters that the face has not are passed over.
func (f *Face) SubsetEPUB(chars []rune) ([]byte, error) {
	keep, err := f.closure(chars)
	if err != nil {
		return nil, fmt.Errorf("subset %s: %w", f.PostScriptName(), err)
	}
	var b fontBuilder
	if err := f.addGlyphs(&b, keep); err != nil {
		return nil, fmt.Errorf("subset %s: %w", f.PostScriptName(), err)
	}
	if err := f.addLayout(&b, keep); err != nil {
		return nil, fmt.Errorf("subset %s: %w", f.PostScriptName(), err)
	}
	list, sequences := f.mappings(chars, keep)
	b.add("cmap", encodeCmap(list, sequences))
	b.add("OS/2", f.subsetOS2(list))
	b.add("name", f.subsetNames())
	b.add("post", f.plainPost())
	if f.cff != nil {
		return b.bytes(kindCFF), nil
	}
	return b.bytes(kindTrueType), nil
}

// closure returns the glyphs of the characters, all that substitution makes of them, and the parts of composites.
func (f *Face) closure(chars []rune) (*keepSet, error) {
	keep := newKeepSet(f.glyphs)
	for _, r := range chars {
		keep.add(int(f.Glyph(r)))
		if isSelector(r) {
			f.eachSequence(chars, r, func(_ rune, g int) { keep.add(g) })
		}
	}
	keep.number()
	if l := newLayout(f.dir.find("GSUB"), false, keep, epubFeature); l != nil {
		l.close()
		if err := l.err(); err != nil {
			return nil, err
		}
	}
	for n := 0; n < len(keep.old); n++ { // parts are appended while we go
		components(f.glyphData(int(keep.old[n])), func(c component) { keep.add(c.glyph) })
	}
	keep.number()
	return keep, nil
}

func isSelector(r rune) bool { return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF }

// eachSequence calls do with the characters that form a sequence with the selector, and the glyph; -1 means the
// nominal one.
func (f *Face) eachSequence(chars []rune, selector rune, do func(base rune, glyph int)) {
	for _, r := range chars {
		g, ok := f.VariantGlyph(r, selector)
		switch {
		case !ok:
		case g == f.Glyph(r):
			do(r, -1)
		default:
			do(r, int(g))
		}
	}
}

// mappings returns the subset's character map.
func (f *Face) mappings(chars []rune, keep *keepSet) (list []mapping, sequences []sequence) {
	for _, r := range chars {
		if g := f.Glyph(r); g != 0 {
			list = append(list, mapping{int(r), keep.of(int(g))})
		}
		if isSelector(r) {
			f.eachSequence(chars, r, func(base rune, g int) {
				if g >= 0 {
					g = keep.of(g)
				}
				sequences = append(sequences, sequence{int(base), int(r), g})
			})
		}
	}
	return list, sequences
}

// addGlyphs adds outlines and metrics of the kept glyphs.
func (f *Face) addGlyphs(b *fontBuilder, keep *keepSet) error {
	if f.cff != nil {
		if err := f.addCFF(b, keep.old); err != nil {
			return err
		}
	} else {
		newGlyphSubset(f, keep.old[1:]).addOutlines(b)
	}
	if f.vmtx.long > 0 {
		vmtx, count := subsetMetrics(keep.old, f.vAdvance, f.topBearing)
		b.add("vhea", withCount(f.dir.find("vhea"), count))
		b.add("vmtx", vmtx)
	}
	if gasp := f.dir.find("gasp"); len(gasp) > 0 && len(gasp) < 64 {
		b.add("gasp", gasp)
	}
	return nil
}

// addCFF adds the tables that an OpenType font with CFF outlines needs; VORG keeps the vertical origins.
func (f *Face) addCFF(b *fontBuilder, old []GID) error {
	data, err := f.subsetCFF(old)
	if err != nil {
		return err
	}
	hmtx, count := subsetMetrics(old, f.Advance, f.bearing)
	b.add("CFF ", data)
	b.add("head", slices.Clone(f.dir.find("head")[:54]))
	b.add("hhea", withCount(f.dir.find("hhea"), count))
	b.add("hmtx", hmtx)
	b.add("maxp", appendInts(nil, 0, 0x5000, len(old)))
	if f.vmtx.long > 0 && f.vorg != nil {
		b.add("VORG", f.subsetVORG(old))
	}
	return nil
}

// subsetVORG lists the glyphs whose origin is not the usual one.
func (f *Face) subsetVORG(old []GID) []byte {
	usual := f.vorg.i16(4)
	var list []byte
	count := 0
	for n, g := range old {
		if y := vorgOrigin(f.vorg, int(g)); y != usual {
			list = appendInts(list, n, y)
			count++
		}
	}
	return append(appendInts(nil, 1, 0, usual, count), list...)
}

// addLayout adds GDEF, GPOS and GSUB of the kept glyphs.
func (f *Face) addLayout(b *fontBuilder, keep *keepSet) error {
	for _, name := range []string{"GPOS", "GSUB"} {
		l := newLayout(f.dir.find(name), name == "GPOS", keep, epubFeature)
		if l == nil {
			continue
		}
		data := l.subset()
		if err := l.err(); err != nil {
			return err
		}
		if data != nil {
			b.add(name, data)
		}
	}
	if gdef := subsetGDEF(f.dir.find("GDEF"), keep); gdef != nil {
		b.add("GDEF", gdef)
	}
	return nil
}

// subsetOS2 keeps the table and tells the first and last character anew.
func (f *Face) subsetOS2(list []mapping) []byte {
	size := [...]int{78, 86, 96, 96, 96, 100}
	version := min(f.os2.u16(0), len(size)-1)
	out := make([]byte, size[version])
	copy(out, f.os2)
	binary.BigEndian.PutUint16(out, uint16(version))
	binary.BigEndian.PutUint16(out[4:], uint16(f.Weight()))
	if len(list) > 0 {
		binary.BigEndian.PutUint16(out[64:], uint16(min(list[0].char, 0xFFFF)))
		binary.BigEndian.PutUint16(out[66:], uint16(min(list[len(list)-1].char, 0xFFFF)))
	}
	return out
}

// plainPost is post without glyph names (version 3).
func (f *Face) plainPost() []byte {
	out := make([]byte, 32)
	copy(out, f.dir.find("post"))
	binary.BigEndian.PutUint32(out, 0x00030000)
	return out
}

// keptNames are the records an embedded face keeps: what it is, whose it is, under which licence.
var keptNames = [...]NameID{NameCopyright, NameFamily, NameStyle, 3, NameFull, NameVersion, NamePostScript, NameLicence, NameLicenceURL}

// subsetNames returns the kept records in English, for Windows platforms, which all readers take.
func (f *Face) subsetNames() []byte {
	var records, strings []byte
	count := 0
	for _, id := range keptNames {
		text := f.Name(id)
		if id == NamePostScript {
			text = f.PostScriptName()
		}
		if text == "" {
			continue
		}
		units := utf16.Encode([]rune(text))
		records = appendInts(records, 3, 1, 0x409, int(id), 2*len(units), len(strings))
		for _, u := range units {
			strings = binary.BigEndian.AppendUint16(strings, u)
		}
		count++
	}
	return slices.Concat(appendInts(nil, 0, count, 6+len(records)), records, strings)
}
