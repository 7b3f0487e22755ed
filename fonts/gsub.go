package fonts

// The lookup types of GSUB that are not contextual.
const (
	substSingle    = 1
	substMultiple  = 2
	substAlternate = 3
	substLigature  = 4
	substReverse   = 8
)

// close adds every glyph that substitution can make of the kept ones. Lookups called by rules count as called
// anywhere.
func (l *layout) close() {
	for again := true; again; {
		l.keep.number()
		var made []int
		for _, i := range l.lookups {
			l.eachSubtable(i, func(kind int, t table) {
				if kind == substLigature {
					l.eachLigature(t, func(g ligature) { made = append(made, g.glyph) })
					return
				}
				l.eachSubstitute(kind, t, func(_ int, to []int) { made = append(made, to...) })
			})
		}
		again = false
		for _, g := range made {
			again = l.keep.add(g) || again
		}
	}
}

// eachSubstitute calls do with each kept glyph of a subtable and what takes its place.
func (l *layout) eachSubstitute(kind int, t table, do func(glyph int, to []int)) {
	switch kind {
	case substSingle, substMultiple, substAlternate, substReverse:
	default:
		return
	}
	hits := l.covered(t.from(t.u16(2)))
	if !l.spend(len(hits)) {
		return
	}
	for _, h := range hits {
		if to, ok := l.substitutes(kind, t, h); ok {
			do(h.glyph, to)
		}
	}
}

// substitutes returns what the subtable puts in place of the glyph; ok is false if it has nothing for it.
func (l *layout) substitutes(kind int, t table, h hit) (to []int, ok bool) {
	at := 0
	switch {
	case kind == substReverse:
		return l.reverse(t, h)
	case kind == substSingle && t.u16(0) == 1:
		return []int{(h.glyph + t.u16(4)) & 0xFFFF}, true
	case h.index >= t.u16(4):
		return nil, false
	case kind == substSingle:
		at = 6 + 2*h.index
		to = l.readInts(t, &at, 1)
		return to, to != nil
	}
	seq := t.from(t.u16(6 + 2*h.index))
	at = 2
	to = l.readInts(seq, &at, seq.u16(0))
	return to, to != nil
}

// reverse reads the glyph of a reverse chaining substitution.
func (l *layout) reverse(t table, h hit) ([]int, bool) {
	at := 4
	at += 2 + 2*t.u16(at)
	at += 2 + 2*t.u16(at)
	if h.index >= t.u16(at) {
		return nil, false
	}
	at += 2 + 2*h.index
	to := l.readInts(t, &at, 1)
	return to, to != nil
}

// ligature is one ligature: its first glyph, the further ones, and what they become.
type ligature struct {
	first int
	rest  []int
	glyph int
}

// eachLigature calls do with the ligatures of which all parts are kept.
func (l *layout) eachLigature(t table, do func(ligature)) {
	for _, h := range l.covered(t.from(t.u16(2))) {
		if h.index >= t.u16(4) {
			continue
		}
		set := t.from(t.u16(6 + 2*h.index))
		for i := range min(set.u16(0), len(set)/2) {
			lig := set.from(set.u16(2 + 2*i))
			at := 4
			rest := l.readInts(lig, &at, max(0, lig.u16(2)-1))
			if !l.spend(1) {
				return
			}
			if l.hasAll(rest) && len(rest)+1 == lig.u16(2) {
				do(ligature{h.glyph, rest, lig.u16(0)})
			}
		}
	}
}

func (l *layout) hasAll(glyphs []int) bool {
	for _, g := range glyphs {
		if !l.keep.has(g) {
			return false
		}
	}
	return true
}
