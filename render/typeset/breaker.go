package typeset

import "math"

const (
	pairPenalty      = 50
	emergencyPenalty = 500
	orphanPenalty    = 300 + pushOut/costUnit // OR-1: worth a stretch of about 170 a gap, as pushing out costs too
	doublePenalty    = 2000                   // hyphens on two lines running (HY-1)
	overfullCost     = 1 << 24
	endless          = 1 << 28 // measure of a line that never ends
)

// Costs count in 1/100 of the unit of LB-2, so that they stay integers.
const costUnit = 100

// node is the best way found to end so many lines at a stop.
type node struct {
	demerits int64
	prev     int32 // index in nodes; -1 = start of the paragraph
	stop     int32
	lines    int32
	loosest  int32
}

// breaker is the working memory of Break.
type breaker struct {
	nodes []node
	first []int32 // of the nodes of a stop; first[i+1] ends them
	path  []int32
	lanes []lane
	at    []int32 // where the boxes of the line in hand begin
}

// lane is start and width of a line.
type lane struct{ start, width int32 }

// plan is one call of the dynamic programme.
type plan struct {
	stops    []stop
	measure  Measure
	counted  bool  // tell ways with different numbers of lines apart
	loosest  int32 // no line looser than this per gap; 0 = no bound
	overfull bool  // single pieces may be too wide
	uniform  bool
	widths   [2]int32 // of the first line and the second, which a uniform measure repeats
	widest   int32
	target   int32 // width that lines of a heading should all have; 0 = not a heading (HD-3)
}

// lane returns start and width of line n of the measure, indent included.
func (q *Prepared) lane(m Measure, n int) lane {
	for len(q.work.lanes) <= n {
		k := len(q.work.lanes)
		l := lane{0, endless}
		if m != nil {
			s, w := m.Line(k)
			l = lane{int32(s), int32(w)}
		}
		if k == 0 {
			l.start += int32(q.indent)
			l.width -= int32(q.indent)
		}
		l.width = max(l.width, 1)
		q.work.lanes = append(q.work.lanes, l)
	}
	return q.work.lanes[n]
}

// bestPath finds the breaks of least demerits (LB-1). It first looks only at lines that are not very loose, which is
// fast; the total then says how loose a line the optimum could have at most, and if that is more it looks again.
func (q *Prepared) bestPath(m Measure) (p plan, end int32) {
	p = plan{stops: q.stops, measure: m, counted: !uniform(m), loosest: firstBound(q.lane(m, 1).width)}
	end = q.run(&p)
	if end >= 0 {
		d := q.work.nodes[end].demerits
		if bound := looseBound(d); bound > int64(p.loosest) {
			p.loosest = int32(min(bound, math.MaxInt32))
			end = q.run(&p)
		}
	} else {
		p.loosest = 0
		end = q.run(&p)
	}
	if end >= 0 && q.work.nodes[end].loosest <= hardLimit {
		return p, end
	}
	e := p
	e.stops, e.loosest = q.emergencyStops(q.narrowest(m)), 0
	if len(e.stops) > len(p.stops) || end < 0 {
		e.overfull = end < 0
		p = e
		end = q.run(&p)
	}
	return p, end
}

// firstBound is the stretch per gap up to which lines are looked at first: what two missing characters come to.
func firstBound(width int32) int32 { return max(40, min(1_800_000/width, hardLimit)) }

// looseBound is the most that a line's gaps can be stretched in a paragraph of so many demerits (LB-2).
func looseBound(demerits int64) int64 {
	c := int64(math.Sqrt(float64(demerits))) + 1
	return int64(math.Sqrt(float64(max(c-costUnit-pushOut, 0)))) + 1
}

func uniform(m Measure) bool {
	if m == nil {
		return true
	}
	_, ok := m.(Fixed)
	return ok
}

// narrowest returns the narrowest line among those a paragraph of this length can reach.
func (q *Prepared) narrowest(m Measure) int32 {
	w := q.lane(m, 0).width
	w = min(w, q.lane(m, 1).width)
	if uniform(m) {
		return w
	}
	total := q.stops[len(q.stops)-1].end
	for n := 2; total > 0 && n < 4096; n++ {
		l := q.lane(m, n).width
		w = min(w, l)
		total -= l
	}
	return w
}

// orphan tells a last line of a single character (OR-1). A Latin word of two letters is no orphan.
func (q *Prepared) orphan(from, to int32) bool {
	n := 0
	for i := to - 1; i >= from; i-- {
		switch q.boxes[i].class {
		case classHan, classLatin, classTibetan, classScript, classSymbol:
			if n += int(q.boxes[i].n); n >= 2 {
				return false
			}
		}
	}
	return from > 0
}

// trace writes the stops of the way that ends at the node into path, first to last.
func (q *Prepared) trace(end int32) []int32 {
	w := q.work
	w.path = w.path[:0]
	for k := end; k >= 0; k = w.nodes[k].prev {
		w.path = append(w.path, w.nodes[k].stop)
	}
	for i, j := 0, len(w.path)-1; i < j; i, j = i+1, j-1 {
		w.path[i], w.path[j] = w.path[j], w.path[i]
	}
	return w.path
}
