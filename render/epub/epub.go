// Package epub writes articles as EPUB 3.3.
//
// Most callers want Write; Check judges a finished file. go-epub assembles, our finisher completes.
package epub

import (
	"io"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
)

// Profile is the kind of EPUB (epub.md §12).
type Profile uint8

// The profiles.
const (
	Default Profile = iota
	Kobo
	Kindle
)

// Book is what is written: a collection (one article is a collection of kind Single), a cover if the caller has
// one, and the page map of the PDF of the same run, if any.
type Book struct {
	Collection *content.Collection
	Cover      *content.Asset
	Pages      *render.PageMap
}

// Options steer Write; the zero value is a horizontal default book without embedded fonts.
type Options struct {
	Profile   Profile
	Faces     *fonts.Set // nil: no fonts embedded
	Theme     *render.Theme
	Build     time.Time // never the clock
	Zone      *time.Location
	Certifier string
	Vertical  bool
	TOCSlogan bool
	Producer  bool // name the program in the imprint and as bkp
	Licences  bool
	Version   string
	Open      render.Opener
}

// Report is what writing found.
type Report struct{ Problems []content.Problem }

// Write writes the book to w.
func Write(w io.Writer, b Book, o Options) (Report, error) { panic("epub: not built yet") }

// Check judges an EPUB by our own rules (epub.md §14); it shares no code with Write.
func Check(r io.ReaderAt, size int64) []content.Problem { panic("epub: not built yet") }
