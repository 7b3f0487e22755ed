package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

type containerParser struct{}

func (containerParser) Trigger() []byte                             { return []byte{':'} }
func (containerParser) CanInterruptParagraph() bool                 { return true }
func (containerParser) CanAcceptIndentedLine() bool                 { return false }
func (containerParser) Close(ast.Node, text.Reader, parser.Context) {}
func (noteParser) Trigger() []byte                                  { return []byte{'['} }
func (noteParser) CanInterruptParagraph() bool                      { return true }
func (noteParser) CanAcceptIndentedLine() bool                      { return false }
func (noteParser) Close(ast.Node, text.Reader, parser.Context)      {}
func (mathParser) Trigger() []byte                                  { return []byte{'$'} }
func (mathParser) CanInterruptParagraph() bool                      { return true }
func (mathParser) CanAcceptIndentedLine() bool                      { return false }
func (mathParser) Close(ast.Node, text.Reader, parser.Context)      {}
func (commentParser) Trigger() []byte                               { return []byte{'<'} }
func (commentParser) CanInterruptParagraph() bool                   { return false }
func (commentParser) CanAcceptIndentedLine() bool                   { return false }
func (commentParser) Close(ast.Node, text.Reader, parser.Context)   {}

// Open begins a container at ::: name; a line of colons alone closes one and begins none.
func (containerParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	colons := run(line[max(pos, 0):], ':')
	if pos < 0 || colons < 3 {
		return nil, parser.NoChildren
	}
	info := strings.TrimSpace(string(line[pos+colons:]))
	if info == "" {
		return nil, parser.NoChildren
	}
	n := &container{colons: colons}
	if i := strings.IndexByte(info, '{'); i >= 0 {
		attr, ok := parser.ParseAttributes(text.NewReader([]byte(info[i:])))
		if ok {
			n.attr, info = attr, strings.TrimSpace(info[:i])
		}
	}
	n.name, n.words, _ = strings.Cut(info, " ")
	n.words = strings.TrimSpace(n.words)
	reader.AdvanceToEOL()
	if n.byLine() {
		return n, parser.NoChildren
	}
	return n, parser.HasChildren
}

func (containerParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*container)
	line, seg := reader.PeekLine()
	body := bytes.TrimSpace(line)
	if c := run(body, ':'); c >= n.colons && c == len(body) {
		reader.AdvanceToEOL()
		return parser.Close
	}
	if !n.byLine() {
		return parser.Continue | parser.HasChildren
	}
	p := ast.NewParagraph()
	seg = seg.TrimLeftSpace(reader.Source())
	p.Lines().Append(seg.TrimRightSpace(reader.Source()))
	n.AppendChild(n, p)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func run(b []byte, c byte) int {
	n := 0
	for n < len(b) && b[n] == c {
		n++
	}
	return n
}

type noteParser struct{}

// Open begins a note's text at [^id]:
func (noteParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("[^")) {
		return nil, parser.NoChildren
	}
	end := bytes.Index(line[pos:], []byte("]:"))
	if end < 3 || end > 200 || bytes.ContainsAny(line[pos+2:pos+end], " \t[^]") {
		return nil, parser.NoChildren
	}
	n := &noteBlock{id: string(line[pos+2 : pos+end])}
	reader.Advance(pos + end + 2)
	return n, parser.HasChildren
}

func (noteParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

type mathParser struct{}

// Open begins a displayed formula at a line of $$.
func (mathParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if pos := pc.BlockOffset(); pos < 0 || string(bytes.TrimSpace(line[pos:])) != "$$" {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &mathBlock{}, parser.NoChildren
}

func (mathParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, seg := reader.PeekLine()
	if string(bytes.TrimSpace(line)) == "$$" {
		reader.AdvanceToEOL()
		return parser.Close
	}
	node.Lines().Append(seg)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

type commentParser struct{}

// Open begins a comment that has its lines to itself.
func (commentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("<!--")) {
		return nil, parser.NoChildren
	}
	end := bytes.Index(line[pos+4:], []byte("-->"))
	if end >= 0 && len(bytes.TrimSpace(line[pos+4+end+3:])) > 0 {
		return nil, parser.NoChildren
	}
	n := &comment{}
	if end >= 0 {
		n.SetAttributeString("closed", true)
	}
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (commentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, closed := node.AttributeString("closed"); closed {
		return parser.Close
	}
	if line, _ := reader.PeekLine(); bytes.Contains(line, []byte("-->")) {
		node.SetAttributeString("closed", true)
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}
