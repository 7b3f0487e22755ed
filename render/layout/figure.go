package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// figure sets a picture with its caption under it, in whole grid lines. A missing picture leaves an empty frame.
func (p *press) figure(b *content.Figure, f flow, node content.NodeRef) {
	elem := p.figureElem(b, f.parent, node)
	column, across := p.figureColumn(b)
	asset := p.assets[b.Asset]
	w, h := p.pictureSize(asset, column-f.left-f.right)
	pic := &picture{p: p, elem: elem, asset: asset, decorative: b.Decorative, node: node, across: across,
		x: f.left, measure: column - f.left - f.right, w: w, h: h}
	if caption := p.caption(b, elem, node, column, w); len(caption) > 0 {
		pic.gap = p.look(p.theme.Figure.Caption).above
		pic.caption = p.stack([][]strip{caption}, 0)
	}
	p.emit(pic.strip(h))
}

// figureElem adds the Figure; without alternative text it is called by its number (pdf.md).
func (p *press) figureElem(b *content.Figure, parent int32, node content.NodeRef) int32 {
	if b.Decorative { // an ornament has no meaning of its own, but its caption stays
		return p.elemAt("Div", parent, node)
	}
	elem := p.elemAt("Figure", parent, node)
	p.figures++
	p.doc.Elems[elem].Alt = b.Alt
	if b.Alt == "" {
		p.doc.Elems[elem].Alt = pick(p.article.Lang, "图", "圖", "Figure ") + strconv.Itoa(p.figures)
	}
	return elem
}

// figureColumn is the measure a picture is set in: wide ones may run over all columns.
func (p *press) figureColumn(b *content.Figure) (render.Pt, bool) {
	g := &p.grid
	a := p.assets[b.Asset]
	if g.columns == 1 || !p.theme.Figure.Across || a == nil || a.Height == 0 || a.Width*10 < a.Height*14 {
		return g.column, false
	}
	if p.naturalWidth(a) < g.column*3/2 {
		return g.column, false
	}
	return g.inline, true
}

// naturalWidth is the width of a picture at the theme's resolution.
func (p *press) naturalWidth(a *content.Asset) render.Pt {
	return render.Pt(int64(a.Width) * 72000 / int64(max(p.theme.Figure.Resolve, 1)))
}

// pictureSize returns the logical size of a picture: as wide as the measure takes, no larger than its pixels
// bear, no higher than the theme's share of the page.
func (p *press) pictureSize(a *content.Asset, measure render.Pt) (w, h render.Pt) {
	g := &p.grid
	most := scale(g.height, render.Pt(p.theme.Figure.Share), 1000)
	if a == nil || a.Width <= 0 || a.Height <= 0 {
		w = measure * 6 / 10
		h = min(w*10/16, most)
		return w, h
	}
	pw, ph := render.Pt(a.Width), render.Pt(a.Height)
	natural := p.naturalWidth(a)
	if g.vertical { // the lines run along the picture's height
		pw, ph = ph, pw
		natural = scale(natural, pw, ph)
	}
	w = min(measure, natural)
	if w > measure*8/10 {
		w = measure
	}
	h = scale(w, ph, pw)
	if h > most {
		w, h = scale(most, pw, ph), most
	}
	return w, h
}
