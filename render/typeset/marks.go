package typeset

const (
	ruleOff   = 120 + 60 // of a rule's centre below the baseline: beside the characters
	waveOff   = ruleOff + 25
	dotOff    = 120 + 50 + int32(DotDiameter)/2
	strikeOff = -int32(axis)
	sideRule  = half + 60 // of a rule from the centre of a vertical line
	sideWave  = sideRule + 25
	sideDot   = half + 50 + int32(DotDiameter)/2
	belowRule = 60 // further out for dots under a rule (IL-4)
	namesGap  = 60 // that each of two adjoining rules gives up (IL-2)
)

// setMarks adds the interlinear marks of the boxes [from, to) to the line.
func (q *Prepared) setMarks(l *Line, from, to int32) {
	for i := from; i < to; {
		end := i + 1
		for end < to && q.boxes[end].span == q.boxes[i].span {
			end++
		}
		if st := &q.styles[q.boxes[i].span]; st.Mark != 0 {
			for kind := EmphasisDots; kind <= StrikeOut; kind <<= 1 {
				if st.Mark&kind != 0 {
					q.setMark(l, kind, from, to, i, end)
				}
			}
		}
		i = end
	}
}

// setMark adds the mark of one kind along the boxes [i, end), which are of one span.
func (q *Prepared) setMark(l *Line, kind Interlinear, from, to, i, end int32) {
	st := &q.styles[q.boxes[i].span]
	m := MarkRun{Kind: kind, Span: q.boxes[i].span, Off: q.markOff(kind, st)}
	if kind == EmphasisDots {
		if m.Dots = q.dots(from, i, end); len(m.Dots) > 0 {
			m.From, m.To = m.Dots[0], m.Dots[len(m.Dots)-1]
			l.Marks = append(l.Marks, m)
		}
		return
	}
	if i, end = q.inked(i, end); i == end {
		return
	}
	m.From = Em(q.work.at[i-from])
	m.To = Em(q.work.at[end-1-from] + q.boxes[end-1].width)
	if kind == ProperNameRule || kind == BookTitleWave {
		q.partNames(&m, from, to, i, end)
	}
	l.Marks = append(l.Marks, m)
}

// dots are the centres of the dots: one for each Han, none for punctuation, spaces and Latin (IL-1).
func (q *Prepared) dots(from, i, end int32) []Em {
	var dots []Em
	for ; i < end; i++ {
		if b := &q.boxes[i]; b.class == classHan && b.trait&traitBlank == 0 {
			dots = append(dots, Em(q.work.at[i-from]+b.width/2))
		}
	}
	return dots
}

// partNames leaves a gap between the rules of two names that adjoin (IL-2).
func (q *Prepared) partNames(m *MarkRun, from, to, i, end int32) {
	if i > from && q.styles[q.boxes[i-1].span].Mark&m.Kind != 0 {
		m.From += namesGap
	}
	if end < to && q.styles[q.boxes[end].span].Mark&m.Kind != 0 {
		m.To -= namesGap
	}
}

// markOff is where the mark stands: below, in vertical lines dots on the right and rules on the left (VT-8), dots
// outside of a rule (IL-4).
func (q *Prepared) markOff(kind Interlinear, st *Style) Em {
	var off int32
	vertical := q.options.Vertical
	switch kind {
	case EmphasisDots:
		off = dotOff
		if vertical {
			off = sideDot
		} else if st.Mark&(ProperNameRule|BookTitleWave|Underline) != 0 {
			off += belowRule
		}
	case BookTitleWave:
		off = waveOff
		if vertical {
			off = -sideWave
		}
	case StrikeOut:
		off = strikeOff
		if vertical {
			off = 0
		}
	default:
		off = ruleOff
		if vertical {
			off = -sideRule
		}
	}
	off = scaled(off, int32(st.Scale))
	if vertical {
		return Em(off) + st.Rise
	}
	return Em(off) - st.Rise
}
