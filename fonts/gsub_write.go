package fonts

import (
	"maps"
	"slices"
)

// perSubtable is how many glyphs one subtable takes, so that no 16-bit offset overflows.
const perSubtable = 2000

// subsetGSUB returns the subtables of the lookup for the kept glyphs. Subtables of a kind are joined: the first
// that covers a glyph decides, as it did before.
func (l *layout) subsetGSUB(i int) (kind int, subtables [][]byte) {
	single := map[int][]int{}
	ligatures := map[int][]ligature{}
	l.eachSubtable(i, func(k int, t table) {
		kind = k
		switch {
		case k == substLigature:
			l.eachLigature(t, func(g ligature) {
				if l.keep.has(g.glyph) { // a broken font may name a glyph it has not
					ligatures[g.first] = append(ligatures[g.first], g)
				}
			})
		case k == substReverse:
			subtables = appendTable(subtables, l.subsetReverse(t))
		default:
			l.eachSubstitute(k, t, func(g int, to []int) {
				if _, ok := single[g]; !ok && l.hasAll(to) {
					single[g] = to
				}
			})
			if c, ok := l.context(k, t); ok {
				subtables = appendTable(subtables, c.subset(l))
			}
		}
	})
	for part := range slices.Chunk(slices.Sorted(maps.Keys(single)), perSubtable) {
		subtables = appendTable(subtables, l.encodeSubstitutes(kind, part, single))
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(ligatures)), perSubtable) {
		subtables = appendTable(subtables, l.encodeLigatures(part, ligatures))
	}
	return kind, subtables
}

func appendTable(list [][]byte, t []byte) [][]byte {
	if t == nil {
		return list
	}
	return append(list, t)
}

func (l *layout) encodeSubstitutes(kind int, glyphs []int, to map[int][]int) []byte {
	b := &block{}
	if kind == substSingle {
		b.ints(2)
	} else {
		b.ints(1)
	}
	b.link(l.encodeCoverage(l.numbers(glyphs)))
	b.ints(len(glyphs))
	for _, g := range glyphs {
		list := l.numbers(to[g])
		if kind == substSingle {
			b.ints(list...)
			continue
		}
		b.link(appendInts(appendInts(nil, len(list)), list...))
	}
	return b.bytes()
}

// numbers returns the new numbers of kept glyphs.
func (l *layout) numbers(glyphs []int) []int {
	out := make([]int, len(glyphs))
	for i, g := range glyphs {
		out[i] = l.keep.of(g)
	}
	return out
}

func (l *layout) encodeLigatures(firsts []int, ligatures map[int][]ligature) []byte {
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(l.numbers(firsts)))
	b.ints(len(firsts))
	for _, g := range firsts {
		set := &block{}
		set.ints(len(ligatures[g]))
		for _, lig := range ligatures[g] {
			rest := l.numbers(lig.rest)
			set.link(appendInts(appendInts(nil, l.keep.of(lig.glyph), len(rest)+1), rest...))
		}
		b.link(set.bytes())
	}
	return b.bytes()
}

// subsetReverse returns a reverse chaining subtable, nil if it cannot match any more.
func (l *layout) subsetReverse(t table) []byte {
	var glyphs, to []int
	l.eachSubstitute(substReverse, t, func(g int, made []int) {
		if l.hasAll(made) && len(made) == 1 {
			glyphs, to = append(glyphs, l.keep.of(g)), append(to, l.keep.of(made[0]))
		}
	})
	if glyphs == nil {
		return nil
	}
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(glyphs))
	at := 4
	for range 2 { // behind, ahead
		n := t.u16(at)
		at += 2
		b.ints(n)
		for _, off := range l.readInts(t, &at, n) {
			hits := l.covered(t.from(off))
			if len(hits) == 0 {
				return nil
			}
			b.link(l.encodeCoverage(l.newNumbers(hits)))
		}
	}
	b.ints(len(to))
	b.ints(to...)
	return b.bytes()
}
