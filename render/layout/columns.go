package layout

import (
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
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
}

// columns fills up to n columns of the height from the queue's first strips. Re-breaking may change how many
// strips the region has: it returns the new end.
func (g *pager) columns(end int, room render.Pt, n int, rebreak bool) ([]column, int) {
	cols := make([]column, 0, n)
	carry := g.carry
	from := 0
	for range n {
		var c column
		if n > 1 {
			c = g.fill(from, end, room, carry, 0, rebreak)
			carry = c.rest
		} else {
			c = g.fill(from, end, room, nil, g.sheet.noteH, rebreak)
			c.rest = append(append([]noteSlice(nil), g.carry...), c.rest...)
		}
		end += g.grown
		g.grown = 0
		cols = append(cols, c)
		if from = c.to; from == end {
			break
		}
	}
	return cols, end
}

// fill fills one column and chooses where it ends. A bad end is mended by re-breaking a paragraph first (PG-6).
func (g *pager) fill(from, end int, room render.Pt, carry []noteSlice, noteH render.Pt, rebreak bool) column {
	c := g.greedy(from, end, room, carry, noteH)
	if g.refit(&c, end, room) {
		c = g.greedy(from, end, room, carry, noteH)
	}
	if c.to == end || c.to == from {
		return c
	}
	if g.legal(c.to, end, 1) == breakFree {
		return c
	}
	if rebreak {
		if d, ok := g.mend(c, end, room, carry, noteH); ok {
			return d
		}
	}
	to := g.retreat(&c, end)
	if to == c.to {
		return c
	}
	widow := g.queue[to-1].keep == breakNever
	c = g.greedy(from, to, room, carry, noteH)
	c.widow = widow
	return c
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

// greedy takes strips as long as they and their notes fit.
func (g *pager) greedy(from, end int, room render.Pt, carry []noteSlice, noteH render.Pt) column {
	c := column{from: from, to: from, noteH: noteH}
	g.foot(&c, carry, room)
	split := len(c.rest) > 0
	for i := from; i < end; i++ {
		s := &g.queue[i]
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
		whole, least := noteHeights(s.notes)
		switch {
		case y+s.block+g.area(c.noteH+whole) <= room:
			for _, n := range s.notes {
				c.notes = append(c.notes, noteSlice{n, 0, len(n.strips)})
			}
			c.noteH += whole
		case !split && whole > least && y+s.block+g.area(c.noteH+least) <= room:
			split = true
			g.splitNotes(&c, s.notes, room-y-s.block)
		default:
			return c
		}
		c.ys = append(c.ys, y)
		c.used = y + s.block
		c.to = i + 1
	}
	return c
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
func (g *pager) mend(c column, end int, room render.Pt, carry []noteSlice, noteH render.Pt) (column, bool) {
	tries := 0
	for i := min(c.to, end-1); i >= c.from && tries < 4; i-- {
		s := &g.queue[i]
		if s.galley == nil || s.line != 0 || s.galley.delta != 0 || s.galley.lines < 3 {
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
			if !ok || len(lines) != gal.lines+delta {
				continue
			}
			g.rebroken(i, gal.lines, lines, gal, old)
			d := g.greedy(c.from, end+delta, room, carry, noteH)
			if d.to == end+delta || d.to > d.from && g.legal(d.to, end+delta, 1) == breakFree {
				gal.delta, gal.lines = delta, len(lines)
				g.grown += delta
				return d, true
			}
			g.splice(i, len(lines), old)
		}
	}
	return c, false
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

// balance lowers the columns to like height: the text after them, or the end, follows right below.
func (g *pager) balance(end int, room render.Pt, n int, full []column) ([]column, render.Pt) {
	leading := g.p.grid.leading
	var total render.Pt
	for i := range full {
		total += full[i].used + g.area(full[i].noteH)
	}
	for h := g.p.grid.up(total / render.Pt(n)); h < room; h += leading {
		cols, _ := g.columns(end, h, n, false)
		last := cols[len(cols)-1]
		if last.to == end && len(last.rest) == 0 && !g.bad(cols, end) {
			return cols, h
		}
	}
	return full, room
}

func (g *pager) bad(cols []column, end int) bool {
	for i := range cols {
		if cols[i].to < end && g.legal(cols[i].to, end, 1) == breakNever {
			return true
		}
	}
	return false
}

// place puts the columns on the page and takes their strips from the queue.
func (g *pager) place(cols []column, room render.Pt) {
	grid := &g.p.grid
	var used render.Pt
	single := grid.columns == 1 || g.queue[0].across
	for k := range cols {
		c := &cols[k]
		inline := render.Pt(k) * (grid.column + grid.gutter)
		at := len(g.p.doc.Pages[len(g.p.doc.Pages)-1].Items)
		if c.header != nil {
			for _, it := range copyItems(c.header.items) {
				g.item(it, inline, g.sheet.top)
			}
		}
		for i := c.from; i < c.to; i++ {
			g.strip(&g.queue[i], inline, g.sheet.top+c.ys[i-c.from])
		}
		if h := g.goesOn(c); h != nil {
			foot := h.foot
			g.item(&foot, inline, g.sheet.top+c.used)
		}
		if c.widow {
			g.widow(&g.queue[c.to-1])
		}
		used = max(used, c.used)
		if single {
			g.sheet.notes = append(g.sheet.notes, c.notes...)
			g.sheet.noteH = c.noteH
		} else if len(c.notes) > 0 {
			g.noteBlock(c.notes, inline, g.sheet.top+room-(grid.leading-grid.size), at)
			used = room
		}
	}
	last := &cols[len(cols)-1]
	g.carry = last.rest
	if !single && g.p.theme.Grid.ColumnRule > 0 {
		g.columnRules(len(cols), min(used, room))
	}
	g.sheet.top = grid.up(g.sheet.top + used)
	clear(g.queue[:last.to])
	g.queue = g.queue[last.to:]
}

// goesOn returns the header of the table that the column parts.
func (g *pager) goesOn(c *column) *header {
	if c.to == c.from || c.to == len(g.queue) || g.queue[c.to-1].header == nil || g.queue[c.to].header != g.queue[c.to-1].header {
		return nil
	}
	return g.queue[c.to].header
}

func (g *pager) columnRules(n int, height render.Pt) {
	grid := &g.p.grid
	for k := 1; k < n; k++ {
		x := render.Pt(k)*(grid.column+grid.gutter) - grid.gutter/2
		gap := grid.leading - grid.size
		g.item(&RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: x, Y1: 0, X2: x, Y2: height - gap,
			Width: g.p.theme.Grid.ColumnRule, Ink: render.Black}, 0, g.sheet.top)
	}
}

func (g *pager) widow(s *strip) {
	g.p.problems = append(g.p.problems, content.Problem{Severity: content.Warning, Code: "W-WIDOW", Page: g.label(),
		Path: string(s.node), Msg: "a line stands alone at a page break: " + s.text})
}

// strip puts one strip on the page and notes what begins there.
func (g *pager) strip(s *strip, inline, block render.Pt) {
	d := g.p.doc
	page := len(d.Pages) - 1
	if s.running != nil {
		g.runningHead(s.running)
	}
	for _, c := range s.calls {
		if c.note.number == 0 {
			g.count++
			g.sheet.count++
			c.note.number = g.sheet.count
			if g.p.theme.Note.Continuous {
				c.note.number = g.count
			}
			g.p.number(c.note.label, c.note.number)
		}
		g.p.number(c.mark, c.note.number)
	}
	for _, it := range s.items {
		g.item(it, inline, block)
	}
	if s.endMark {
		g.endBox(s, inline, block)
	}
	g.seen(s)
	if m := &d.Map.Pages[page]; s.node != "" && !m.Own {
		m.Node, m.Off, m.Own = s.node, s.off, true
	}
	_, top := g.sheet.frame.at(inline, block)
	for _, i := range s.marks {
		d.Outline[i].Page, d.Outline[i].Y = page, top
	}
	if s.box > 0 && d.Elems[s.box].BBox == nil {
		r := Rect{Page: page}
		width := g.p.grid.column
		if s.across {
			width = g.p.grid.inline
		}
		r.X, r.Y, r.W, r.H = g.sheet.frame.rect(inline, block, width, s.block)
		d.Elems[s.box].BBox = &r
	}
	if s.figure > 0 {
		g.pictureBox(s)
	}
	if s.fault != "" {
		g.fault(s)
	}
}

// pictureBox gives a figure beside text the box of its picture.
func (g *pager) pictureBox(s *strip) {
	for _, it := range s.items {
		if im, ok := it.(*ImageItem); ok {
			g.p.doc.Elems[s.figure].BBox = &Rect{Page: len(g.p.doc.Pages) - 1, X: im.X, Y: im.Y, W: im.W, H: im.H}
			return
		}
	}
}

// seen keeps which block the last line on the page belongs to.
func (g *pager) seen(s *strip) {
	last := int32(0)
	for _, it := range s.items {
		if t, ok := it.(*Text); ok && t.Elem > 0 {
			last = t.Elem
		}
	}
	if last == 0 {
		return
	}
	g.sheet.last = last
	g.sheet.goes = s.galley != nil && s.line < s.galley.lines-1
	elems := g.p.doc.Elems
	for e := last; e > 0; e = elems[e].Parent {
		switch elems[e].Kind {
		case "P", "Caption", "TD", "TH", "H1", "H2", "H3", "H4", "H5", "H6":
			g.sheet.last = e
			return
		}
	}
}

func (g *pager) fault(s *strip) {
	msg := "a loose line: "
	if s.fault == "W-OVERFULL" {
		msg = "a line runs out of the measure: "
	}
	pos := content.Pos{}
	if s.galley != nil {
		pos = s.galley.para.place(0)
	}
	g.p.problems = append(g.p.problems, content.Problem{Severity: content.Warning, Code: s.fault, Pos: pos, Page: g.label(), Msg: msg + s.text})
}

func (g *pager) item(it Item, inline, block render.Pt) {
	g.sheet.frame.put(it, inline, block)
	page := &g.p.doc.Pages[len(g.p.doc.Pages)-1]
	page.Items = append(page.Items, it)
}

// runningHead changes what running heads say from this page on; a page shows what stands first on it.
func (g *pager) runningHead(r *running) {
	i := &g.info[len(g.info)-1]
	if r.title != "" {
		g.run = *r
		i.first = true
	} else {
		g.run.section = r.section
	}
	if g.sheet.top == 0 || i.title == "" {
		i.running = g.run
	}
}

// noteBlock sets notes so that their last line ends at the foot. They are read where the page or column ends; the
// rest of one that began on the page before is read first, before the item at.
func (g *pager) noteBlock(notes []noteSlice, inline, foot render.Pt, at int) {
	if len(notes) == 0 {
		return
	}
	page := &g.p.doc.Pages[len(g.p.doc.Pages)-1]
	before := len(page.Items)
	l := g.p.look(g.p.theme.Note.Text)
	var h render.Pt
	for _, n := range notes {
		for i := n.from; i < n.to; i++ {
			h += n.n.strips[i].block
		}
	}
	y := foot - h + (l.leading - l.size)
	t := &g.p.theme.Note
	if t.Rule > 0 {
		long := scale(g.p.grid.column, render.Pt(t.RuleLong), 1000)
		middle := y - l.leading/2
		g.item(&RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, Y1: 0, X2: long, Width: t.Rule, Ink: render.Black}, inline, middle)
	}
	rest := before
	for _, n := range notes {
		for i := n.from; i < n.to; i++ {
			for _, it := range n.n.strips[i].items {
				g.item(it, inline, y)
			}
			y += n.n.strips[i].block
		}
		if n.from > 0 {
			rest = len(page.Items)
		} else {
			g.p.doc.Elems[n.n.elem].Parent = g.noteHome()
		}
	}
	moved := append(slices.Clone(page.Items[before:rest]), page.Items[at:before]...)
	copy(page.Items[at:], moved)
}

// noteHome is the element that the notes of a page or column belong to: the paragraph that goes on after it, else
// what the last paragraph stands in.
func (g *pager) noteHome() int32 {
	e := g.sheet.last
	if g.sheet.goes {
		return e
	}
	elems := g.p.doc.Elems
	for e = max(elems[e].Parent, 0); e > 0; e = elems[e].Parent {
		switch elems[e].Kind {
		case "Sect", "Part", "BlockQuote", "LBody", "Div", "TD", "TH":
			return e
		}
	}
	return 0
}
