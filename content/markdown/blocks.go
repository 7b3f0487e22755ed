package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/tree"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// blocks converts the children of a container.
func (d *document) blocks(parent ast.Node) []content.Block {
	var out []content.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = d.block(out, n)
	}
	return out
}

// block appends one block; several come of a paragraph with pictures in it.
func (d *document) block(out []content.Block, n ast.Node) []content.Block {
	pos := d.at(d.start(n))
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return d.paragraph(out, n, pos)
	case *ast.Heading:
		return append(out, &content.Para{Text: []content.Inline{&content.Strong{Kids: d.inline.Inlines(n)}}, Pos: pos})
	case *ast.List:
		return append(out, d.list(n, pos))
	case *ast.Blockquote:
		blocks, by := d.signed(n)
		return append(out, &content.Quote{Blocks: blocks, By: by, Pos: pos})
	case *ast.FencedCodeBlock:
		return append(out, d.code(n, pos)...)
	case *ast.CodeBlock:
		d.claim(n, content.SpanText)
		return append(out, &content.Code{Text: d.raw(n), Pos: pos})
	case *ast.ThematicBreak:
		return append(out, &content.Rule{Pos: pos})
	case *east.Table:
		return append(out, d.table(n, pos))
	case *mathBlock:
		d.claim(n, content.SpanText)
		return append(out, &content.Math{TeX: strings.TrimSuffix(d.raw(n), "\n"), Pos: pos})
	case *container:
		return append(out, d.container(n, pos)...)
	case *noteBlock:
		d.notes = append(d.notes, content.Note{ID: n.id, Blocks: d.blocks(n), Pos: pos})
	}
	return out
}

func (d *document) paragraph(out []content.Block, n ast.Node, pos content.Pos) []content.Block {
	before := len(d.images)
	in := d.inline.Inlines(n)
	pictures := d.images[before:]
	if hasWords(in) || len(pictures) == 0 && len(in) > 0 {
		p := &content.Para{Text: in, Pos: pos}
		outline.RunIn(p)
		out = append(out, p)
	}
	for _, f := range pictures {
		out = append(out, f)
	}
	d.images = d.images[:before]
	return out
}

// hasWords reports whether running text has more than white space.
func hasWords(in []content.Inline) bool {
	if t, ok := firstText(in); ok && strings.TrimSpace(t.S) != "" {
		return true
	}
	return strings.TrimSpace(content.InlineText(in)) != ""
}

func (d *document) list(n *ast.List, pos content.Pos) content.Block {
	l := &content.List{Ordered: n.IsOrdered(), Tight: n.IsTight, Pos: pos, Items: make([]content.Item, 0, n.ChildCount())}
	if n.Start > 1 {
		l.Start = n.Start
	}
	for it := n.FirstChild(); it != nil; it = it.NextSibling() {
		l.Items = append(l.Items, content.Item{Blocks: d.blocks(it), Pos: d.at(d.start(it))})
	}
	return l
}

// signed converts the blocks of a quotation; a last paragraph that begins with a dash says who is quoted.
func (d *document) signed(n ast.Node) ([]content.Block, []content.Inline) {
	last, ok := n.LastChild().(*ast.Paragraph)
	if !ok || last.PreviousSibling() == nil || !strings.HasPrefix(d.raw(last), "—") {
		return d.blocks(n), nil
	}
	n.RemoveChild(n, last)
	mark := d.spans.mark()
	by := d.inline.Inlines(last)
	if t, ok := firstText(by); ok {
		s := strings.TrimLeft(t.S, dashes+" ")
		if s == "" {
			return d.blocks(n), by[1:]
		}
		t.Pos = tree.Advance(t.Pos, t.S[:len(t.S)-len(s)])
		t.S = s
		d.spans.before(mark, t.Pos.Byte, content.SpanSyntax)
	}
	return d.blocks(n), by
}

func (d *document) code(n *ast.FencedCodeBlock, pos content.Pos) []content.Block {
	lang := string(n.Language(d.source))
	if lang == written {
		return d.writtenBlocks(n)
	}
	d.claim(n, content.SpanText)
	return []content.Block{&content.Code{Lang: lang, Text: d.raw(n), Pos: pos}}
}

func (d *document) table(n *east.Table, pos content.Pos) content.Block {
	d.inline.InTable = true
	defer func() { d.inline.InTable = false }()
	t := &content.Table{Header: 1, Pos: pos}
	for _, a := range n.Alignments {
		t.Aligns = append(t.Aligns, align(a))
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := content.Row{Cells: make([]content.Cell, 0, r.ChildCount())}
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row.Cells = append(row.Cells, content.Cell{Text: d.inline.Inlines(c), Pos: d.at(d.start(c))})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func align(a east.Alignment) content.Align {
	switch a {
	case east.AlignLeft:
		return content.AlignStart
	case east.AlignCenter:
		return content.AlignCentre
	case east.AlignRight:
		return content.AlignEnd
	}
	return content.AlignDefault
}
