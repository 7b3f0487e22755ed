package fonts

import (
	"errors"
	"slices"
)

// errLayoutWork stops the reading of layout tables that are built to take for ever.
var errLayoutWork = errors.New("layout tables ask for too much work")

// maxLayoutWork bounds the rules and glyphs looked at in one layout table; whole Chinese faces need
// a tenth of it.
const maxLayoutWork = 8_000_000

// epubFeature says whether an EPUB keeps the feature: those of epub.md §8, and those without which marks, Tibetan
// and joined scripts fall apart.
func epubFeature(t tag) bool {
	switch t.String() {
	case "vert", "vrt2", "halt", "vhal", "palt", "kern", "locl", "ccmp", "liga",
		"mark", "mkmk", "abvm", "blwm", "dist", "curs",
		"rlig", "calt", "clig", "rclt", "isol", "init", "medi", "fina",
		"abvs", "blws", "pres", "psts", "haln", "half", "pref", "pstf", "abvf", "blwf", "nukt", "akhn", "rphf", "rkrf", "cjct", "cfar":
		return true
	}
	return false
}

// layout is GSUB or GPOS while it is subset.
type layout struct {
	data     table
	pos      bool // GPOS
	features []int
	lookups  []int // reachable from the features, ascending
	keep     *keepSet
	work     int
	alive    map[int]int // lookup → new number, once known
	listed   bool        // coverages are written as lists of glyphs, classes left as they are (layoutCopy)
}

// newLayout finds the wanted features and all lookups they reach; nil if there is no table.
func newLayout(data table, pos bool, keep *keepSet, wanted func(tag) bool) *layout {
	if data == nil {
		return nil
	}
	l := &layout{data: data, pos: pos, keep: keep}
	l.collect(wanted)
	return l
}

func (l *layout) collect(wanted func(tag) bool) {
	data := l.data
	list := data.from(data.u16(6))
	reached := map[int]bool{}
	for i := range min(list.u16(0), len(list)/6) {
		if !wanted(tag(list.u32(2 + 6*i))) {
			continue
		}
		l.features = append(l.features, i)
		feature := list.from(list.u16(2 + 6*i + 4))
		if !l.spend(feature.u16(2)) {
			return
		}
		for j := range min(feature.u16(2), len(feature)/2) {
			l.reach(feature.u16(4+2*j), reached)
		}
	}
	for i := range reached {
		l.lookups = append(l.lookups, i)
	}
	slices.Sort(l.lookups)
}

// reach marks the lookup and those its rules call.
func (l *layout) reach(i int, reached map[int]bool) {
	if reached[i] || i >= l.lookupCount() {
		return
	}
	reached[i] = true
	l.eachSubtable(i, func(kind int, t table) {
		if c, ok := l.context(kind, t); ok {
			c.eachCall(func(lookup int) { l.reach(lookup, reached) })
		}
	})
}

func (l *layout) lookupCount() int {
	list := l.data.from(l.data.u16(8))
	return min(list.u16(0), len(list)/2)
}

func (l *layout) lookup(i int) table {
	list := l.data.from(l.data.u16(8))
	return list.from(list.u16(2 + 2*i))
}

// eachSubtable calls do with the kind and data of each subtable, extensions resolved.
func (l *layout) eachSubtable(i int, do func(kind int, t table)) {
	lookup := l.lookup(i)
	for j := range min(lookup.u16(4), max(0, len(lookup)-6)/2) {
		if !l.spend(1) {
			return
		}
		kind, t := lookup.u16(0), lookup.from(lookup.u16(6+2*j))
		if kind == l.extension() {
			kind, t = t.u16(2), t.from(t.u32(4))
		}
		do(kind, t)
	}
}

// extension is the lookup type that holds another one at a 32-bit offset.
func (l *layout) extension() int {
	if l.pos {
		return 9
	}
	return 7
}

// spend counts work; false means that the bound is passed and nothing more may be read.
func (l *layout) spend(n int) bool {
	l.work += n
	return l.work <= maxLayoutWork
}

func (l *layout) err() error {
	if l.work > maxLayoutWork {
		return errLayoutWork
	}
	return nil
}
