package fonts

// subset returns the subtable for the kept glyphs; nil if nothing can match.
func (c *context) subset(l *layout) []byte {
	switch c.format {
	case 1:
		return c.subsetGlyphs(l)
	case 2:
		return c.subsetClasses(l)
	case 3:
		return c.subsetCoverages(l)
	}
	return nil
}

// subsetGlyphs keeps the rules of which every glyph is kept.
func (c *context) subsetGlyphs(l *layout) []byte {
	var glyphs []int
	var sets [][]byte
	for _, h := range l.covered(c.coverage) {
		if h.index >= len(c.sets) {
			continue
		}
		set := c.encodeSet(l, c.sets[h.index], func(_, g int) (int, bool) { return l.renumbered(g) })
		if set != nil {
			glyphs, sets = append(glyphs, l.keep.of(h.glyph)), append(sets, set)
		}
	}
	if sets == nil {
		return nil
	}
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(glyphs))
	b.ints(len(sets))
	for _, set := range sets {
		b.link(set)
	}
	return b.bytes()
}

func (l *layout) renumbered(g int) (int, bool) {
	if !l.keep.has(g) {
		return 0, false
	}
	return l.keep.of(g), true
}

// subsetClasses keeps the class numbers, and the rules of which every class still has glyphs.
func (c *context) subsetClasses(l *layout) []byte {
	var used [3]map[int]bool
	for i, def := range c.classDefs {
		used[i] = l.classes(def)
	}
	inUse := func(part, class int) (int, bool) { return class, class == 0 || used[part][class] }
	b := &block{}
	b.ints(2)
	hits := l.covered(c.coverage)
	b.link(l.encodeCoverage(l.newNumbers(hits)))
	for i, def := range c.classDefs {
		if c.chained || i == matched {
			b.link(encodeClasses(l.keep, func(g int) int { return classOf(def, g) }))
		}
	}
	b.ints(len(c.sets))
	first, some := map[int]bool{}, false
	for _, h := range hits {
		first[classOf(c.classDefs[matched], h.glyph)] = true
	}
	for class, rules := range c.sets {
		var set []byte
		if first[class] {
			set = c.encodeSet(l, rules, inUse)
		}
		some = some || set != nil
		b.link(set)
	}
	if !some {
		return nil
	}
	return b.bytes()
}

func (l *layout) newNumbers(hits []hit) []int {
	list := make([]int, len(hits))
	for i, h := range hits {
		list[i] = l.keep.of(h.glyph)
	}
	return list
}

// encodeSet returns the rules of which number gives every value a new one; nil if there are none.
func (c *context) encodeSet(l *layout, rules []rule, number func(part, value int) (int, bool)) []byte {
	b := &block{}
	b.ints(0)
	count := 0
	for _, r := range rules {
		if parts, ok := renumberParts(r.parts, number); ok {
			b.link(c.encodeRule(l, parts, r.calls))
			count++
		}
	}
	if count == 0 {
		return nil
	}
	b.data[0], b.data[1] = byte(count>>8), byte(count)
	return b.bytes()
}

func renumberParts(parts [3][]int, number func(part, value int) (int, bool)) (out [3][]int, ok bool) {
	for i, values := range parts {
		for _, v := range values {
			n, ok := number(i, v)
			if !ok {
				return out, false
			}
			out[i] = append(out[i], n)
		}
	}
	return out, true
}

func (c *context) encodeRule(l *layout, parts [3][]int, calls []call) []byte {
	b := &block{}
	calls = l.living(calls)
	if !c.chained {
		b.ints(len(parts[matched])+1, len(calls))
		b.ints(parts[matched]...)
	} else {
		b.ints(len(parts[behind]))
		b.ints(parts[behind]...)
		b.ints(len(parts[matched]) + 1)
		b.ints(parts[matched]...)
		b.ints(len(parts[ahead]))
		b.ints(parts[ahead]...)
		b.ints(len(calls))
	}
	b.calls(calls)
	return b.data
}

func (b *block) calls(calls []call) {
	for _, k := range calls {
		b.ints(k.place, k.lookup)
	}
}

// living returns the calls of lookups that are left, renumbered.
func (l *layout) living(calls []call) []call {
	var out []call
	for _, k := range calls {
		if n, ok := l.alive[k.lookup]; ok {
			out = append(out, call{k.place, n})
		}
	}
	return out
}

func (c *context) subsetCoverages(l *layout) []byte {
	b := &block{}
	b.ints(3)
	calls := l.living(c.calls)
	if !c.chained {
		b.ints(len(c.coverages[matched]), len(calls))
	}
	for part, list := range c.coverages {
		if c.chained {
			b.ints(len(list))
		}
		if part != matched && !c.chained {
			continue
		}
		for _, t := range list {
			hits := l.covered(t)
			if len(hits) == 0 {
				return nil
			}
			b.link(l.encodeCoverage(l.newNumbers(hits)))
		}
	}
	if c.chained {
		b.ints(len(calls))
	}
	b.calls(calls)
	return b.bytes()
}
