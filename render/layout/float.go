package layout

import (
	"slices"

	"github.com/kanben/kanben/render"
)

// float is a figure or a table over several columns, but not all. The text goes on beside it: it stands at the head
// or the foot of columns near the place that it belongs to, and is read at that place.
type float struct {
	sets  []strip // set over 1, 2 … columns; one without items cannot be set so
	table bool

	refused int // the page that has no band for it, counted from 1
}

// reserve is what floats take of a column.
type reserve struct{ top, bottom render.Pt }

// hungFloat is a float in its place in a region.
type hungFloat struct {
	strip int // of the queue: where it is read
	span  int
	col   int // the first column
	y     render.Pt
	foot  bool
}

// span is the most columns that it may run over.
func (f *float) span() int { return len(f.sets) }

// size is how much of a column strips take: a float takes as much of each of its columns.
func (s *strip) size() render.Pt {
	if s.float == nil {
		return s.block
	}
	n := s.float.span()
	return render.Pt(n) * s.float.sets[n-1].block
}

// free is what floats leave of the column's room, from its top.
func (a slot) free(res []reserve) render.Pt {
	if res == nil {
		return a.room
	}
	return a.room - res[a.k].bottom
}

// hangFloat finds a place for the float at strip i, over as many columns as it may run over or fewer: at the head of
// this column if nothing stands in it, at the head or the foot of the next ones, or at the foot from this one on.
func (g *pager) hangFloat(c *column, i int, at slot) bool {
	f := g.queue[i].float
	if b := g.band(f); b != nil {
		return g.hangBand(c, i, at, b)
	}
	was := c.res[at.k].top
	empty := c.used == was && len(c.notes) == 0
	for span := f.span(); span > 1; span-- {
		s := &f.sets[span-1]
		if len(s.items) == 0 || !g.bearsNotes(c, s, at) {
			continue
		}
		last := len(c.res) - span
		done := func() bool {
			c.used += c.res[at.k].top - was
			g.takeNotes(c, s)
			return true
		}
		for col := at.k; col <= last; col++ {
			if (col > at.k || empty) && c.hang(i, col, span, s, at.room, false) {
				return done()
			}
		}
		for col := last; col > at.k; col-- {
			if c.hang(i, col, span, s, at.room, true) {
				return done()
			}
		}
		if room := at.free(c.res) - g.area(c.noteH) - g.p.grid.leading; last >= at.k && g.p.grid.up(c.used)+s.block <= room {
			if c.hang(i, at.k, span, s, at.room, true) {
				return done()
			}
		}
	}
	return false
}

// bearsNotes reports whether the column has room for the notes of a float.
func (g *pager) bearsNotes(c *column, s *strip, at slot) bool {
	whole, _ := noteHeights(s.notes)
	return whole == 0 || len(c.rest) == 0 && c.used+g.area(c.noteH+whole) <= at.free(c.res)
}

func (g *pager) takeNotes(c *column, s *strip) {
	for _, n := range s.notes {
		c.notes = append(c.notes, noteSlice{n, 0, len(n.strips)})
		c.noteH += n.height
	}
}

// hang takes the place if the columns are alike and have the room.
func (c *column) hang(i, col, span int, s *strip, room render.Pt, foot bool) bool {
	first := c.res[col]
	for _, r := range c.res[col : col+span] {
		if foot && r.bottom != first.bottom || !foot && r.top != first.top || r.top+r.bottom+s.block > room {
			return false
		}
	}
	y := first.top
	if foot {
		y = room - first.bottom - s.block
	}
	c.res = slices.Clone(c.res)
	for k := col; k < col+span; k++ {
		if foot {
			c.res[k].bottom += s.block
		} else {
			c.res[k].top += s.block
		}
	}
	c.hung = append(c.hung, hungFloat{i, span, col, y, foot})
	c.ys, c.to = append(c.ys, c.used), i+1
	return true
}

// unhang makes an ordinary strip of a float that finds no place: a picture is set in its column, a table over all.
func (g *pager) unhang(i int) {
	s := &g.queue[i]
	f, grid := s.float, &g.p.grid
	fresh := f.sets[0]
	if f.table {
		fresh = f.sets[f.span()-1]
		for _, it := range fresh.items {
			shift(it, (grid.inline-fresh.wide)/2, 0)
		}
		fresh.across, fresh.wide = true, 0
	}
	fresh.start, fresh.keep = s.start, s.keep
	*s = fresh
	if s.across {
		g.widenHead(i)
	}
}

// placeFloats puts the floats that are read at the strip. Their air lies towards the text.
func (g *pager) placeFloats(c *column, i int) {
	grid := &g.p.grid
	for _, h := range c.hung {
		if h.strip != i {
			continue
		}
		s := &g.queue[i].float.sets[h.span-1]
		y := h.y - s.air
		if h.foot {
			y = h.y + s.air
		}
		g.strip(s, render.Pt(h.col)*(grid.column+grid.gutter), g.sheet.top+y)
	}
}

// over is the inline size of so many columns.
func (g *grid) over(span int) render.Pt {
	return render.Pt(span)*g.column + render.Pt(span-1)*g.gutter
}

// spans returns how many columns take the width: 1 … columns.
func (g *grid) spans(width render.Pt) int {
	n := 1
	for n < g.columns && g.over(n) < width {
		n++
	}
	return n
}

// emitFloat hands a float to the pager; the space asked for stays for the text after it.
func (p *press) emitFloat(f *float) {
	p.settleNotes()
	s := strip{float: f}
	if p.afterHeading {
		s.keep = breakNever
	}
	p.pages.add([]strip{s})
}
