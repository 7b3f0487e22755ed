package docx

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/xmltree"
)

// items converts the blocks of a body, cell or note; entries of lists that follow each other make one list.
func (d *document) items(kids []*xmltree.Node) []outline.Item {
	var out []outline.Item
	var open *listing
	nodes := flat(kids)
	for i, n := range nodes {
		switch n.Name {
		case "p":
			if d.isCode(n) {
				out, open = d.code(out, n, i > 0 && d.isCode(nodes[i-1])), nil
				continue
			}
			it, entry := d.paragraph(n)
			if entry != nil {
				if open == nil || open.endsAt(entry) {
					open = &listing{}
					out = append(out, outline.Item{Block: open.begin(entry)})
				}
				open.add(entry)
				out = append(out, d.taken()...)
				continue
			}
			extra := d.taken()
			if it.Block != nil {
				open = nil
				out = append(out, it)
			}
			if len(extra) > 0 {
				open = nil
			}
			out = append(out, extra...)
		case "tbl":
			open = nil
			if t := d.table(n); t != nil {
				out = append(out, outline.Item{Block: t})
			}
			out = append(out, d.taken()...)
		}
	}
	return out
}

// flat unwraps content controls and tracked insertions of whole blocks.
func flat(kids []*xmltree.Node) []*xmltree.Node {
	var out []*xmltree.Node
	for _, n := range kids {
		switch n.Name {
		case "sdt":
			out = append(out, flat(kidsOf(n.First("sdtContent")))...)
		case "ins", "moveTo", "customXml", "smartTag":
			out = append(out, flat(n.Kids)...)
		default:
			out = append(out, n)
		}
	}
	return out
}

// taken returns the pictures and text boxes that the last paragraph held.
func (d *document) taken() []outline.Item {
	var out []outline.Item
	for _, b := range d.figures {
		out = append(out, outline.Item{Block: b})
	}
	d.figures = nil
	return out
}

// paragraph converts a paragraph; entry is set instead of the item if it belongs to a list.
func (d *document) paragraph(n *xmltree.Node) (it outline.Item, e *entry) {
	d.keepLine(n)
	pos := d.pos()
	pPr := n.First("pPr")
	st := d.styles[pPr.First("pStyle").Value("val")]
	if lvl, err := strconv.Atoi(pPr.First("outlineLvl").Value("val")); err == nil && lvl < 9 && st.part == outline.Body {
		st.part, st.level = outline.Heading, lvl+1
	}
	in := d.runs(n.Kids, st.part == outline.Body || st.part == outline.Quote, st.marks)
	if strings.TrimFunc(content.InlineText(in), content.IsSpace) == "" && !hasNote(in) {
		return it, nil
	}
	p := &content.Para{Text: in, Pos: pos}
	it = outline.Item{Block: p, Part: st.part, Level: st.level}
	numID, depth := st.number, st.depth
	if num := pPr.First("numPr"); num != nil {
		numID = num.First("numId").Value("val")
		depth, _ = strconv.Atoi(num.First("ilvl").Value("val"))
	}
	if numID == "" || numID == "0" {
		return it, nil
	}
	format, label, ok := d.numbers.next(numID, depth)
	if !ok {
		return it, nil
	}
	if box := d.numbers.box(numID, depth); box != "" {
		if first, ok := p.Text[0].(*content.Text); ok {
			first.S = box + " " + first.S
		} else {
			p.Text = append([]content.Inline{&content.Text{S: box + " ", Pos: pos}}, p.Text...)
		}
	}
	if it.Part == outline.Heading || it.Part == outline.Title {
		it.Label = label
		return it, nil
	}
	return outline.Item{}, &entry{para: p, depth: depth, ordered: format != "bullet", label: label, list: numID}
}

func hasNote(in []content.Inline) bool {
	for _, n := range in {
		if _, ok := n.(*content.NoteRef); ok {
			return true
		}
	}
	return false
}

func (d *document) table(n *xmltree.Node) content.Block {
	t := &content.Table{Pos: content.Pos{File: d.file, Line: d.lines.Count() + 1, Col: 1}}
	open := map[int]*content.Cell{} // column → cell that goes on downwards
	for _, tr := range flat(n.Kids) {
		if tr.Name != "tr" {
			continue
		}
		row := content.Row{}
		col := 0
		type down struct{ col, cell int }
		var begun []down
		for _, tc := range flat(tr.Kids) {
			if tc.Name != "tc" {
				continue
			}
			span, err := strconv.Atoi(tc.Find("tcPr", "gridSpan").Value("val"))
			if err != nil || span < 1 || span > 999 {
				span = 1
			}
			merge := tc.Find("tcPr", "vMerge")
			if merge != nil && merge.Value("val") != "restart" && open[col] != nil {
				open[col].RowSpan = max(open[col].RowSpan, 1) + 1
				d.cell(tc)
				col += span
				continue
			}
			c := content.Cell{Text: d.cell(tc), Pos: d.pos()}
			if span > 1 {
				c.ColSpan = span
			}
			delete(open, col)
			if merge != nil {
				begun = append(begun, down{col, len(row.Cells)})
			}
			row.Cells = append(row.Cells, c)
			col += span
		}
		if tr.Find("trPr", "tblHeader") != nil && t.Header == len(t.Rows) {
			t.Header++
		}
		t.Rows = append(t.Rows, row)
		for _, b := range begun {
			open[b.col] = &t.Rows[len(t.Rows)-1].Cells[b.cell]
		}
	}
	if len(t.Rows) == 0 || len(d.figures) > 0 && !hasText(t) {
		return nil
	}
	return t
}

// hasText reports whether a table is more than a frame round pictures.
func hasText(t *content.Table) bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if len(c.Text) > 0 {
				return true
			}
		}
	}
	return false
}

// cell joins the paragraphs of a cell with forced line breaks; its pictures come after the table.
func (d *document) cell(tc *xmltree.Node) []content.Inline {
	var out []content.Inline
	pictures := d.figures
	defer func() { d.figures = pictures }()
	d.figures = nil
	for _, it := range d.items(tc.Kids) {
		if _, ok := it.Block.(*content.Figure); ok {
			pictures = append(pictures, it.Block)
			continue
		}
		text := blockText(it.Block)
		if len(text) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, &content.Break{Pos: d.pos()})
		}
		out = append(out, text...)
	}
	return out
}

// blockText is the running text of a block; pictures and tables in a cell give theirs.
func blockText(b content.Block) []content.Inline {
	switch b := b.(type) {
	case *content.Para:
		return b.Text
	case *content.List:
		var out []content.Inline
		for i, it := range b.Items {
			for _, k := range it.Blocks {
				if i > 0 {
					out = append(out, &content.Break{})
				}
				out = append(out, blockText(k)...)
			}
		}
		return out
	case *content.Code:
		return []content.Inline{&content.CodeSpan{S: b.Text, Pos: b.Pos}}
	case *content.Table:
		var out []content.Inline
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				if len(out) > 0 && len(c.Text) > 0 {
					out = append(out, &content.Text{S: " "})
				}
				out = append(out, c.Text...)
			}
		}
		return out
	}
	return nil
}
