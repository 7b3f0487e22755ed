package layout

import (
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// imprint sets the block of everyone who made the article and where it comes from: label and value in two
// columns under a hairline, never cut (themes.md).
func (p *press) imprint(a *content.Article, parent int32) {
	rows := p.imprintWords(a)
	if len(rows) == 0 {
		return
	}
	sect := p.elem("Sect", parent)
	p.imprintRows(rows, p.elem("L", sect))
}

func (p *press) imprintRows(rows []words, list int32) {
	t := &p.theme.Imprint
	s := p.imprintStrip(rows, list)
	s.pull = render.Pt(t.Pull) * p.grid.leading
	p.space += t.Above.At(p.grid.leading)
	p.emit(s)
}

// imprintStrip sets the rows under a hairline, over all columns.
func (p *press) imprintStrip(rows []words, list int32) strip {
	t := &p.theme.Imprint
	p.doc.Elems[list].Numbering = "None"
	label := 0
	for _, w := range rows {
		label = max(label, utf8.RuneCountInString(w.label))
	}
	wide := render.Pt(min(label, 6)) * p.look(t.Label).size
	column := p.grid.inline
	s := p.imprintGrid(rows, wide, column, list)
	if t.Rule > 0 {
		y := render.Pt(0)
		s.items = append([]Item{&RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, Y1: y, X2: column, Y2: y, Width: t.Rule, Ink: render.Black}}, s.items...)
	}
	s = p.whole(s)
	s.across = p.grid.columns > 1
	return s
}

// imprintGrid places the rows: short ones side by side, long ones over the whole measure.
func (p *press) imprintGrid(rows []words, wide, column render.Pt, list int32) strip {
	t := &p.theme.Imprint
	value := p.look(t.Value)
	gap := value.size
	n := render.Pt(max(1, t.Columns))
	half := (column - (n-1)*2*gap) / n
	s := strip{block: p.grid.leading * 6 / 10}
	at := render.Pt(0) // which column is next
	var height render.Pt
	for _, w := range rows {
		q, lbl, li := p.imprintRow(w, wide, gap, list)
		_, natural := p.oneLine(&para{look: q.look, spans: q.spans, info: q.info})
		long := wide+gap+natural > half
		if long && at > 0 || at == n {
			s.block, at, height = s.block+height, 0, 0
		}
		width := half
		if long {
			width = column
		}
		q.left = wide + gap
		lines := p.galley(q, width)
		x := at * (half + 2*gap)
		height = max(height, p.imprintPlace(&s, lbl, lines, wide, x))
		if at++; long {
			at = n
		}
		_ = li
	}
	s.block += height
	return s
}

// imprintRow writes one row: LI with its label and its value.
func (p *press) imprintRow(w words, wide, gap render.Pt, list int32) (value, label *para, li int32) {
	t := &p.theme.Imprint
	li = p.elem("LI", list)
	label = &para{look: p.look(t.Label)}
	p.spread(label, w.label, p.elem("Lbl", li), wide)
	value = &para{look: p.look(t.Value)}
	body := p.elem("LBody", li)
	if w.url != "" {
		link := p.elem("Link", body)
		p.doc.Elems[link].URI = w.url
		p.words(value, w.value, link, value.role, typeset.URLText)
		return value, label, li
	}
	p.words(value, w.value, body, value.role, typeset.Plain)
	return value, label, li
}

// spread writes a label with its characters spread over the width (PG-10).
func (p *press) spread(q *para, s string, elem int32, wide render.Pt) {
	runes := []rune(s)
	free := int64(wide)*1000/int64(q.size) - int64(len(runes))*1000
	if len(runes) < 2 || free <= 0 || runes[0] < 0x2E80 {
		p.words(q, s, elem, q.role, typeset.Unbroken)
		return
	}
	q.tracking = typeset.Em(free / int64(len(runes)-1))
	p.words(q, string(runes[:len(runes)-1]), elem, q.role, typeset.Unbroken)
	q.tracking = 0
	p.words(q, string(runes[len(runes)-1]), elem, q.role, typeset.Unbroken)
}

// imprintPlace puts a row into the strip and returns its height.
func (p *press) imprintPlace(s *strip, label *para, lines []strip, wide, x render.Pt) render.Pt {
	line, _ := p.oneLine(label)
	down := p.grid.ascent(lines[0].galley.para.size) - p.grid.ascent(label.size)
	items, _ := p.lineItems(label, line, x, s.block+down)
	s.items = append(s.items, items...)
	var h render.Pt
	for i := range lines {
		for _, it := range lines[i].items {
			shift(it, x, s.block+h)
		}
		s.items = append(s.items, lines[i].items...)
		h += lines[i].block
	}
	return h
}
