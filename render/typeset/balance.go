package typeset

const (
	lonelyCost = 100000 // of a line of one or two characters
	shapeCost  = 15     // of a last line longer, or a first line shorter, than the others
)

// balanced finds the breaks of a heading: as few lines as it needs, of like length, ending at seams of the phrase,
// the longer ones on top or in the middle (HD-3).
func (q *Prepared) balanced(m Measure) (p plan, end int32) {
	p = plan{stops: q.stops, measure: m, counted: true, target: endless}
	end = q.run(&p)
	if end < 0 {
		return q.bestPath(m)
	}
	n := q.fewest(&p)
	last := &p.stops[len(p.stops)-1]
	p.target = max((last.end-p.stops[0].start)/n, 1)
	if end = q.run(&p); end < 0 {
		return q.bestPath(m)
	}
	return p, q.withLines(&p, n)
}

// fewest is the least number of lines in which the run reached the end.
func (q *Prepared) fewest(p *plan) int32 {
	j := len(p.stops) - 1
	n := int32(endless)
	for k := q.work.first[j]; k < q.work.first[j+1]; k++ {
		n = min(n, q.work.nodes[k].lines)
	}
	return n
}

// withLines returns the node of the last stop that has so many lines, or -1.
func (q *Prepared) withLines(p *plan, n int32) int32 {
	j := len(p.stops) - 1
	if len(q.work.first) < j+2 {
		return -1
	}
	for k := q.work.first[j]; k < q.work.first[j+1]; k++ {
		if q.work.nodes[k].lines == n {
			return k
		}
	}
	return -1
}

// balance is the cost of a line of a heading against the target width.
func (q *Prepared) balance(p *plan, s, e *stop, end bool) int64 {
	nat := e.end - s.start
	off := int64(nat-p.target) * 100 / int64(p.target)
	cost := off * off * 60 / 400
	switch {
	case end && off > 0, s.at == 0 && off < 0 && !end:
		cost += shapeCost
	}
	if q.lonely(s.at, e.ink) && (s.at > 0 || !end) {
		cost += lonelyCost
	}
	if !end {
		cost += q.phraseCost(e)
	}
	return cost
}

// lonely tells a line of one or two characters.
func (q *Prepared) lonely(from, to int32) bool {
	n := 0
	for i := from; i < to && n < 3; i++ {
		switch q.boxes[i].class {
		case classHan, classLatin, classTibetan, classScript, classSymbol:
			n += int(q.boxes[i].n)
		}
	}
	return n < 3
}
