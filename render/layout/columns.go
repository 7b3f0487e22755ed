package layout

import (
	"github.com/kanben/kanben/render"
)

// column is the strips from ≤ i < to of the queue with their places, and the notes at its foot.
type column struct {
	from, to int
	ys       []render.Pt
	used     render.Pt
	notes    []noteSlice
	noteH    render.Pt
	rest     []noteSlice // of long notes, for the next column
	header   *header
	widow    bool
	res      []reserve // what floats take of all columns
	hung     []hungFloat
	stuck    bool // a float found no place: it is the strip at to
}

// slot is where a column is filled: its room, what is at its foot already, and what floats take of its region.
type slot struct {
	k     int
	room  render.Pt
	carry []noteSlice
	noteH render.Pt
	res   []reserve // nil in a region of one column
}

// columns fills up to n columns of the height from the queue's first strips. Re-breaking may change how many
// strips the region has: it returns the new end.
func (g *pager) columns(end int, room render.Pt, n int, rebreak bool) ([]column, int) {
	if n > 1 {
		g.bandFloats(end, room, n)
	}
	return g.filled(end, room, n, rebreak)
}

func (g *pager) filled(end int, room render.Pt, n int, rebreak bool) ([]column, int) {
	cols := make([]column, 0, n)
	at := g.slot(room, n)
	from := 0
	for at.k = range n {
		var c column
		if n > 1 {
			c = g.fill(from, end, at, rebreak)
			at.carry, at.res = c.rest, c.res
		} else {
			c = g.fill(from, end, slot{room: room, noteH: g.sheet.noteH}, rebreak)
			c.rest = append(append([]noteSlice(nil), g.carry...), c.rest...)
		}
		end += g.grown
		g.grown = 0
		cols = append(cols, c)
		if from = c.to; from == end || c.stuck {
			break
		}
	}
	return cols, end
}

// slot is the first column of a region of n, with what its bands take of all of them.
func (g *pager) slot(room render.Pt, n int) slot {
	at := slot{room: room, carry: g.carry}
	if n > 1 {
		at.res = make([]reserve, n)
	}
	for k := range at.res {
		for _, b := range g.bands {
			if h := b.float.sets[n-1].block; b.foot {
				at.res[k].bottom += h
			} else {
				at.res[k].top += h
			}
		}
	}
	return at
}

// fill fills one column and chooses where it ends. A bad end is mended by re-breaking a paragraph first (PG-6).
func (g *pager) fill(from, end int, at slot, rebreak bool) column {
	c := g.greedy(from, end, at)
	if g.refit(&c, end, at.free(c.res)) {
		c = g.greedy(from, end, at)
	}
	if c.to == end || c.to == from || c.stuck {
		return c
	}
	if g.legal(c.to, end, 1) == breakFree {
		return c
	}
	if rebreak {
		if d, ok := g.mend(c, end, at); ok {
			return d
		}
	}
	to := g.retreat(&c, end)
	if to == c.to {
		c.widow = g.queue[to-1].keep == breakNever
		return c
	}
	widow := g.queue[to-1].keep == breakNever
	c = g.greedy(from, to, at)
	c.widow = widow
	return c
}

// greedy takes strips as long as they and their notes fit.
func (g *pager) greedy(from, end int, at slot) column {
	c := column{from: from, to: from, noteH: at.noteH, res: at.res}
	room := at.free(c.res)
	if c.res != nil {
		c.used = c.res[at.k].top
	}
	g.foot(&c, at.carry, room)
	split := len(c.rest) > 0
	for i := from; i < end; i++ {
		s := &g.queue[i]
		if s.float != nil {
			if !g.hangFloat(&c, i, at) {
				c.stuck = !g.endsBefore(&c, s.float, at)
				return c
			}
			room = at.free(c.res)
			continue
		}
		y := c.used
		if i > from {
			y += s.above
		} else if s.header != nil {
			c.header = s.header
			y += s.header.block
		}
		if s.grid {
			y = g.p.grid.up(y)
		}
		block := s.block
		if i == from && c.used == 0 {
			y, block = g.onTop(s, y)
		}
		whole, least := noteHeights(s.notes)
		switch {
		case y+block+g.area(c.noteH+whole) <= room:
			for _, n := range s.notes {
				c.notes = append(c.notes, noteSlice{n, 0, len(n.strips)})
			}
			c.noteH += whole
		case !split && whole > least && y+block+g.area(c.noteH+least) <= room:
			split = true
			g.splitNotes(&c, s.notes, room-y-block)
		default:
			return c
		}
		c.ys = append(c.ys, y)
		c.used = y + block
		c.to = i + 1
	}
	return c
}

// onTop returns where a strip stands on top of a column, and what it takes from there on: the empty space above a
// heading or a picture falls away, so that columns begin at one height.
func (g *pager) onTop(s *strip, y render.Pt) (from, block render.Pt) {
	switch {
	case s.top.block > 0:
		return y - s.top.air, s.top.air + s.top.block
	case s.picture != nil && (!s.across || g.sheet.top == 0):
		return y - s.air, s.block + s.air
	}
	return y, s.block
}

// foot puts the carried rest of a note at the foot, at most half the room.
func (g *pager) foot(c *column, carry []noteSlice, room render.Pt) {
	for k, s := range carry {
		at := s.from
		for at < s.to && g.area(c.noteH+s.n.strips[at].block) <= room/2 {
			c.noteH += s.n.strips[at].block
			at++
		}
		if at > s.from {
			c.notes = append(c.notes, noteSlice{s.n, s.from, at})
		}
		if at < s.to {
			c.rest = append([]noteSlice{{s.n, at, s.to}}, carry[k+1:]...)
			return
		}
	}
}

// noteHeights returns the room that the notes want, and what they need at least: two lines of the last (PG-9).
func noteHeights(notes []*note) (whole, least render.Pt) {
	for i, n := range notes {
		whole += n.height
		if i < len(notes)-1 || len(n.strips) <= 3 {
			least += n.height
			continue
		}
		least += n.strips[0].block + n.strips[1].block
	}
	return whole, least
}

// splitNotes sets as much of the last note as there is room for and leaves at least two lines of it.
func (g *pager) splitNotes(c *column, notes []*note, room render.Pt) {
	for i, n := range notes {
		if i < len(notes)-1 {
			c.notes = append(c.notes, noteSlice{n, 0, len(n.strips)})
			c.noteH += n.height
			continue
		}
		at := 0
		for at < len(n.strips)-2 && g.area(c.noteH+n.strips[at].block) <= room {
			c.noteH += n.strips[at].block
			at++
		}
		c.notes = append(c.notes, noteSlice{n, 0, at})
		c.rest = append(c.rest, noteSlice{n, at, len(n.strips)})
	}
}

// area is the room at the foot that notes of the height take: whole grid lines, half a line before the rule.
func (g *pager) area(h render.Pt) render.Pt {
	if h == 0 {
		return 0
	}
	return g.p.grid.up(h + g.p.grid.leading*6/10)
}
