package inlinemd

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteParser reads [^id] and ^[text] (content.md K7).
type noteParser struct{ *nested }

func (*noteParser) Trigger() []byte { return []byte{'[', '^'} }

func (p *noteParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 3 {
		return nil
	}
	if line[0] == '^' {
		if line[1] != '[' {
			return nil
		}
		block.Advance(2)
		segs, ok := inside(block)
		if !ok {
			return nil
		}
		n := &InlineNote{}
		p.fill(n, block.Source(), segs, pc)
		return n
	}
	if line[1] != '^' {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || end > 200 || bytes.ContainsAny(line[2:end], " \t[^") {
		return nil
	}
	id := string(line[2:end])
	block.Advance(end + 1)
	return &NoteMark{ID: id}
}

// spanParser reads [text]{.class lang=xx} (content.md K7). It stands before the link parser, which keeps every
// bracket that no attributes follow.
type spanParser struct{ *nested }

func (*spanParser) Trigger() []byte { return []byte{'['} }

func (p *spanParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	block.Advance(1)
	segs, ok := inside(block)
	if !ok || block.Peek() != '{' {
		return nil
	}
	attr, ok := parser.ParseAttributes(block)
	if !ok || !isSpanAttr(attr) {
		return nil
	}
	n := &Span{Attr: attr}
	p.fill(n, block.Source(), segs, pc)
	return n
}

// isSpanAttr reports whether the attributes are those of a span: a class, a language, or both.
func isSpanAttr(attr parser.Attributes) bool {
	for _, a := range attr {
		if name := string(a.Name); name != "class" && name != "lang" {
			return false
		}
	}
	return len(attr) > 0
}

// rubyParser reads {汉字|hàn|zì}: as many readings as characters, or one for all. In a table | is written \|.
type rubyParser struct{}

func (rubyParser) Trigger() []byte { return []byte{'{'} }

func (rubyParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	var parts []text.Segment
	from := 1
	for i := 1; i < len(line) && i < 400; i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && line[i+1] == '|':
			parts = append(parts, text.NewSegment(from, i))
			i++
			from = i + 1
		case c == '|':
			parts = append(parts, text.NewSegment(from, i))
			from = i + 1
		case c == '}':
			return ruby(block, line, seg, append(parts, text.NewSegment(from, i)), i+1)
		case c == '{' || c == '\n' || c == '\\' || c == '`':
			return nil
		}
	}
	return nil
}

func ruby(block text.Reader, line []byte, seg text.Segment, parts []text.Segment, length int) ast.Node {
	if len(parts) < 2 {
		return nil
	}
	n := &Ruby{}
	for i, p := range parts {
		words := bytes.TrimSpace(line[p.Start:p.Stop])
		if len(words) == 0 {
			return nil
		}
		if i > 0 {
			n.Reading = append(n.Reading, string(words))
		}
	}
	base := line[parts[0].Start:parts[0].Stop]
	if r := len(n.Reading); r > 1 && r != len(bytes.Runes(base)) {
		return nil
	}
	start := seg.Start - seg.Padding
	n.Base = text.NewSegment(start+parts[0].Start, start+parts[0].Stop)
	block.Advance(length)
	return n
}

// mathParser reads $TeX$ on one line: no white space inside the marks, no digit behind the second, so that
// sums of money stay what they are.
type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) < 3 || line[1] == ' ' || line[1] == '$' || line[1] == '\n' {
		return nil
	}
	for i := 2; i < len(line) && line[i] != '\n'; i++ {
		if line[i-1] == '\\' || line[i] != '$' {
			continue
		}
		if line[i-1] == ' ' || i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9' {
			return nil
		}
		start := seg.Start - seg.Padding
		block.Advance(i + 1)
		return &Math{TeX: text.NewSegment(start+1, start+i)}
	}
	return nil
}
