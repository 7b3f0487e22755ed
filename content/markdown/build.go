package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/inlinemd"
	"github.com/yuin/goldmark/ast"
)

// build fills the article from the tree of blocks.
func (d *document) build(doc ast.Node) {
	d.inline = inlinemd.Converter{Source: d.source, Words: d.text, At: d.at, Note: d.keepNote, Image: d.keepImage}
	d.inline.Text = func(from, to int) { d.spans.add(from, to, content.SpanText) }
	if h := titleOf(doc); h != nil && !d.front["title"] {
		d.title(h)
		d.guessByline(doc, h)
		doc.RemoveChild(doc, h)
	}
	d.guessTail(doc)
	d.article.Sections = append(d.article.Sections, d.sections(doc)...)
	a := d.article
	a.Notes = append(a.Notes, d.notes...)
	d.problems = append(d.problems, d.inline.Problems...)
	d.problems = append(d.problems, fields.AddAssets(a, d.opts)...)
	fields.AddFigureCredits(a)
	content.NameSections(a)
	a.Prov.Spans = d.spans.cover(len(d.source))
}

// titleOf returns the first heading of the highest level.
func titleOf(doc ast.Node) *ast.Heading {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			return h
		}
	}
	return nil
}

// sections converts the blocks of the document; what stands before the first heading is the preamble.
func (d *document) sections(doc ast.Node) []content.Section {
	out := []content.Section{{}}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if s, ok := d.heading(n); ok {
			out = append(out, s)
			continue
		}
		d.intoSection(&out[len(out)-1], n)
	}
	if len(out) > 1 && len(out[0].Blocks) == 0 && len(out[0].Credits) == 0 {
		return out[1:]
	}
	return out
}

// intoSection adds a block that is no heading.
func (d *document) intoSection(s *content.Section, n ast.Node) {
	switch n := n.(type) {
	case *noteBlock:
		d.article.Notes = append(d.article.Notes, content.Note{ID: n.id, Blocks: d.blocks(n), Pos: d.at(d.start(n))})
	case *container:
		if n.name == "credits" {
			d.sectionCredits(s, n)
			return
		}
		s.Blocks = d.block(s.Blocks, n)
	default:
		before := len(s.Blocks)
		s.Blocks = d.block(s.Blocks, n)
		if s.Pos.Line == 0 && len(s.Blocks) > before {
			s.Pos = d.at(d.start(n))
		}
	}
}

// keepNote keeps a note written inline and returns its ID.
func (d *document) keepNote(in []content.Inline, pos content.Pos) string {
	id := d.fields.NoteID()
	d.notes = append(d.notes, content.Note{ID: id, Blocks: []content.Block{&content.Para{Text: in, Pos: pos}}, Pos: pos})
	return id
}

// start is the first byte of a block.
func (d *document) start(n ast.Node) int {
	for k := n; k != nil; k = k.FirstChild() {
		if k.Type() == ast.TypeBlock && k.Lines().Len() > 0 {
			return k.Lines().At(0).Start
		}
		if p := k.Pos(); p >= 0 {
			return p
		}
	}
	return 0
}

// raw returns the source of a block's lines.
func (d *document) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(d.source))
	}
	return b.String()
}

// claim accounts for the lines of a block that is kept to the character.
func (d *document) claim(n ast.Node, kind content.SpanKind) {
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		d.spans.add(seg.Start, seg.Stop, kind)
	}
}
