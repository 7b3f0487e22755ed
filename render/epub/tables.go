package epub

import "github.com/kanben/kanben/content"

// table writes a table: caption, header rows in thead, scopes on every header cell (epub.md §10).
func (f *flow) table(t *content.Table, ref content.NodeRef) {
	f.marksBefore(ref, ref.Sub("caption"))
	f.raw("<table>\n")
	if len(t.Caption) > 0 || len(t.Credits) > 0 {
		f.raw("<caption>")
		f.marks = nil
		f.inlines(t.Caption)
		f.creditLine(t.Credits)
		f.raw("</caption>\n")
	}
	header := min(t.Header, len(t.Rows))
	if header == len(t.Rows) {
		header = 0 // a body must not be empty
	}
	if header > 0 {
		f.raw("<thead>\n")
		f.rows(t, 0, header, ref)
		f.raw("</thead>\n")
	}
	if len(t.Rows) > header {
		f.raw("<tbody>\n")
		f.rows(t, header, len(t.Rows), ref)
		f.raw("</tbody>\n")
	}
	f.raw("</table>")
}

func (f *flow) rows(t *content.Table, from, to int, ref content.NodeRef) {
	for r := from; r < to; r++ {
		f.raw("<tr>")
		for c := range t.Rows[r].Cells {
			f.cell(t, r, c, ref.Down("r", r)+content.NodeRef("c"+itoa(c)))
		}
		f.raw("</tr>\n")
	}
}

func (f *flow) cell(t *content.Table, r, c int, ref content.NodeRef) {
	cell := &t.Rows[r].Cells[c]
	tag := "td"
	if r < t.Header || cell.Header {
		tag = "th"
	}
	f.raw("<" + tag)
	if tag == "th" {
		f.raw(` scope="` + scope(r < t.Header, cell) + `"`)
	}
	if cell.ColSpan > 1 {
		f.attr("colspan", itoa(cell.ColSpan))
	}
	if cell.RowSpan > 1 {
		f.attr("rowspan", itoa(min(cell.RowSpan, len(t.Rows)-r)))
	}
	if c < len(t.Aligns) {
		switch t.Aligns[c] {
		case content.AlignEnd:
			f.raw(` class="end"`)
		case content.AlignCentre:
			f.raw(` class="middle"`)
		case content.AlignStart:
			f.raw(` class="start"`)
		}
	}
	f.raw(">")
	f.open(ref)
	f.inlines(cell.Text)
	f.shut()
	f.raw("</" + tag + ">")
}

func scope(top bool, cell *content.Cell) string {
	switch {
	case top && cell.ColSpan > 1:
		return "colgroup"
	case top:
		return "col"
	case cell.RowSpan > 1:
		return "rowgroup"
	}
	return "row"
}
