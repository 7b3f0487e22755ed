package fonts

// The flags of a composite glyph's component (OpenType glyf).
const (
	argsAreWords    = 0x0001
	argsAreXY       = 0x0002
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveXYScale     = 0x0040
	have2x2         = 0x0080
	haveInstruction = 0x0100
)

// maxDepth bounds the nesting of composite glyphs; real fonts use 2 or 3.
const maxDepth = 8

// glyphData returns the glyph's entry of glyf, nil for a blank glyph or a broken range; of a variable face the
// entry at its place.
func (f *Face) glyphData(g int) table {
	switch {
	case g < 0 || g >= f.glyphs:
		return nil
	case f.vary != nil:
		return f.instanced(g).data
	}
	return f.storedGlyph(g)
}

// storedGlyph returns the entry as the file has it.
func (f *Face) storedGlyph(g int) table {
	start, end := 2*f.loca.u16(2*g), 2*f.loca.u16(2*g+2)
	if f.longLoca {
		start, end = f.loca.u32(4*g), f.loca.u32(4*g+4)
	}
	data, _ := f.glyf.slice(start, end-start)
	return data
}

// component is one part of a composite glyph.
type component struct {
	at, scaleAt, end int // where the record, its scale and the next record begin
	flags, glyph     int
	arg1, arg2       int
	xx, yx, xy, yy   float32 // x' = xx·x + xy·y, y' = yx·x + yy·y
}

// componentAt reads the record at off and returns where the next one begins; ok is false at a broken end.
func componentAt(t table, off int) (c component, next int, ok bool) {
	c = component{at: off, flags: t.u16(off), glyph: t.u16(off + 2), xx: 1, yy: 1}
	next = off + 4
	if c.flags&argsAreWords != 0 {
		c.arg1, c.arg2 = t.i16(next), t.i16(next+2)
		next += 4
	} else {
		c.arg1, c.arg2 = int(int8(t.u8(next))), int(int8(t.u8(next+1)))
		next += 2
	}
	c.scaleAt = next
	c.end = c.readScale(t, next)
	return c, c.end, c.end <= len(t)
}

func (c *component) readScale(t table, off int) int {
	f2dot14 := func(i int) float32 { return float32(t.i16(off+2*i)) / 16384 }
	switch {
	case c.flags&haveScale != 0:
		c.xx, c.yy = f2dot14(0), f2dot14(0)
		return off + 2
	case c.flags&haveXYScale != 0:
		c.xx, c.yy = f2dot14(0), f2dot14(1)
		return off + 4
	case c.flags&have2x2 != 0:
		c.xx, c.yx, c.xy, c.yy = f2dot14(0), f2dot14(1), f2dot14(2), f2dot14(3)
		return off + 8
	}
	return off
}

// components calls each for the parts of the glyph and returns where the last record ends; a simple glyph has none.
func components(t table, each func(component)) (end int) {
	if t.i16(0) >= 0 {
		return 0
	}
	for off := 10; ; {
		c, next, ok := componentAt(t, off)
		if !ok {
			return off
		}
		each(c)
		if off = next; c.flags&moreComponents == 0 {
			return off
		}
	}
}
