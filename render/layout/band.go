package layout

import (
	"slices"

	"github.com/kanben/kanben/render"
)

// band is a float over all columns with its place in the region: at the head of a page, or at the foot below the text
// that it is read in. The text flows on beside the place where it belongs, and no hole opens there.
type band struct {
	float *float
	foot  bool
}

// band returns the float's, nil if it has none.
func (g *pager) band(f *float) *band {
	for i := range g.bands {
		if g.bands[i].float == f {
			return &g.bands[i]
		}
	}
	return nil
}

// bandFloats finds places for the floats of the region that run over all columns and that a column met too late. A
// float whose text would no longer be on the page keeps none.
func (g *pager) bandFloats(end int, room render.Pt, n int) {
	for range 4 {
		if !g.hasBand(end, n) {
			return
		}
		cols, _ := g.filled(end, room, n, false)
		last := &cols[len(cols)-1]
		if !last.stuck || g.queue[last.to].float.span() < n {
			return
		}
		f := g.queue[last.to].float
		if f.refused == len(g.p.doc.Pages) {
			return
		}
		g.bands = append(g.bands, band{f, g.sheet.top > 0 || len(g.bands) > 0})
		if !g.bandFits(last.to, end, room, n) {
			g.bands = g.bands[:len(g.bands)-1]
			f.refused = len(g.p.doc.Pages)
			return
		}
	}
}

// bandFits reports whether the text in which the band at strip i is read stays on the page with it. A picture is
// lowered for that, to 70 % of its height at most.
func (g *pager) bandFits(i, end int, room render.Pt, n int) bool {
	s := &g.queue[i].float.sets[n-1]
	whole := s.block
	for s.block = whole; s.block*10 >= whole*7; s.block -= g.p.grid.leading {
		if cols, _ := g.filled(end, room, n, false); hangs(cols, i) {
			if s.block == whole {
				return true
			}
			fresh, ok := s.picture.fit(s.block)
			if ok {
				fresh.wide = s.wide
				*s = fresh
			}
			return ok
		}
		if s.picture == nil || s.picture.fitted {
			break
		}
	}
	s.block = whole
	return false
}

// hasBand reports whether a float of the region may run over all columns.
func (g *pager) hasBand(end, n int) bool {
	for i := range end {
		if f := g.queue[i].float; f != nil && f.span() == n {
			return true
		}
	}
	return false
}

func hangs(cols []column, strip int) bool {
	for i := range cols {
		for _, h := range cols[i].hung {
			if h.strip == strip {
				return true
			}
		}
	}
	return false
}

// hangBand takes the place that the band has: what it needs of the columns is set aside.
func (g *pager) hangBand(c *column, i int, at slot, b *band) bool {
	n := b.float.span()
	s := &b.float.sets[n-1]
	if !g.bearsNotes(c, s, at) {
		return false
	}
	y := render.Pt(0)
	if b.foot {
		y = at.room
	}
	for k := range g.bands {
		switch h := g.bands[k].float.sets[n-1].block; {
		case g.bands[k].foot != b.foot:
		case b.foot:
			y -= h
		case g.bands[k].float != b.float:
			y += h
		}
		if g.bands[k].float == b.float {
			break
		}
	}
	c.hung = append(slices.Clone(c.hung), hungFloat{i, n, 0, y, b.foot})
	c.ys, c.to = append(c.ys, c.used), i+1
	g.takeNotes(c, s)
	return true
}

// endsBefore reports whether the page may as well end before a float over all columns: it is almost full.
func (g *pager) endsBefore(c *column, f *float, at slot) bool {
	return f.span() == len(at.res) && at.k == len(at.res)-1 && c.to > c.from && len(c.hung) == 0 &&
		at.free(c.res)-g.area(c.noteH)-c.used <= 4*g.p.grid.leading
}
