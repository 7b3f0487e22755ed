package preflight

import (
	"bytes"
	"encoding/binary"
)

// sfnt is a TrueType font as far as comparing glyphs needs it (OpenType head, maxp, loca, glyf, cmap, name). Its reader
// is not the one that makes subsets.
type sfnt struct {
	tables map[string][]byte
	long   bool
	glyphs int
	chars  map[int][]rune     // what cmap shows by a glyph, made when first asked
	heads  map[[10]byte][]int // glyphs by their number of contours and their box, made when first asked
}

func readSFNT(b []byte) *sfnt {
	if len(b) < 12 {
		return nil
	}
	f := &sfnt{tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		at := 12 + 16*i
		if at+16 > len(b) {
			return nil
		}
		off, size := int(binary.BigEndian.Uint32(b[at+8:])), int(binary.BigEndian.Uint32(b[at+12:]))
		if off <= len(b) && size <= len(b)-off {
			f.tables[string(b[at:at+4])] = b[off : off+size]
		}
	}
	f.long = u16(f.tables["head"], 50) != 0
	f.glyphs = u16(f.tables["maxp"], 4)
	if f.glyphs == 0 || len(f.tables["glyf"]) == 0 {
		return nil
	}
	return f
}

// u16 reads a number, 0 outside the table.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(b[at])<<8 | int(b[at+1])
}

func u32(b []byte, at int) int { return u16(b, at)<<16 | u16(b, at+2) }

// glyph returns the glyph's entry of glyf.
func (f *sfnt) glyph(g int) []byte {
	loca, from, to := f.tables["loca"], 0, 0
	if f.long {
		from, to = u32(loca, 4*g), u32(loca, 4*g+4)
	} else {
		from, to = 2*u16(loca, 2*g), 2*u16(loca, 2*g+2)
	}
	glyf := f.tables["glyf"]
	if g < 0 || g >= f.glyphs || from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// shape returns the points of a simple glyph in one way, however they were packed; nil for blank, composite and broken
// ones.
func shape(t []byte) []byte {
	contours := int(int16(u16(t, 0)))
	if len(t) < 10 || contours <= 0 {
		return nil
	}
	ends := 10 + 2*contours
	if len(t) < ends+2 {
		return nil
	}
	out := append([]byte(nil), t[:ends]...)
	at := ends + 2 + u16(t, ends)
	n := u16(t, ends-2) + 1
	flags := make([]byte, 0, n)
	for len(flags) < n {
		if at >= len(t) {
			return nil
		}
		f, again := t[at], 1
		if at++; f&8 != 0 && at < len(t) {
			again += int(t[at])
			at++
		}
		for range again {
			flags = append(flags, f)
		}
	}
	flags = flags[:n]
	for _, f := range flags {
		out = append(out, f&1)
	}
	for _, axis := range [2][2]byte{{2, 16}, {4, 32}} {
		for _, f := range flags {
			d := 0
			switch {
			case f&axis[0] != 0:
				if at >= len(t) {
					return nil
				}
				if d = int(t[at]); f&axis[1] == 0 {
					d = -d
				}
				at++
			case f&axis[1] == 0:
				d = u16(t, at)
				at += 2
			}
			out = append(out, byte(d>>8), byte(d))
		}
	}
	return out
}

// characters returns the characters that cmap shows by the glyph.
func (f *sfnt) characters(g int) []rune {
	if f.chars == nil {
		f.chars = map[int][]rune{}
		for r, g := range f.mapping() {
			f.chars[g] = append(f.chars[g], r)
		}
	}
	return f.chars[g]
}

// mapping reads the formats 4 and 12 of cmap.
func (f *sfnt) mapping() map[rune]int {
	cmap, all := f.tables["cmap"], map[rune]int{}
	for i := range u16(cmap, 2) {
		off := u32(cmap, 8+8*i)
		if off <= 0 || off >= len(cmap) {
			continue
		}
		switch t := cmap[off:]; u16(t, 0) {
		case 4:
			readFormat4(t, all)
		case 12:
			for k := range min(u32(t, 12), len(t)/12) {
				first, last, g := u32(t, 16+12*k), u32(t, 20+12*k), u32(t, 24+12*k)
				for r := first; r <= last && r <= 0x10ffff && r-first < 0x10000; r++ {
					all[rune(r)] = g + r - first
				}
			}
		}
	}
	return all
}

func readFormat4(t []byte, all map[rune]int) {
	n := u16(t, 6) / 2
	for k := range n {
		last, first := u16(t, 14+2*k), u16(t, 16+2*n+2*k)
		delta, off := u16(t, 16+4*n+2*k), u16(t, 16+6*n+2*k)
		for r := first; r <= last && r != 0xffff; r++ {
			g := r
			if off != 0 {
				if g = u16(t, 16+6*n+2*k+off+2*(r-first)); g == 0 {
					continue
				}
			}
			if g = (g + delta) & 0xffff; g != 0 {
				all[rune(r)] = g
			}
		}
	}
}

// find returns the glyphs of the same shape.
func (f *sfnt) find(glyph []byte) []int {
	want := shape(glyph)
	if want == nil {
		return nil
	}
	if f.heads == nil {
		f.heads = map[[10]byte][]int{}
		for g := range f.glyphs {
			if t := f.glyph(g); len(t) > 10 {
				f.heads[[10]byte(t)] = append(f.heads[[10]byte(t)], g)
			}
		}
	}
	var found []int
	for _, g := range f.heads[[10]byte(glyph)] {
		if bytes.Equal(shape(f.glyph(g)), want) {
			found = append(found, g)
		}
	}
	return found
}

// postScriptName reads name 6.
func (f *sfnt) postScriptName() string {
	t := f.tables["name"]
	for i := range u16(t, 2) {
		at := 6 + 12*i
		off, size := u16(t, 4)+u16(t, at+10), u16(t, at+8)
		if u16(t, at+6) != 6 || off+size > len(t) || u16(t, at) != 3 {
			continue
		}
		return utf16Text(String(t[off : off+size]))
	}
	return ""
}
