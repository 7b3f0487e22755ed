package fields

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// table reads a mapping, or the rows alone, the first of which is the header then.
func (d *Decoder) table(t *content.Table) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.List {
			d.rows(&t.Rows)(n, path)
			return
		}
		if d.mapping(n, path, d.tableFields(t)) {
			d.required(n, path, "rows")
		}
	}
}

func (d *Decoder) tableFields(t *content.Table) []field {
	return []field{
		{"caption", d.inlines(&t.Caption)}, {"credits", d.credits(&t.Credits)},
		{"header", d.number(&t.Header, 0, 999)},
		{"aligns", func(n *tree.Node, path string) {
			d.each(n, path, func(n *tree.Node, path string) {
				word := "default"
				oneOf(d, &word, "alignment", []string{"default", "start", "centre", "end"})(n, path)
				t.Aligns = append(t.Aligns, alignOf(word))
			})
		}},
		{"rows", d.rows(&t.Rows)},
	}
}

func alignOf(word string) content.Align {
	switch word {
	case "start":
		return content.AlignStart
	case "centre":
		return content.AlignCentre
	case "end":
		return content.AlignEnd
	}
	return content.AlignDefault
}

func (d *Decoder) rows(dst *[]content.Row) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			var r content.Row
			d.each(n, path, func(n *tree.Node, path string) { r.Cells = append(r.Cells, d.cell(n, path)) })
			*dst = append(*dst, r)
		})
	}
}

func (d *Decoder) cell(n *tree.Node, path string) content.Cell {
	c := content.Cell{Pos: n.Pos}
	switch {
	case n.Kind == tree.Null:
	case n.Kind == tree.Map && n.Get("md") == nil && n.Get("rich") == nil:
		d.mapping(n, path, d.cellFields(&c))
	default:
		d.inlines(&c.Text)(n, path)
	}
	return c
}

func (d *Decoder) cellFields(c *content.Cell) []field {
	return []field{
		{"text", d.inlines(&c.Text)}, {"header", d.truth(&c.Header)},
		{"col_span", d.number(&c.ColSpan, 1, 999)}, {"row_span", d.number(&c.RowSpan, 1, 9999)},
	}
}
