package layout

import (
	"strconv"

	"github.com/kanben/kanben/render"
)

// pager fills pages from a queue of strips. A page is a stack of regions: a stretch of text in the theme's
// columns, or something that runs over all of them.
type pager struct {
	p      *press
	before int // pages of the body before those of the press
	queue  []strip
	sheet  sheet
	info   []pageInfo
	run    running
	carry  []noteSlice // rest of a long note, for the next column
	roman  bool
	count  int // of notes in the article, for continuous marks
	grown  int // strips that re-breaking has added to the region
	spread spread
	bands  []band // of the region
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
	if g.ahead() {
		want += grid.height
	}
	if len(g.queue) < 8 {
		return false
	}
	var have render.Pt
	for i := range g.queue {
		if have += g.queue[i].size(); have > want {
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

// startArticle makes note marks of a continuous count begin anew.
func (g *pager) startArticle() { g.count = 0 }

func (g *pager) openPage() {
	d := g.p.doc
	recto := (g.before+len(d.Pages))%2 == 0
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

// closePage sets the notes of the page at its foot.
func (g *pager) closePage() {
	if !g.sheet.open {
		return
	}
	g.noteBlock(g.sheet.notes, 0, g.p.grid.block, 0)
	g.sheet = sheet{}
}

func (g *pager) label() string { return g.labelOf(g.before + len(g.p.doc.Pages)) }

// labelOf is the label of page n, from 1.
func (g *pager) labelOf(n int) string {
	if g.roman {
		return romanNumber(n)
	}
	return strconv.Itoa(n)
}

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
