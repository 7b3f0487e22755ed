package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// region sets the next region; false says that it wants more strips first.
func (g *pager) region(final bool) bool {
	g.begin()
	g.bands = g.bands[:0]
	clear(g.spread.mended)
	g.spread.mended = g.spread.mended[:0]
	end, definite := g.regionEnd(final)
	columns := g.p.grid.columns
	if g.queue[0].across {
		columns = 1
	}
	if !g.sheet.open {
		g.openPage()
	}
	if g.sheet.top > 0 {
		g.sheet.top = g.p.grid.up(g.sheet.top + g.queue[0].above)
		g.queue[0].above = 0
	}
	room := g.spreadRoom(g.p.grid.height-g.sheet.top, end, definite)
	cols, end := g.columns(end, room, columns, true)
	n := cols[len(cols)-1].to
	if n == 0 && g.sheet.top > 0 && g.lower(room) {
		cols, end = g.columns(end, room, columns, true)
		n = cols[len(cols)-1].to
	}
	if cols[len(cols)-1].stuck {
		g.unhang(n)
		return true
	}
	switch {
	case g.sheet.top > 0 && (n == 0 || anyWidow(cols)): // too little room is left for this
		g.closePage()
	case n == 0:
		g.forced(room)
	case n < end:
		if columns > 1 && room-cols[len(cols)-1].used > 2*g.p.grid.leading {
			cols, room = g.balance(n, room, columns, cols)
		}
		g.place(cols, room)
		g.closePage()
	case !definite:
		return false
	case g.parted(end, room-cols[len(cols)-1].used):
		g.closePage()
	default:
		if columns > 1 {
			cols, room = g.balance(end, room, columns, cols)
		}
		if at := g.holdBack(end, cols); at > 0 {
			cols, _ = g.columns(at, room, columns, false)
			cols, room = g.balance(at, room, columns, cols)
			g.place(cols, room)
			g.closePage()
			return true
		}
		g.place(cols, room)
	}
	return true
}

// parted reports whether a title over all columns would stand at the foot of a page without its text (HD-2).
func (g *pager) parted(end int, rest render.Pt) bool {
	s := &g.queue[end-1]
	return g.sheet.top > 0 && s.across && s.keep == breakNever && end < len(g.queue) && rest < 4*g.p.grid.leading
}

func anyWidow(cols []column) bool {
	for i := range cols {
		if cols[i].widow {
			return true
		}
	}
	return false
}

// begin opens the page that the next strip asks for.
func (g *pager) begin() {
	o := g.queue[0].start
	if o == nil {
		return
	}
	g.queue[0].start = nil
	g.closePage()
	if o.recto && (g.before+len(g.p.doc.Pages))%2 == 1 {
		g.openPage()
		g.info[len(g.info)-1].blank = true
		g.closePage()
	}
	g.openPage()
	i := &g.info[len(g.info)-1]
	i.plain, i.blank = o.plain, o.blank
}

// regionEnd returns the strip that ends the region, and whether the region does end there.
func (g *pager) regionEnd(final bool) (int, bool) {
	one := g.p.grid.columns == 1
	room := 2 * render.Pt(g.p.grid.columns) * g.p.grid.height // more is not looked at: a page takes half of it
	if g.ahead() {
		room += g.p.grid.height
	}
	for i := 1; i < len(g.queue); i++ {
		if room -= g.queue[i-1].size(); room < 0 && i > 8 {
			return i, false
		}
		if g.queue[i].start != nil || !one && g.queue[i].across != g.queue[0].across {
			return i, true
		}
	}
	return len(g.queue), final
}

// forced sets one strip that is larger than a page.
func (g *pager) forced(room render.Pt) {
	s := &g.queue[0]
	g.p.problems = append(g.p.problems, content.Problem{Severity: content.Warning, Code: "W-OVERFULL",
		Page: g.label(), Path: string(s.node), Msg: "this is higher than a page" + quoted(s.items)})
	g.place([]column{{to: 1, ys: []render.Pt{0}, used: s.block, notes: g.wholeNotes(s), res: make([]reserve, g.p.grid.columns)}}, room)
	g.closePage()
}

func (g *pager) wholeNotes(s *strip) []noteSlice {
	var out []noteSlice
	for _, n := range s.notes {
		out = append(out, noteSlice{n, 0, len(n.strips)})
	}
	return out
}

// widenHead makes the headings right before something that runs over all columns run over them too: a heading is
// never parted from what follows it (HD-2).
func (g *pager) widenHead(before int) {
	grid := &g.p.grid
	for i := before - 1; i >= 0 && grid.columns > 1; i-- {
		s := &g.queue[i]
		if s.head == noHead || s.across {
			return
		}
		s.across = true
		if s.head == centredHead {
			for _, it := range s.items {
				shift(it, (grid.inline-grid.column)/2, 0)
			}
		}
	}
}
