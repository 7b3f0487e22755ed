package fonts

import "iter"

// cmap is the character map of a face: the best nominal subtable, and the variation sequences.
type cmap struct {
	format   int
	sub      table
	count    int  // segments or groups
	symbol   bool // characters stand at U+F000 on
	variants table
}

// readCmap chooses the subtable with the largest repertoire (OpenType cmap: full Unicode before BMP before symbol).
func readCmap(t table) cmap {
	var c cmap
	best := 0
	for i := range t.u16(2) {
		rec := 4 + 8*i
		if !t.has(rec, 8) {
			break
		}
		sub := t.from(t.u32(rec + 4))
		platform, encoding, format := t.u16(rec), t.u16(rec+2), sub.u16(0)
		if format == 14 && platform == 0 {
			c.variants = sub
			continue
		}
		if r := cmapRank(platform, encoding, format); r > best {
			best = r
			c.format, c.sub, c.symbol = format, sub, platform == 3 && encoding == 0
		}
	}
	c.count = cmapCount(c.format, c.sub)
	return c
}

// cmapRank grades a subtable; 0 is one we do not read.
func cmapRank(platform, encoding, format int) int {
	unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
	switch {
	case format == 12 && unicode:
		return 4
	case format == 4 && unicode:
		return 3
	case format == 4 && platform == 3 && encoding == 0:
		return 2
	}
	return 0
}

// cmapCount returns how many segments or groups lie wholly in the subtable.
func cmapCount(format int, t table) int {
	switch format {
	case 4:
		return min(t.u16(6)/2, max(0, len(t)-16)/8)
	case 12:
		return min(t.u32(12), max(0, len(t)-16)/12)
	}
	return 0
}

// glyph returns the nominal glyph, 0 if there is none.
func (c *cmap) glyph(r rune) int {
	if c.symbol && r < 0x100 && r >= 0x20 {
		r += 0xF000
	}
	switch c.format {
	case 12:
		return c.glyph12(int(r))
	case 4:
		return c.glyph4(int(r))
	}
	return 0
}

func (c *cmap) glyph12(r int) int {
	lo, hi := 0, c.count
	for lo < hi {
		mid := (lo + hi) / 2
		rec := 16 + 12*mid
		switch {
		case r > c.sub.u32(rec+4):
			lo = mid + 1
		case r < c.sub.u32(rec):
			hi = mid
		default:
			return c.sub.u32(rec+8) + r - c.sub.u32(rec)
		}
	}
	return 0
}

func (c *cmap) glyph4(r int) int {
	if r < 0 || r > 0xFFFF {
		return 0
	}
	lo, hi := 0, c.count
	for lo < hi {
		mid := (lo + hi) / 2
		if r > c.sub.u16(14+2*mid) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == c.count {
		return 0
	}
	return c.in4(lo, r)
}

// in4 returns the glyph of r by segment i of format 4.
func (c *cmap) in4(i, r int) int {
	n := c.count
	start, delta := c.sub.u16(16+2*n+2*i), c.sub.u16(16+4*n+2*i)
	at := 16 + 6*n + 2*i
	offset := c.sub.u16(at)
	switch {
	case r < start:
		return 0
	case offset == 0:
		return (r + delta) & 0xFFFF
	}
	g := c.sub.u16(at + offset + 2*(r-start))
	if g == 0 {
		return 0
	}
	return (g + delta) & 0xFFFF
}

// variant returns the glyph of a variation sequence; ok is false if the face does not list it.
func (c *cmap) variant(base, selector rune) (glyph int, ok bool) {
	for i := range min(c.variants.u32(6), len(c.variants)/11) {
		rec := 10 + 11*i
		if c.variants.u24(rec) != int(selector) {
			continue
		}
		if g := variantGlyph(c.variants.from(c.variants.u32(rec+7)), int(base)); g != 0 && c.variants.u32(rec+7) != 0 {
			return g, true
		}
		return c.glyph(base), c.variants.u32(rec+3) != 0 && variantDefault(c.variants.from(c.variants.u32(rec+3)), int(base))
	}
	return 0, false
}

// variantGlyph looks base up in a Non-Default UVS table.
func variantGlyph(t table, base int) int {
	lo, hi := 0, min(t.u32(0), len(t)/5)
	for lo < hi {
		mid := (lo + hi) / 2
		switch u := t.u24(4 + 5*mid); {
		case base > u:
			lo = mid + 1
		case base < u:
			hi = mid
		default:
			return t.u16(4 + 5*mid + 3)
		}
	}
	return 0
}

// variantDefault says whether base is in a Default UVS table.
func variantDefault(t table, base int) bool {
	lo, hi := 0, min(t.u32(0), len(t)/4)
	for lo < hi {
		mid := (lo + hi) / 2
		start := t.u24(4 + 4*mid)
		switch {
		case base > start+t.u8(4+4*mid+3):
			lo = mid + 1
		case base < start:
			hi = mid
		default:
			return true
		}
	}
	return false
}

// all yields the characters with their glyphs, ascending where the font keeps the rules.
func (c *cmap) all(glyphs int) iter.Seq2[rune, GID] {
	return func(yield func(rune, GID) bool) {
		next := 0 // groups ascend; in a broken font that repeats them each character still comes once
		for i := range c.count {
			first, last := c.segment(i, glyphs)
			for r := max(first, next); r <= min(last, 0x10FFFF); r++ {
				next = r + 1
				if g := c.glyph(rune(r)); g != 0 && g < glyphs && !yield(rune(r), GID(g)) {
					return
				}
			}
		}
	}
}

// segment returns the first and last character of segment or group i that can have one of so many glyphs.
func (c *cmap) segment(i, glyphs int) (first, last int) {
	if c.format == 12 {
		first, last = c.sub.u32(16+12*i), c.sub.u32(16+12*i+4)
		return first, min(last, first+glyphs-c.sub.u32(16+12*i+8)-1)
	}
	return c.sub.u16(16 + 2*c.count + 2*i), c.sub.u16(14 + 2*i)
}
