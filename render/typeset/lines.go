package typeset

// Break sets the paragraph in lines. delta asks for so many lines more or fewer than the optimum (PG-6); ok is
// false if that cannot be had within the soft limit of LA-5. With delta 0 ok is always true.
func (q *Prepared) Break(m Measure, delta int) (lines []Line, ok bool) {
	q.work.lanes = q.work.lanes[:0]
	if len(q.boxes) == 0 {
		return nil, delta == 0
	}
	find := q.bestPath
	if q.options.Balance {
		find = q.balanced
	}
	p, end := find(m)
	if delta != 0 {
		if end = q.variant(&p, end, delta); end < 0 {
			return nil, false
		}
	}
	return q.setLines(&p, q.trace(end)), true
}

// variant finds the best way with so many lines more or fewer, none looser than LA-5 asks or the optimum is.
func (q *Prepared) variant(p *plan, end int32, delta int) int32 {
	best := q.work.nodes[end]
	p.counted = true
	p.loosest = softLimit(q.lane(p.measure, 1).width)
	if best.loosest <= hardLimit {
		p.loosest = max(p.loosest, best.loosest)
	}
	q.run(p)
	return q.withLines(p, best.lines+int32(delta))
}

// softLimit is LA-5.
func softLimit(width int32) int32 {
	switch {
	case width >= 18000:
		return 60
	case width >= 10000:
		return 125
	}
	return hardLimit
}

// setLines positions the glyphs of all lines.
func (q *Prepared) setLines(p *plan, path []int32) []Line {
	n := len(q.boxes) + len(q.extra)
	for _, j := range path {
		if p.stops[j].hyphen > 0 {
			n++
		}
	}
	glyphs := make([]Glyph, 0, n)
	lines := make([]Line, len(path)-1)
	for k := range lines {
		from := len(glyphs)
		s, e := &p.stops[path[k]], &p.stops[path[k+1]]
		glyphs = q.setLine(&lines[k], glyphs, s, e, q.lane(p.measure, k))
		lines[k].Glyphs = glyphs[from:len(glyphs):len(glyphs)]
	}
	return lines
}

// setLine positions one line from stop s to stop e.
func (q *Prepared) setLine(l *Line, glyphs []Glyph, s, e *stop, to lane) []Glyph {
	nat, rem := q.remainder(s, e, to.width)
	j := q.adjust(s, e, rem)
	l.Loose, l.Shrunk, l.Hyphen = Em(j.loose), Em(j.shrunk), e.hyphen > 0
	x := to.start
	if q.align != Justify {
		x += q.aligned(to.width, nat)
	}
	l.Start = Em(x)
	l.From, l.To = q.textAt(s.at), q.textAt(e.at)
	x += q.sums[s.at].pos - s.start
	width := x
	q.work.at = q.work.at[:0]
	for i := s.at; i < e.at; i++ {
		b := &q.boxes[i]
		if i > s.at && i < e.ink {
			x += j.width(&q.gaps[i])
		}
		if q.marked {
			q.work.at = append(q.work.at, x)
		}
		glyphs = q.setBox(glyphs, b, x, i < e.ink && i > s.at)
		x += b.width
		if i == e.ink-1 {
			x += int32(e.unkern)
			width = x + int32(e.hyphen)
			if e.hyphen > 0 {
				glyphs = append(glyphs, q.hyphen(b, x))
			}
		}
	}
	l.Width = Em(width)
	if q.marked {
		q.setMarks(l, s.at, e.ink)
		q.setRuby(l, s.at, e.ink, to)
	}
	return glyphs
}

// remainder returns the natural width of the line and how much it has to stretch, or to shrink if negative. Last
// lines and lines that are not justified are only ever shrunk.
func (q *Prepared) remainder(s, e *stop, width int32) (nat, rem int32) {
	nat = e.end - s.start
	last := e.is&gapForced != 0
	rem = width - nat
	if e.allow > 0 && rem >= int32(e.allow) && !last {
		rem -= int32(e.allow)
	}
	switch {
	case q.align != Justify || last:
		rem = min(rem, 0)
	case rem < 0 && e.hang > 0 && q.fit(s, e, width, false).hang:
		rem += int32(e.hang)
	}
	return nat, rem
}

// aligned is how far the line is moved in its measure; Centre goes by ink, for the outer blanks of marks are no part
// of a line's width here (HD-5).
func (q *Prepared) aligned(width, nat int32) int32 {
	if width >= endless-(1<<20) {
		return 0
	}
	switch q.align {
	case Centre:
		return (width - nat) / 2
	case End:
		return width - nat
	}
	return 0
}

// textAt is the code point where box i begins, or the end of the text.
func (q *Prepared) textAt(i int32) int32 {
	if int(i) < len(q.boxes) {
		return q.boxes[i].text
	}
	return int32(len(q.Runes))
}

// setBox writes the glyphs of a box that begins at x. A space inside the line keeps its glyph.
func (q *Prepared) setBox(glyphs []Glyph, b *box, x int32, inside bool) []Glyph {
	rise := q.styles[b.span].Rise
	g := Glyph{X: Em(x + int32(b.dx)), Y: rise + Em(b.dy), Text: b.text, Span: b.span, GID: b.gid, Face: b.face, N: b.n, Flags: b.flags}
	if inside && b.class == classSpace {
		g.Flags &^= Vanished
	}
	glyphs = append(glyphs, g)
	for k := range int32(b.more) {
		p := &q.extra[b.extra+k]
		glyphs = append(glyphs, Glyph{X: Em(x + int32(p.dx)), Y: rise + Em(p.dy), Text: b.text, Span: b.span, GID: p.gid, Face: b.face, Flags: b.flags})
	}
	return glyphs
}

// hyphen is the glyph set at a break inside a word; it follows box b.
func (q *Prepared) hyphen(b *box, x int32) Glyph {
	f := q.options.Faces.Face(b.face)
	st := &q.styles[b.span]
	g := Glyph{X: Em(x), Y: st.Rise, Text: b.text + int32(b.n), Span: b.span, GID: f.Glyph('-'), Face: b.face, Flags: Inserted}
	if q.options.Vertical {
		g.Y -= Em(scaled(axis, int32(st.Scale)))
		g.Flags |= Rotated
	}
	return g
}
