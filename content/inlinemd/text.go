package inlinemd

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/yuin/goldmark/text"
)

// Parse reads one string of inline Markdown. at gives the place of a byte of s, noteID the IDs of notes that
// are written inline. Lines join as in a paragraph. kept, which may be nil, is told what of s became text.
func Parse(s string, cjk bool, at func(off int) content.Pos, noteID func() string, kept func(from, to int)) ([]content.Inline, []content.Note, []content.Problem) {
	var notes []content.Note
	c := &Converter{Source: []byte(s), Words: s, At: at, Text: kept}
	c.Note = func(in []content.Inline, pos content.Pos) string {
		note := content.Note{ID: noteID(), Blocks: []content.Block{&content.Para{Text: in, Pos: pos}}, Pos: pos}
		notes = append(notes, note)
		return note.ID
	}
	if p := Guard(c.Source, at, 0); p != nil {
		return nil, nil, []content.Problem{*p}
	}
	doc := New(cjk).Parse(text.NewReader(c.Source))
	b := c.slab.begin()
	for p := doc.FirstChild(); p != nil; p = p.NextSibling() {
		b.softBreak()
		c.siblings(b, p.FirstChild(), nil)
	}
	return b.done(), notes, c.Problems
}

// IsCJKLang reports whether a language tag is one of Chinese, Japanese or Korean.
func IsCJKLang(tag string) bool {
	main, _, _ := strings.Cut(tag, "-")
	return main == "zh" || main == "ja" || main == "ko" || main == "yue"
}
