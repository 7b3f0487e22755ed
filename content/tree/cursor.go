package tree

import (
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// Cursor finds places in a text. It is quick as long as they are asked for in the order of the text, which is
// the order in which parsers meet nodes; going back starts anew at the beginning.
type Cursor struct {
	text  string
	start content.Pos // of text[0]: the file's place of front matter
	at    content.Pos // relative to text: Line and Col from 1, Byte from 0
}

// NewCursor returns a cursor over text, which begins at start.
func NewCursor(text string, start content.Pos) *Cursor {
	return &Cursor{text: text, start: start, at: content.Pos{Line: 1, Col: 1}}
}

// Line returns the place of a column (in code points) of a line, both from 1.
func (c *Cursor) Line(line, col int) content.Pos {
	if line < c.at.Line || line == c.at.Line && col < c.at.Col {
		c.at = content.Pos{Line: 1, Col: 1}
	}
	for c.at.Byte < len(c.text) && (c.at.Line < line || c.at.Line == line && c.at.Col < col && c.text[c.at.Byte] != '\n') {
		c.step()
	}
	return c.place()
}

// Byte returns the place of a byte of the text.
func (c *Cursor) Byte(off int) content.Pos {
	if off < c.at.Byte {
		c.at = content.Pos{Line: 1, Col: 1}
	}
	for c.at.Byte < off && c.at.Byte < len(c.text) {
		c.step()
	}
	return c.place()
}

func (c *Cursor) step() {
	b := c.text[c.at.Byte]
	switch {
	case b == '\n':
		c.at.Line++
		c.at.Col = 1
		c.at.Byte++
	case b < utf8.RuneSelf:
		c.at.Col++
		c.at.Byte++
	default:
		_, n := utf8.DecodeRuneInString(c.text[c.at.Byte:])
		c.at.Col++
		c.at.Byte += n
	}
}

func (c *Cursor) place() content.Pos {
	p := content.Pos{File: c.start.File, Line: c.at.Line, Col: c.at.Col, Byte: c.start.Byte + c.at.Byte}
	if c.start.Line > 0 {
		p.Line += c.start.Line - 1
		if c.at.Line == 1 && c.start.Col > 0 {
			p.Col += c.start.Col - 1
		}
	}
	return p
}

// rest returns the text from the Cursor on.
func (c *Cursor) rest() string { return c.text[c.at.Byte:] }
