package layout

import (
	"github.com/kanben/kanben/render"
)

// stack joins the strips of several paragraphs into one that is never cut; it begins below pad.
func (p *press) stack(parts [][]strip, pad render.Pt) strip {
	out := strip{block: pad}
	for _, part := range parts {
		for i := range part {
			s := &part[i]
			if out.node == "" {
				out.node, out.off = s.node, s.off
			}
			out.block += s.above
			for _, it := range s.items {
				shift(it, 0, out.block)
			}
			out.items = append(out.items, s.items...)
			out.notes = append(out.notes, s.notes...)
			out.calls = append(out.calls, s.calls...)
			out.faults = append(out.faults, s.faults...)
			out.block += s.block
		}
	}
	return out
}

// whole makes a strip take whole grid lines, with its content in the middle of what the eye sees as free: the
// line gap above belongs to it, the one below does not (PG-5).
func (p *press) whole(s strip) strip {
	g := &p.grid
	gap := g.leading - g.size
	total := g.up(s.block + g.leading*11/10 - gap)
	down := (total - gap - s.block) / 2
	for _, it := range s.items {
		shift(it, 0, down)
	}
	s.block, s.grid, s.air = total, true, down
	return s
}

// shift moves an item within its strip.
func shift(it Item, inline, block render.Pt) { frame{}.put(it, inline, block) }

// before asks for space above a block; right after a heading the heading's own is enough.
func (p *press) before(space render.Pt) {
	if !p.afterHeading {
		p.space += space
	}
}

func (p *press) thematicBreak(f flow) {
	g := &p.grid
	long := 4 * g.size
	from := (g.column - long) / 2
	y := (g.leading - (g.leading - g.size)) / 2
	rule := &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: from, Y1: y, X2: from + long, Y2: y, Width: 300, Ink: p.accent()}
	p.emit(strip{block: g.leading, grid: true, items: []Item{rule}})
}
