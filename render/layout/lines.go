package layout

import (
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
	if p.fitStacks(q) {
		p.setter.Release(q.prep)
		q.prep = p.setter.Prepare(&typeset.Paragraph{Spans: q.spans, Indent: q.indent, Align: q.align, Options: opt})
	}
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
		if l.Hyphen { // HY-1: not the last of a page
			s.keep = max(s.keep, breakAvoid)
		}
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
	s.loose = l.Loose > softLimit(q.measure)
	f := fault{text: excerpt(q.prep.Runes, l.From, l.To), pos: q.place(l.From)}
	switch {
	case l.Loose > 250:
		f.code = "W-LOOSE"
	case l.Width > q.measureAt(s.line)+overhang(p.line):
		f.code = "W-OVERFULL"
	default:
		return
	}
	s.faults = append(s.faults, f)
}

// overhang is how far a line may reach beyond its measure: a mark that hangs (HP-1), or what rounding makes.
func overhang(o *typeset.Options) typeset.Em {
	if o.Hang {
		return 500
	}
	return 20
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

// oneLine sets words as one line that never breaks and returns its width with the line.
func (p *press) oneLine(q *para) (*typeset.Line, render.Pt) {
	q.measure = endless
	q.align = typeset.Start
	p.prepare(q, 0)
	lines, _ := q.prep.Break(q.measure, 0)
	p.setter.Release(q.prep) // one line is never broken anew
	if len(lines) == 0 {
		return &typeset.Line{}, 0
	}
	return &lines[0], lines[0].Width.At(q.size)
}

// endless is a measure that no line fills. It is the same for every line, so that a long text is not looked at for
// better breaks.
const endless = typeset.Fixed(1 << 26)
