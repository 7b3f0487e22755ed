// Package pdf writes the pages of a layout as PDF.
//
// Most callers want Write; Check judges a finished file. fpdf draws, our finisher completes (docs/ARCHITECTURE.md).
package pdf

import (
	"io"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf/preflight"
)

// Profile is the kind of PDF (pdf.md, Profiles).
type Profile uint8

// The profiles.
const (
	Screen Profile = iota
	Print
	Archive
)

// Options steer Write; the zero value is the screen profile.
type Options struct {
	Profile   Profile
	Build     time.Time // of the file; never the clock
	Bleed     render.Pt // print: 0 = 3 mm
	Marks     bool
	ICC       []byte // output profile; nil = the default of Profile
	Condition string // OutputConditionIdentifier of ICC
	OneInk    bool   // --inks k
	X1a       bool   // --pdfx 1a:2003
	Variant   string // what makes it another edition: profile, paper, theme; part of DocumentID
	Version   string // of the program, for Producer
	Open      render.Opener
	Idle      func() // told after each face has been subset: its bytes are not needed for a while

	// Of books that are painted chapter by chapter: Painted returns article i, whose chapter layout has kept, and Keep is
	// told of each chapter that was painted and can be kept.
	Painted func(i int) *Painted
	Keep    func(c *layout.Chapter, p *Painted)

	folds []render.Pt // of a cover: where the sheet is folded, from the left of the trim
}

// Check judges a PDF by our published rules (docs/press-rules.md); it shares no code with Write. faces are TrueType fonts
// in full that the file may have subsets of: then the text that its codes claim is compared with what the glyphs show.
func Check(r io.ReaderAt, size int64, faces ...[]byte) []content.Problem {
	return preflight.Check(r, size, faces...)
}
