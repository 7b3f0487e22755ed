package epub

// tint is paper, 0, or a shade of an ink on it: a pixel of the cover in a byte.
type tint = uint8

const tints = 1 + len(coverColours)*shades

// shades is how many steps of coverage the edges of glyphs have: more cannot be seen at this size, and 255 would make
// the file twice as large.
const shades = 5

// tint returns how the ink looks where it covers so many of the shades.
func (i ink) tint(shade int) tint {
	if shade == 0 {
		return 0
	}
	return tint(int(i)*shades + shade)
}

// tintColours returns the colours of the tints as 0xRRGGBB.
func tintColours() (c [tints]uint32) {
	c[0] = coverPaper
	for i, colour := range coverColours {
		for s := 1; s <= shades; s++ {
			c[ink(i).tint(s)] = blend(coverPaper, colour, uint32(s))
		}
	}
	return c
}

// blend lays ink of the coverage a/shades over a colour.
func blend(under, ink, a uint32) uint32 {
	out := uint32(0)
	for s := 0; s <= 16; s += 8 {
		out |= ((under>>s&0xFF)*(shades-a) + (ink>>s&0xFF)*a + shades/2) / shades << s
	}
	return out
}

// step is what PNG's filter Up makes of a pixel below another (PNG 9.2), each channel less the one above, by its place
// in steps.values. Equal results are one step, so that a repeat is found wherever it comes from; 0 is no change.
type step = uint8

type steps struct {
	of     [tints][tints]step // a tint below a tint
	values []uint32           // 0xRRGGBB
	first  step               // paper below nothing
}

func newSteps() *steps {
	s := &steps{values: []uint32{0}}
	known := map[uint32]step{0: 0}
	colours := tintColours()
	number := func(v uint32) step {
		n, ok := known[v]
		if !ok {
			n = step(len(s.values))
			known[v] = n
			s.values = append(s.values, v)
		}
		return n
	}
	for now, a := range colours {
		for above, b := range colours {
			s.of[now][above] = number(minus(a, b))
		}
	}
	s.first = number(coverPaper)
	return s
}

// minus subtracts each of the three channels.
func minus(a, b uint32) uint32 {
	return (a-b&0xFF0000)&0xFF0000 | (a&0xFF00-b&0xFF00)&0xFF00 | (a&0xFF-b&0xFF)&0xFF
}
