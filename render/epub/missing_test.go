package epub_test

import (
	"bytes"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
)

func TestMissingGlyphHasItsPlace(t *testing.T) { // epub.md §8: never silent
	t.Parallel()
	a := library()
	a.Sections[1].Blocks = append(a.Sections[1].Blocks, &content.Para{Text: []content.Inline{&content.Text{S: "木梁\U00012000一根", Pos: content.Pos{File: "a.md", Line: 7, Col: 3, Byte: 40}}}})
	_, r := write(t, epub.Book{Collection: content.Of(a)}, epub.Options{Faces: defaults.Set()})
	var found []content.Problem
	for _, p := range r.Problems {
		if p.Code == "E-GLYPH" {
			found = append(found, p)
		}
	}
	want := content.Pos{File: "a.md", Line: 7, Col: 5, Byte: 46}
	if len(found) != 1 || found[0].Pos != want {
		t.Errorf("got %v, want one at %v", found, want)
	}
}

func TestFontsLeftToTheReader(t *testing.T) { // EX-8, embedding off
	t.Parallel()
	book, _ := write(t, epub.Book{Collection: content.Of(library())}, epub.Options{Faces: defaults.Set(), NoFonts: true})
	cover := false
	for _, name := range members(t, book) {
		if bytes.Contains([]byte(name), []byte("EPUB/fonts/")) || name == "META-INF/com.apple.ibooks.display-options.xml" {
			t.Errorf("%s is in the book", name)
		}
		cover = cover || name == "EPUB/images/cover.png"
	}
	if !cover {
		t.Error("no cover")
	}
	css := string(member(t, book, "EPUB/css/base.css"))
	if bytes.Contains([]byte(css), []byte("@font-face")) || !bytes.Contains([]byte(css), []byte("serif;")) {
		t.Errorf("the sheet asks for faces that are not there:\n%s", css)
	}
}
