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

// subsetPairClasses keeps the classes that still have glyphs (format 2), class 0 always. What no coverage lists is first
// of no pair and needs no class there.
func (l *layout) subsetPairClasses(t table) []byte {
	hits := l.covered(t.from(t.u16(2)))
	if len(hits) == 0 || !l.spend(len(l.keep.old)) {
		return nil
	}
	first, second := newClassUse(t.u16(12), len(l.keep.old)), newClassUse(t.u16(14), len(l.keep.old))
	def1, def2 := t.from(t.u16(8)), t.from(t.u16(10))
	for _, h := range hits {
		first.note(l.keep.of(h.glyph), classOf(def1, h.glyph))
	}
	for n, g := range l.keep.old {
		second.note(n, classOf(def2, int(g)))
	}
	rows, columns := first.number(), second.number()
	if len(rows) == 0 || len(columns) < 2 || !l.spend(len(rows)*len(columns)) {
		return nil
	}
	b := &block{}
	b.ints(2)
	b.link(l.encodeCoverage(l.newNumbers(hits)))
	b.ints(t.u16(4)&15, t.u16(6)&15)
	b.link(encodeClasses(l.keep, func(g int) int { return first.of(l.keep.of(g)) }))
	b.link(encodeClasses(l.keep, func(g int) int { return second.of(l.keep.of(g)) }))
	b.ints(len(rows), len(columns))
	b.pairMatrix(t, rows, columns)
	return b.bytes()
}

// classUse is the classes of the kept glyphs, and what they are called where only those are kept.
type classUse struct {
	class  []uint16 // new glyph → class
	used   []bool   // class → a kept glyph has it
	called []int    // class → new class
}

func newClassUse(count, glyphs int) *classUse {
	u := &classUse{make([]uint16, glyphs), make([]bool, count), make([]int, count)}
	if count > 0 {
		u.used[0] = true
	}
	return u
}

// note gives a kept glyph its class. A class that the table has no values for is class 0.
func (u *classUse) note(n, class int) {
	if class < len(u.used) {
		u.class[n], u.used[class] = uint16(class), true
	}
}

// number returns the used classes, ascending: the new class is the index.
func (u *classUse) number() []int {
	var list []int
	for class, used := range u.used {
		if used {
			u.called[class] = len(list)
			list = append(list, class)
		}
	}
	return list
}

func (u *classUse) of(n int) int { return u.called[u.class[n]] }

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
