package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// figure sets a picture with its caption under it, in whole grid lines. A missing picture leaves an empty frame, one
// that was left out (no asset) its caption.
func (p *press) figure(b *content.Figure, f flow, node content.NodeRef) {
	if b.Asset == "" {
		p.captionAlone(b, f, node)
		return
	}
	elem := p.figureElem(b, f.parent, node)
	g := &p.grid
	span := p.figureSpan(b)
	words := p.captionOf(b, elem, node)
	if span > 1 && f.left+f.right == 0 && len(p.hang) == 0 {
		fl := &float{}
		for n := 1; n <= span; n++ {
			fl.sets = append(fl.sets, p.pictureIn(b, elem, node, words, 0, g.over(n)))
			fl.sets[n-1].wide = g.over(n)
		}
		p.emitFloat(fl)
		return
	}
	column := g.column
	if span > 1 {
		column = g.inline
	}
	s := p.pictureIn(b, elem, node, words, f.left, column-f.left-f.right)
	s.across = span > 1
	if s.picture != nil {
		s.picture.across = s.across
	}
	p.emit(s)
}

// captionAlone sets the words of a picture that was left out.
func (p *press) captionAlone(b *content.Figure, f flow, node content.NodeRef) {
	words := *b
	words.Decorative = true // no Figure without a picture
	q := p.captionOf(&words, f.parent, node)
	if q == nil {
		return
	}
	p.emit(p.whole(p.stack([][]strip{p.captionIn(q, f.left, p.grid.column-f.left-f.right, 0)}, 0)))
}

// pictureIn sets picture and caption in the measure.
func (p *press) pictureIn(b *content.Figure, elem int32, node content.NodeRef, words *para, left, measure render.Pt) strip {
	asset := p.assets[b.Asset]
	w, h := p.pictureSize(asset, measure)
	pic := &picture{p: p, elem: elem, asset: asset, decorative: b.Decorative, node: node, x: left, measure: measure, w: w, h: h}
	if words != nil {
		pic.gap = p.look(p.theme.Figure.Caption).above
		pic.caption = p.stack([][]strip{p.captionIn(words, left, measure, w)}, 0)
	}
	return pic.strip(h)
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

// figureSpan is how many columns a picture runs over: wide ones as many as they fill, up to what the theme allows.
func (p *press) figureSpan(b *content.Figure) int {
	g, t := &p.grid, &p.theme.Figure
	a := p.assets[b.Asset]
	if g.columns == 1 || !t.Across || a == nil || a.Height == 0 || a.Width*10 < a.Height*14 {
		return 1
	}
	natural := p.naturalWidth(a)
	if natural < g.column*3/2 {
		return 1
	}
	n := g.columns
	if t.Span > 0 {
		n = min(g.spans(natural), t.Span, n)
	}
	if w, _ := p.pictureSize(a, g.over(n)); g.vertical || n < g.columns { // its height may let it use fewer
		n = g.spans(w)
	}
	return n
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
