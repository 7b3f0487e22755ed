package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// tableRun is a table on its way to strips.
type tableRun struct {
	p       *press
	b       *content.Table
	node    content.NodeRef
	look    look
	cells   []cell
	columns int
	column  render.Pt // the measure it stands in
	across  bool
	span    int // columns of the page that it floats over; 0 = it does not float
	left    render.Pt
	x       []render.Pt // left edges of the columns, and the right edge of the last
	numbers []numbers   // of the columns
	first   []int       // index in cells of each row's first, and their number
	pad     render.Pt
}

// cell is a cell in its place.
type cell struct {
	c          *content.Cell
	row, col   int
	rows, cols int
	natural    render.Pt
	whole      render.Pt // of a number: what stands before its point
	rest       render.Pt // and from the point on
	elem       int32
	th         bool
}

// numbers is what a column of numbers needs to be aligned on the point: the widest parts before and from it.
type numbers struct {
	only        bool
	whole, rest render.Pt
}

// table sets a table with three rules; rows are strips, so that it goes on over pages with its header repeated.
func (p *press) table(b *content.Table, f flow, node content.NodeRef) {
	t := &tableRun{p: p, b: b, node: node, look: p.look(p.theme.Table.Text), left: f.left}
	elem := p.elemAt("Table", f.parent, node)
	t.place()
	if t.columns == 0 {
		return
	}
	t.pad = t.look.size / 2
	t.measure()
	t.choose(f)
	strips := append(t.caption(elem, f), t.strips(elem)...)
	if t.span > 0 {
		p.emitFloat(t.float(strips))
		return
	}
	p.space += p.grid.leading / 2
	p.emit(strips...)
	p.space += p.grid.leading / 2
}

// choose takes the column, or all of them for a table that would have to be squeezed into one.
func (t *tableRun) choose(f flow) {
	g := &t.p.grid
	t.column = g.column
	if g.columns > 1 && t.natural() > g.column-f.left-f.right {
		t.column, t.across = g.inline, true
		span := g.spans(t.natural())
		if rows := render.Pt(len(t.b.Rows)) * g.leading; span < g.columns && f.left+f.right == 0 && rows <= g.height/3 && len(t.p.hang) == 0 {
			t.column, t.across, t.span = g.over(span), false, span
		}
	}
	t.tighten(t.column - f.left - f.right)
	t.spread(t.column - f.left - f.right)
}

// tighten makes the air between many columns smaller, and then their type, so that each has room for a character or
// two: a table that does not fit even so is told of line by line (W-OVERFULL).
func (t *tableRun) tighten(measure render.Pt) {
	narrow := func() bool {
		n := render.Pt(t.columns)
		return t.natural() > measure && measure/n-2*t.pad < 2*t.look.size
	}
	if narrow() {
		t.pad = t.look.size / 8
	}
	if least := max(5500, t.look.size*6/10); narrow() && t.look.size > least {
		t.look.size = max(measure/render.Pt(t.columns)*2/5, least)
		t.pad = t.look.size / 8
		t.measure()
	}
}

// float joins the strips of a table that stands over some columns.
func (t *tableRun) float(strips []strip) *float {
	s := t.p.stack([][]strip{strips}, 0)
	s.node, s.box = t.node, strips[0].box
	for i := range strips {
		s.box = max(s.box, strips[i].box)
	}
	s = t.p.whole(s)
	s.wide = t.column
	return &float{sets: append(make([]strip, t.span-1), s), table: true}
}

func (t *tableRun) caption(table int32, f flow) []strip {
	p, b := t.p, t.b
	credit := pictureCredit(b.Credits, p.article.Lang)
	if len(b.Caption) == 0 && credit == "" {
		return nil
	}
	node := t.node.Sub("caption")
	q := &para{look: p.look(p.theme.Table.Caption), node: node, balance: true}
	q.left, q.right = f.left, f.right
	e := p.elemAt("Caption", table, node)
	p.write(q, b.Caption, e)
	p.words(q, credit, e, p.theme.Figure.Credit, typeset.Unbroken)
	s := hungOn(p.galley(q, t.column))
	for i := range s {
		s[i].across = t.across
	}
	return s
}

// strips makes a strip of each row, or of rows that a cell joins.
func (t *tableRun) strips(table int32) []strip {
	p := t.p
	head, body := int32(0), int32(0)
	var repeated *header
	var strips []strip
	row, end := 0, 0
	for row < len(t.b.Rows) {
		end = t.joined(row)
		parent := &body
		kind := "TBody"
		if row < t.b.Header {
			parent, kind = &head, "THead"
			end = max(end, t.b.Header)
		}
		if *parent == 0 {
			*parent = p.elem(kind, table)
		}
		s := t.rows(row, end, *parent)
		if row == 0 {
			s.items = append([]Item{t.rule(0, p.theme.Table.Thick)}, s.items...)
			s.box = table
			s.node = t.node
		}
		if row < t.b.Header {
			s.items = append(s.items, t.rule(s.block, p.theme.Table.Thin))
			s.keep = breakNever
			repeated = &header{items: copyItems(s.items), block: s.block, foot: *t.rule(0, p.theme.Table.Thin)}
		} else {
			s.header = repeated
		}
		if end == len(t.b.Rows) {
			s.items = append(s.items, t.rule(s.block, p.theme.Table.Thick))
			if row > t.b.Header {
				s.pull = p.grid.leading
			}
		}
		strips = append(strips, s)
		row = end
	}
	t.hold(strips)
	return strips
}

// joined returns the row after the last one that spans join with row.
func (t *tableRun) joined(row int) int {
	end := row + 1
	for r := row; r < end; r++ {
		for i := t.first[r]; i < t.first[r+1]; i++ {
			end = max(end, t.cells[i].row+t.cells[i].rows)
		}
	}
	return end
}

// hold keeps a small table in one piece, and of a long one the first two rows.
func (t *tableRun) hold(strips []strip) {
	var total render.Pt
	for i := range strips {
		total += strips[i].block
	}
	for i := range len(strips) - 1 {
		if total <= t.p.grid.height/3 || i == 0 || i == 1 && t.b.Header > 0 {
			strips[i].keep = breakNever
		}
	}
}

func cellNode(table content.NodeRef, row, col int) content.NodeRef {
	return table.Down("r", row) + content.NodeRef("c"+strconv.Itoa(col))
}

// header is what a table repeats on top of a new column, as an artifact.
type header struct {
	items []Item
	block render.Pt
	foot  RuleItem // where the table goes on in the next column
}

func (t *tableRun) rule(y, width render.Pt) *RuleItem {
	return &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: t.left, Y1: y, X2: t.left + t.x[t.columns], Y2: y, Width: width, Ink: render.Black}
}

// copyItems returns the items as artifacts.
func copyItems(items []Item) []Item {
	out := make([]Item, 0, len(items))
	mark := Mark{Elem: -1, Artifact: LayoutArtifact}
	for _, it := range items {
		switch it := it.(type) {
		case *Text:
			c := *it
			c.Mark = mark
			out = append(out, &c)
		case *RuleItem:
			c := *it
			c.Mark = mark
			out = append(out, &c)
		}
	}
	return out
}
