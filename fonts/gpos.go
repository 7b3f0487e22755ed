package fonts

import (
	"maps"
	"math/bits"
	"slices"
)

// The lookup types of GPOS that are not contextual.
const (
	posSingle   = 1
	posPair     = 2
	posCursive  = 3
	posMarkBase = 4
	posMarkLig  = 5
	posMarkMark = 6
)

// value is a value record: x and y placement, x and y advance. Device tables are left out: they serve screens of
// few pixels.
type value [4]int

// readValue reads a value record of the format.
func readValue(t table, at, format int) (v value) {
	for i := range v {
		if format&(1<<i) != 0 {
			v[i] = t.i16(at)
			at += 2
		}
	}
	return v
}

func valueSize(format int) int { return 2 * bits.OnesCount8(uint8(format)) }

// format returns which fields of the value are not 0.
func (v value) format() int {
	f := 0
	for i, n := range v {
		if n != 0 {
			f |= 1 << i
		}
	}
	return f
}

// value appends the fields of the format.
func (b *block) value(v value, format int) {
	for i, n := range v {
		if format&(1<<i) != 0 {
			b.ints(n)
		}
	}
}

// subsetGPOS returns the subtables of the lookup for the kept glyphs.
func (l *layout) subsetGPOS(i int) (kind int, subtables [][]byte) {
	singles := map[int]value{}
	l.eachSubtable(i, func(k int, t table) {
		kind = k
		switch k {
		case posSingle:
			l.readSingles(t, singles)
		case posPair:
			subtables = appendTable(subtables, l.subsetPairs(t))
		case posCursive:
			subtables = appendTable(subtables, l.subsetCursive(t))
		case posMarkBase, posMarkLig, posMarkMark:
			subtables = appendTable(subtables, l.subsetMarks(k, t))
		default:
			if c, ok := l.context(k, t); ok {
				subtables = appendTable(subtables, c.subset(l))
			}
		}
	})
	for part := range slices.Chunk(slices.Sorted(maps.Keys(singles)), perSubtable) {
		subtables = appendTable(subtables, l.encodeSingles(part, singles))
	}
	return kind, subtables
}

// readSingles takes the values of kept glyphs that no subtable before has covered.
func (l *layout) readSingles(t table, singles map[int]value) {
	format, size := t.u16(4), valueSize(t.u16(4))
	hits := l.covered(t.from(t.u16(2)))
	if !l.spend(len(hits)) {
		return
	}
	for _, h := range hits {
		at := 6
		if t.u16(0) == 2 {
			at = 8 + h.index*size
		}
		if _, ok := singles[h.glyph]; !ok {
			singles[h.glyph] = readValue(t, at, format)
		}
	}
}

func (l *layout) encodeSingles(glyphs []int, singles map[int]value) []byte {
	format, same := 0, true
	for _, g := range glyphs {
		format |= singles[g].format()
		same = same && singles[g] == singles[glyphs[0]]
	}
	b := &block{}
	if same {
		b.ints(1)
		b.link(l.encodeCoverage(l.numbers(glyphs)))
		b.ints(format)
		b.value(singles[glyphs[0]], format)
		return b.bytes()
	}
	b.ints(2)
	b.link(l.encodeCoverage(l.numbers(glyphs)))
	b.ints(format, len(glyphs))
	for _, g := range glyphs {
		b.value(singles[g], format)
	}
	return b.bytes()
}
