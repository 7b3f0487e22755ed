package fonts

import (
	"encoding/binary"
	"math"
)

// go-text v0.3.5 meets each lookup with a filter of three masks, made from the ranges of its coverage tables. Once
// one mask is full it takes in no further range, though the other masks still lack them (setDigest.addRange), and
// so passes over glyphs that the lookup covers: in Noto Sans SC the vertical forms of ： and ー. Lists of glyphs it
// takes in whole. mendLayout writes the lookups that would lose glyphs anew, their coverage as lists, and leaves
// the others where they are.
func mendLayout(data table, pos bool, glyphs int) []byte {
	l := newLayout(data, pos, nil, shaperFeature)
	l.listed = true
	lookups, anew := make([]written, l.lookupCount()), false
	for i := range lookups {
		lookups[i] = l.keepLookup(i)
	}
	for _, i := range l.lookups {
		if !l.losesGlyphs(i) {
			continue
		}
		if kind, subtables := l.relist(i, glyphs); len(subtables) > 0 {
			lookups[i].kind, lookups[i].subtables, anew = kind, subtables, true
		}
	}
	if !anew || l.err() != nil {
		return data
	}
	return l.relocate(lookups)
}

// shaperFeature leaves out the one that is for choosing from a palette: it has a lookup for nearly every glyph.
func shaperFeature(t tag) bool { return t != tagOf("aalt") }

// keepLookup describes a lookup that stays as it is: no subtables of its own.
func (l *layout) keepLookup(i int) written {
	t := l.lookup(i)
	return written{flag: t.u16(2), filter: t.u16(6 + 2*t.u16(4))}
}

// keepAll makes every glyph and lookup keep its number.
func (l *layout) keepAll(glyphs int) {
	if l.keep != nil {
		return
	}
	l.keep = &keepSet{old: make([]GID, glyphs), new: make([]uint16, glyphs)}
	for g := range glyphs {
		l.keep.old[g], l.keep.new[g] = GID(g), uint16(g+1)
	}
	l.alive = map[int]int{}
	for i := range l.lookupCount() {
		l.alive[i] = i
	}
}

// filter is go-text's filter, as it should be.
type filter [3]uint64

func (f *filter) add(first, last int) {
	for i, shift := range [3]int{4, 0, 6} {
		for v := first >> shift; v <= last>>shift && v < first>>shift+64; v++ {
			f[i] |= 1 << (v & 63)
		}
	}
}

func (f *filter) full() bool {
	return f[0] == math.MaxUint64 || f[1] == math.MaxUint64 || f[2] == math.MaxUint64
}

// losesGlyphs says whether a range follows after one of the masks has filled.
func (l *layout) losesGlyphs(i int) bool {
	var f filter
	loses := false
	l.eachSubtable(i, func(kind int, t table) {
		cov := l.firstCoverage(kind, t)
		for r := range min(cov.u16(2), max(0, len(cov)-4)/6) {
			if cov.u16(0) != 2 || loses {
				return
			}
			loses = f.full()
			f.add(cov.u16(4+6*r), cov.u16(6+6*r))
		}
		for g := range min(cov.u16(2), max(0, len(cov)-4)/2) {
			if cov.u16(0) != 1 {
				return
			}
			f.add(cov.u16(4+2*g), cov.u16(4+2*g))
		}
	})
	return loses
}

// firstCoverage returns the coverage of the subtable's first matched glyph.
func (l *layout) firstCoverage(kind int, t table) table {
	if l.pos {
		kind -= 2
	}
	switch {
	case kind == 5 && t.u16(0) == 3:
		return t.from(t.u16(6))
	case kind == 6 && t.u16(0) == 3:
		return t.from(t.u16(6 + 2*t.u16(2)))
	}
	return t.from(t.u16(2))
}

// relocate returns a table in which every lookup is an extension: to new subtables, or to the old ones in the old
// table, which follows whole. If its lists end up too far away the old table stands.
func (l *layout) relocate(lookups []written) []byte {
	head, fars := l.extensionLookups(lookups)
	start := 10
	if l.data.u16(2) == 1 { // version 1.1 has the offset of the feature variations besides
		start = 14
	}
	base := start + len(head)
	scripts, features := base+l.data.u16(4), base+l.data.u16(6)
	if head == nil || features > 0xFFFF || scripts > 0xFFFF {
		return l.data
	}
	out := appendInts(make([]byte, 0, base+2*len(l.data)), 1, l.data.u16(2), scripts, features, start)
	if start == 14 {
		out = binary.BigEndian.AppendUint32(out, l.variationsAt(base))
	}
	out = append(append(out, head...), l.data...)
	for _, f := range fars {
		at := base + f.old
		if f.anew != nil {
			at = len(out)
			out = append(out, f.anew...)
		}
		binary.BigEndian.PutUint32(out[start+f.at+4:], uint32(at-start-f.at))
	}
	return out
}

func (l *layout) variationsAt(base int) uint32 {
	if at := l.data.u32(10); at != 0 {
		return uint32(base + at)
	}
	return 0
}

// far is an extension subtable at a place in the lookup list, and what it leads to.
type far struct {
	at   int
	old  int // offset in the old table
	anew []byte
}

// extensionLookups returns a lookup list of extensions whose offsets are still to be set; nil if it is too long.
func (l *layout) extensionLookups(lookups []written) ([]byte, []far) {
	head := appendInts(nil, len(lookups))
	head = append(head, make([]byte, 2*len(lookups))...)
	var fars []far
	for i, w := range lookups {
		if len(head) > 0xFFFF {
			return nil, nil
		}
		binary.BigEndian.PutUint16(head[2+2*i:], uint16(len(head)))
		parts := l.parts(i, w)
		first := 6 + 2*len(parts)
		if w.flag&useFilter != 0 {
			first += 2
		}
		head = appendInts(head, l.extension(), w.flag, len(parts))
		for j := range parts {
			head = appendInts(head, first+8*j)
		}
		if w.flag&useFilter != 0 {
			head = appendInts(head, w.filter)
		}
		for _, p := range parts {
			fars = append(fars, far{len(head), p.old, p.anew})
			head = appendInts(head, 1, p.at, 0, 0)
		}
	}
	return head, fars
}

// parts lists the subtables of a lookup; at holds the kind.
func (l *layout) parts(i int, w written) (list []far) {
	for _, t := range w.subtables {
		list = append(list, far{at: w.kind, anew: t})
	}
	if list == nil {
		l.eachSubtable(i, func(kind int, t table) {
			list = append(list, far{at: kind, old: len(l.data) - len(t)})
		})
	}
	return list
}

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
