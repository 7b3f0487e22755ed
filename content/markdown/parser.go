package markdown

import (
	"github.com/kanben/kanben/content/inlinemd"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newParser returns goldmark with our blocks. HTML blocks are left out: tags are inline, so that none of their text
// is lost.
func newParser(cjk bool) parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(parser.WithHeadingAttribute()), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(containerParser{}, 850),
		util.Prioritized(noteParser{}, 860),
		util.Prioritized(mathParser{}, 870),
		util.Prioritized(commentParser{}, 880),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	transformers := append(parser.DefaultParagraphTransformers(), util.Prioritized(tableParser{}, 200))
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlinemd.Parsers(cjk)...),
		parser.WithParagraphTransformers(transformers...),
	)
}

// newBodyReader reads the source from start, the begin of a line, so that every offset is one of the file.
func newBodyReader(source []byte, start int) text.Reader {
	r := text.NewReader(source)
	for _, seg := r.Position(); seg.Start < start; _, seg = r.Position() {
		r.AdvanceLine()
	}
	return r
}

// noteBlock is a note's text: [^id]: …
type noteBlock struct {
	ast.BaseBlock
	id string
}

// container is ::: name words {attributes} … :::
type container struct {
	ast.BaseBlock
	name, words string
	attr        parser.Attributes
	colons      int
}

// mathBlock is TeX between lines of $$.
type mathBlock struct{ ast.BaseBlock }

// comment is <!-- … -->, which says nothing to readers.
type comment struct{ ast.BaseBlock }

var (
	kindNoteBlock = ast.NewNodeKind("NoteBlock")
	kindContainer = ast.NewNodeKind("Container")
	kindMathBlock = ast.NewNodeKind("MathBlock")
	kindComment   = ast.NewNodeKind("Comment")
)

func (*noteBlock) Kind() ast.NodeKind { return kindNoteBlock }
func (*container) Kind() ast.NodeKind { return kindContainer }
func (*mathBlock) Kind() ast.NodeKind { return kindMathBlock }
func (*comment) Kind() ast.NodeKind   { return kindComment }

func (*mathBlock) IsRaw() bool { return true }
func (*comment) IsRaw() bool   { return true }

// Verse and credits are lines, not paragraphs.
func (n *container) byLine() bool { return n.name == "verse" || n.name == "credits" }

func (n *noteBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *container) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *mathBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
func (n *comment) Dump(source []byte, level int)   { ast.DumpHelper(n, source, level, nil, nil) }
