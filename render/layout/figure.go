package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
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
	elem := p.elemAt("Figure", parent, node)
	p.figures++
	p.doc.Elems[elem].Alt = b.Alt
	if b.Alt == "" && !b.Decorative {
		p.doc.Elems[elem].Alt = pick(p.article.Lang, "图", "圖", "Figure ") + strconv.Itoa(p.figures)
	}
	return elem
}

// picture is a figure whose height may still be lowered, so that it fits on the page where it belongs.
type picture struct {
	p          *press
	elem       int32
	asset      *content.Asset
	decorative bool
	node       content.NodeRef
	across     bool
	x, measure render.Pt
	w, h       render.Pt // as large as it may be
	gap        render.Pt // between picture and caption
	caption    strip
	at         render.Pt // where the caption's items stand
	fitted     bool
}

// strip makes the strip of the figure with its picture h high.
func (f *picture) strip(h render.Pt) strip {
	w := scale(f.w, h, f.h)
	s := f.p.picture(f.elem, f.asset, f.decorative, f.x+(f.measure-w)/2, w, h)
	s.node, s.box, s.across, s.picture = f.node, f.elem, f.across, f
	if f.caption.block > 0 {
		top := s.block + f.gap
		for _, it := range f.caption.items {
			shift(it, 0, top-f.at)
		}
		s.items, s.block = append(s.items, f.caption.items...), top+f.caption.block
		s.notes, s.calls = f.caption.notes, f.caption.calls
		f.at = top
	}
	before := s.block
	s = f.p.whole(s)
	if f.caption.block > 0 { // whole moved the caption too
		f.at += (s.block - (f.p.grid.leading - f.p.grid.size) - before) / 2
	}
	return s
}

// fit lowers the picture so that the figure takes no more than the room, to 55 % of its height at most.
func (f *picture) fit(room render.Pt) (strip, bool) {
	if f.fitted {
		return strip{}, false
	}
	f.fitted = true
	g := &f.p.grid
	rest := g.leading*11/10 - (g.leading - g.size) // what whole adds
	h := room/g.leading*g.leading - rest
	if f.caption.block > 0 {
		h -= f.gap + f.caption.block
	}
	if h < f.h*55/100 {
		return strip{}, false
	}
	return f.strip(min(h, f.h)), true
}

func (p *press) picture(elem int32, a *content.Asset, decorative bool, x, w, h render.Pt) strip {
	mark := Mark{Elem: elem}
	if decorative {
		mark = Mark{Elem: -1, Artifact: LayoutArtifact}
	}
	if a == nil || a.Width <= 0 || a.Height <= 0 {
		return strip{block: h, items: p.emptyFrame(x, w, h)}
	}
	return strip{block: h, items: []Item{&ImageItem{Mark: mark, X: x, W: w, H: h, Asset: a}}}
}

// emptyFrame stands where a picture is missing.
func (p *press) emptyFrame(x, w, h render.Pt) []Item {
	mark := Mark{Elem: -1, Artifact: LayoutArtifact}
	t := &p.theme.Figure
	side := func(x1, y1, x2, y2 render.Pt) Item {
		return &RuleItem{Mark: mark, X1: x1, Y1: y1, X2: x2, Y2: y2, Width: max(t.Frame, 250), Ink: p.ink(t.FrameInk)}
	}
	return []Item{side(x, 0, x+w, 0), side(x+w, 0, x+w, h), side(x+w, h, x, h), side(x, h, x, 0)}
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

// caption sets caption and credit: centred if it is one line, else justified as wide as the picture.
func (p *press) caption(b *content.Figure, figure int32, node content.NodeRef, column, width render.Pt) []strip {
	credit := pictureCredit(b.Credits, p.article.Lang)
	if len(b.Caption) == 0 && credit == "" {
		return nil
	}
	t := &p.theme.Figure
	l := p.look(t.Caption)
	l.above = 0
	q := &para{look: l, node: node.Sub("caption"), balance: true}
	side := (column - max(width, column*6/10)) / 2
	q.left, q.right = side, side
	elem := p.elemAt("Caption", figure, node.Sub("caption"))
	p.write(q, b.Caption, elem)
	p.words(q, credit, elem, t.Credit, typeset.Unbroken)
	return p.galley(q, column)
}

// pictureCredit is （…摄） at the end of the caption.
func pictureCredit(credits []content.Credit, lang string) string {
	out := ""
	for i := 0; i < len(credits); {
		c := &credits[i]
		names := pictureName(c)
		j := i + 1
		for j < len(credits) && credits[j].Role == c.Role && credits[j].Label == c.Label && credits[j].Org == c.Org {
			names += pick(lang, "、", "、", ", ") + credits[j].Name
			j++
		}
		if out != "" {
			out += pick(lang, "　", "　", "; ")
		}
		out += pictureVerb(c, names, lang)
		i = j
	}
	if out == "" {
		return ""
	}
	return pick(lang, "（"+out+"）", "（"+out+"）", " ("+out+")")
}

func pictureName(c *content.Credit) string {
	switch {
	case c.Org != "" && c.Name != "":
		return c.Org + " " + c.Name
	case c.Name != "":
		return c.Name
	}
	return c.Org
}

func pictureVerb(c *content.Credit, names, lang string) string {
	if !chinese(lang) {
		return c.LabelIn(lang) + " " + names
	}
	switch c.Role {
	case content.Photographer:
		return names + pick(lang, "摄", "攝", "")
	case content.PhotoSupplier:
		return names + pick(lang, "供图", "供圖", "")
	case content.Illustrator:
		return names + pick(lang, "绘", "繪", "")
	}
	return c.LabelIn(lang) + "：" + names
}
