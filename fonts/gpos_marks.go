package fonts

// anchor tables are written in format 1: the contour points and devices of the others serve hinted screens.

// encodeAnchor returns the anchor at an offset of t; nil for offset 0.
func encodeAnchor(t table, off int) []byte {
	if off == 0 {
		return nil
	}
	a := t.from(off)
	return appendInts(nil, 1, a.u16(2), a.u16(4))
}

// subsetCursive returns a cursive attachment subtable.
func (l *layout) subsetCursive(t table) []byte {
	hits := l.covered(t.from(t.u16(2)))
	if len(hits) == 0 || t.u16(0) != 1 {
		return nil
	}
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(l.newNumbers(hits)))
	b.ints(len(hits))
	for _, h := range hits {
		b.link(encodeAnchor(t, t.u16(6+4*h.index)))
		b.link(encodeAnchor(t, t.u16(8+4*h.index)))
	}
	return b.bytes()
}

// subsetMarks returns a mark attachment subtable: to bases, ligatures or marks, which differ in the second array.
func (l *layout) subsetMarks(kind int, t table) []byte {
	marks, bases := l.covered(t.from(t.u16(2))), l.covered(t.from(t.u16(4)))
	classes := t.u16(6)
	if len(marks) == 0 || len(bases) == 0 || t.u16(0) != 1 || !l.spend(len(bases)*classes) {
		return nil
	}
	second := &block{}
	second.ints(len(bases))
	array := t.from(t.u16(10))
	for _, h := range bases {
		if kind == posMarkLig {
			second.link(l.encodeLigatureAnchors(array.from(array.u16(2+2*h.index)), classes))
			continue
		}
		second.anchors(array, 2+2*h.index*classes, classes)
	}
	b := &block{}
	b.ints(1)
	b.link(l.encodeCoverage(l.newNumbers(marks)))
	b.link(l.encodeCoverage(l.newNumbers(bases)))
	b.ints(classes)
	b.link(encodeMarkArray(t.from(t.u16(8)), marks))
	b.link(second.bytes())
	return b.bytes()
}

func encodeMarkArray(t table, marks []hit) []byte {
	b := &block{}
	b.ints(len(marks))
	for _, h := range marks {
		b.ints(t.u16(2 + 4*h.index))
		b.link(encodeAnchor(t, t.u16(4+4*h.index)))
	}
	return b.bytes()
}

// anchors appends the anchors of all classes whose offsets begin at at.
func (b *block) anchors(t table, at, classes int) {
	for i := range classes {
		b.link(encodeAnchor(t, t.u16(at+2*i)))
	}
}

func (l *layout) encodeLigatureAnchors(t table, classes int) []byte {
	b := &block{}
	parts := min(t.u16(0), len(t)/2)
	if !l.spend(parts * classes) {
		return nil
	}
	b.ints(parts)
	for i := range parts {
		b.anchors(t, 2+2*i*classes, classes)
	}
	return b.bytes()
}
