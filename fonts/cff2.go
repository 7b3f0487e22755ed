package fonts

import "fmt"

// readCFF2 reads the table of a variable face with cubic outlines (OpenType CFF2): a CFF without names, encoding and
// widths, whose charstrings end where their bytes do and blend their operands.
func readCFF2(t table, glyphs int) (*cffFont, error) {
	wrong := func(what string) (*cffFont, error) { return nil, fmt.Errorf("table CFF2: %s: %w", what, ErrFormat) }
	if t.u8(0) != 2 {
		return wrong("header")
	}
	top, ok := t.slice(t.u8(2), t.u16(3))
	if !ok {
		return wrong("top dictionary")
	}
	c := &cffFont{cid: true, second: true}
	if c.global, _, ok = readIndex2(t, t.u8(2)+len(top)); !ok {
		return wrong("global subroutines")
	}
	if c.charStrings, _, ok = readIndex2(t, dictInt(top, dictCharStrings, len(t))); !ok || c.charStrings.count != glyphs {
		return wrong("charstrings")
	}
	fds, _, ok := readIndex2(t, dictInt(top, dictFDArray, len(t)))
	if !ok || fds.count == 0 || fds.count > maxFDs {
		return wrong("font dictionaries")
	}
	if c.fdSelect = t.from(dictInt(top, dictFDSelect, len(t))); len(c.fdSelect) == 0 && fds.count > 1 {
		return wrong("no choice of font dictionaries")
	}
	for i := range fds.count {
		c.fonts = append(c.fonts, readPrivate2(t, fds.at(i)))
	}
	if at := dictInt(top, dictVStore, 0); at > 0 {
		c.store = t.from(at + 2) // behind its length
	}
	return c, nil
}

// maxFDs bounds the font dictionaries; the largest Chinese faces have about twenty.
const maxFDs = 256

// readPrivate2 reads the local subroutines and the usual list of regions; a broken private dictionary has none.
func readPrivate2(t, dict table) cffPrivate {
	list := dictInts(dict, dictPrivate)
	if len(list) != 2 {
		return cffPrivate{}
	}
	private, ok := t.slice(list[1], list[0])
	if !ok {
		return cffPrivate{}
	}
	p := cffPrivate{regions: dictInt(private, dictVSIndex, 0)}
	if at := dictInt(private, dictSubrs, 0); at != 0 {
		p.subrs, _, _ = readIndex2(t, list[1]+at)
	}
	return p
}

// stand puts the outlines to a place of the design space.
func (c *cffFont) stand(coords []float64) {
	for outer := range storeLists(c.store) {
		c.scalars = append(c.scalars, storeScalars(c.store, outer, coords))
	}
}

// vary runs the two operators that CFF2 has in the place of arithmetic.
func (r *runner) vary(op int) {
	if len(r.stack) == 0 || op != opBlend && op != opVSIndex {
		r.broken = true
		return
	}
	n := r.stack[len(r.stack)-1] >> r.unit
	r.stack = r.stack[:len(r.stack)-1]
	if op == opVSIndex {
		r.regions = n
		return
	}
	r.blend(n)
}

// blend takes n default values and the deltas of all regions for each from the stack; it leaves the values at the face's
// place (OpenType CFF2 charstrings, blend).
func (r *runner) blend(n int) {
	if r.regions < 0 || r.regions >= len(r.font.scalars) {
		r.broken = true
		return
	}
	scalars := r.font.scalars[r.regions]
	from := len(r.stack) - n*(1+len(scalars))
	if n < 0 || n > maxStack || from < 0 {
		r.broken = true
		return
	}
	values, deltas := r.stack[from:from+n], r.stack[from+n:]
	for i := range values {
		d := 0.0
		for k, s := range scalars {
			d += float64(deltas[i*len(scalars)+k]) * s
		}
		values[i] += nearest(d)
	}
	r.stack = r.stack[:from+n]
	r.steps += n * len(scalars)
}

// roundedSink passes a path on with its points on whole font units. Blended moves have fractions; each rounded by itself
// would lead the contour astray, so that the places are rounded, as those of gvar are.
type roundedSink struct {
	to   sink
	x, y int // the place before the operator, 1/2³²
}

func (s *roundedSink) move(x, y int) {
	s.x, s.y = x, y
	s.to.move(wholeUnits(x), wholeUnits(y))
}

func (s *roundedSink) draw(op int, args []int, endX, endY int) {
	p := pen{x: s.x, y: s.y}
	p.each = func(op SegmentOp, points [3][2]int) {
		args, kind := make([]int, 0, 6), opRlineto
		fromX, fromY := wholeUnits(s.x), wholeUnits(s.y)
		n := 1
		if op == CubeTo {
			n, kind = 3, opRrcurveto
		}
		for _, q := range points[:n] {
			x, y := wholeUnits(q[0]), wholeUnits(q[1])
			args = append(args, x-fromX, y-fromY)
			fromX, fromY = x, y
		}
		s.x, s.y = points[n-1][0], points[n-1][1]
		s.to.draw(kind, args, fromX, fromY)
	}
	p.follow(op, args)
	s.x, s.y = endX, endY
}

// wholeUnits turns 1/2³² of a unit into 1/65536, rounded half up to a whole one.
func wholeUnits(v int) int { return (v + 1<<31) >> 32 << 16 }
