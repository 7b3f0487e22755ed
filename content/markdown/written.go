package markdown

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
	"github.com/yuin/goldmark/ast"
)

// written is the info string of a fenced block that holds, as YAML, what Markdown has no marks for: a block or a
// list of blocks by the keys of content.md §9, or a section's heading with all its fields.
const written = "kanben"

func (d *document) writtenTree(n *ast.FencedCodeBlock) *tree.Node {
	docs, ps := tree.YAML(d.raw(n), d.at(d.start(n)), tree.LimitsOf(d.opts))
	d.problems = append(d.problems, ps...)
	if len(docs) == 0 {
		return nil
	}
	d.fieldSpans(docs[0], content.SpanField)
	return docs[0]
}

// writtenSection reads a fenced block that describes a section; ok is false for other fenced blocks.
func (d *document) writtenSection(n *ast.FencedCodeBlock) (content.Section, bool) {
	if string(n.Language(d.source)) != written {
		return content.Section{}, false
	}
	docs, _ := tree.YAML(d.raw(n), content.Pos{Line: 1, Col: 1}, tree.LimitsOf(d.opts))
	if len(docs) == 0 || docs[0].Get("section") == nil {
		return content.Section{}, false
	}
	return d.fields.Section(d.writtenTree(n).Get("section"), "section"), true
}

func (d *document) writtenBlocks(n *ast.FencedCodeBlock) []content.Block {
	t := d.writtenTree(n)
	if t == nil {
		return nil
	}
	return d.fields.Blocks(t, written)
}
