package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// bylineItem is one piece of the line under the title: it is never cut.
type bylineItem struct {
	q     *para
	line  *typeset.Line
	width render.Pt
}

// byline sets date, source, edition and the people of the byline, parted by one em, on as many centred lines as
// they need: nothing is lost when a line is full, and no name is cut (PG-10).
func (p *press) byline(a *content.Article, t *render.TitleTheme, parent int32, column render.Pt) []strip {
	l := p.look(t.Byline)
	elem := p.elem("P", parent)
	var items []bylineItem
	for _, words := range p.bylineWords(a) {
		q := &para{look: l}
		q.indent, q.tracking = 0, 0
		span := p.elem("Span", elem)
		p.words(q, words.label, span, l.role, typeset.Unbroken)
		p.words(q, words.value, span, titleRole(words.name, t.Names, l.role), typeset.Unbroken)
		line, width := p.oneLine(q)
		items = append(items, bylineItem{q, line, width})
	}
	if len(items) == 0 {
		return p.hairline(t, column)
	}
	gap := t.Gap.At(l.size)
	rows := packRows(items, column, gap)
	out := make([]strip, 0, len(rows)+1)
	for _, row := range rows {
		out = append(out, p.bylineRow(row, l, column, gap))
	}
	return append(p.hairline(t, column), out...)
}

func titleRole(name bool, names, plain fonts.Role) fonts.Role {
	if name {
		return names
	}
	return plain
}

// packRows spreads the items over as few rows as take them, the rows of like length.
func packRows(items []bylineItem, measure, gap render.Pt) [][]bylineItem {
	rows := greedyRows(items, measure, gap)
	for width := measure; len(rows) > 1; {
		width -= 4000
		if next := greedyRows(items, width, gap); len(next) == len(rows) && width > 0 && fits(next, width, gap) {
			rows = next
			continue
		}
		return rows
	}
	return rows
}

func greedyRows(items []bylineItem, measure, gap render.Pt) [][]bylineItem {
	var rows [][]bylineItem
	var used render.Pt
	for i := range items {
		if w := used + gap + items[i].width; len(rows) == 0 || w > measure {
			rows = append(rows, nil)
			used = items[i].width
		} else {
			used = w
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], items[i])
	}
	return rows
}

func fits(rows [][]bylineItem, measure, gap render.Pt) bool {
	for _, r := range rows {
		if rowWidth(r, gap) > measure {
			return false
		}
	}
	return true
}

func rowWidth(row []bylineItem, gap render.Pt) render.Pt {
	w := gap * render.Pt(len(row)-1)
	for i := range row {
		w += row[i].width
	}
	return w
}

func (p *press) bylineRow(row []bylineItem, l look, column, gap render.Pt) strip {
	s := strip{block: l.leading, galley: &galley{para: row[0].q, lines: 1}}
	x := column - rowWidth(row, gap)
	switch l.align {
	case typeset.Centre:
		x /= 2
	case typeset.Start:
		x = l.left
	}
	for i := range row {
		items, _ := p.lineItems(row[i].q, row[i].line, max(x, 0), 0)
		s.items = append(s.items, items...)
		x += row[i].width + gap
	}
	return s
}
