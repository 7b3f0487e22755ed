package layout

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
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
	left    render.Pt
	x       []render.Pt // left edges of the columns, and the right edge of the last
	numbers []numbers   // of the columns
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

func cellNode(table content.NodeRef, row, col int) content.NodeRef {
	return table.Down("r", row) + content.NodeRef("c"+strconv.Itoa(col))
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
	p.space += p.grid.leading / 2
	t.caption(elem, f)
	t.emit(elem)
	p.space += p.grid.leading / 2
}

// choose takes the column, or all of them for a table that would have to be squeezed into one.
func (t *tableRun) choose(f flow) {
	g := &t.p.grid
	t.column = g.column
	if g.columns > 1 && t.natural() > g.column-f.left-f.right {
		t.column, t.across = g.inline, true
	}
	t.spread(t.column - f.left - f.right)
}

func (t *tableRun) caption(table int32, f flow) {
	p, b := t.p, t.b
	credit := pictureCredit(b.Credits, p.article.Lang)
	if len(b.Caption) == 0 && credit == "" {
		return
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
	p.emit(s...)
}

// place finds the column of every cell, spans counted.
func (t *tableRun) place() {
	busy := map[[2]int]bool{}
	for r := range t.b.Rows {
		col := 0
		for i := range t.b.Rows[r].Cells {
			c := &t.b.Rows[r].Cells[i]
			for busy[[2]int{r, col}] {
				col++
			}
			k := cell{c: c, row: r, col: col, rows: max(1, c.RowSpan), cols: max(1, c.ColSpan), th: c.Header || r < t.b.Header}
			k.rows = min(k.rows, len(t.b.Rows)-r)
			for y := range k.rows {
				for x := range k.cols {
					busy[[2]int{r + y, col + x}] = true
				}
			}
			t.cells = append(t.cells, k)
			col += k.cols
			t.columns = max(t.columns, col)
		}
	}
}

func (t *tableRun) role(k *cell) fonts.Role {
	if k.th {
		return t.p.theme.Table.HeadFace
	}
	return t.look.role
}

// measure finds the natural width of each cell, and of numbers the part before the point.
func (t *tableRun) measure() {
	t.numbers = make([]numbers, t.columns)
	for i := range t.numbers {
		t.numbers[i].only = t.numeric(i)
	}
	for i := range t.cells {
		k := &t.cells[i]
		text := strings.ReplaceAll(content.InlineText(k.c.Text), "\u2028", " ")
		k.natural = t.width(k, text)
		n := &t.numbers[k.col]
		if k.th || k.cols > 1 || !n.only {
			continue
		}
		k.whole = k.natural
		if at := strings.IndexByte(text, '.'); at >= 0 {
			k.whole = t.width(k, text[:at])
		}
		k.rest = k.natural - k.whole
		n.whole, n.rest = max(n.whole, k.whole), max(n.rest, k.rest)
	}
	for i := range t.cells {
		if k := &t.cells[i]; k.whole > 0 {
			k.natural = t.numbers[k.col].whole + t.numbers[k.col].rest
		}
	}
}

func (t *tableRun) width(k *cell, text string) render.Pt {
	if text == "" {
		return 0
	}
	q := &para{look: t.look}
	q.role = t.role(k)
	t.p.words(q, text, 0, q.role, typeset.Plain)
	_, w := t.p.oneLine(q)
	return w + t.look.size/10
}

// needs returns the natural width of each column.
func (t *tableRun) needs() []render.Pt {
	need := make([]render.Pt, t.columns)
	for i := range t.cells {
		if k := &t.cells[i]; k.cols == 1 {
			need[k.col] = max(need[k.col], k.natural)
		}
	}
	for i := range t.cells {
		if k := &t.cells[i]; k.cols > 1 {
			t.widen(need, k)
		}
	}
	return need
}

// natural is the width of the table without a broken cell.
func (t *tableRun) natural() render.Pt {
	sum := 2 * t.pad * render.Pt(t.columns)
	for _, n := range t.needs() {
		sum += n
	}
	return sum
}

// spread shares the measure among the columns: what they need if there is room, else by need with a floor.
func (t *tableRun) spread(measure render.Pt) {
	need := t.needs()
	gaps := 2 * t.pad * render.Pt(t.columns)
	var sum render.Pt
	for _, n := range need {
		sum += n
	}
	if free := measure - gaps - sum; free >= 0 {
		share := min(free/render.Pt(t.columns), 3*t.look.size)
		for i := range need {
			need[i] += share
		}
	} else {
		squeeze(need, measure-gaps, 4*t.look.size)
	}
	t.x = make([]render.Pt, t.columns+1)
	for i, n := range need {
		t.x[i+1] = t.x[i] + n + 2*t.pad
	}
	t.left += max(0, (measure-t.x[t.columns])/2)
}

func (t *tableRun) widen(need []render.Pt, k *cell) {
	var have render.Pt
	for c := k.col; c < k.col+k.cols; c++ {
		have += need[c]
	}
	have += 2 * t.pad * render.Pt(k.cols-1)
	if lack := k.natural - have; lack > 0 {
		for c := k.col; c < k.col+k.cols; c++ {
			need[c] += lack / render.Pt(k.cols)
		}
	}
}

// squeeze lowers the wide columns until the sum fits: columns below the fair share keep what they need.
func squeeze(need []render.Pt, room, least render.Pt) {
	fixed := make([]bool, len(need))
	left, n := room, render.Pt(len(need))
	for changed := true; changed && n > 0; {
		changed = false
		share := left / n
		for i := range need {
			if !fixed[i] && need[i] <= share {
				fixed[i], changed = true, true
				left -= need[i]
				n--
			}
		}
	}
	for i := range need {
		if !fixed[i] {
			need[i] = max(left/max(n, 1), min(least, room/render.Pt(len(need))))
		}
	}
}

// emit makes a strip of each row, or of rows that a cell joins.
func (t *tableRun) emit(table int32) {
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
	p.emit(strips...)
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

// joined returns the row after the last one that spans join with row.
func (t *tableRun) joined(row int) int {
	end := row + 1
	for i := range t.cells {
		if k := &t.cells[i]; k.row >= row && k.row < end {
			end = max(end, k.row+k.rows)
		}
	}
	return end
}

func (t *tableRun) rule(y, width render.Pt) *RuleItem {
	return &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: t.left, Y1: y, X2: t.left + t.x[t.columns], Y2: y, Width: width, Ink: render.Black}
}

// rows sets the rows from ≤ r < to as one strip.
func (t *tableRun) rows(from, to int, parent int32) strip {
	p := t.p
	s := strip{node: cellNode(t.node, from, 0), across: t.across}
	lead := t.look.leading
	pad := (p.grid.leading - lead) / 2
	top := make([]render.Pt, to-from+1)
	type set struct {
		k     *cell
		lines []strip
	}
	var cells []set
	for r := from; r < to; r++ {
		tr := p.elem("TR", parent)
		for i := range t.cells {
			if k := &t.cells[i]; k.row == r {
				cells = append(cells, set{k, t.cell(k, tr)})
			}
		}
	}
	heights := make([]render.Pt, to-from)
	for i := range heights {
		heights[i] = lead
	}
	for _, c := range cells {
		h := render.Pt(len(c.lines)) * lead
		for y := 0; y < c.k.rows-1; y++ {
			h -= heights[c.k.row-from+y] + 2*pad
		}
		last := c.k.row - from + c.k.rows - 1
		heights[last] = max(heights[last], h)
	}
	for i, h := range heights {
		top[i+1] = top[i] + h + 2*pad
	}
	for _, c := range cells {
		y := top[c.k.row-from] + pad + (lead-t.look.size)/2
		free := top[c.k.row-from+c.k.rows] - top[c.k.row-from] - 2*pad - render.Pt(len(c.lines))*lead
		if c.k.th || c.k.rows > 1 {
			y += max(free, 0) / 2
		}
		for i := range c.lines {
			for _, it := range c.lines[i].items {
				shift(it, 0, y+render.Pt(i)*lead)
			}
			s.items = append(s.items, c.lines[i].items...)
			s.notes = append(s.notes, c.lines[i].notes...)
			s.calls = append(s.calls, c.lines[i].calls...)
		}
	}
	s.block = top[to-from]
	return s
}

// cell sets one cell in its width.
func (t *tableRun) cell(k *cell, tr int32) []strip {
	p := t.p
	kind := "TD"
	if k.th {
		kind = "TH"
	}
	node := cellNode(t.node, k.row, t.index(k))
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

// index is the number of the cell in its row, as NodeRef counts.
func (t *tableRun) index(k *cell) int {
	n := 0
	for i := range t.cells {
		if o := &t.cells[i]; o.row == k.row && o.col < k.col {
			n++
		}
	}
	return n
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

// numeric reports whether all body cells of a column are numbers.
func (t *tableRun) numeric(col int) bool {
	some := false
	for i := range t.cells {
		k := &t.cells[i]
		if k.col != col || k.th || k.cols > 1 {
			continue
		}
		text := content.InlineText(k.c.Text)
		if text == "" || text == "—" {
			continue
		}
		if strings.Trim(text, "0123456789.,%‰+-−") != "" {
			return false
		}
		some = true
	}
	return some
}

// header is what a table repeats on top of a new column, as an artifact.
type header struct {
	items []Item
	block render.Pt
	foot  RuleItem // where the table goes on in the next column
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
