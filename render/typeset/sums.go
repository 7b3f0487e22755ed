package typeset

import "slices"

// sum holds what all boxes and gaps up to a box add up to; the difference of two is a line (§13, 4).
type sum struct {
	pos    int32 // natural start of the box
	shrink [steps]int32
	yield  int32 // all of shrink
	word   int32 // stretch that word spaces take first
	auto   int32 // and autospaces next
	grows  int32 // gaps that then take the rest
}

func (q *Prepared) buildSums() {
	q.sums = slices.Grow(q.sums, len(q.boxes)+1)[:len(q.boxes)+1]
	var s sum
	for i := range q.gaps {
		g := &q.gaps[i]
		s.pos += int32(g.nat)
		if g.step >= 0 {
			s.shrink[g.step] += int32(g.cap)
			s.yield += int32(g.cap)
		}
		switch g.kind {
		case gapWord:
			s.word += int32(g.room)
		case gapAuto:
			s.auto += int32(g.room)
		}
		s.grows += int32(g.is & gapGrows)
		q.sums[i] = s
		s.pos += q.boxes[i].width
	}
	q.sums[len(q.boxes)] = s
}
