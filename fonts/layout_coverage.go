package fonts

import "encoding/binary"

// hit is a kept glyph that a coverage table lists, with its coverage index.
type hit struct{ glyph, index int }

// covered returns the kept glyphs of a coverage table, ascending (OpenType, Coverage Table). Broken order ends it.
func (l *layout) covered(t table) []hit {
	var hits []hit
	last, k := -1, l.keep
	if !l.spend(t.u16(2)) {
		return nil
	}
	if t.u16(0) == 1 {
		for i := range min(t.u16(2), max(0, len(t)-4)/2) {
			g := t.u16(4 + 2*i)
			if g <= last {
				break
			}
			if last = g; k.has(g) {
				hits = append(hits, hit{g, i})
			}
		}
		return hits
	}
	for i := range min(t.u16(2), max(0, len(t)-4)/6) {
		first, end, index := t.u16(4+6*i), t.u16(6+6*i), t.u16(8+6*i)
		if first <= last || end < first {
			break
		}
		last = end
		for _, g := range k.within(first, end) {
			hits = append(hits, hit{int(g), index + int(g) - first})
		}
	}
	return hits
}

// classOf returns the class of a glyph (OpenType, Class Definition Table); 0 is everything else.
func classOf(t table, g int) int {
	if t.u16(0) == 1 {
		if first := t.u16(2); g >= first && g < first+t.u16(4) {
			return t.u16(6 + 2*(g-first))
		}
		return 0
	}
	lo, hi := 0, min(t.u16(2), max(0, len(t)-4)/6)
	for lo < hi {
		mid := (lo + hi) / 2
		switch rec := 4 + 6*mid; {
		case g > t.u16(rec+2):
			lo = mid + 1
		case g < t.u16(rec):
			hi = mid
		default:
			return t.u16(rec + 4)
		}
	}
	return 0
}

// classes returns which classes kept glyphs have.
func (l *layout) classes(t table) map[int]bool {
	used := map[int]bool{}
	if !l.spend(len(l.keep.old)) {
		return used
	}
	for _, g := range l.keep.old {
		used[classOf(t, int(g))] = true
	}
	return used
}

// span is a stretch of new glyph numbers with one value: a coverage index or a class.
type span struct{ first, last, value int }

// encodeCoverage returns the coverage of ascending new glyph numbers in the shorter format, or as a list.
func (l *layout) encodeCoverage(glyphs []int) []byte {
	var spans []span
	for i, g := range glyphs {
		if n := len(spans); n > 0 && spans[n-1].last == g-1 {
			spans[n-1].last = g
			continue
		}
		spans = append(spans, span{g, g, i})
	}
	if l.listed || len(glyphs) <= 3*len(spans) {
		return appendInts(appendInts(nil, 1, len(glyphs)), glyphs...)
	}
	return encodeSpans(spans)
}

func encodeSpans(spans []span) []byte {
	out := appendInts(nil, 2, len(spans))
	for _, s := range spans {
		out = appendInts(out, s.first, s.last, s.value)
	}
	return out
}

// encodeClasses returns a class definition for the kept glyphs; class tells the class of an old glyph.
func encodeClasses(k *keepSet, class func(g int) int) []byte {
	var spans []span
	for n, g := range k.old {
		c := class(int(g))
		if c == 0 {
			continue
		}
		if last := len(spans) - 1; last >= 0 && spans[last].last == n-1 && spans[last].value == c {
			spans[last].last = n
			continue
		}
		spans = append(spans, span{n, n, c})
	}
	return encodeSpans(spans)
}

// appendInts appends 16-bit numbers.
func appendInts(out []byte, values ...int) []byte {
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}
