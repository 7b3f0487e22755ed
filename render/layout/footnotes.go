package layout

import (
	"slices"

	"github.com/kanben/kanben/render"
)

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
			g.faults(n.n.strips[i].faults)
		}
		if n.from > 0 {
			rest = len(page.Items)
		}
	}
	moved := append(slices.Clone(page.Items[before:rest]), page.Items[at:before]...)
	copy(page.Items[at:], moved)
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
