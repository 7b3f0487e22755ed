package layout

import (
	"slices"
	"unicode/utf8"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// lineItems makes the items of a line: a Text for each run of one element and size, with its marks and readings.
// inline and block are the place of the line's em box in its strip.
func (p *press) lineItems(q *para, l *typeset.Line, inline, block render.Pt) ([]Item, []call) {
	base := block + p.grid.ascent(q.size)
	items := make([]Item, 0, 1+len(l.Marks)+2*len(l.Ruby))
	var calls []call
	for from := 0; from < len(l.Glyphs); {
		span := l.Glyphs[from].Span
		to := from + 1
		for to < len(l.Glyphs) && q.alike(span, l.Glyphs[to].Span) {
			to++
		}
		t := q.text(l.Glyphs[from:to], span, inline, base)
		t.Hyphen = l.Hyphen && to == len(l.Glyphs)
		items = append(items, t)
		for _, c := range q.calls {
			if c.span == int(span) {
				calls = append(calls, call{mark: t, note: c.note})
			}
		}
		items = p.rubies(items, q, l, span, inline, base)
		from = to
	}
	return p.marks(items, q, l, inline, base), calls
}

// alike reports whether glyphs of two spans can stand in one Text.
func (q *para) alike(a, b uint16) bool {
	if a == b {
		return true
	}
	s, t := q.spans[a].Style, q.spans[b].Style
	return s.Tag == t.Tag && s.Scale == t.Scale && q.info[a].generated == q.info[b].generated &&
		s.Kind != typeset.NoteMark && q.spans[a].Ruby == nil && q.spans[b].Ruby == nil
}

func (q *para) text(glyphs []typeset.Glyph, span uint16, inline, base render.Pt) *Text {
	style := q.spans[span].Style
	return &Text{Mark: Mark{Elem: style.Tag}, X: inline, Y: base, Size: q.size, Scale: style.Scale, Ink: q.ink,
		Glyphs: glyphs, Runes: q.prep.Runes, Generated: q.info[span].generated}
}

// rubies adds the readings over a span: each is text of the RT that follows the RB.
func (p *press) rubies(items []Item, q *para, l *typeset.Line, span uint16, inline, base render.Pt) []Item {
	if q.spans[span].Ruby == nil {
		return items
	}
	for i := range l.Ruby {
		r := &l.Ruby[i]
		if r.Span != span {
			continue
		}
		items = append(items, &Text{Mark: Mark{Elem: q.spans[span].Style.Tag + 1}, X: inline, Y: base, Size: q.size, Scale: r.Scale,
			Ink: q.ink, Glyphs: readingGlyphs(r), Runes: []rune(r.Reading), Generated: true})
	}
	return items
}

// readingGlyphs lets the glyphs of a reading count in the reading's own characters, one each where they are as many.
func readingGlyphs(r *typeset.RubyRun) []typeset.Glyph {
	glyphs := slices.Clone(r.Glyphs)
	n := utf8.RuneCountInString(r.Reading)
	for i := range glyphs {
		g := &glyphs[i]
		switch {
		case n == len(glyphs):
			g.Text, g.N = int32(i), 1
		case i == 0:
			g.Text, g.N = 0, uint8(min(n, 255))
		}
	}
	return glyphs
}

// marks adds the interlinear marks of a line as artifacts (IL-1 … IL-4).
func (p *press) marks(items []Item, q *para, l *typeset.Line, inline, base render.Pt) []Item {
	mark := Mark{Elem: -1, Artifact: LayoutArtifact}
	for i := range l.Marks {
		m := &l.Marks[i]
		off := base + m.Off.At(q.size)
		if p.grid.vertical {
			off = base - m.Off.At(q.size)
		}
		x1, x2 := inline+m.From.At(q.size), inline+m.To.At(q.size)
		width := max(q.size/24, 300)
		switch m.Kind {
		case typeset.EmphasisDots:
			d := &DotsItem{Mark: mark, Diameter: render.Em1000(180).At(q.size), Ink: q.ink}
			for _, x := range m.Dots {
				d.X, d.Y = append(d.X, inline+x.At(q.size)), append(d.Y, off)
			}
			items = append(items, d)
		case typeset.BookTitleWave:
			items = append(items, &WaveItem{Mark: mark, X1: x1, Y1: off, X2: x2, Y2: off, Width: width, Ink: q.ink})
		case typeset.Underline:
			ink := q.ink
			if q.info[m.Span].link {
				ink = p.accent()
			}
			items = append(items, &RuleItem{Mark: mark, X1: x1, Y1: off, X2: x2, Y2: off, Width: 300, Ink: ink})
		default:
			items = append(items, &RuleItem{Mark: mark, X1: x1, Y1: off, X2: x2, Y2: off, Width: width, Ink: q.ink})
		}
	}
	return items
}
