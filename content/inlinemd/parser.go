// Package inlinemd reads the marks inside a line of Markdown: emphasis, links, notes, ruby, spans, formulas.
//
// It is goldmark with our own parsers beside its own: emphasis that stands next to Chinese punctuation
// (content.md K2), notes, ruby and spans (K7). Package markdown builds its blocks on these parsers; packages
// that meet a single string of Markdown call Parse.
package inlinemd

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parsers returns the inline parsers in order. cjk says that the text is Chinese, Japanese or Korean, where
// “ ” ‘ ’ — … · count as CJK.
func Parsers(cjk bool) []util.PrioritizedValue {
	shared := &nested{cjk: cjk}
	return append(parser.DefaultInlineParsers(),
		util.Prioritized(&noteParser{shared}, 150),
		util.Prioritized(&spanParser{shared}, 160),
		util.Prioritized(rubyParser{}, 170),
		util.Prioritized(mathParser{}, 180),
		util.Prioritized(&starParser{cjk}, 490),
		util.Prioritized(&strikeParser{cjk}, 495),
	)
}

// New returns a parser of text that has inline marks only: every line belongs to a paragraph.
func New(cjk bool) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(Parsers(cjk)...),
	)
}

// nested parses the inside of a bracket with a parser of its own.
type nested struct {
	cjk    bool
	parser parser.Parser
}

// fill moves the inline nodes of the segments of source into parent.
func (n *nested) fill(parent ast.Node, source []byte, inside *text.Segments, pc parser.Context) {
	if n.parser == nil {
		n.parser = New(n.cjk)
	}
	sub := parser.NewContext()
	for _, ref := range pc.References() {
		sub.AddReference(ref)
	}
	doc := n.parser.Parse(text.NewBlockReader(source, inside), parser.WithContext(sub))
	for p := doc.FirstChild(); p != nil; p = p.NextSibling() {
		for c := p.FirstChild(); c != nil; {
			next := c.NextSibling()
			p.RemoveChild(p, c)
			parent.AppendChild(parent, c)
			c = next
		}
	}
}

// inside returns the text from the reader's place, which is behind an opening bracket, to the bracket that closes
// it, and leaves the reader behind that. Escaped brackets and those in code do not count; ok is false, and
// the reader anywhere, if the block ends first.
func inside(block text.Reader) (segs *text.Segments, ok bool) {
	segs = text.NewSegments()
	for depth := 0; ; block.AdvanceLine() {
		line, seg := block.PeekLine()
		if line == nil {
			return nil, false
		}
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
			case '`':
				i += codeSpan(line[i:]) - 1
			case '[':
				depth++
			case ']':
				if depth--; depth < 0 {
					segs.Append(seg.WithStop(seg.Start - seg.Padding + i))
					block.Advance(i + 1)
					return segs, true
				}
			}
		}
		segs.Append(seg)
	}
}

// codeSpan returns the length of the code span that begins the line, or of its back-ticks if it does not end there.
func codeSpan(line []byte) int {
	n := 0
	for n < len(line) && line[n] == '`' {
		n++
	}
	run := 0
	for i := n; i <= len(line); i++ {
		if i < len(line) && line[i] == '`' {
			run++
			continue
		}
		if run == n {
			return i
		}
		run = 0
	}
	return n
}
