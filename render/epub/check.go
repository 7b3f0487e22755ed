package epub

import (
	"io"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub/check"
)

// Check judges an EPUB by our own rules (epub.md §14); it shares no code with Write.
func Check(r io.ReaderAt, size int64) []content.Problem { return check.Book(r, size) }

// CheckText compares the text of an EPUB with the articles that it was made from.
func CheckText(r io.ReaderAt, size int64, c *content.Collection) []content.Problem {
	return check.Text(r, size, c)
}
