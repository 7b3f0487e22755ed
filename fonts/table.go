package fonts

// table is the bytes of one table. Reading outside of it gives 0, so that a broken offset in a hostile font is
// a wrong number and never a panic; whoever needs to know asks has or slice.
type table []byte

func (t table) has(off, n int) bool { return off >= 0 && n >= 0 && off <= len(t)-n }

func (t table) u8(off int) int {
	if off < 0 || off >= len(t) {
		return 0
	}
	return int(t[off])
}

func (t table) u16(off int) int {
	if off < 0 || off > len(t)-2 {
		return 0
	}
	return int(t[off])<<8 | int(t[off+1])
}

func (t table) i16(off int) int { return int(int16(t.u16(off))) }

func (t table) u24(off int) int { return t.u8(off)<<16 | t.u16(off+1) }

func (t table) u32(off int) int { return t.u16(off)<<16 | t.u16(off+2) }

// slice returns n bytes from off; ok is false if the table is shorter.
func (t table) slice(off, n int) (s table, ok bool) {
	if !t.has(off, n) {
		return nil, false
	}
	return t[off : off+n : off+n], true
}

// from returns the bytes from off to the end, nil if off lies outside.
func (t table) from(off int) table {
	if off < 0 || off > len(t) {
		return nil
	}
	return t[off:]
}

// tag is the name of a table or feature.
type tag uint32

func tagOf(s string) tag {
	return tag(s[0])<<24 | tag(s[1])<<16 | tag(s[2])<<8 | tag(s[3])
}

func (t tag) String() string {
	return string([]byte{byte(t >> 24), byte(t >> 16), byte(t >> 8), byte(t)})
}
