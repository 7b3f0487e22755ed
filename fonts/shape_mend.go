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
func mendLayout(data table, pos bool, glyphs int, vertical bool) []byte {
	l := newLayout(data, pos, nil, func(t tag) bool { return shaperFeature(t, vertical) })
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

// shaperFeature leaves out the one that is for choosing from a palette, which has a lookup for nearly every glyph, and
// those of columns where lines are upright.
func shaperFeature(t tag, vertical bool) bool {
	switch t {
	case tagOf("aalt"):
		return false
	case tagOf("vert"), tagOf("vrt2"), tagOf("vrtr"), tagOf("valt"), tagOf("vhal"), tagOf("vpal"), tagOf("vkrn"):
		return vertical
	}
	return true
}

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
	parts := make([][]far, len(lookups))
	for i, w := range lookups {
		if parts[i] = w.far(); parts[i] == nil {
			parts[i] = l.stay(i)
		}
	}
	head, fars := extensionLookups(lookups, parts, l.extension())
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
		to := base + f.old
		if f.anew != nil {
			to = len(out)
			out = append(out, f.anew...)
		}
		setFar(out, start+f.at, to)
	}
	return out
}

func (l *layout) variationsAt(base int) uint32 {
	if at := l.data.u32(10); at != 0 {
		return uint32(base + at)
	}
	return 0
}

// stay lists the subtables of a lookup where they are.
func (l *layout) stay(i int) (list []far) {
	l.eachSubtable(i, func(kind int, t table) {
		list = append(list, far{kind: kind, old: len(l.data) - len(t)})
	})
	return list
}
