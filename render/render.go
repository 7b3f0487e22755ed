// Package render holds what every output shares: measures, paper sizes, the theme, the map of pages.
//
// It sits above content and fonts and below typeset, layout and the writers. Lengths are integers, so that no
// order of additions shows in the output.
package render

import (
	"io"

	"github.com/kanben/kanben/content"
)

// Pt is a length in thousandths of a point (1/72000 inch).
type Pt int32

// Points returns a length of n points.
func Points(n float64) Pt {
	if n < 0 {
		return Pt(n*1000 - 0.5)
	}
	return Pt(n*1000 + 0.5)
}

// Mm returns a length of n millimetres, rounded to 1/1000 pt.
func Mm(n float64) Pt { return Points(n * 72 / 25.4) }

// Float returns the length in points.
func (p Pt) Float() float64 { return float64(p) / 1000 }

// Em1000 is a length in thousandths of the em (字身) of the type size in force.
type Em1000 int32

// At returns the length at the type size.
func (e Em1000) At(size Pt) Pt { return Pt((int64(e)*int64(size) + 500) / 1000) }

// Opener opens the bytes of a picture; the caller closes them. It reads inside the input's folder only.
type Opener func(a *content.Asset) (io.ReadCloser, error)

// PageMap says which character begins which page of the PDF, so that the EPUB can carry the same page numbers.
type PageMap struct {
	DocumentID string // xmpMM:DocumentID of the PDF, "urn:uuid:…"
	Pages      []PageStart
}

// PageStart is the first character of a page. Node and Off as content.NodeRef counts them, in the normalised
// article; in a collection of several articles Node begins with the article (a3/s2.b3). Own is false for a
// page without text of its own, whose marker stands directly before the next one.
type PageStart struct {
	Label string // folio as printed: "3", "ii"
	Node  content.NodeRef
	Off   int
	Own   bool
}
