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
	prog, err := fc.face.SubsetPDF(gids)
	if err != nil {
		return 0, fmt.Errorf("subset %s: %w", fc.face.PostScriptName(), err)
	}
	name := subsetTag(prog) + "+" + fc.face.PostScriptName()
	descriptor := f.add(fontDescriptor(fc, name, writeProgram(f, prog)))
	descendant := f.alloc()
	f.put(descendant, fc.descendant(f, name, prog.CFF, descriptor, index, unique))
	toUnicode := f.alloc()
	f.deflated(toUnicode, "", fc.toUnicode())
	cmap := "Identity-H"
	if fc.upright {
		cmap = "Identity-V"
	}
	base := name
	if prog.CFF {
		base += "-" + cmap
	}
	b := appendName([]byte("<</Type/Font/Subtype/Type0/BaseFont"), base)
	b = append(append(b, "/Encoding/"...), cmap...)
	b = append(appendRef(append(b, "/DescendantFonts["...), descendant), ']')
	b = append(appendRef(append(b, "/ToUnicode "...), toUnicode), ">>"...)
	return f.add(b), nil
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

func (f *faceCodes) descendant(out *file, name string, cff bool, descriptor ref, index []uint16, unique bool) []byte {
	kind := "CIDFontType2"
	if cff {
		kind = "CIDFontType0"
	}
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/%s/BaseFont", kind)
	b = appendName(b, name)
	b = append(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "...)
	b = appendRef(b, descriptor)
	b = f.widths(append(b, "/DW 1000"...))
	if f.upright {
		b = f.heights(b)
	}
	switch {
	case cff:
	case unique:
		b = append(b, "/CIDToGIDMap/Identity"...)
	default:
		m := out.alloc()
		out.deflated(m, "", cidToGID(index))
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
		if w == 1000 {
			if run {
				b = append(b, ']')
			}
			run = false
			continue
		}
		if !run {
			b = append(appendInt(append(b, ' '), i+1), '[')
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
		b = append(appendInt(append(b, ' '), i+1), '[')
		b = append(appendInt(b, -adv), ' ')
		b = append(appendMilli(b, int64(f.face.AdvanceEm(c.gid))*500), ' ')
		b = append(appendInt(b, y), ']')
	}
	return append(b, ']')
}

func cidToGID(index []uint16) []byte {
	m := make([]byte, 2, 2*len(index)+2)
	for _, g := range index {
		m = append(m, byte(g>>8), byte(g))
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
	for first := 1; first <= len(f.codes); {
		last := first
		for isBMP(f.codes[first-1].text) && last < min(first|0xff, len(f.codes)) && isBMP(f.codes[last].text) {
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

// unicodeRange writes the texts of the codes, which share their high byte: as an array, or a single one alone.
func (f *faceCodes) unicodeRange(first, last int) []byte {
	if first == last {
		b := append(appendHex16([]byte("1 beginbfchar\n<"), uint16(first)), "> <"...)
		return append(appendUTF16(b, f.codes[first-1].text), ">\nendbfchar\n"...)
	}
	b := append(appendHex16([]byte("1 beginbfrange\n<"), uint16(first)), "> <"...)
	b = append(appendHex16(b, uint16(last)), "> ["...)
	for _, c := range f.codes[first-1 : last] {
		b = append(appendUTF16(append(b, '<'), c.text), '>')
	}
	return append(b, "]\nendbfrange\n"...)
}
