package typeset

const (
	hardLimit     = 250     // of the stretch per gap (LA-5)
	pushOut       = 3000    // cost of stretching Han at all, in 1/100: push in first (LA-4)
	unstretchable = 1 << 20 // looseness of a short line without a gap that stretches
	shortAddress  = 1500    // a line within an address may be short by less: it has no other way (UR-1)
)

// fitness is how a line between two stops fits its width (LB-2).
type fitness struct {
	cost  int64 // in 1/100
	loose int32 // stretch per gap of LA-3 step 3, rounded up
	ok    bool
	hang  bool // the last mark hangs (HP-1)
}

var shrinkWeight = [steps]int64{2, 2, 4, 6, 6, 10}

// fit judges the line from s to e.
func (q *Prepared) fit(s, e *stop, width int32, last bool) fitness {
	nat := e.end - s.start
	if e.ink <= s.at {
		return fitness{ok: true}
	}
	if e.allow > 0 && nat+int32(e.allow) <= width {
		nat += int32(e.allow)
	}
	rem := width - nat
	if last && rem >= 0 {
		return fitness{ok: true}
	}
	if q.align != Justify {
		return ragged(rem, width)
	}
	if rem >= 0 {
		return q.stretch(s, e, rem)
	}
	f := q.shrink(s, e, -rem)
	if h := rem + int32(e.hang); e.hang > 0 && h >= 0 && !last {
		if g := q.stretch(s, e, h); !f.ok || g.cost < f.cost {
			g.hang = true
			return g
		}
	}
	return f
}

// stretch costs nothing much as long as spaces take it up; what the gaps between characters take counts squared.
func (q *Prepared) stretch(s, e *stop, rem int32) fitness {
	a, z := &q.sums[s.at], &q.sums[e.ink-1]
	room := z.word - a.word + z.auto - a.auto
	weight := int64(400)
	if q.latin {
		weight = 10000
	}
	if rem <= room {
		if room == 0 {
			return fitness{ok: true}
		}
		return fitness{ok: true, cost: weight * int64(rem) * int64(rem) / (int64(room) * int64(room))}
	}
	rest := int64(rem - room)
	n := int64(z.grows - a.grows)
	f := fitness{ok: true}
	if room > 0 {
		f.cost = weight
	}
	if n == 0 {
		return q.short(s, e, rest, f)
	}
	f.cost += pushOut + rest*rest/(n*n)
	f.loose = int32((rest + n - 1) / n)
	return f
}

// short judges a line that has no gap to stretch: one within an address counts as if it had four.
func (q *Prepared) short(s, e *stop, rest int64, f fitness) fitness {
	if !q.inAddress(s, e) {
		f.cost += 4 * rest * rest
		f.loose = unstretchable
		return f
	}
	f.cost += pushOut + rest*rest/16
	if rest >= shortAddress {
		f.loose = unstretchable
	}
	return f
}

// inAddress reports whether a line holds a part of an address.
func (q *Prepared) inAddress(s, e *stop) bool {
	for i := s.at + 1; i < e.ink; i++ {
		if q.gaps[i].is&gapEmergency != 0 && q.boxes[i].class == classLatin {
			return true
		}
	}
	return false
}

// shrink pushes in by the steps of LA-2; it is not ok if they do not suffice.
func (q *Prepared) shrink(s, e *stop, need int32) fitness {
	a, z := &q.sums[s.at], &q.sums[e.ink-1]
	var f fitness
	for k := range a.shrink {
		use := min(need, z.shrink[k]-a.shrink[k])
		f.cost += shrinkWeight[k] * int64(use) / 5
		need -= use
		if need == 0 {
			f.ok = true
			return f
		}
	}
	return f
}

// ragged judges a line that is not justified by what is left of it, as if spread over its characters.
func ragged(rem, width int32) fitness {
	if rem < 0 {
		return fitness{}
	}
	t := int64(rem) * 1000 / int64(width)
	return fitness{ok: true, cost: t * t}
}
