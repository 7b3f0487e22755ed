package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// setCell is a cell in lines.
type setCell struct {
	k     *cell
	lines []strip
}

// rows sets the rows from ≤ r < to as one strip.
func (t *tableRun) rows(from, to int, parent int32) strip {
	s := strip{node: cellNode(t.node, from, 0), across: t.across}
	var cells []setCell
	for r := from; r < to; r++ {
		tr := t.p.elem("TR", parent)
		for i := t.first[r]; i < t.first[r+1]; i++ {
			cells = append(cells, setCell{&t.cells[i], t.cell(i, tr)})
		}
	}
	top := t.tops(cells, from, to)
	for _, c := range cells {
		t.putCell(&s, c, top[c.k.row-from], top[c.k.row-from+c.k.rows])
	}
	s.block = top[to-from]
	return s
}

// air is the space above and below the lines of a row: one line and it fill a grid line.
func (t *tableRun) air() render.Pt { return (t.p.grid.leading - t.look.leading) / 2 }

// tops returns where each row begins, and where the last ends: a row is as high as its highest cell, and what a
// cell over several rows wants more goes to the last of them.
func (t *tableRun) tops(cells []setCell, from, to int) []render.Pt {
	heights := make([]render.Pt, to-from)
	for i := range heights {
		heights[i] = t.look.leading
	}
	for _, c := range cells {
		h := render.Pt(len(c.lines)) * t.look.leading
		for y := range c.k.rows - 1 {
			h -= heights[c.k.row-from+y] + 2*t.air()
		}
		last := c.k.row - from + c.k.rows - 1
		heights[last] = max(heights[last], h)
	}
	top := make([]render.Pt, to-from+1)
	for i, h := range heights {
		top[i+1] = top[i] + h + 2*t.air()
	}
	return top
}

// putCell puts the lines of a cell into the strip; headers and cells over several rows stand in the middle.
func (t *tableRun) putCell(s *strip, c setCell, top, foot render.Pt) {
	lead := t.look.leading
	y := top + t.air() + (lead-t.look.size)/2
	if c.k.th || c.k.rows > 1 {
		y += max(0, foot-top-2*t.air()-render.Pt(len(c.lines))*lead) / 2
	}
	for i := range c.lines {
		for _, it := range c.lines[i].items {
			shift(it, 0, y+render.Pt(i)*lead)
		}
		s.items = append(s.items, c.lines[i].items...)
		s.notes = append(s.notes, c.lines[i].notes...)
		s.calls = append(s.calls, c.lines[i].calls...)
		if len(s.faults) == 0 { // one of a row says enough
			s.faults = c.lines[i].faults
		}
	}
}

// cell sets one cell in its width.
func (t *tableRun) cell(i int, tr int32) []strip {
	p, k := t.p, &t.cells[i]
	kind := "TD"
	if k.th {
		kind = "TH"
	}
	node := cellNode(t.node, k.row, i-t.first[k.row])
	k.elem = p.elemAt(kind, tr, node)
	e := &p.doc.Elems[k.elem]
	if k.cols > 1 {
		e.ColSpan = int16(k.cols)
	}
	if k.rows > 1 {
		e.RowSpan = int16(k.rows)
	}
	if k.th {
		e.Scope = "Row"
		if k.row < t.b.Header {
			e.Scope = "Column"
		}
	}
	q := &para{look: t.look, node: node}
	q.role = t.role(k)
	q.left = t.left + t.x[k.col] + t.pad
	q.right = t.column - (t.left + t.x[k.col+k.cols] - t.pad)
	q.align = t.align(k)
	t.onPoint(q, k)
	p.write(q, k.c.Text, k.elem)
	if len(q.spans) == 0 {
		return nil
	}
	lines := p.galley(q, t.column)
	for i := range lines {
		lines[i].galley = nil
	}
	return lines
}

func (t *tableRun) role(k *cell) fonts.Role {
	if k.th {
		return t.p.theme.Table.HeadFace
	}
	return t.look.role
}

// onPoint aligns a number on the point of its column, the numbers together in the middle of it.
func (t *tableRun) onPoint(q *para, k *cell) {
	n := &t.numbers[k.col]
	if k.whole == 0 || q.align != typeset.End {
		return
	}
	q.right += n.rest - k.rest
	if free := t.x[k.col+1] - t.x[k.col] - 2*t.pad - n.whole - n.rest; t.stated(k.col) == content.AlignDefault && free > 0 {
		q.right += free / 2
	}
}

// stated is the alignment that the article states for a column.
func (t *tableRun) stated(col int) content.Align {
	if col < len(t.b.Aligns) {
		return t.b.Aligns[col]
	}
	return content.AlignDefault
}

func (t *tableRun) align(k *cell) typeset.Align {
	a := t.stated(k.col)
	switch {
	case k.cols > 1 || k.row < t.b.Header && a == content.AlignDefault || a == content.AlignCentre:
		return typeset.Centre
	case a == content.AlignEnd:
		return typeset.End
	case a == content.AlignDefault && t.numbers[k.col].only && !k.th:
		return typeset.End
	}
	return typeset.Start
}
