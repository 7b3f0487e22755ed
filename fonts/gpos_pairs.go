package fonts

import "slices"

// subsetPairs returns a pair adjustment subtable for the kept glyphs.
func (l *layout) subsetPairs(t table) []byte {
	switch t.u16(0) {
	case 1:
		return l.subsetPairSets(t)
	case 2:
		return l.subsetPairClasses(t)
	}
	return nil
}

// subsetPairSets keeps the pairs of kept glyphs (format 1).
func (l *layout) subsetPairSets(t table) []byte {
	format1, format2 := t.u16(4), t.u16(6)
	var glyphs []int
	var sets [][]byte
	for _, h := range l.covered(t.from(t.u16(2))) {
		if h.index >= t.u16(8) {
			continue
		}
		if set := l.subsetPairSet(t.from(t.u16(10+2*h.index)), format1, format2); set != nil {
			glyphs, sets = append(glyphs, l.keep.of(h.glyph)), append(sets, set)
		}
	}
	if sets == nil {
		return nil
	}
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(glyphs))
	b.ints(format1&15, format2&15, len(sets))
	for _, set := range sets {
		b.link(set)
	}
	return b.bytes()
}

func (l *layout) subsetPairSet(t table, format1, format2 int) []byte {
	size := 2 + valueSize(format1) + valueSize(format2)
	b := &block{}
	b.ints(0)
	count := 0
	n := min(t.u16(0), len(t)/size)
	if !l.spend(n) {
		return nil
	}
	for i := range n {
		at := 2 + i*size
		if g := t.u16(at); l.keep.has(g) {
			b.ints(l.keep.of(g))
			b.value(readValue(t, at+2, format1), format1)
			b.value(readValue(t, at+2+valueSize(format1), format2), format2)
			count++
		}
	}
	if count == 0 {
		return nil
	}
	b.data[0], b.data[1] = byte(count>>8), byte(count)
	return b.data
}

// subsetPairClasses keeps the classes that still have glyphs (format 2), class 0 always.
func (l *layout) subsetPairClasses(t table) []byte {
	hits := l.covered(t.from(t.u16(2)))
	def1, def2, count1, count2 := t.from(t.u16(8)), t.from(t.u16(10)), t.u16(12), t.u16(14)
	used1, used2 := map[int]bool{0: true}, l.classes(def2)
	used2[0] = true
	for _, h := range hits {
		used1[classOf(def1, h.glyph)] = true
	}
	rows, columns := classList(used1, count1), classList(used2, count2)
	if len(hits) == 0 || len(rows) == 0 || len(columns) < 2 || !l.spend(len(rows)*len(columns)) {
		return nil
	}
	b := &block{}
	b.ints(2)
	b.link(l.encodeCoverage(l.newNumbers(hits)))
	b.ints(t.u16(4)&15, t.u16(6)&15)
	b.link(encodeClasses(l.keep, func(g int) int { return max(0, slices.Index(rows, classOf(def1, g))) }))
	b.link(encodeClasses(l.keep, func(g int) int { return max(0, slices.Index(columns, classOf(def2, g))) }))
	b.ints(len(rows), len(columns))
	b.pairMatrix(t, rows, columns)
	return b.bytes()
}

// classList returns the used classes below count, ascending: the new number of a class is its index.
func classList(used map[int]bool, count int) []int {
	var list []int
	for c := range count {
		if used[c] {
			list = append(list, c)
		}
	}
	return list
}

func (b *block) pairMatrix(t table, rows, columns []int) {
	format1, format2 := t.u16(4), t.u16(6)
	size1, size := valueSize(format1), valueSize(format1)+valueSize(format2)
	b.data = slices.Grow(b.data, len(rows)*len(columns)*size)
	for _, r := range rows {
		for _, c := range columns {
			at := 16 + (r*t.u16(14)+c)*size
			b.value(readValue(t, at, format1), format1)
			b.value(readValue(t, at+size1, format2), format2)
		}
	}
}
