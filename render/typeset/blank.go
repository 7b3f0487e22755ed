package typeset

// blank is the punctuation part of the gap: PW-1, PZ-1 to PZ-5 as pairs.
func (q *Prepared) blank(a, b *box) gap {
	g := gap{step: -1}
	after, before := a.after, b.before
	if after == 0 && before == 0 {
		return g
	}
	if q.options.Punct == Untrimmed {
		g.nat = after + before
		return g
	}
	switch {
	case closing(a.class) && closing(b.class):
		return q.closingPair(after, before)
	case closing(a.class) && b.class == classOpen && after > 0 && before > 0:
		return q.seam(after, before)
	case a.class == classOpen && b.class == classOpen:
		return g
	}
	g.nat = after + before
	owner := a.class
	if after == 0 {
		owner = b.class
	}
	g.step = blankStep(owner)
	if a.class == classMid || b.class == classMid {
		g.step = stepMid
	}
	if g.step == stepStop && !q.options.ShrinkStops {
		g.step = -1
		return g
	}
	g.cap = g.nat
	return g
}

// blankStep is the step of LA-2 in which the blank of a mark of the class is pushed in.
func blankStep(c class) int8 {
	switch c {
	case classPause:
		return stepPause
	case classStop:
		return stepStop
	}
	return stepBracket
}

// closingPair: two closing marks have 1500 together (PZ-1): no blank between them, or, where the second stands in the
// middle of its box and the first does not (zh-Hant), the second's own.
func (q *Prepared) closingPair(after, before int16) gap {
	g := gap{step: -1}
	if after >= half {
		g.nat = before
	}
	return g
}

// seam is the one blank that stays between a closing and an opening mark (PZ-1, PZ-2). It is the first of the blanks
// to go (LA-2), and stays away altogether in the tight style (PZ-5).
func (q *Prepared) seam(after, before int16) gap {
	nat := min(after, before)
	if q.options.Tight {
		nat = 0
	}
	return gap{nat: nat, cap: nat, step: stepBracket}
}

func closing(c class) bool { return c == classClose || c == classPause || c == classStop }

// fullWidth tells the marks beside which no Latin gap stands (LS-2).
func fullWidth(c class) bool {
	switch c {
	case classOpen, classClose, classPause, classStop, classDash, classEllipsis, classMid, classConn, classSolidus:
		return true
	}
	return false
}
