package fonts

// The parts of a rule: what stands before, what is matched, what follows.
const (
	behind = iota
	matched
	ahead
)

// context is one subtable of contextual substitution or positioning (OpenType, Sequence and Chained Sequence Context).
type context struct {
	chained   bool
	format    int
	coverage  table
	classDefs [3]table   // format 2
	sets      [][]rule   // formats 1 and 2: by coverage index or class of the first glyph
	coverages [3][]table // format 3
	calls     []call     // format 3
}

// rule is a sequence of glyphs (format 1) or classes (format 2), and the lookups it calls. The first matched one
// is left out, as in the font.
type rule struct {
	parts [3][]int
	calls []call
}

// call names the lookup for a place of the matched sequence.
type call struct{ place, lookup int }

// contextWork is what reading the frame of a contextual subtable counts.
const contextWork = 16

// context reads the subtable if its lookup type is a contextual one.
func (l *layout) context(kind int, t table) (*context, bool) {
	if l.pos {
		kind -= 2
	}
	if kind != 5 && kind != 6 || !l.spend(contextWork) {
		return nil, false
	}
	c := &context{chained: kind == 6, format: t.u16(0)}
	switch c.format {
	case 1:
		c.coverage = t.from(t.u16(2))
		l.readSets(c, t, 4)
	case 2:
		c.coverage = t.from(t.u16(2))
		l.readSets(c, t, c.readClassDefs(t))
	case 3:
		l.readCoverages(c, t)
	}
	return c, true
}

// readClassDefs returns where the rule sets begin.
func (c *context) readClassDefs(t table) int {
	if !c.chained {
		c.classDefs[matched] = t.from(t.u16(4))
		return 6
	}
	for i := range c.classDefs {
		if at := t.u16(4 + 2*i); at != 0 {
			c.classDefs[i] = t.from(at)
		}
	}
	return 10
}

func (l *layout) readSets(c *context, t table, at int) {
	for i := range min(t.u16(at), len(t)/2) {
		var rules []rule
		set := t.from(t.u16(at + 2 + 2*i))
		if t.u16(at+2+2*i) == 0 {
			set = nil
		}
		for j := range min(set.u16(0), len(set)/2) {
			r, ok := l.readRule(c, set.from(set.u16(2+2*j)))
			if !ok {
				return
			}
			rules = append(rules, r)
		}
		if !l.spend(1) {
			return
		}
		c.sets = append(c.sets, rules)
	}
}

// readRule reads a rule of format 1 or 2; ok is false when the work is used up.
func (l *layout) readRule(c *context, t table) (r rule, ok bool) {
	at := 0
	part := func(i, less int) {
		n := max(0, t.u16(at)-less)
		at += 2
		r.parts[i] = l.readInts(t, &at, n)
	}
	if !c.chained {
		inputs, calls := max(0, t.u16(0)-1), t.u16(2)
		at = 4
		r.parts[matched] = l.readInts(t, &at, inputs)
		r.calls = l.readCalls(t, at, calls)
		return r, l.spend(1)
	}
	part(behind, 0)
	part(matched, 1)
	part(ahead, 0)
	r.calls = l.readCalls(t, at+2, t.u16(at))
	return r, l.spend(1)
}

func (l *layout) readInts(t table, at *int, n int) []int {
	if !t.has(*at, 2*n) || !l.spend(n) {
		return nil
	}
	list := make([]int, n)
	for i := range list {
		list[i] = t.u16(*at + 2*i)
	}
	*at += 2 * n
	return list
}

func (l *layout) readCalls(t table, at, n int) []call {
	if !t.has(at, 4*n) || !l.spend(n) {
		return nil
	}
	list := make([]call, n)
	for i := range list {
		list[i] = call{t.u16(at + 4*i), t.u16(at + 4*i + 2)}
	}
	return list
}

// readCoverages reads format 3.
func (l *layout) readCoverages(c *context, t table) {
	at := 2
	part := func(i, n int) {
		for _, off := range l.readInts(t, &at, n) {
			c.coverages[i] = append(c.coverages[i], t.from(off))
		}
	}
	count := func() int {
		at += 2
		return t.u16(at - 2)
	}
	if !c.chained {
		inputs, calls := count(), count()
		part(matched, inputs)
		c.calls = l.readCalls(t, at, calls)
		return
	}
	part(behind, count())
	part(matched, count())
	part(ahead, count())
	c.calls = l.readCalls(t, at+2, t.u16(at))
}

// eachCall calls do with every lookup the subtable names.
func (c *context) eachCall(do func(lookup int)) {
	for _, k := range c.calls {
		do(k.lookup)
	}
	for _, set := range c.sets {
		for _, r := range set {
			for _, k := range r.calls {
				do(k.lookup)
			}
		}
	}
}
