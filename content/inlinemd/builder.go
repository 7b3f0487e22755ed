package inlinemd

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// builder gathers inlines, joins neighbouring text and settles what a line end in the source is.
type builder struct {
	slab    *slab
	base    int             // of it on the slab's stack
	only    string          // the text that is open, as long as it is one piece
	words   strings.Builder // it, once there are more
	pos     content.Pos     // of it
	last    rune            // of everything so far
	pending bool            // a line end waits for what follows
}

func (b *builder) text(s string, pos content.Pos) {
	if s == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(s)
	b.settle(first)
	b.write(s, pos)
	b.last, _ = utf8.DecodeLastRuneInString(s)
}

// write keeps a single piece as it is: most texts are one.
func (b *builder) write(s string, pos content.Pos) {
	switch {
	case b.only == "" && b.words.Len() == 0:
		b.only, b.pos = s, pos
		return
	case b.only != "":
		b.words.WriteString(b.only)
		b.only = ""
	}
	b.words.WriteString(s)
}

func (b *builder) add(in content.Inline) {
	switch in.(type) {
	case *content.Break:
		b.pending = false
		b.flush()
		b.last = 0
	case *content.NoteRef:
		b.settle(b.last)
		b.flush()
	default:
		words := content.InlineText([]content.Inline{in})
		first, _ := utf8.DecodeRuneInString(words)
		b.settle(first)
		b.flush()
		b.last, _ = utf8.DecodeLastRuneInString(words)
	}
	b.push(in)
}

func (b *builder) push(in content.Inline) {
	b.slab.stack = append(b.slab.stack, in)
}

func (b *builder) softBreak() { b.pending = b.last != 0 }

// settle makes a waiting line end a space, or nothing between CJK characters (content.md K5).
func (b *builder) settle(next rune) {
	if !b.pending {
		return
	}
	b.pending = false
	if !(tree.IsCJK(b.last) && tree.IsCJK(next)) {
		b.write(" ", b.pos)
	}
}

func (b *builder) flush() {
	switch {
	case b.only != "":
		b.push(b.slab.text(b.only, b.pos))
		b.only = ""
	case b.words.Len() > 0:
		b.push(b.slab.text(b.words.String(), b.pos))
		b.words = strings.Builder{}
	}
}

func (b *builder) done() []content.Inline {
	b.flush()
	return b.slab.end(b)
}
