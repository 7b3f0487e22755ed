package epub

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// problem records something about the input, once.
func (b *builder) problem(s content.Severity, code string, pos content.Pos, msg, hint string) {
	p := content.Problem{Severity: s, Code: code, Pos: pos, Msg: msg, Hint: hint}
	if !b.said[p] {
		b.said[p] = true
		b.problems = append(b.problems, p)
	}
}

func (f *flow) illegalCharacter(r rune, at int) {
	what := "character U+" + hex4(r) + " is not allowed in XML and was left out"
	if r == utf8.RuneError {
		what = "broken UTF-8 was left out"
	}
	f.b.problem(content.Error, "E-EPUB-CHAR", f.place(at), what, "remove it from the source")
}

func (f *flow) bidiControl(r rune, at int) {
	f.b.problem(content.Warning, "W-EPUB-BIDI", f.place(at), "the text holds the direction control U+"+hex4(r), "it is kept; remove it unless the text needs it")
}

// place is the position of a byte of the text that is being written.
func (f *flow) place(at int) content.Pos {
	p := f.pos
	if p.Line > 0 {
		p.Byte += at
	}
	return p
}

// reportLost tells of the characters that no face has, with the place where the articles have each first, by writing the
// documents once more: such characters are rare, and no other walk knows what gets into a book. The place of a label of
// ours is none.
func (b *builder) reportLost() {
	if len(b.lost) == 0 {
		return
	}
	again := begin(b.book, b.opt, nil)
	again.cover, again.wanted = b.cover, map[rune]content.Pos{}
	for _, r := range b.lost {
		again.wanted[r] = content.Pos{}
	}
	_ = again.documents() // only a cover can fail, and it is there
	var lost render.Lacks
	for _, r := range b.lost {
		lost.Add(r, again.wanted[r])
	}
	b.problems = append(b.problems, lost.Problems()...)
}

// look notes the first place of characters that are wanted.
func (f *flow) look(s string) {
	for r, at := range f.b.wanted {
		if i := strings.IndexRune(s, r); i >= 0 && at == (content.Pos{}) {
			at = f.place(i)
			if at.Line > 0 && !strings.Contains(s[:i], "\n") {
				at.Col += utf8.RuneCountInString(s[:i])
			}
			f.b.wanted[r] = at
		}
	}
}

func hex4(r rune) string {
	const digits = "0123456789ABCDEF"
	s := ""
	for r > 0 || len(s) < 4 {
		s = string(digits[r&15]) + s
		r >>= 4
	}
	return s
}
