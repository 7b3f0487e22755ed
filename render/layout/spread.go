package layout

import (
	"slices"

	"github.com/kanben/kanben/render"
)

// spread looks ahead over a verso and the recto beside it: where one of them would end a line or two above its foot,
// both are run so much shorter if that makes them end alike (PG-6, the last remedy).
type spread struct {
	short  render.Pt // what both pages leave empty at their feet
	mended []mended  // since the trial in hand began
}

// mended is a paragraph that has been broken anew, with its lines before that.
type mended struct {
	galley *galley
	lines  int
}

// mostShort is how many lines a spread may be run short.
const mostShort = 2

// ahead reports whether pages are looked at in spreads: facing pages of one column.
func (g *pager) ahead() bool { return g.p.grid.facing && g.p.grid.columns == 1 }

// spreadRoom is the room of the page that begins: of a recto what its verso has been given, of a verso what makes the
// spread end best.
func (g *pager) spreadRoom(room render.Pt, end int, definite bool) render.Pt {
	if !g.ahead() || g.sheet.top > 0 {
		return room
	}
	if verso := (g.before+len(g.p.doc.Pages))%2 == 0; verso {
		g.spread.short = 0
		if g.plain(end) {
			g.spread.short = g.bestSpread(room, end, definite)
		}
		return room - g.spread.short
	}
	room -= g.spread.short
	g.spread.short = 0
	return room
}

// bestSpread tries the spread whole and shorter, each time with paragraphs broken anew where that mends an end.
func (g *pager) bestSpread(room render.Pt, end int, definite bool) render.Pt {
	before := slices.Clone(g.queue)
	best, least := render.Pt(0), -1
	for s := render.Pt(0); s <= mostShort && least != 0; s++ {
		verso, cost := g.trySpread(room-s*g.p.grid.leading, end, definite)
		g.undo(before)
		if cost < 0 && s == 0 {
			return 0
		}
		if cost >= 0 && (s == 0 || verso <= int(s)+1) && (least < 0 || cost < least) {
			best, least = s, cost
		}
	}
	return best * g.p.grid.leading
}

// plain reports whether the strips of two pages are text alone: pictures that have been lowered stay so.
func (g *pager) plain(end int) bool {
	var have render.Pt
	for i := 0; i < end && have < 2*g.p.grid.height; i++ {
		if s := &g.queue[i]; s.picture != nil || s.float != nil {
			return false
		}
		have += g.queue[i].block
	}
	return len(g.carry) == 0
}

// trySpread fills both pages and returns what is wrong with their ends: nothing is 0, and -1 says that there is no
// spread of text to look at. verso is how many lines of the first page stay empty.
func (g *pager) trySpread(room render.Pt, end int, definite bool) (verso, cost int) {
	left := g.fill(0, end, slot{room: room, noteH: g.sheet.noteH}, true)
	end, g.grown = end+g.grown, 0
	if left.to == 0 || left.to == end || len(left.rest) > 0 {
		return 0, -1
	}
	right := g.fill(left.to, end, slot{room: room}, true)
	end, g.grown = end+g.grown, 0
	verso = g.below(&left)
	cost = verso*verso + g.badEnd(&left, end)
	switch {
	case right.to == right.from, right.to == end && !definite: // what comes is not known
		return 0, -1
	case right.to == end:
		return verso, cost
	}
	recto := g.below(&right)
	return verso, cost + recto*recto + 10*max(verso-recto, recto-verso) + g.badEnd(&right, end)
}

// below is how many lines of the type area are empty below the text of a page without notes.
func (g *pager) below(c *column) int {
	if c.noteH > 0 {
		return 0
	}
	return int((g.p.grid.height - c.used) / g.p.grid.leading)
}

func (g *pager) badEnd(c *column, end int) int {
	switch g.legal(c.to, end, 1) {
	case breakAvoid:
		return 15
	case breakNever:
		return 100
	}
	return 0
}

// undo takes a trial back.
func (g *pager) undo(queue []strip) {
	g.queue = append(g.queue[:0], queue...)
	for i := len(g.spread.mended) - 1; i >= 0; i-- {
		m := &g.spread.mended[i]
		m.galley.delta, m.galley.lines = 0, m.lines
	}
	g.spread.mended = g.spread.mended[:0]
}
