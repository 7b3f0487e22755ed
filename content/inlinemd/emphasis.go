package inlinemd

import (
	"unicode"
	"unicode/utf8"

	"github.com/kanben/kanben/content/tree"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// starParser reads * by the rule of content.md K2; goldmark's own parser keeps _.
type starParser struct{ cjk bool }

func (*starParser) Trigger() []byte { return []byte{'*'} }

func (p *starParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	n := runLength(line, '*')
	after := runeAfter(line, n)
	opens, closes := flanks(before, after, p.cjk)
	if n == 4 && opens && closes && isCJK(before, p.cjk) && isCJK(after, p.cjk) {
		// **甲****乙**: the end of one and the begin of the next, which CommonMark's rule of three keeps apart.
		push(pc, parent, block, parser.NewDelimiter(false, true, 2, '*', starProcessor{}), seg)
		_, seg = block.PeekLine()
		return pushed(pc, block, parser.NewDelimiter(true, false, 2, '*', starProcessor{}), seg)
	}
	return pushed(pc, block, parser.NewDelimiter(opens, closes, n, '*', starProcessor{}), seg)
}

func push(pc parser.Context, parent ast.Node, block text.Reader, d *parser.Delimiter, seg text.Segment) {
	parent.AppendChild(parent, pushed(pc, block, d, seg))
}

func pushed(pc parser.Context, block text.Reader, d *parser.Delimiter, seg text.Segment) *parser.Delimiter {
	d.Segment = seg.WithStop(seg.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

type starProcessor struct{}

func (starProcessor) IsDelimiter(b byte) bool { return b == '*' }

func (starProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (starProcessor) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikeParser reads ~~ by the same rule. A single ~ stays: 5~10人 is a range.
type strikeParser struct{ cjk bool }

func (*strikeParser) Trigger() []byte { return []byte{'~'} }

func (p *strikeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	n := runLength(line, '~')
	if n != 2 || before == '~' {
		return nil
	}
	opens, closes := flanks(before, runeAfter(line, n), p.cjk)
	return pushed(pc, block, parser.NewDelimiter(opens, closes, n, '~', strikeProcessor{}), seg)
}

type strikeProcessor struct{}

func (strikeProcessor) IsDelimiter(b byte) bool { return b == '~' }

func (strikeProcessor) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikeProcessor) OnMatch(int) ast.Node { return east.NewStrikethrough() }

func runLength(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}

func runeAfter(line []byte, n int) rune {
	if n >= len(line) {
		return ' '
	}
	r, _ := utf8.DecodeRune(line[n:])
	return r
}

// flanks says whether a run of delimiters between the characters can open and can close (CommonMark §6.2, with
// the addition of K2: CJK characters, punctuation too, count as letters on the inside of a run).
func flanks(before, after rune, cjk bool) (opens, closes bool) {
	spaceBefore, spaceAfter := isSpace(before), isSpace(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	cjkBefore, cjkAfter := isCJK(before, cjk), isCJK(after, cjk)
	opens = !spaceAfter && (!punctAfter || cjkAfter || spaceBefore || punctBefore || cjkBefore)
	closes = !spaceBefore && (!punctBefore || cjkBefore || spaceAfter || punctAfter || cjkAfter)
	return opens, closes
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || util.IsSpaceRune(r) }

// isCJK leaves out the marks shared with Latin unless the text is CJK, and the ideographic space always.
func isCJK(r rune, cjk bool) bool {
	if r < 0x2E80 && !cjk || r == 0x3000 {
		return false
	}
	return tree.IsCJK(r)
}
