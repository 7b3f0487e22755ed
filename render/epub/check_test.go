package epub_test

import (
	"bytes"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

func TestOwnCheckPassesEverySample(t *testing.T) { // EP-34
	t.Parallel()
	for name, s := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book, _ := write(t, s.book, s.options)
			for _, p := range epub.Check(bytes.NewReader(book), int64(len(book))) {
				if expected(name, p) {
					continue
				}
				t.Error(p)
			}
			for _, p := range epub.CheckText(bytes.NewReader(book), int64(len(book)), s.book.Collection) {
				t.Error(p)
			}
		})
	}
}

// expected are problems of the samples themselves.
func expected(name string, p content.Problem) bool {
	switch p.Code {
	case "W-EPUB-GLYPH", "W-EPUB-SIZE", "W-EPUB-PERSON":
		return name == "hostile" || name == "hostile-kobo"
	case "W-EPUB-ZIPDATE":
		return false
	}
	return false
}
