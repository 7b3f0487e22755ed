package fonts

import "encoding/binary"

// relist returns the subtables of the lookup with listed coverages: by copying where that is simple, else by
// writing all of them anew.
func (l *layout) relist(i, glyphs int) (kind int, subtables [][]byte) {
	simple := true
	l.eachSubtable(i, func(k int, t table) {
		listed := l.relistSubtable(k, t)
		simple = simple && listed != nil
		kind, subtables = k, append(subtables, listed)
	})
	if simple {
		return kind, subtables
	}
	l.keepAll(glyphs)
	return l.subsetLookup(i)
}

// relistSubtable copies single substitutions and pairs, which make up most of Chinese faces; nil for others.
func (l *layout) relistSubtable(kind int, t table) []byte {
	coverage := l.listCoverage(t.from(t.u16(2)))
	if coverage == nil {
		return nil
	}
	b := &block{}
	b.ints(t.u16(0))
	b.link(coverage)
	ok := false
	switch {
	case !l.pos && kind == substSingle && t.u16(0) == 1:
		ok = b.copyFrom(t, 4, 2)
	case !l.pos && kind == substSingle && t.u16(0) == 2:
		ok = b.copyFrom(t, 4, 2+2*t.u16(4))
	case l.pos && kind == posPair && (t.u16(4)|t.u16(6))&^15 == 0:
		ok = b.copyPairs(t)
	}
	if !ok {
		return nil
	}
	return b.bytes()
}

// copyFrom appends n bytes of t from off.
func (b *block) copyFrom(t table, off, n int) bool {
	body, ok := t.slice(off, n)
	b.data = append(b.data, body...)
	return ok
}

// copyPairs appends a pair subtable from its value formats on.
func (b *block) copyPairs(t table) bool {
	b.ints(t.u16(4), t.u16(6))
	size := valueSize(t.u16(4)) + valueSize(t.u16(6))
	if t.u16(0) == 2 {
		b.link(rawClasses(t.from(t.u16(8))))
		b.link(rawClasses(t.from(t.u16(10))))
		return b.copyFrom(t, 12, 4+t.u16(12)*t.u16(14)*size)
	}
	sets := t.u16(8)
	b.ints(sets)
	for i := range sets {
		set := t.from(t.u16(10 + 2*i))
		raw, ok := set.slice(0, 2+set.u16(0)*(2+size))
		if !ok || len(b.links) > maxPairSets {
			return false
		}
		b.link(raw)
	}
	return t.u16(0) == 1
}

// maxPairSets bounds the first glyphs of one pair subtable that is copied.
const maxPairSets = 8192

// listCoverage returns a coverage as a list of glyphs; nil if it breaks the rules.
func (l *layout) listCoverage(t table) []byte {
	if t.u16(0) == 1 {
		s, _ := t.slice(0, 4+2*t.u16(2))
		return s
	}
	out, next, count := []byte{0, 1, 0, 0}, 0, 0
	for i := range min(t.u16(2), max(0, len(t)-4)/6) {
		first, last := t.u16(4+6*i), t.u16(6+6*i)
		if first < next || last < first || t.u16(8+6*i) != count || !l.spend(last-first+1) {
			return nil
		}
		for g := first; g <= last; g++ {
			out = binary.BigEndian.AppendUint16(out, uint16(g))
		}
		next = last + 1
		count += last - first + 1
	}
	binary.BigEndian.PutUint16(out[2:], uint16(count))
	return out
}

// rawClasses returns the bytes of a class definition.
func rawClasses(t table) []byte {
	size := 4 + 6*t.u16(2)
	if t.u16(0) == 1 {
		size = 6 + 2*t.u16(4)
	}
	s, _ := t.slice(0, size)
	return s
}
