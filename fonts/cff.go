package fonts

import (
	"fmt"
	"sort"
)

// cffFont is the CFF table of a face, its parts checked (Adobe TN 5176).
type cffFont struct {
	charStrings cffIndex
	global      cffIndex
	charset     table // for accented characters of old fonts only
	cid         bool
	fdSelect    table
	fonts       []cffPrivate // one, or one for each FD

	second  bool        // CFF2
	store   table       // its item variation store
	scalars [][]float64 // by list of the store, at the face's place
}

// cffPrivate is what charstrings of one private dictionary need.
type cffPrivate struct {
	subrs   cffIndex
	regions int // the list of the store that blend takes unless the charstring says otherwise
}

// outlineCFF appends the outline; of a broken charstring what was drawn until it broke.
func (f *Face) outlineCFF(buf []Segment, g GID) []Segment {
	if int(g) < f.glyphs {
		f.cff.run(int(g), &pen{each: func(op SegmentOp, points [3][2]int) {
			s := Segment{Op: op}
			for i, q := range points {
				s.P[i].X, s.P[i].Y = float32(q[0])/65536, float32(q[1])/65536
			}
			buf = append(buf, s)
		}})
	}
	return buf
}

// readCFF reads the table; glyphs is maxp's count.
func readCFF(t table, glyphs int) (*cffFont, error) {
	wrong := func(what string) (*cffFont, error) { return nil, fmt.Errorf("table CFF: %s: %w", what, ErrFormat) }
	_, end, ok := readIndex(t, t.u8(2))
	if !ok || t.u8(0) != 1 {
		return wrong("header or names")
	}
	tops, end, ok := readIndex(t, end)
	if !ok || tops.count != 1 {
		return wrong("top dictionary")
	}
	_, end, ok = readIndex(t, end)
	if !ok {
		return wrong("strings")
	}
	c, top := &cffFont{}, tops.at(0)
	if c.global, _, ok = readIndex(t, end); !ok {
		return wrong("global subroutines")
	}
	if c.charStrings, _, ok = readIndex(t, dictInt(top, dictCharStrings, len(t))); !ok || c.charStrings.count != glyphs {
		return wrong("charstrings")
	}
	if dictInt(top, dictCharString2, 2) != 2 {
		return wrong("charstrings of type 1")
	}
	if at := dictInt(top, dictCharset, 0); at > 2 { // 0 to 2 are predefined; of these only 0, ISOAdobe, has accents
		c.charset = t.from(at)
	}
	if err := c.readFonts(t, top); err != nil {
		return nil, err
	}
	return c, nil
}

// readFonts reads the private dictionary, or those of the FD array of a CID-keyed font.
func (c *cffFont) readFonts(t, top table) error {
	if dictInts(top, dictROS) == nil {
		c.fonts = []cffPrivate{readPrivate(t, top)}
		return nil
	}
	c.cid = true
	c.fdSelect = t.from(dictInt(top, dictFDSelect, len(t)))
	fds, _, ok := readIndex(t, dictInt(top, dictFDArray, len(t)))
	if !ok || fds.count == 0 || fds.count > maxFDs || len(c.fdSelect) == 0 {
		return fmt.Errorf("table CFF: font dictionaries: %w", ErrFormat)
	}
	for i := range fds.count {
		c.fonts = append(c.fonts, readPrivate(t, fds.at(i)))
	}
	return nil
}

// readPrivate reads the local subroutines; a broken private dictionary has none.
func readPrivate(t, dict table) cffPrivate {
	list := dictInts(dict, dictPrivate)
	if len(list) != 2 {
		return cffPrivate{}
	}
	private, ok := t.slice(list[1], list[0])
	at := dictInt(private, dictSubrs, 0)
	if !ok || at == 0 {
		return cffPrivate{}
	}
	subrs, _, ok := readIndex(t, list[1]+at)
	if !ok {
		return cffPrivate{}
	}
	return cffPrivate{subrs: subrs}
}

// private returns the dictionary that holds for the glyph (FDSelect formats 0, 3 and 4).
func (c *cffFont) private(g int) *cffPrivate {
	if !c.cid {
		return &c.fonts[0]
	}
	fd := 0
	switch c.fdSelect.u8(0) {
	case 0:
		fd = c.fdSelect.u8(1 + g)
	case 3: // the last range that begins at or before g
		k := sort.Search(c.fdSelect.u16(1), func(i int) bool { return c.fdSelect.u16(3+3*i) > g })
		fd = c.fdSelect.u8(3 + 3*(k-1) + 2)
	case 4: // as 3, numbers twice as wide
		k := sort.Search(c.fdSelect.u32(1), func(i int) bool { return c.fdSelect.u32(5+6*i) > g })
		fd = c.fdSelect.u16(5 + 6*(k-1) + 4)
	}
	return &c.fonts[min(fd, len(c.fonts)-1)]
}

// glyphOf returns the glyph with the string id (charset formats 0 to 2), -1 if there is none.
func (c *cffFont) glyphOf(sid int) int {
	t := c.charset
	if t == nil {
		return sid
	}
	if t.u8(0) == 0 {
		for g := 1; g < c.charStrings.count; g++ {
			if t.u16(2*g-1) == sid {
				return g
			}
		}
		return -1
	}
	size := 2 + t.u8(0) // format 1 has 8-bit counts, format 2 has 16-bit ones
	g := 1
	for off := 1; g < c.charStrings.count && off < len(t); off += size {
		left := t.u8(off + 2)
		if size == 4 {
			left = t.u16(off + 2)
		}
		if first := t.u16(off); sid >= first && sid <= first+left {
			return g + sid - first
		}
		g += left + 1
	}
	return -1
}

// standardSID returns the string id of a code of the Standard Encoding (Adobe TN 5176, appendix B), 0 if it has none.
func standardSID(code int) int {
	for _, r := range [...][3]int{
		{32, 126, 1}, {161, 175, 96}, {177, 180, 111}, {182, 189, 115}, {191, 191, 123}, {193, 200, 124}, {202, 203, 132},
		{205, 208, 134}, {225, 225, 138}, {227, 227, 139}, {232, 235, 140}, {241, 241, 144}, {245, 245, 145}, {248, 251, 146},
	} {
		if code >= r[0] && code <= r[1] {
			return r[2] + code - r[0]
		}
	}
	return 0
}
