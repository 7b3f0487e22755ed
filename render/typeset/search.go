package typeset

import "math"

// run is the dynamic programme over the stops; it returns the best node of the last one, or -1.
func (q *Prepared) run(p *plan) int32 {
	w := q.work
	w.nodes = append(w.nodes[:0], node{prev: -1})
	w.first = append(w.first[:0], 0, 1)
	p.uniform = uniform(p.measure)
	p.widths = [2]int32{q.lane(p.measure, 0).width, q.lane(p.measure, 1).width}
	p.widest = max(p.widths[0], p.widths[1])
	lo, hi := 0, 0
	for j := 1; j < len(p.stops); j++ {
		if k := q.wholeLine(p, lo, j); k > j {
			for ; j < k; j++ {
				w.first = append(w.first, int32(len(w.nodes)))
			}
		}
		e := &p.stops[j]
		for lo < j-1 && q.hopeless(p, lo, e) {
			lo++
		}
		for hi = max(hi, lo); hi < j-1 && !q.tooShort(p, &p.stops[hi+1], e); hi++ {
		}
		from := int32(len(w.nodes))
		q.reach(p, lo, hi, j)
		w.first = append(w.first, int32(len(w.nodes)))
		if e.is&gapForced != 0 {
			if int32(len(w.nodes)) == from {
				return -1
			}
			lo = j
		}
	}
	return q.best(len(p.stops) - 1)
}

// wholeLine returns the forced stop at which a text ends that begins at lo and fits in one line, or 0. Nothing can be
// better than that line.
func (q *Prepared) wholeLine(p *plan, lo, j int) int {
	if j != lo+1 || p.counted && p.target == 0 {
		return 0
	}
	n := q.work.nodes[q.work.first[lo]].lines
	width := p.width(q, n)
	for k := j; k < len(p.stops); k++ {
		if p.stops[k].end-p.stops[lo].start > width {
			return 0
		}
		if p.stops[k].is&gapForced != 0 {
			return k
		}
	}
	return 0
}

// hopeless tells that no line from stop i on can end at e or later. A hyphen may make e wider than the next stop.
func (q *Prepared) hopeless(p *plan, i int, e *stop) bool {
	s := &p.stops[i]
	over := e.end - s.start - p.widest - int32(e.hang) - 1000
	if over <= 0 || e.ink <= s.at {
		return false
	}
	return over > q.sums[e.ink-1].yield-q.sums[s.at].yield
}

// reach makes the nodes of stop j from those of the stops before it.
func (q *Prepared) reach(p *plan, lo, hi, j int) {
	w := q.work
	e := &p.stops[j]
	last := e.is&gapForced != 0
	from := int32(len(w.nodes))
	for i := lo; i <= hi; i++ {
		s := &p.stops[i]
		for k := w.first[i]; k < w.first[i+1]; k++ {
			n := &w.nodes[k]
			if !p.counted && int(from) < len(w.nodes) && n.demerits >= w.nodes[from].demerits {
				continue
			}
			width := p.width(q, n.lines)
			f := q.fit(s, e, width, last)
			if !f.ok {
				if !p.overfull || i != j-1 {
					continue
				}
				f.cost = overfullCost
			}
			if p.loosest > 0 && f.loose > p.loosest {
				continue
			}
			q.offer(p, int(from), i, k, j, f)
		}
	}
}

// width is the width of line n; in a uniform measure all lines but the first are alike.
func (p *plan) width(q *Prepared, n int32) int32 {
	if p.uniform {
		return p.widths[min(n, 1)]
	}
	l := q.lane(p.measure, int(n))
	p.widest = max(p.widest, l.width)
	return l.width
}

// tooShort tells that a line is so short that neither it nor a shorter one can be within the bound, even if each of
// its boxes had a gap that stretches. Last lines are never too short.
func (q *Prepared) tooShort(p *plan, s, e *stop) bool {
	if p.loosest == 0 || !p.uniform || e.is&gapForced != 0 {
		return false
	}
	if e.ink <= s.at {
		return true
	}
	a, z := &q.sums[s.at], &q.sums[e.ink-1]
	rem := min(p.widths[0], p.widths[1]) - (e.end - s.start) - (z.word - a.word) - (z.auto - a.auto)
	return int64(rem) > int64(p.loosest)*int64(e.ink-s.at)
}

// offer enters the way over node k into the nodes of stop j, if it is the best with its number of lines.
func (q *Prepared) offer(p *plan, from, i int, k int32, j int, f fitness) {
	w := q.work
	e := &p.stops[j]
	end := j == len(p.stops)-1
	if p.target > 0 {
		q.add(p, from, node{demerits: w.nodes[k].demerits + q.balance(p, &p.stops[i], e, end), prev: k, stop: int32(j), lines: w.nodes[k].lines + 1})
		return
	}
	c := costUnit + f.cost + int64(e.penalty)*costUnit
	if e.hyphen > 0 && p.stops[i].hyphen > 0 {
		if !p.overfull {
			return
		}
		c += doublePenalty * costUnit
	}
	if end && q.orphan(p.stops[i].at, e.ink) {
		c += orphanPenalty * costUnit
	}
	prev := w.nodes[k]
	n := node{demerits: prev.demerits + c*c, prev: k, stop: int32(j), lines: prev.lines + 1, loosest: max(prev.loosest, f.loose)}
	if n.demerits < prev.demerits {
		n.demerits = math.MaxInt64
	}
	q.add(p, from, n)
}

// add keeps the node if it is the best of its stop, or of its stop and number of lines.
func (q *Prepared) add(p *plan, from int, n node) {
	w := q.work
	for x := from; x < len(w.nodes); x++ {
		if p.counted && w.nodes[x].lines != n.lines {
			continue
		}
		if better(&n, &w.nodes[x]) {
			w.nodes[x] = n
		}
		return
	}
	w.nodes = append(w.nodes, n)
}

// better is LB-3: less demerits, then fewer lines, then the later break, which comes later.
func better(n, old *node) bool {
	if n.demerits != old.demerits {
		return n.demerits < old.demerits
	}
	return n.lines <= old.lines
}

// best returns the best node of stop j, or -1.
func (q *Prepared) best(j int) int32 {
	at := int32(-1)
	for k := q.work.first[j]; k < q.work.first[j+1]; k++ {
		if at < 0 || better(&q.work.nodes[k], &q.work.nodes[at]) {
			at = k
		}
	}
	return at
}
