package pandoc

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/tree"
)

func blocksOf(items []outline.Item) []content.Block {
	var out []content.Block
	for _, it := range items {
		out = append(out, it.Block)
	}
	return out
}

func (d *document) items(n *tree.Node) []outline.Item {
	var out []outline.Item
	for _, b := range n.Items {
		out = append(out, d.item(b)...)
		for _, f := range d.figures {
			out = append(out, outline.Item{Block: f})
		}
		d.figures = nil
	}
	return out
}

func one(b content.Block) []outline.Item { return []outline.Item{{Block: b}} }

// item converts one block; a division may give several.
func (d *document) item(n *tree.Node) []outline.Item {
	kind, c := element(n)
	pos := n.Pos
	switch kind {
	case "Para", "Plain":
		if in := d.inlines(c); len(in) > 0 {
			return one(&content.Para{Text: in, Pos: pos})
		}
	case "Header":
		level, _ := strconv.Atoi(at(c, 0).Value)
		if in := d.inlines(at(c, 2)); len(in) > 0 {
			return []outline.Item{{Block: &content.Para{Text: in, Pos: pos}, Part: outline.Heading, Level: level}}
		}
	case "LineBlock":
		v := &content.Verse{Pos: pos}
		for _, l := range c.Items {
			v.Lines = append(v.Lines, d.inlines(l))
		}
		return one(v)
	case "CodeBlock":
		code := &content.Code{Text: at(c, 1).Value + "\n", Pos: pos}
		if cl := attrOf(at(c, 0)).classes; len(cl) > 0 {
			code.Lang = cl[0]
		}
		return one(code)
	case "BlockQuote":
		return one(&content.Quote{Blocks: blocksOf(d.items(c)), Pos: pos})
	case "BulletList":
		return one(d.list(&content.List{Pos: pos}, c))
	case "OrderedList":
		l := &content.List{Ordered: true, Pos: pos}
		if start, err := strconv.Atoi(at(at(c, 0), 0).Value); err == nil && start > 1 {
			l.Start = start
		}
		return one(d.list(l, at(c, 1)))
	case "DefinitionList":
		return d.definitions(c)
	case "HorizontalRule":
		return one(&content.Rule{Pos: pos})
	case "Table":
		return one(d.table(c, pos))
	case "Figure":
		return d.figure(c, pos)
	case "Div":
		return d.division(c, pos)
	case "RawBlock":
		d.warn("W-HTML", n, "raw "+content.QuoteInput(at(c, 0).Value)+" is left out: "+content.QuoteInput(at(c, 1).Value))
	case "Null":
	default:
		d.fail("E-TYPE", n, "unknown block "+content.QuoteInput(kind))
	}
	return nil
}

func (d *document) list(l *content.List, items *tree.Node) *content.List {
	l.Tight = true
	for _, it := range items.Items {
		for _, b := range it.Items {
			if kind, _ := element(b); kind == "Para" {
				l.Tight = false
			}
		}
		l.Items = append(l.Items, content.Item{Blocks: blocksOf(d.items(it)), Pos: it.Pos})
	}
	return l
}

// definitions become paragraphs: the term in bold, what it means behind it.
func (d *document) definitions(c *tree.Node) []outline.Item {
	var out []outline.Item
	for _, pair := range c.Items {
		term := &content.Strong{Kids: d.inlines(at(pair, 0))}
		out = append(out, outline.Item{Block: &content.Para{Text: []content.Inline{term}, Pos: pair.Pos}})
		for _, meaning := range at(pair, 1).Items {
			out = append(out, outline.Item{Block: &content.Quote{Blocks: blocksOf(d.items(meaning)), Pos: meaning.Pos}})
		}
	}
	return out
}

// division knows the classes that our own Markdown gives containers; others are unwrapped.
func (d *document) division(c *tree.Node, pos content.Pos) []outline.Item {
	inside := d.items(at(c, 1))
	for _, class := range attrOf(at(c, 0)).classes {
		switch kind := content.CalloutKind(class); kind {
		case content.CalloutNote, content.CalloutEditors, content.CalloutCorrection, content.CalloutWarning:
			return one(&content.Callout{Kind: kind, Blocks: blocksOf(inside), Pos: pos})
		}
	}
	return inside
}

// figure takes the picture inside; its caption is text, its credits are read from it.
func (d *document) figure(c *tree.Node, pos content.Pos) []outline.Item {
	inside := append(d.items(at(c, 2)), d.taken()...)
	caption := d.items(at(at(c, 1), 1))
	for _, it := range inside {
		f, ok := it.Block.(*content.Figure)
		if !ok {
			continue
		}
		f.Caption = nil
		out := []outline.Item{{Block: f}}
		for _, p := range caption {
			p.Part = outline.Caption
			out = append(out, p)
		}
		return out
	}
	return append(inside, caption...)
}

func (d *document) taken() []outline.Item {
	var out []outline.Item
	for _, f := range d.figures {
		out = append(out, outline.Item{Block: f})
	}
	d.figures = nil
	return out
}

// table reads head, bodies and foot as rows.
func (d *document) table(c *tree.Node, pos content.Pos) content.Block {
	t := &content.Table{Pos: pos}
	for _, b := range blocksOf(d.items(at(at(c, 1), 1))) {
		if p, ok := b.(*content.Para); ok {
			t.Caption = append(t.Caption, p.Text...)
		}
	}
	for _, spec := range at(c, 2).Items {
		kind, _ := element(at(spec, 0))
		t.Aligns = append(t.Aligns, alignOf(kind))
	}
	d.rows(t, at(at(c, 3), 1))
	t.Header = len(t.Rows)
	for _, body := range at(c, 4).Items {
		d.rows(t, at(body, 2))
		d.rows(t, at(body, 3))
	}
	d.rows(t, at(at(c, 5), 1))
	return t
}

func alignOf(kind string) content.Align {
	switch kind {
	case "AlignLeft":
		return content.AlignStart
	case "AlignCenter":
		return content.AlignCentre
	case "AlignRight":
		return content.AlignEnd
	}
	return content.AlignDefault
}

func (d *document) rows(t *content.Table, rows *tree.Node) {
	for _, r := range rows.Items {
		var row content.Row
		for _, c := range at(r, 1).Items {
			cell := content.Cell{Pos: c.Pos}
			for _, b := range blocksOf(d.items(at(c, 4))) {
				p, ok := b.(*content.Para)
				if !ok {
					continue
				}
				if len(cell.Text) > 0 {
					cell.Text = append(cell.Text, &content.Break{Pos: p.Pos})
				}
				cell.Text = append(cell.Text, p.Text...)
			}
			cell.RowSpan, cell.ColSpan = span(at(c, 2)), span(at(c, 3))
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
}

func span(n *tree.Node) int {
	if v, err := strconv.Atoi(n.Value); err == nil && v > 1 && v < 1000 {
		return v
	}
	return 0
}

// picture makes a figure of an image in running text.
func (d *document) picture(c *tree.Node, pos content.Pos) {
	f := &content.Figure{Asset: at(at(c, 2), 0).Value, Alt: content.InlineText(d.inlines(at(c, 1))), Pos: pos}
	if title := strings.TrimPrefix(at(at(c, 2), 1).Value, "fig:"); title != "" {
		f.Caption = []content.Inline{&content.Text{S: title, Pos: pos}}
	}
	d.figures = append(d.figures, f)
}
