package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"github.com/kanben/kanben/fonts"
)

// writeFont writes a composite font with its one descendant (ISO 32000-1 9.7) and returns it.
func writeFont(f *file, fc *faceCodes) (ref, error) {
	gids, index, unique := fc.glyphs()
	s, err := writeSubset(f, fc, gids)
	if err != nil {
		return 0, err
	}
	return fc.write(f, s, index, unique), nil
}

// subset is a program with its descriptor, as fonts of several codes may share it.
type subset struct {
	name       string
	cff        bool
	descriptor ref
}

func writeSubset(f *file, fc *faceCodes, gids []fonts.GID) (subset, error) {
	prog, err := fc.face.SubsetPDF(gids)
	if err != nil {
		return subset{}, fmt.Errorf("subset %s: %w", fc.face.PostScriptName(), err)
	}
	s := subset{name: subsetTag(prog) + "+" + fc.face.PostScriptName(), cff: prog.CFF}
	s.descriptor = f.add(fontDescriptor(fc, s.name, writeProgram(f, prog)))
	return s, nil
}

// write writes the font of the codes; index says for each which glyph of the program it shows, from 1.
func (fc *faceCodes) write(f *file, s subset, index []uint16, unique bool) ref {
	descendant := f.alloc()
	f.put(descendant, fc.descendant(f, s, index, unique))
	toUnicode := f.alloc()
	f.deflated(toUnicode, "", fc.toUnicode())
	cmap := "Identity-H"
	if fc.upright {
		cmap = "Identity-V"
	}
	base := s.name
	if s.cff {
		base += "-" + cmap
	}
	b := appendName([]byte("<</Type/Font/Subtype/Type0/BaseFont"), base)
	b = append(append(b, "/Encoding/"...), cmap...)
	b = append(appendRef(append(b, "/DescendantFonts["...), descendant), ']')
	b = append(appendRef(append(b, "/ToUnicode "...), toUnicode), ">>"...)
	return f.add(b)
}

// subsetTag makes the six letters before the name from the program, so that equal subsets have equal names. Of a
// TrueType program the table directory is enough: it has the sum and the length of every table.
func subsetTag(p fonts.Program) string {
	data := p.Data
	if !p.CFF {
		data = data[:12+16*int(binary.BigEndian.Uint16(data[4:]))]
	}
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func writeProgram(f *file, p fonts.Program) ref {
	r := f.alloc()
	if p.CFF {
		f.deflated(r, "/Subtype/CIDFontType0C", p.Data)
		return r
	}
	f.deflated(r, fmt.Sprintf("/Length1 %d", len(p.Data)), p.Data)
	return r
}

func fontDescriptor(fc *faceCodes, name string, program ref) []byte {
	d := fc.face.Descriptor()
	flags := 4 // symbolic: the codes are our own
	if d.Fixed {
		flags |= 1
	}
	if d.Serif {
		flags |= 2
	}
	if d.ItalicAngle != 0 {
		flags |= 64
	}
	b := appendName([]byte("<</Type/FontDescriptor/FontName"), name)
	b = fmt.Appendf(b, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle ", flags, d.BBox.XMin, d.BBox.YMin, d.BBox.XMax, d.BBox.YMax)
	b = appendMilli(b, int64(d.ItalicAngle*1000))
	b = fmt.Appendf(b, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", d.Ascent, d.Descent, d.CapHeight, d.StemV)
	key := "/FontFile2 "
	if d.CFF {
		key = "/FontFile3 "
	}
	return append(appendRef(append(b, key...), program), ">>"...)
}

func (f *faceCodes) descendant(out *file, s subset, index []uint16, unique bool) []byte {
	kind := "CIDFontType2"
	if s.cff {
		kind = "CIDFontType0"
	}
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/%s/BaseFont", kind)
	b = appendName(b, s.name)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "...)
	b = appendRef(b, s.descriptor)
	b = f.widths(append(b, "/DW 1000"...))
	if f.upright {
		b = f.heights(b)
	}
	switch {
	case s.cff:
	case unique:
		b = append(b, "/CIDToGIDMap/Identity"...)
	default:
		m := out.alloc()
		out.deflated(m, "", f.cidToGID(index))
		b = appendRef(append(b, "/CIDToGIDMap "...), m)
	}
	return append(b, ">>"...)
}

// widths writes W: runs of codes whose advance is not an em (9.7.4.3).
func (f *faceCodes) widths(b []byte) []byte {
	b = append(b, "/W["...)
	run := false
	for i, c := range f.codes {
		w := f.face.AdvanceEm(c.gid)
		if run && (w == 1000 || f.at(i) != f.at(i-1)+1) {
			b = append(b, ']')
			run = false
		}
		if w == 1000 {
			continue
		}
		if !run {
			b = append(appendInt(append(b, ' '), f.at(i)), '[')
			run = true
		} else {
			b = append(b, ' ')
		}
		b = appendInt(b, w)
	}
	if run {
		b = append(b, ']')
	}
	return append(b, ']')
}

// heights writes DW2 and W2 for vertical writing: advance and the origin at the top centre.
func (f *faceCodes) heights(b []byte) []byte {
	b = append(b, "/DW2[880 -1000]/W2["...)
	for i, c := range f.codes {
		adv, y := verticalEm(f.face, c.gid)
		if adv == 1000 && y == 880 {
			continue
		}
		b = append(appendInt(append(b, ' '), f.at(i)), '[')
		b = append(appendInt(b, -adv), ' ')
		b = append(appendMilli(b, int64(f.face.AdvanceEm(c.gid))*500), ' ')
		b = append(appendInt(b, y), ']')
	}
	return append(b, ']')
}

func (f *faceCodes) cidToGID(index []uint16) []byte {
	m := make([]byte, 2*f.at(len(index)-1)+2)
	for i, g := range index {
		binary.BigEndian.PutUint16(m[2*f.at(i):], g)
	}
	return m
}

// toUnicode writes the CMap that gives each code its source text (9.10.3).
func (f *faceCodes) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for first := 0; first < len(f.codes); {
		last := first
		for isBMP(f.codes[first].text) && last+1 < len(f.codes) && f.at(last+1) == f.at(last)+1 && f.at(last+1)>>8 == f.at(first)>>8 && isBMP(f.codes[last+1].text) {
			last++
		}
		b.Write(f.unicodeRange(first, last))
		first = last + 1
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// isBMP reports whether the text is one UTF-16 unit. Readers that know other texts in bfchar lose them in the
// arrays of bfrange.
func isBMP(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return n == len(text) && r <= 0xffff
}

// unicodeRange writes the texts of entries that follow each other and whose codes share the high byte: as an array, or a
// single one alone.
func (f *faceCodes) unicodeRange(first, last int) []byte {
	if first == last {
		b := append(appendHex16([]byte("1 beginbfchar\n<"), uint16(f.at(first))), "> <"...)
		return append(appendUTF16(b, f.codes[first].text), ">\nendbfchar\n"...)
	}
	b := append(appendHex16([]byte("1 beginbfrange\n<"), uint16(f.at(first))), "> <"...)
	b = append(appendHex16(b, uint16(f.at(last))), "> ["...)
	for _, c := range f.codes[first : last+1] {
		b = append(appendUTF16(append(b, '<'), c.text), '>')
	}
	return append(b, "]\nendbfrange\n"...)
}
