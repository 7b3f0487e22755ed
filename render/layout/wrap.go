package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// wraps reports whether a picture stands beside the paragraph after it: it is small, the column is one and wide.
func (p *press) wraps(b *content.Figure, f flow, next content.Block) bool {
	if _, ok := next.(*content.Para); !ok || !p.theme.Figure.Wrap || p.grid.columns > 1 || f.left+f.right > 0 {
		return false
	}
	a := p.assets[b.Asset]
	if a == nil || a.Width <= 0 || a.Height <= 0 || p.grid.vertical {
		return false
	}
	natural := p.naturalWidth(a)
	return natural*100 <= p.grid.column*45 && natural >= 6*p.grid.size
}

// besidePicture sets a small picture at the end of the first lines of the paragraph after it. A paragraph too
// short for that comes after the picture.
func (p *press) besidePicture(b *content.Figure, after *content.Para, f flow, node, next content.NodeRef) {
	elem := p.figureElem(b, f.parent, node)
	a := p.assets[b.Asset]
	g := &p.grid
	wide := (p.naturalWidth(a) + g.size - 1) / g.size * g.size
	w, h := p.pictureSize(a, wide)
	pic := p.picture(elem, a, b.Decorative, g.column-wide+(wide-w)/2, w, h)
	if words := p.captionOf(b, elem, node); words != nil {
		joined := p.stack([][]strip{p.captionIn(words, 0, wide, wide)}, pic.block+p.look(p.theme.Figure.Caption).above)
		for _, it := range joined.items {
			shift(it, g.column-wide, 0)
		}
		pic.items, pic.block = append(pic.items, joined.items...), joined.block
		pic.notes, pic.calls, pic.faults = joined.notes, joined.calls, joined.faults
	}
	q, _ := p.paraOf(after, f, next)
	lines := int((pic.block + g.leading/2 + g.leading - 1) / g.leading)
	full := typeset.Em(int64(g.column) * 1000 / int64(q.size))
	short := typeset.Em(int64(g.column-wide-g.size) * 1000 / int64(q.size))
	q.measure = beside{lines: lines, width: short, full: full}
	strips := p.galley(q, g.column)
	if len(strips) < lines {
		pic.node, pic.box = node, elem
		for _, it := range pic.items {
			shift(it, -(g.column-wide)/2, 0)
		}
		p.emit(p.whole(pic))
		q.measure = nil
		p.emit(p.galley(q, g.column)...)
		return
	}
	p.emit(p.joinBeside(pic, strips, lines, node, elem)...)
}

// joinBeside makes one strip of the picture and the lines beside it.
func (p *press) joinBeside(pic strip, strips []strip, lines int, node content.NodeRef, elem int32) []strip {
	g := &p.grid
	down := (render.Pt(lines)*g.leading - (g.leading - g.size) - pic.block) / 2
	out := strip{node: node, grid: true, block: render.Pt(lines) * g.leading, items: pic.items, notes: pic.notes, calls: pic.calls, faults: pic.faults, figure: elem}
	for _, it := range pic.items {
		shift(it, 0, max(down, 0))
	}
	for i := range lines {
		s := &strips[i]
		for _, it := range s.items {
			shift(it, 0, render.Pt(i)*g.leading)
		}
		out.items = append(out.items, s.items...)
		out.notes, out.calls = append(out.notes, s.notes...), append(out.calls, s.calls...)
		out.faults = append(out.faults, s.faults...)
	}
	out.keep = strips[lines-1].keep
	rest := strips[lines:]
	for i := range rest {
		rest[i].galley = nil // the lines beside the picture are fixed
	}
	return append([]strip{out}, rest...)
}
