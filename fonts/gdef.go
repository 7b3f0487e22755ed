package fonts

// subsetGDEF returns the glyph classes, mark classes and mark sets of the kept glyphs; nil if there are none.
// Caret positions and attachment points serve editors and are left out.
func subsetGDEF(t table, k *keepSet) []byte {
	if !t.has(0, 12) {
		return nil
	}
	l := &layout{data: t, keep: k}
	b := &block{}
	sets := l.encodeMarkSets(t)
	b.ints(1, 0)
	if sets != nil {
		b.data[3] = 2
	}
	b.link(l.encodeClassDef(t, t.u16(4)))
	b.ints(0, 0)
	b.link(l.encodeClassDef(t, t.u16(10)))
	if sets != nil {
		b.link(sets)
	}
	return b.bytes()
}

func (l *layout) encodeClassDef(t table, off int) []byte {
	if off == 0 {
		return nil
	}
	def := t.from(off)
	return encodeClasses(l.keep, func(g int) int { return classOf(def, g) })
}

// encodeMarkSets keeps every set, so that lookups find theirs under the old number.
func (l *layout) encodeMarkSets(t table) []byte {
	if t.u16(2) < 2 || t.u16(12) == 0 {
		return nil
	}
	source := t.from(t.u16(12))
	n := min(source.u16(2), len(source)/4)
	head := appendInts(nil, 1, n)
	var body []byte
	for i := range n {
		at := 4 + 4*n + len(body)
		head = appendInts(head, at>>16, at&0xFFFF)
		body = append(body, l.encodeCoverage(l.newNumbers(l.covered(source.from(source.u32(4+4*i)))))...)
	}
	return append(head, body...)
}
