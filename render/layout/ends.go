package layout

import (
	"unicode"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// legal says whether the column may end before strip i: what must stand before a tail or an imprint on its page
// counts as well; part lowers that claim.
func (g *pager) legal(i, end int, part render.Pt) keep {
	var before render.Pt
	for m := i; m < end && m < i+24; m++ {
		if g.queue[m].pull/part > before {
			return breakNever
		}
		before += g.queue[m].block
	}
	return g.queue[i-1].keep
}

// retreat returns the best place to end the column at or before its greedy end. An end that leaves a tenth of the
// page empty is looked for again with a third of what tails and imprints claim before them.
func (g *pager) retreat(c *column, end int) int {
	to := g.lastLegal(c, end, 1)
	if g.lost(c, to) > g.p.grid.height/10 {
		if near := g.lastLegal(c, end, 3); g.lost(c, near) < g.lost(c, to) {
			return near
		}
	}
	return to
}

// lost is the room that stays empty if the column ends before strip i.
func (g *pager) lost(c *column, i int) render.Pt {
	return c.used - c.ys[i-1-c.from] - g.queue[i-1].block
}

// lastLegal prefers a free break near by, else a first line alone, else any free break, else the greedy end.
func (g *pager) lastLegal(c *column, end int, part render.Pt) int {
	avoid, free := 0, 0
	for i := c.to; i > c.from && free == 0; i-- {
		switch g.legal(i, end, part) {
		case breakFree:
			free = i
		case breakAvoid:
			if avoid == 0 {
				avoid = i
			}
		}
	}
	height := g.p.grid.height
	switch {
	case free > 0 && (avoid == 0 || g.lost(c, free) <= 2*g.p.grid.leading):
		if c.from > 0 || avoid > 0 || g.lost(c, free) < height*2/3 {
			return free
		}
	case avoid > 0 && g.lost(c, avoid) <= height/3:
		return avoid
	case free > 0 && (c.from > 0 || g.lost(c, free) < height*2/3):
		return free
	}
	return c.to
}

// mend tries to break a paragraph of the column into one line less or more, the last ones first, so that the
// column ends well.
func (g *pager) mend(c column, end int, at slot) (column, bool) {
	tries := 0
	for i := min(c.to, end-1); i >= c.from && tries < 12; i-- {
		s := &g.queue[i]
		if s.galley == nil || s.line != 0 || s.galley.delta != 0 || s.galley.lines < 2 {
			continue
		}
		tries++
		gal := s.galley
		old := append([]strip(nil), g.queue[i:min(i+gal.lines, len(g.queue))]...)
		if len(old) < gal.lines || i+gal.lines > end {
			continue
		}
		for _, delta := range []int{-1, 1} {
			lines, ok := gal.para.prep.Break(gal.para.measure, delta)
			if !ok || len(lines) != gal.lines+delta || solitary(gal.para.prep.Runes, lines) {
				continue
			}
			g.rebroken(i, gal.lines, lines, gal, old)
			d := g.greedy(c.from, end+delta, at)
			if d.to == end+delta || d.to > d.from && g.legal(d.to, end+delta, 1) == breakFree {
				g.spread.mended = append(g.spread.mended, mended{gal, gal.lines}) // in case the trial is taken back
				gal.delta, gal.lines = delta, len(lines)
				g.grown += delta
				return d, true
			}
			g.splice(i, len(lines), old)
		}
	}
	return c, false
}

// solitary reports whether the last line has but one character (OR-1).
func solitary(runes []rune, lines []typeset.Line) bool {
	last := &lines[len(lines)-1]
	n := 0
	for _, r := range runes[last.From:last.To] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n < 2
}

// rebroken replaces the strips of a paragraph by those of its new lines.
func (g *pager) rebroken(at, n int, lines []typeset.Line, gal *galley, old []strip) {
	fresh := g.p.strips(gal, lines)
	first := &old[0]
	fresh[0].above, fresh[0].start, fresh[0].pull = first.above, first.start, first.pull
	fresh[0].keep = max(fresh[0].keep, min(first.keep, breakNever))
	if extra := first.hung; extra > 0 {
		fresh[0].hung = extra
		fresh[0].items = append(append([]Item(nil), first.items[:extra]...), fresh[0].items...)
	}
	last := &fresh[len(fresh)-1]
	last.keep, last.endMark = max(last.keep, old[n-1].keep), old[n-1].endMark
	g.splice(at, n, fresh)
}

func (g *pager) splice(at, n int, in []strip) {
	tail := g.queue[at+n:]
	out := make([]strip, 0, len(g.queue)+len(in)-n)
	out = append(append(append(out, g.queue[:at]...), in...), tail...)
	g.queue = out
}

// lower does so with a picture over all columns that would have to go to the next page.
func (g *pager) lower(room render.Pt) bool {
	s := &g.queue[0]
	if s.picture == nil {
		return false
	}
	whole, _ := noteHeights(s.notes)
	fresh, ok := s.picture.fit(room - g.area(g.sheet.noteH+whole))
	if ok {
		fresh.keep, fresh.hung, fresh.across = s.keep, s.hung, s.across
		*s = fresh
	}
	return ok
}

// refit lowers the picture that would not fit at the end of the column.
func (g *pager) refit(c *column, end int, room render.Pt) bool {
	if c.to == end || c.to == c.from || g.queue[c.to].picture == nil {
		return false
	}
	s := &g.queue[c.to]
	whole, _ := noteHeights(s.notes)
	fresh, ok := s.picture.fit(room - g.area(c.noteH+whole) - g.p.grid.up(c.used+s.above))
	if ok {
		fresh.above, fresh.keep, fresh.hung = s.above, s.keep, s.hung
		*s = fresh
	}
	return ok
}
