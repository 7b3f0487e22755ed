package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// pager fills pages from a queue of strips. A page is a stack of regions: a stretch of text in the theme's
// columns, or something that runs over all of them.
type pager struct {
	p     *press
	queue []strip
	sheet sheet
	info  []pageInfo
	run   running
	carry []noteSlice // rest of a long note, for the next column
	roman bool
	count int // of notes in the article, for continuous marks
	grown int // strips that re-breaking has added to the region
}

// pageInfo is what furniture needs to know of a page.
type pageInfo struct {
	running
	first bool // an article begins on it
	plain bool
	blank bool
}

// sheet is the page being filled.
type sheet struct {
	open  bool
	frame frame
	top   render.Pt // used up from the top
	notes []noteSlice
	noteH render.Pt
	count int
	last  int32 // the block of the last line
	goes  bool  // and goes on after it
}

// noteSlice is the strips from ≤ i < to of a note.
type noteSlice struct {
	n        *note
	from, to int
}

func newPager(p *press) *pager { return &pager{p: p} }

// add takes strips and sets pages as long as there is more than enough for one.
func (g *pager) add(s []strip) {
	g.queue = append(g.queue, s...)
	if len(s) == 0 {
		return
	}
	for g.plenty() {
		if !g.region(false) {
			return
		}
	}
}

// plenty reports whether the queue holds a page and what may have to move with its end.
func (g *pager) plenty() bool {
	grid := &g.p.grid
	want := render.Pt(grid.columns)*grid.height + 2*grid.height/3
	if len(g.queue) < 8 {
		return false
	}
	var have render.Pt
	for i := range g.queue {
		if have += g.queue[i].block; have > want {
			return true
		}
	}
	return false
}

// finish sets what is left and closes the last page.
func (g *pager) finish() {
	for len(g.queue) > 0 {
		g.region(true)
	}
	for len(g.carry) > 0 {
		g.openPage()
		g.closePage()
	}
	g.closePage()
}

// region sets the next region; false says that it wants more strips first.
func (g *pager) region(final bool) bool {
	g.begin()
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
	room := g.p.grid.height - g.sheet.top
	cols, end := g.columns(end, room, columns, true)
	n := cols[len(cols)-1].to
	switch {
	case n == 0 && g.sheet.top > 0:
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

// begin opens the page that the next strip asks for.
func (g *pager) begin() {
	o := g.queue[0].start
	if o == nil {
		return
	}
	g.queue[0].start = nil
	g.closePage()
	if o.recto && len(g.p.doc.Pages)%2 == 1 {
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
	for i := 1; i < len(g.queue); i++ {
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
		Page: g.label(), Path: string(s.node), Msg: "this is higher than a page"})
	g.place([]column{{to: 1, ys: []render.Pt{0}, used: s.block, notes: g.wholeNotes(s)}}, room)
	g.closePage()
}

func (g *pager) wholeNotes(s *strip) []noteSlice {
	var out []noteSlice
	for _, n := range s.notes {
		out = append(out, noteSlice{n, 0, len(n.strips)})
	}
	return out
}

func (g *pager) openPage() {
	d := g.p.doc
	recto := len(d.Pages)%2 == 0
	paper := g.p.grid.paper
	g.sheet = sheet{open: true, frame: g.p.grid.frame(recto)}
	d.Pages = append(d.Pages, Page{Width: paper.Width, Height: paper.Height, Recto: recto})
	d.Pages[len(d.Pages)-1].Label = g.label()
	d.Map.Pages = append(d.Map.Pages, render.PageStart{Label: g.label()})
	g.info = append(g.info, pageInfo{running: g.run})
	if g.p.grid.columns == 1 {
		g.takeCarry(g.p.grid.height / 2)
	}
}

// takeCarry puts the rest of a long note at the foot of the page, no more of it than the room.
func (g *pager) takeCarry(room render.Pt) {
	for len(g.carry) > 0 {
		c := &g.carry[0]
		at := c.from
		for at < c.to && g.area(g.sheet.noteH+c.n.strips[at].block) <= room {
			g.sheet.noteH += c.n.strips[at].block
			at++
		}
		if at > c.from {
			g.sheet.notes = append(g.sheet.notes, noteSlice{c.n, c.from, at})
		}
		c.from = at
		if at < c.to {
			return
		}
		g.carry = g.carry[1:]
	}
}

func (g *pager) label() string {
	n := len(g.p.doc.Pages)
	if g.roman {
		return romanNumber(n)
	}
	return strconv.Itoa(n)
}

// closePage sets the notes of the page at its foot.
func (g *pager) closePage() {
	if !g.sheet.open {
		return
	}
	g.noteBlock(g.sheet.notes, 0, g.p.grid.block, 0)
	g.sheet = sheet{}
}

// startArticle makes note marks of a continuous count begin anew.
func (g *pager) startArticle() { g.count = 0 }

func romanNumber(n int) string {
	out := ""
	for _, d := range []struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.v {
			out += d.s
			n -= d.v
		}
	}
	return out
}
