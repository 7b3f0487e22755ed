// Package epub writes articles as EPUB 3.3.
//
// Most callers want Write; Check judges a finished file. go-epub assembles, our finisher completes. The package
// asks no clock, opens no file by name and makes no connection: pictures come as bytes or through Options.Open.
// It is not for EPUB 2, fixed layouts or audio books.
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
	Profile    Profile
	Faces      *fonts.Set // nil: no fonts embedded, no typographic cover
	NoFonts    bool       // leaves the faces to the reader: Faces draws the cover only
	Theme      *render.Theme
	Build      time.Time      // never the clock; zero: the newest date of the articles
	Zone       *time.Location // of dates whose source names none; nil = as they were read
	Identifier string         // names the unique identifier; "" = a UUID by the recipe of epub.md §4
	Certifier  string         // who certifies the conformance claim; "" = none is made
	Vertical   bool
	TOCSlogan  bool
	NoContents bool // leaves contents.xhtml out of the book
	Producer   bool // name the program in the imprint and as bkp
	Licences   bool // print licence numbers found in a page
	Version    string
	Open       render.Opener
	Idle       func() // told after each face has been subset: its bytes are not needed for a while
}

// Report is what writing found.
type Report struct{ Problems []content.Problem }

// Write writes the book to w. Problems of the input go to the Report; the error is about the world: a writer
// that fails, or a library that did not do what it always does. The same book and options give the same bytes.
func Write(w io.Writer, b Book, o Options) (Report, error) {
	p, err := build(b, o)
	if err != nil {
		return Report{}, err
	}
	err = p.assemble(w)
	return Report{Problems: p.problems}, err
}
