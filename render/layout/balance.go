package layout

import (
	"github.com/kanben/kanben/render"
)

// balance lowers the columns to like height: the text after them, or the end, follows right below. Of the ways in
// which all fits it takes the one whose columns end most alike.
func (g *pager) balance(end int, room render.Pt, n int, full []column) ([]column, render.Pt) {
	leading := g.p.grid.leading
	var total render.Pt
	for i := range full {
		total += full[i].used + g.area(full[i].noteH)
	}
	total += takenBy(full)
	best, height, least := full, room, int64(-1)
	take := func(cols []column, h render.Pt) {
		last := &cols[len(cols)-1]
		if last.to != end || last.stuck || len(last.rest) > 0 || g.bad(cols, end) {
			return
		}
		if cost := g.ragged(cols, h, n, end); least < 0 || cost < least {
			best, height, least = cols, h, cost
		}
	}
	tries := 0
	for h := g.p.grid.up(total / render.Pt(n)); h < room && tries < moreHeights; h += leading {
		cols, _ := g.columns(end, h, n, false)
		take(cols, h)
		for more := render.Pt(-1); more <= 2; more++ {
			take(g.even(end, h, n, more*leading), h)
		}
		if least >= 0 {
			tries++
		}
	}
	return best, height
}

// moreHeights is how many heights balance tries from the least one on.
const moreHeights = 7

// ragged is how unlike the columns end, in squares of half lines; an end that parts a first line from its paragraph
// counts as two lines, and so does a line more of all.
func (g *pager) ragged(cols []column, room render.Pt, n, end int) int64 {
	var high render.Pt
	ends := make([]render.Pt, n)
	for k := range ends {
		r := cols[len(cols)-1].res[k]
		ends[k] = r.top
		if k < len(cols) {
			ends[k] = max(r.top, cols[k].used)
		}
		if r.bottom > 0 || k < len(cols) && len(cols[k].notes) > 0 {
			high = room
			if r.bottom > 0 {
				ends[k] += r.bottom
			}
			if k < len(cols) {
				ends[k] += g.area(cols[k].noteH)
			}
		}
		high = max(high, ends[k])
	}
	half := g.p.grid.leading / 2
	cost := 2 * int64(high/half)
	for k := range ends {
		short := int64((high - ends[k]) / half)
		cost += short * short
		if k < len(cols) && cols[k].to < end && g.legal(cols[k].to, end, 1) == breakAvoid {
			cost += 16
		}
	}
	return cost
}

// even fills the columns so that each takes its share of what is left, more or less of it as told.
func (g *pager) even(end int, room render.Pt, n int, more render.Pt) []column {
	cols := make([]column, 0, n)
	at := g.slot(room, n)
	from := 0
	for at.k = range n {
		c := g.fill(from, end, at, false)
		if c.to < end && !c.stuck || c.to == end && at.k < n-1 {
			if to := g.nearest(&c, end, g.share(from, end, at)+more); to > from && to < c.to {
				c = g.greedy(from, to, at)
			}
		}
		at.carry, at.res = c.rest, c.res
		cols = append(cols, c)
		if from = c.to; from == end || c.stuck {
			break
		}
	}
	return cols
}

// share is how high the columns from this one on have to be filled to take all that is left.
func (g *pager) share(from, end int, at slot) render.Pt {
	var left render.Pt
	for i := from; i < end; i++ {
		s := &g.queue[i]
		if s.float == nil || g.band(s.float) == nil {
			left += s.size()
		}
		if i > from {
			left += s.above
		}
		whole, _ := noteHeights(s.notes)
		left += g.area(whole)
	}
	y := g.p.grid.leading
	for ; y < at.room; y += g.p.grid.leading {
		free := render.Pt(0)
		for _, r := range at.res[at.k:] {
			free += max(0, min(y, at.room-r.bottom)-r.top)
		}
		if free >= left {
			break
		}
	}
	return y
}

// nearest returns the good end of the column whose height is nearest to y.
func (g *pager) nearest(c *column, end int, y render.Pt) int {
	best, least := 0, render.Pt(0)
	for i := c.from + 1; i <= c.to && i < end; i++ {
		s := &g.queue[i-1]
		if g.legal(i, end, 1) != breakFree || s.float != nil || g.queue[i].float != nil {
			continue
		}
		off := c.ys[i-1-c.from] + s.block - y
		if off = max(off, -off); best == 0 || off <= least {
			best, least = i, off
		}
	}
	return best
}

// takenBy is what floats take beside what the columns use: all columns' feet, and the heads of empty ones.
func takenBy(cols []column) render.Pt {
	var sum render.Pt
	for k, r := range cols[len(cols)-1].res {
		sum += r.bottom
		if k >= len(cols) {
			sum += r.top
		}
	}
	return sum
}

func (g *pager) bad(cols []column, end int) bool {
	for i := range cols {
		if cols[i].to < end && g.legal(cols[i].to, end, 1) == breakNever {
			return true
		}
	}
	return false
}

// holdBack returns where a region in columns must end so that the imprint after it, which has no room left on the
// page, does not stand alone on the next; 0 if all is well.
func (g *pager) holdBack(end int, cols []column) int {
	if end == len(g.queue) || !g.queue[end].across || g.queue[end].pull == 0 {
		return 0
	}
	var used render.Pt
	for i := range cols {
		used = max(used, cols[i].used)
	}
	grid := &g.p.grid
	if next := &g.queue[end]; grid.up(g.sheet.top+used)+grid.up(next.above)+next.block <= grid.height {
		return 0
	}
	var held render.Pt
	for i := end - 1; i > 0 && held < grid.height/2; i-- {
		held += g.queue[i].block
		if held >= g.queue[end].pull && g.legal(i, end, 1) == breakFree {
			return i
		}
	}
	return 0
}
