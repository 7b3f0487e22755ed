package layout

import (
	"github.com/kanben/kanben/render"
)

// balance lowers the columns to like height: the text after them, or the end, follows right below.
func (g *pager) balance(end int, room render.Pt, n int, full []column) ([]column, render.Pt) {
	leading := g.p.grid.leading
	var total render.Pt
	for i := range full {
		total += full[i].used + g.area(full[i].noteH)
	}
	total += takenBy(full)
	for h := g.p.grid.up(total / render.Pt(n)); h < room; h += leading {
		cols, _ := g.columns(end, h, n, false)
		last := cols[len(cols)-1]
		if last.to == end && !last.stuck && len(last.rest) == 0 && !g.bad(cols, end) {
			return cols, h
		}
	}
	return full, room
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
