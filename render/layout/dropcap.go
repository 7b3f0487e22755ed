package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// beside is a measure whose first lines are shorter: something stands beside them.
type beside struct {
	lines        int
	start, width typeset.Em // of the short lines
	full         typeset.Em
}

// Line returns the short measure for the first lines.
func (b beside) Line(n int) (start, width typeset.Em) {
	if n < b.lines {
		return b.start, b.width
	}
	return 0, b.full
}

// dropCap sets the paragraph with its first character over several lines (首字下沉). It reports false for a
// paragraph that cannot bear one: it begins with no Han, or with 一, which would look like a rule, or is too short.
func (p *press) dropCap(q *para, elem int32, node content.NodeRef) bool {
	t := p.theme.Drop
	first, n := utf8.DecodeRuneInString(q.spans[0].Text)
	if !unicode.Is(unicode.Han, first) || first == '一' || q.spans[0].Ruby != nil || len(q.spans[0].Text) == n {
		return false
	}
	size := render.Pt(t.Lines-1)*q.leading + q.size
	big := &para{look: look{role: t.Face, size: size, leading: q.leading, ink: q.ink}, node: node}
	p.literal(big, string(first), elem, t.Face, typeset.Plain, q.info[0].pos)
	line, _ := p.oneLine(big)
	half := q.size / 2
	room := (size + q.size/5 + half - 1) / half * half
	whole := typeset.Em(int64(q.width(p.grid.column)) * 1000 / int64(q.size))
	start := typeset.Em(int64(room) * 1000 / int64(q.size))
	rest := *q
	rest.spans, rest.info = append([]typeset.Span(nil), q.spans...), append([]spanInfo(nil), q.info...)
	rest.spans[0].Text = q.spans[0].Text[n:]
	for i := 1; i < len(rest.info); i++ {
		rest.info[i].at--
	}
	rest.off, rest.indent = 1, 0
	rest.measure = beside{lines: t.Lines, start: start, width: whole - start, full: whole}
	strips := p.galley(&rest, p.grid.column)
	if len(strips) < t.Lines {
		return false
	}
	items, _ := p.lineItems(big, line, q.left, 0)
	strips[0].items = append(items, strips[0].items...)
	strips[0].hung, strips[0].off = len(items), 0
	for i := range t.Lines - 1 {
		strips[i].keep = breakNever
	}
	p.emit(strips...)
	return true
}

// endMark is the small square that closes an article.
func (p *press) endMark() {
	queue := p.pages.queue
	if !p.theme.EndMark || len(queue) == 0 {
		return
	}
	s := &queue[len(queue)-1]
	if s.galley != nil && s.galley.para.align == typeset.Justify {
		s.endMark = true
	}
}

// endBox places the mark half an em after the last glyph, if the line has room for it.
func (g *pager) endBox(s *strip, inline, block render.Pt) {
	q := s.galley.para
	side := q.size * 6 / 10
	x := q.left + s.end + q.size/2
	if x+side > g.p.grid.column-q.right {
		return
	}
	g.item(&BoxItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X: x, Y: (q.size - side) / 2, W: side, H: side, Ink: g.p.accent()}, inline, block)
}
