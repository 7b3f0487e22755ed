package svg

import (
	"strings"
	"unicode"
)

// letter is one character of a text with what its elements say about it.
type letter struct {
	r            rune
	st           *style
	at           place // of the element, for its clips
	x, y, dx, dy *float64
	turn         float64
	rise         float64 // baseline-shift, up
}

// position is the lists of one element; letters take from the nearest that still has a value (SVG 1.1 §10.4).
type position struct {
	x, y, dx, dy, turn []float64
	used               int
}

// text lays out a text element and paints it.
func (b *builder) text(n *node, at place, st style) {
	t := &lettering{b: b, top: at}
	t.collect(n, at, st, 0)
	t.collapse()
	if len(t.letters) == 0 {
		return
	}
	if b.set == nil {
		b.skip("text")
		return
	}
	t.place(n)
}

// lettering is a text while it is laid out.
type lettering struct {
	b       *builder
	top     place
	letters []letter
	around  []*position
}

// collect gathers the letters in reading order.
func (t *lettering) collect(n *node, at place, st style, rise float64) {
	b := t.b
	list := func(name string, whole float64) []float64 {
		var out []float64
		for _, f := range strings.FieldsFunc(n.attr[name], func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) }) {
			out = append(out, b.length(f, &st, whole))
		}
		return out
	}
	p := &position{x: list("x", b.view.X), y: list("y", b.view.Y), dx: list("dx", b.view.X), dy: list("dy", b.view.Y), turn: numbers(n.attr["rotate"])}
	t.around = append(t.around, p)
	shared := st
	for _, k := range n.kids {
		switch k.name {
		case "":
			for _, r := range k.text {
				t.add(r, &shared, at, rise)
			}
		case "tspan", "a", "tref":
			if b.drawn++; b.drawn > maxDrawn {
				b.err = ErrTooMuch
				return
			}
			inner, o := b.styleOf(k, st)
			if !o.none {
				t.collect(k, at, inner, rise+b.baselineShift(o.baselineShift, &inner))
			}
		case "title", "desc":
		default:
			b.skip(k.name)
		}
	}
	t.around = t.around[:len(t.around)-1]
}

// add appends a letter with the values that the elements round it have for it. Letters that the collapsing of
// space takes away have none.
func (t *lettering) add(r rune, st *style, at place, rise float64) {
	if r == '\t' || r == '\n' || r == '\r' {
		r = ' '
	}
	if r == ' ' && !st.keepSpace && (len(t.letters) == 0 || t.letters[len(t.letters)-1].r == ' ' && !t.letters[len(t.letters)-1].st.keepSpace) {
		return
	}
	if len(t.letters) > 100_000 {
		t.b.err = ErrTooMuch
		return
	}
	l := letter{r: r, st: st, at: at, rise: rise}
	for _, p := range t.around { // the innermost wins
		i := p.used
		p.used++
		take := func(list []float64, to **float64) {
			if i < len(list) {
				*to = &list[i]
			}
		}
		take(p.x, &l.x)
		take(p.y, &l.y)
		take(p.dx, &l.dx)
		take(p.dy, &l.dy)
		if n := len(p.turn); n > 0 {
			l.turn = p.turn[min(i, n-1)]
		}
	}
	t.letters = append(t.letters, l)
}

// collapse takes away the space at the end.
func (t *lettering) collapse() {
	if n := len(t.letters); n > 0 && t.letters[n-1].r == ' ' && !t.letters[n-1].st.keepSpace {
		t.letters = t.letters[:n-1]
	}
}

// baselineShift is how far letters stand above the baseline.
func (b *builder) baselineShift(v string, st *style) float64 {
	switch v {
	case "super":
		return st.fontSize * 0.4
	case "sub":
		return -st.fontSize * 0.2
	case "", "baseline":
		return 0
	}
	return b.length(v, st, st.fontSize)
}

// place sets the letters chunk by chunk: one begins wherever x or y is said.
func (t *lettering) place(n *node) {
	pen := Point{}
	vertical := t.letters[0].st.vertical
	fit := t.b.length(n.attr["textLength"], t.letters[0].st, t.b.view.X)
	for from := 0; from < len(t.letters); {
		to := from + 1
		for to < len(t.letters) && t.letters[to].x == nil && t.letters[to].y == nil {
			to++
		}
		if l := &t.letters[from]; l.x != nil {
			pen.X = *l.x
		}
		if l := &t.letters[from]; l.y != nil {
			pen.Y = *l.y
		}
		c := t.set(trimmed(t.letters[from:to]), vertical)
		if fit > 0 && from == 0 && to == len(t.letters) {
			c.fit(fit, n.attr["lengthAdjust"] == "spacingAndGlyphs")
		}
		pen = c.paint(t.b, pen)
		from = to
	}
}

// trimmed leaves out the space at the end of a chunk, which would draw it off its anchor.
func trimmed(l []letter) []letter {
	for n := len(l); n > 1 && l[n-1].r == ' ' && !l[n-1].st.keepSpace; n-- {
		l = l[:n-1]
	}
	return l
}

// chunk is letters that are anchored together, with their glyphs.
type chunk struct {
	letters  []letter
	glyphs   []glyph
	vertical bool
	length   float64
	stretch  float64
}

// glyph is a glyph at its place along and across the line, from the begin of the chunk.
type glyph struct {
	path   Path // of the outline, from its origin, in user units
	along  float64
	across float64 // down, or to the right of a column's middle
	room   float64 // its advance
	letter int
	turn   float64
}

// fit brings the chunk to the length by space between the glyphs, or by stretching them.
func (c *chunk) fit(length float64, stretch bool) {
	if c.length <= 0 || len(c.glyphs) == 0 {
		return
	}
	if stretch {
		c.stretch = length / c.length
	} else if n := len(c.glyphs) - 1; n > 0 {
		for i := range c.glyphs {
			c.glyphs[i].along += (length - c.length) * float64(i) / float64(n)
		}
	}
	c.length = length
}

// paint paints the chunk from the pen and returns where the pen is after it.
func (c *chunk) paint(b *builder, pen Point) Point {
	st := c.letters[0].st
	shift := 0.0
	switch st.anchor {
	case "middle":
		shift = -c.length / 2
	case "end":
		shift = -c.length
	}
	for i := 0; i < len(c.glyphs); { // one shape for all glyphs of a style
		var p Path
		l := &c.letters[c.glyphs[i].letter]
		from := c.glyphs[i]
		end := from
		for ; i < len(c.glyphs) && c.letters[c.glyphs[i].letter].st == l.st; i++ {
			g := c.glyphs[i]
			p = append(p, g.path.through(c.matrix(g, pen, shift))...)
			end = g
		}
		p = append(p, c.lines(l.st, pen, shift, from, end)...)
		if len(p) > 0 {
			st := *l.st
			st.evenOdd = false
			b.paint(p, l.at, &st)
		}
	}
	if c.vertical {
		return Point{pen.X, pen.Y + shift + c.length}
	}
	return Point{pen.X + shift + c.length, pen.Y}
}

func (c *chunk) matrix(g glyph, pen Point, shift float64) Matrix {
	k := 1.0
	if c.stretch > 0 {
		k = c.stretch
	}
	if c.vertical {
		return shifted(pen.X+g.across, pen.Y+shift+g.along*k).times(rotated(g.turn)).times(scaled(1, k))
	}
	return shifted(pen.X+shift+g.along*k, pen.Y+g.across).times(rotated(g.turn)).times(scaled(k, 1))
}

// lines are the lines under and through a stretch of text.
func (c *chunk) lines(st *style, pen Point, shift float64, from, end glyph) Path {
	if c.vertical {
		return nil
	}
	var p Path
	bar := func(y float64) {
		x0, x1 := pen.X+shift+from.along, pen.X+shift+end.along+end.room
		y, h := pen.Y+from.across+y*st.fontSize, st.fontSize*0.05
		p = p.moved(x0, y).lined(x1, y).lined(x1, y+h).lined(x0, y+h).closed()
	}
	if st.underline {
		bar(0.1)
	}
	if st.strike {
		bar(-0.3)
	}
	return p
}

// isHan reports whether a character stands upright in a column and is never slanted.
func isHan(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
}
