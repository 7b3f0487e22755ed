package fonts

import "slices"

// go-text reads layout tables whole, and follows every offset as often as it stands there: a font of 64 kB in which
// all offsets lead to one place would take it hours. So the tables are weighed first, and one that asks for more than
// maxShaperWork entries is kept from it. The largest Chinese faces have some 40,000 entries.
const maxShaperWork = 1_500_000

// guarded returns the table as the shaper may have it; nil if not at all.
func (f *Face) guarded(name string, t table, vertical bool) table {
	if t == nil {
		return nil
	}
	switch name {
	case "GSUB", "GPOS":
		if !bearable(t, name == "GPOS") {
			return nil
		}
		return mendLayout(f.withoutVariations(t), name == "GPOS", f.glyphs, vertical)
	case "GDEF":
		return guardGDEF(t)
	case "cmap":
		return f.characterStub()
	}
	return t
}

// withoutVariations takes the feature variations, which static faces have no use for, out of a layout table.
func (f *Face) withoutVariations(t table) table {
	if t.u16(2) == 0 || !t.has(0, 14) || f.vary != nil {
		return t
	}
	t = slices.Clone(t)
	clear(t[10:14])
	return t
}

// bearable weighs the lists and lookups of a layout table.
func bearable(t table, pos bool) bool {
	l := &layout{data: t, pos: pos, work: maxLayoutWork - maxShaperWork}
	scripts := t.from(t.u16(4))
	for i := range min(scripts.u16(0), len(scripts)/6) {
		l.weighScript(scripts.from(scripts.u16(2 + 6*i + 4)))
	}
	features := t.from(t.u16(6))
	for i := range min(features.u16(0), len(features)/6) {
		l.spend(1 + features.from(features.u16(2+6*i+4)).u16(2))
	}
	for i := range l.lookupCount() {
		l.spend(1)
		l.eachSubtable(i, l.weigh)
	}
	return l.err() == nil
}

func (l *layout) weighScript(t table) {
	for i := range min(t.u16(2), len(t)/6) {
		if !l.spend(1 + t.from(t.u16(4+6*i+4)).u16(4)) {
			return
		}
	}
}

// weigh counts what one subtable holds.
func (l *layout) weigh(kind int, t table) {
	if _, contextual := l.context(kind, t); contextual { // reading it counts
		l.spend(l.firstCoverage(kind, t).u16(2))
		return
	}
	l.spend(t.from(t.u16(2)).u16(2))
	switch {
	case !l.pos && kind == substLigature:
		l.weighNested(t, 4, func(set table) { l.weighNested(set, 0, func(lig table) { l.spend(lig.u16(2)) }) })
	case !l.pos && (kind == substMultiple || kind == substAlternate):
		l.weighNested(t, 4, func(sequence table) { l.spend(sequence.u16(0)) })
	case l.pos && kind == posPair && t.u16(0) == 1:
		l.weighNested(t, 8, func(set table) { l.spend(set.u16(0)) })
	case l.pos && kind == posPair:
		l.spend(t.u16(12)*t.u16(14) + t.from(t.u16(8)).u16(2) + t.from(t.u16(10)).u16(2))
	case l.pos && kind >= posMarkBase && kind <= posMarkMark:
		l.spend(t.from(t.u16(4)).u16(2) + t.from(t.u16(8)).u16(0))
		l.weighMarks(kind, t.from(t.u16(10)), t.u16(6))
	default:
		l.spend(t.u16(4))
	}
}

// weighNested calls each for the tables behind the offsets that follow the count at a place.
func (l *layout) weighNested(t table, at int, each func(table)) {
	for i := range min(t.u16(at), len(t)/2) {
		if !l.spend(1) {
			return
		}
		each(t.from(t.u16(at + 2 + 2*i)))
	}
}

func (l *layout) weighMarks(kind int, t table, classes int) {
	if kind == posMarkLig {
		l.weighNested(t, 0, func(lig table) { l.spend(lig.u16(0) * classes) })
		return
	}
	l.spend(t.u16(0) * classes)
}

// guardGDEF leaves out carets and attachment points, which shaping has no use for, and weighs the mark sets.
func guardGDEF(t table) table {
	if !t.has(0, 12) {
		return nil
	}
	l := &layout{data: t, work: maxLayoutWork - maxShaperWork}
	if t.u16(2) >= 2 && t.u16(12) != 0 {
		sets := t.from(t.u16(12))
		for i := range min(sets.u16(2), len(sets)/4) {
			l.spend(1 + sets.from(sets.u32(4+4*i)).u16(2))
		}
	}
	if l.err() != nil {
		return nil
	}
	t = slices.Clone(t)
	clear(t[6:10])
	return t
}

// sequences returns the subtable of variation sequences, nil if there is none.
func (c *cmap) sequences() table {
	if c.variants == nil {
		return nil
	}
	return c.variants[:min(len(c.variants), c.variants.u32(2))]
}

// bearable weighs the lists of variation sequences, the only ones that can be met more than once.
func (c *cmap) bearable() bool {
	work := 0
	for i := range min(c.variants.u32(6), len(c.variants)/11) {
		for _, at := range [2]int{13, 17} {
			work += c.variants.from(c.variants.u32(11*i + at)).u32(0)
			if work > maxShaperWork {
				return false
			}
		}
	}
	return true
}
