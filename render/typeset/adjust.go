package typeset

// share hands out total over opportunities of the given capacities so that the sum is exact (LA-6): each gets
// what the running sum, rounded down, is ahead of what has been given.
type share struct{ total, capacity, seen, given int64 }

func (s *share) next(capacity int32) int32 {
	if s.total == 0 || capacity == 0 {
		return 0
	}
	s.seen += int64(capacity)
	due := s.total * s.seen / s.capacity
	d := due - s.given
	s.given = due
	return int32(d)
}

// adjustment is what a line's gaps take in each step of LA-2 and LA-3.
type adjustment struct {
	shrink           [steps]share
	word, auto, rest share
	loose            int32
	shrunk           int32
}

// adjust decides how the line from s to e comes to its width: rem is what is left of it by nature.
func (q *Prepared) adjust(s, e *stop, rem int32) adjustment {
	var j adjustment
	if e.ink <= s.at || rem == 0 {
		return j
	}
	a, z := &q.sums[s.at], &q.sums[e.ink-1]
	if rem < 0 {
		need := -rem
		for k := range a.shrink {
			c := z.shrink[k] - a.shrink[k]
			use := min(need, c)
			j.shrink[k] = share{total: int64(use), capacity: int64(c)}
			j.shrunk += use
			need -= use
		}
		return j
	}
	take := func(c int32) share {
		use := min(rem, c)
		rem -= use
		return share{total: int64(use), capacity: int64(c)}
	}
	j.word = take(z.word - a.word)
	j.auto = take(z.auto - a.auto)
	if n := z.grows - a.grows; n > 0 && rem > 0 {
		j.rest = share{total: int64(rem), capacity: int64(n)}
		j.loose = (rem + n - 1) / n
	}
	return j
}

// width is the gap's width in the adjusted line.
func (j *adjustment) width(g *gap) int32 {
	w := int32(g.nat)
	if g.step >= 0 {
		w -= j.shrink[g.step].next(int32(g.cap))
	}
	switch g.kind {
	case gapWord:
		w += j.word.next(int32(g.room))
	case gapAuto:
		w += j.auto.next(int32(g.room))
	}
	if g.is&gapGrows != 0 {
		w += j.rest.next(1)
	}
	return w
}
