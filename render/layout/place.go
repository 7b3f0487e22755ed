package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

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
			if g.queue[i].float != nil {
				g.placeFloats(c, i)
				continue
			}
			g.strip(&g.queue[i], inline, g.sheet.top+c.ys[i-c.from])
			g.release(&g.queue[i])
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
			g.noteBlock(c.notes, inline, g.sheet.top+room-c.res[k].bottom-(grid.leading-grid.size), at)
			used = room
		}
	}
	last := &cols[len(cols)-1]
	g.carry = last.rest
	if !single {
		used = g.columnRules(cols, used, room)
	}
	g.sheet.top = grid.up(g.sheet.top + used)
	clear(g.queue[:last.to])
	g.queue = g.queue[last.to:]
}

// release gives back the memory of a paragraph whose last line stands on its page: it is not broken anew.
func (g *pager) release(s *strip) {
	if s.galley != nil && s.line == s.galley.lines-1 && s.galley.para.prep != nil {
		g.p.setter.Release(s.galley.para.prep)
	}
}

// goesOn returns the header of the table that the column parts.
func (g *pager) goesOn(c *column) *header {
	if c.to == c.from || c.to == len(g.queue) || g.queue[c.to-1].header == nil || g.queue[c.to].header != g.queue[c.to-1].header {
		return nil
	}
	return g.queue[c.to].header
}

// columnRules draws the rules between the columns, as high as the region and parted by the floats over them. It
// returns what the region takes with its floats.
func (g *pager) columnRules(cols []column, used, room render.Pt) render.Pt {
	grid := &g.p.grid
	n, width := len(cols), g.p.theme.Grid.ColumnRule
	var floats []hungFloat
	for i := range cols {
		floats = append(floats, cols[i].hung...)
	}
	blocks := make([]render.Pt, len(floats))
	for i, h := range floats {
		blocks[i] = g.queue[h.strip].float.sets[h.span-1].block
		n = max(n, h.col+h.span)
		used = max(used, h.y+blocks[i])
	}
	gap := grid.leading - grid.size
	for k := 1; k < n && width > 0; k++ {
		from, to := render.Pt(0), min(used, room)
		for i, h := range floats {
			switch over := h.col < k && k < h.col+h.span; {
			case over && h.foot:
				to = min(to, h.y)
			case over:
				from = max(from, h.y+blocks[i])
			}
		}
		if to-gap <= from {
			continue
		}
		x := render.Pt(k)*(grid.column+grid.gutter) - grid.gutter/2
		g.item(&RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: x, Y1: from, X2: x, Y2: to - gap, Width: width, Ink: render.Black}, 0, g.sheet.top)
	}
	return used
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
		switch {
		case s.across:
			width = g.p.grid.inline
		case s.wide > 0:
			width = s.wide
		}
		r.X, r.Y, r.W, r.H = g.sheet.frame.rect(inline, block, width, s.block)
		d.Elems[s.box].BBox = &r
	}
	if s.figure > 0 {
		g.pictureBox(s)
	}
	if s.loose {
		d.Loose++
	}
	g.faults(s.faults)
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

// faults tells of lines on this page that could not be set well.
func (g *pager) faults(list []fault) {
	for _, f := range list {
		msg := "a loose line: "
		if f.code == "W-OVERFULL" {
			msg = "a line runs out of the measure: "
		}
		g.p.problems = append(g.p.problems, content.Problem{Severity: content.Warning, Code: f.code, Pos: f.pos, Page: g.label(), Msg: msg + f.text})
	}
}

func (g *pager) widow(s *strip) {
	pos := content.Pos{}
	if s.galley != nil {
		pos = s.galley.para.place(0)
	}
	g.p.problems = append(g.p.problems, content.Problem{Severity: content.Warning, Code: "W-WIDOW", Pos: pos, Page: g.label(),
		Path: string(s.node), Msg: "a page ends where it should not: what follows is too large to stay with it" + quoted(s.items)})
}

// quoted returns the words that items begin with, for a message.
func quoted(items []Item) string {
	var words []rune
	for _, it := range items {
		if x, ok := it.(*Text); ok && len(words) < 20 && len(x.Glyphs) > 0 {
			last := x.Glyphs[len(x.Glyphs)-1]
			words = append(words, x.Runes[x.Glyphs[0].Text:last.Text+int32(last.N)]...)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return ": " + string(words[:min(20, len(words))])
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
