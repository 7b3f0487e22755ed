package inlinemd

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// NoteMark is the reference [^id].
type NoteMark struct {
	ast.BaseInline
	ID string
}

// InlineNote is a note written where it is referred to: ^[text]. Its children are the text.
type InlineNote struct{ ast.BaseInline }

// Span is [text]{attributes}.
type Span struct {
	ast.BaseInline
	Attr parser.Attributes
}

// Ruby is {base|reading} or {base|one|for|each}.
type Ruby struct {
	ast.BaseInline
	Base    text.Segment
	Reading []string
}

// Math is $TeX$.
type Math struct {
	ast.BaseInline
	TeX text.Segment
}

// The kinds of our inline nodes.
var (
	KindNoteMark   = ast.NewNodeKind("NoteMark")
	KindInlineNote = ast.NewNodeKind("InlineNote")
	KindSpan       = ast.NewNodeKind("Span")
	KindRuby       = ast.NewNodeKind("Ruby")
	KindMath       = ast.NewNodeKind("Math")
)

// Kind implements ast.Node.
func (*NoteMark) Kind() ast.NodeKind { return KindNoteMark }

// Kind implements ast.Node.
func (*InlineNote) Kind() ast.NodeKind { return KindInlineNote }

// Kind implements ast.Node.
func (*Span) Kind() ast.NodeKind { return KindSpan }

// Kind implements ast.Node.
func (*Ruby) Kind() ast.NodeKind { return KindRuby }

// Kind implements ast.Node.
func (*Math) Kind() ast.NodeKind { return KindMath }

// Dump implements ast.Node.
func (n *NoteMark) Dump(source []byte, level int) { dump(n, source, level) }

// Dump implements ast.Node.
func (n *InlineNote) Dump(source []byte, level int) { dump(n, source, level) }

// Dump implements ast.Node.
func (n *Span) Dump(source []byte, level int) { dump(n, source, level) }

// Dump implements ast.Node.
func (n *Ruby) Dump(source []byte, level int) { dump(n, source, level) }

// Dump implements ast.Node.
func (n *Math) Dump(source []byte, level int) { dump(n, source, level) }

func dump(n ast.Node, source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"node": fmt.Sprintf("%+v", n)}, nil)
}
