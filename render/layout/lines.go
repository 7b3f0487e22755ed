package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// prepare shapes the paragraph for a column and reports the characters that no face has.
func (p *press) prepare(q *para, column render.Pt) {
	width := q.width(column)
	if q.measure == nil {
		q.measure = typeset.Fixed(int64(width) * 1000 / int64(q.size))
	}
	opt := p.line
	if q.balance {
		o := *opt
		o.Balance = true
		opt = &o
	}
	q.prep = p.setter.Prepare(&typeset.Paragraph{Spans: q.spans, Indent: q.indent, Align: q.align, Options: opt})
	for _, m := range q.prep.Missing {
		p.missing(q, m)
	}
}

// galley breaks the paragraph and returns its strips, one a line.
func (p *press) galley(q *para, column render.Pt) []strip {
	p.prepare(q, column)
	lines, _ := q.prep.Break(q.measure, 0)
	g := &galley{para: q, lines: len(lines)}
	return p.strips(g, lines)
}

// strips makes a strip of each line, with the breaks that PG-6 allows between them.
func (p *press) strips(g *galley, lines []typeset.Line) []strip {
	q := g.para
	out := make([]strip, len(lines))
	onGrid := p.grids(q.look)
	for i := range lines {
		l := &lines[i]
		s := &out[i]
		s.block, s.grid = q.leading, onGrid
		s.node, s.off = q.node, q.source(l.From)
		s.galley, s.line = g, i
		s.end = l.Width.At(q.size)
		s.keep = lineKeep(i, len(lines))
		s.items, s.calls = p.lineItems(q, l, q.left, 0)
		for _, c := range s.calls {
			if c.note.first == c.mark.Elem {
				s.notes = append(s.notes, c.note)
			}
		}
		p.judge(s, q, l)
	}
	return out
}

func lineKeep(i, n int) keep {
	switch {
	case n > 1 && i == n-2:
		return breakNever
	case n > 1 && i == 0:
		return breakAvoid
	}
	return breakFree
}

// judge marks a line that is too loose (LA-5) or too long; its page is known later.
func (p *press) judge(s *strip, q *para, l *typeset.Line) {
	if l.Loose > softLimit(q.measure) {
		p.doc.Loose++
	}
	switch {
	case l.Loose > 250:
		s.fault = "W-LOOSE"
	case l.Width > q.measureAt(s.line)+500:
		s.fault = "W-OVERFULL"
	default:
		return
	}
	s.text = excerpt(q.prep.Runes, l.From, l.To)
}

func softLimit(m typeset.Measure) typeset.Em {
	if _, w := m.Line(1); w < 18000 {
		return 125
	}
	return 60
}

func (q *para) measureAt(line int) typeset.Em {
	start, width := q.measure.Line(line)
	return start + width
}

// excerpt returns at most 20 characters of a line for a message.
func excerpt(runes []rune, from, to int32) string {
	if to-from > 20 {
		to = from + 20
	}
	return string(runes[from:to])
}

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
			Ink: q.ink, Glyphs: r.Glyphs, Runes: q.prep.Runes, Actual: r.Reading, Generated: true})
	}
	return items
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

// oneLine sets words as one line that never breaks and returns its width with the line.
func (p *press) oneLine(q *para) (*typeset.Line, render.Pt) {
	q.measure = endless{}
	q.align = typeset.Start
	p.prepare(q, 0)
	lines, _ := q.prep.Break(q.measure, 0)
	if len(lines) == 0 {
		return &typeset.Line{}, 0
	}
	return &lines[0], lines[0].Width.At(q.size)
}

// endless is a measure that no line fills.
type endless struct{}

func (endless) Line(int) (start, width typeset.Em) { return 0, 1 << 26 }

// missing reports a character that the face of its role lacks, at its first use (fonts.md).
func (p *press) missing(q *para, m typeset.Missing) {
	if p.lacks[m.Rune] {
		return
	}
	if p.lacks == nil {
		p.lacks = map[rune]bool{}
	}
	p.lacks[m.Rune] = true
	pos := q.place(m.Text)
	name := codePoint(m.Rune)
	if m.Notdef {
		p.report(content.Error, "E-GLYPH", pos, "no face has "+name, "name a face that has it with --font fallback=FILE")
		return
	}
	p.report(content.Warning, "W-FACE", pos, name+" is set in "+p.opt.Faces.Face(m.Face).PostScriptName(), "")
}

func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	s := ""
	for n := uint32(r); n > 0 || len(s) < 4; n >>= 4 {
		s = string(hex[n&15]) + s
	}
	return string(r) + " (U+" + s + ")"
}
