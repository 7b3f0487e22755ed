package pdf

import (
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// stance is how glyphs stand: it decides font encoding and text matrix.
type stance uint8

const (
	level   stance = iota // horizontal line
	upright               // vertical line, Identity-V
	turned                // vertical line, turned 90° clockwise
)

// textState is what the content stream has set so far on this page.
type textState struct {
	open  bool // between BT and ET
	array bool // between [ and ]
	str   bool // between ( and )
	name  string
	size  render.Pt
	bold  bool

	// The current Tm run: where the next code would stand, in 1/1000 of the glyph's own size along the line.
	line     *layout.Text
	stance   stance
	across   typeset.Em
	squeezed bool
	pen      int
}

// isSqueezed reports whether the glyph stands beside others in one upright box (纵中横). Its place is its origin on
// the baseline, not at the top centre.
func isSqueezed(g typeset.Glyph) bool { return g.Flags&typeset.Squeezed != 0 }

func stanceOf(t *layout.Text, g typeset.Glyph) stance {
	switch {
	case !t.Vertical:
		return level
	case g.Flags&typeset.Rotated != 0:
		return turned
	}
	return upright
}

func scaleOf(t *layout.Text) int {
	if t.Scale == 0 {
		return 1000
	}
	return int(t.Scale)
}

// glyphSize is the size at which the item's glyphs are drawn.
func glyphSize(t *layout.Text) render.Pt { return render.Pt(int64(t.Size) * int64(scaleOf(t)) / 1000) }

func (p *painter) paintText(t *layout.Text) {
	p.setFill(t.Ink)
	p.text.line = nil
	if t.Actual != "" {
		p.endText() // outlines may follow: marked content must not begin inside a text object and end outside
		p.span(t.Actual)
	}
	clusters(t, p.ends[t], func(c cluster) { p.paintCluster(t, &c) })
	p.endArray()
	if t.Actual != "" {
		p.endText()
		p.b = append(p.b, "EMC\n"...)
	}
	p.tree.upright = p.tree.upright || t.Vertical && t.Elem >= 0
	p.tree.cover(p.page, p.elemOf(t.Elem), textBox(p, t))
}

func (p *painter) paintCluster(t *layout.Text, c *cluster) {
	actual := ""
	if t.Actual == "" {
		actual = c.actual()
	}
	paths := c.hasOutlines()
	if paths {
		p.endText()
	} else {
		p.beginText()
	}
	if actual != "" {
		p.span(actual)
	}
	for i, g := range c.glyphs {
		if text := c.share(i); len(text) > 0 {
			p.paintGlyph(t, g, text)
		}
	}
	for i, g := range c.glyphs {
		if c.isOutline(i) {
			p.paintOutline(t, g)
		}
	}
	if actual != "" {
		p.endArray()
		if paths {
			p.endText()
		}
		p.b = append(p.b, "EMC\n"...)
	}
}

func (p *painter) paintGlyph(t *layout.Text, g typeset.Glyph, text []rune) {
	fc := p.book.of(g.Face, stanceOf(t, g) == upright)
	g.GID = fc.drawn(g.GID)
	k := codeLength(text)
	font, code := fc.code(g.GID, text[:k])
	p.place(t, g, font)
	p.show(t, g, code)
	for i := k; i < len(text); i++ {
		font, code := fc.code(g.GID, text[i:i+1])
		p.ghost(t, g, font, code, typeset.Em(100*i))
	}
}

// ghost shows a code invisibly and narrow, a little behind the glyph's origin: a character that shares the glyph.
// So it stands between it and the next one for readers that sort by place.
func (p *painter) ghost(t *layout.Text, g typeset.Glyph, font *faceCodes, code uint16, behind typeset.Em) {
	p.endArray()
	p.setFont(t, font)
	g.X += behind
	p.setMatrix(t, g)
	p.b = append(appendHex16(append(p.b, "3 Tr 10 Tz[<"...), code), ">]TJ 0 Tr 100 Tz\n"...)
	p.text.bold, p.text.line = false, nil
}

// span opens marked content whose text is replaced (14.9.4).
func (p *painter) span(actual string) {
	p.endArray()
	p.b = append(p.b, "/Span<</ActualText"...)
	p.b = append(appendText(p.b, actual), ">>BDC\n"...)
}

func (p *painter) beginText() {
	if !p.text.open {
		p.b = append(p.b, "BT\n"...)
		p.text.open = true
	}
}

func (p *painter) endText() {
	p.endArray()
	if p.text.open {
		p.b = append(p.b, "ET\n"...)
		p.text.open, p.text.line = false, nil
	}
}

func (p *painter) endString() {
	if p.text.str {
		p.b = append(p.b, ')')
		p.text.str = false
	}
}

func (p *painter) endArray() {
	p.endString()
	if p.text.array {
		p.b = append(p.b, "]TJ\n"...)
		p.text.array = false
	}
}

// place sets font, weight and text matrix for the glyph as far as they differ from what is set.
func (p *painter) place(t *layout.Text, g typeset.Glyph, font *faceCodes) {
	s := &p.text
	p.beginText()
	if st := stanceOf(t, g); s.line != t || s.stance != st || s.across != g.Y || s.squeezed || isSqueezed(g) {
		p.endArray()
		s.line, s.stance, s.across, s.squeezed = t, st, g.Y, isSqueezed(g)
		p.setFont(t, font)
		p.setMatrix(t, g)
		s.pen = alongUnits(t, g)
	}
	p.setFont(t, font)
	if bold := g.Flags&typeset.Emboldened != 0; bold != s.bold {
		p.endArray()
		p.setBold(t, bold)
	}
}

// alongUnits is the place of the glyph along its line in 1/1000 of the size at which it is drawn.
func alongUnits(t *layout.Text, g typeset.Glyph) int {
	s := scaleOf(t)
	if s == 1000 {
		return int(g.X)
	}
	return (int(g.X)*2000 + s) / (2 * s)
}

func (p *painter) setFont(t *layout.Text, font *faceCodes) {
	s := &p.text
	name, size := font.name, glyphSize(t)
	if s.name == name && s.size == size {
		return
	}
	p.endArray()
	s.name, s.size = name, size
	p.useFont(name)
	p.b = append(append(append(p.b, '/'), name...), ' ')
	p.b = append(appendPt(p.b, size), " Tf\n"...)
}

// setBold thickens glyphs by a stroke of 0.03 em (fonts.md).
func (p *painter) setBold(t *layout.Text, on bool) {
	p.text.bold = on
	if !on {
		p.b = append(p.b, "0 Tr\n"...)
		return
	}
	p.setLine(t.Ink)
	p.setWidth(glyphSize(t) * 3 / 100)
	p.b = append(p.b, "2 Tr\n"...)
}

// setMatrix moves to the origin of the glyph.
func (p *painter) setMatrix(t *layout.Text, g typeset.Glyph) {
	x, y := glyphOrigin(p.sheet, t, g)
	if isSqueezed(g) {
		face, size := p.set.Face(g.Face), int64(glyphSize(t))
		_, high := verticalEm(face, g.GID)
		x += render.Pt(size * int64(face.AdvanceEm(g.GID)) / 2000)
		y += render.Pt(size * int64(high) / 1000)
	}
	m := "1 0 0 1 "
	if p.text.stance == turned {
		m = "0 -1 1 0 "
	}
	p.b = append(p.b, m...)
	p.b = append(appendPts(p.b, x, y), "Tm\n"...)
}

// glyphOrigin is the origin of the glyph on the page: on the baseline, or at the top centre of an upright glyph.
func glyphOrigin(s sheet, t *layout.Text, g typeset.Glyph) (x, y render.Pt) {
	if t.Vertical {
		return s.x(t.X + g.Y.At(t.Size)), s.y(t.Y + g.X.At(t.Size))
	}
	return s.x(t.X + g.X.At(t.Size)), s.y(t.Y - g.Y.At(t.Size))
}

// show adds the code to the TJ array, after the move that brings the pen to the glyph.
func (p *painter) show(t *layout.Text, g typeset.Glyph, code uint16) {
	s := &p.text
	if p.apart > 0 && g.X == t.Glyphs[p.apart].X {
		p.endArray()
	}
	if !s.array {
		p.b = append(p.b, '[')
		s.array = true
	}
	if move := alongUnits(t, g) - s.pen; move != 0 {
		p.endString()
		if s.stance != upright { // 9.4.3: the number is subtracted, and upright text runs against the axis
			move = -move
		}
		p.b = appendInt(p.b, move)
	}
	if !s.str {
		p.b = append(p.b, '(')
		s.str = true
	}
	p.b = appendCode(p.b, code)
	s.pen = alongUnits(t, g) + p.advance(g)
}

// advance is the glyph's advance in 1/1000 em as W or W2 of its font states it.
func (p *painter) advance(g typeset.Glyph) int {
	face := p.set.Face(g.Face)
	if p.text.stance == upright {
		adv, _ := verticalEm(face, g.GID)
		return adv
	}
	return face.AdvanceEm(g.GID)
}

// verticalEm is the vertical advance and the height of the vertical origin in 1/1000 em.
func verticalEm(f *fonts.Face, g fonts.GID) (advance, originY int) {
	a, y := f.Vertical(g)
	em := f.UnitsPerEm()
	return roundDiv(a*1000, em), roundDiv(y*1000, em)
}

func roundDiv(a, b int) int {
	if a < 0 {
		return -((-a*2 + b) / (2 * b))
	}
	return (a*2 + b) / (2 * b)
}

// textBox is the rectangle that a link over the item covers, in page coordinates.
func textBox(p *painter, t *layout.Text) box {
	first, last := t.Glyphs[0], t.Glyphs[len(t.Glyphs)-1]
	size := glyphSize(t)
	end := last.X.At(t.Size) + render.Pt(int64(size)*int64(p.advance(last))/1000)
	if t.Vertical {
		return box{p.sheet.x(t.X - size/2), p.sheet.y(t.Y + end), p.sheet.x(t.X + size/2), p.sheet.y(t.Y + first.X.At(t.Size))}
	}
	return box{p.sheet.x(t.X + first.X.At(t.Size)), p.sheet.y(t.Y + size*12/100), p.sheet.x(t.X + end), p.sheet.y(t.Y - size*88/100)}
}
