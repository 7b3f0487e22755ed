// Package export turns articles into PDF and EPUB in one call.
//
// Most callers want Export with content.Of(article) and two sinks. Both files come from one set of pages, so that
// page 3 of the PDF is page 3 in the EPUB's page list. It reads no file and no clock: pictures come through
// Options.Open, and outputs go to writers that the caller makes whole. Callers who want other faces only, or pages
// without files, use layout, pdf and epub themselves.
package export

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/epub"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// ErrProblems is returned when problems of the input forbid an output in the mode in force; Report has them.
var ErrProblems = errors.New("problems of the input forbid the output")

// Sinks are where outputs go; nil means not wanted. After an error what was written is to be thrown away.
type Sinks struct {
	PDF   io.Writer
	EPUB  io.Writer
	Cover io.Writer // a PDF of back, spine and front as one sheet; Options.Thickness is needed

	Wrote func(Report) // told when the PDF is whole and before the EPUB is begun, for those who show it at once
}

// Options steer Export; the zero value makes A4 pages for the screen and a default book with the embedded faces.
type Options struct {
	Theme     *render.Theme // nil = the default theme
	Faces     *fonts.Set    // nil = fonts/defaults
	Paper     render.Paper  // zero = the theme's
	Vertical  bool          // 直排
	Multiple  int           // blank pages at the end make the number of pages a multiple of this (0 = any)
	TOCSlogan bool          // contents and bookmarks join the slogan to the heading
	Licences  bool          // print licence numbers found in a page
	Mode      content.Mode
	Build     time.Time      // date of the files; zero = the article's own date
	Zone      *time.Location // for dates without one; nil = +08:00
	Version   string         // of the program, for the producer entries
	Open      render.Opener  // of pictures; nil = those with bytes only
	Idle      func()         // told when the bytes of faces are not needed for a while, so that mapped ones can be let go
	NoImages  bool           // captions stay, pictures go

	Chapters Chapters // of books: what earlier runs have kept; nil = nothing

	Profile   pdf.Profile
	Bleed     render.Pt // print: 0 = 3 mm
	Marks     bool
	ICC       []byte
	Condition string
	OneInk    bool
	X1a       bool

	EPUBProfile epub.Profile
	EPUBFonts   bool // embed subsets of the faces
	Cover       *content.Asset
	Thickness   render.Pt // of a leaf, for the spine of Sinks.Cover
	Certifier   string
	Producer    bool   // name the program in the EPUB
	Identifier  string // the EPUB's unique identifier; "" = the recipe of epub.Options
	NoContents  bool   // the EPUB has no page of contents, only what reading systems show
}

// Report says what came of an export.
type Report struct {
	Problems   []content.Problem
	Pages      int
	Loose      int    // lines looser than the soft limit of LA-5
	DocumentID string // of the PDF
	PageMap    render.PageMap
}

// Export lays out the collection and writes the outputs that have a sink. The error is ErrProblems, the context's,
// a sink's, or a broken invariant.
func Export(ctx context.Context, c *content.Collection, o Options, s Sinks) (Report, error) {
	o = o.filled(c)
	c, problems := o.probe(c)
	r := Report{Problems: problems}
	if err := r.stop(ctx, o.Mode); err != nil {
		return r, err
	}
	k := o.keeper(s.PDF != nil)
	doc, problems := layout.Layout(c, k.pages(o.pages()))
	o.idle()
	if err := k.err(); err != nil {
		return r, err
	}
	r.Problems = append(r.Problems, problems...)
	if err := r.stop(ctx, o.Mode); err != nil {
		return r, err
	}
	po := k.pdf(o.pdf())
	doc.Map.DocumentID = pdf.DocumentID(c, po)
	r.Pages, r.Loose, r.DocumentID, r.PageMap = len(doc.Pages), doc.Loose, doc.Map.DocumentID, doc.Map
	for _, write := range []func() ([]content.Problem, error){
		func() ([]content.Problem, error) { return o.writePDF(s.PDF, doc, c, po) },
		func() ([]content.Problem, error) { s.wrote(r); return nil, nil },
		func() ([]content.Problem, error) { return o.writeCover(s.Cover, doc, c, po) },
		func() ([]content.Problem, error) { return o.writeEPUB(s.EPUB, doc, c) },
	} {
		problems, err := write()
		r.add(problems)
		if err = errors.Join(err, r.stop(ctx, o.Mode)); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (o Options) writePDF(w io.Writer, d *layout.Document, c *content.Collection, po pdf.Options) ([]content.Problem, error) {
	if w == nil {
		return nil, nil
	}
	return pdf.Write(w, d, c, po)
}

func (s Sinks) wrote(r Report) {
	if s.Wrote != nil && s.PDF != nil {
		s.Wrote(r)
	}
}

func (o Options) writeCover(w io.Writer, d *layout.Document, c *content.Collection, po pdf.Options) ([]content.Problem, error) {
	if w == nil || len(d.Pages) == 0 {
		return nil, nil
	}
	paper := render.Paper{Width: d.Pages[0].Width, Height: d.Pages[0].Height}
	return pdf.WriteCover(w, c, pdf.Cover{Paper: paper, Pages: len(d.Pages), Thickness: o.Thickness, Image: o.Cover,
		Faces: o.Faces, Lang: d.Lang, Vertical: o.Vertical}, po)
}

func (o Options) writeEPUB(w io.Writer, d *layout.Document, c *content.Collection) ([]content.Problem, error) {
	if w == nil {
		return nil, nil
	}
	wrote, err := epub.Write(w, epub.Book{Collection: c, Cover: o.Cover, Pages: &d.Map}, o.epub())
	return wrote.Problems, err
}

// add takes over problems, those apart that an earlier step has reported: pages and book lack the same glyphs, though the
// pages do not count marks that stand on them.
func (r *Report) add(problems []content.Problem) {
	for _, p := range problems {
		same := func(q content.Problem) bool {
			at := p.Pos.Line > 0 && q.Pos.File == p.Pos.File && q.Pos.Line == p.Pos.Line && q.Pos.Col == p.Pos.Col
			return q.Code == p.Code && (at || q.Msg == p.Msg)
		}
		if p.Code != "E-GLYPH" || !slices.ContainsFunc(r.Problems, same) {
			r.Problems = append(r.Problems, p)
		}
	}
}

// stop is asked between steps: has the caller gone, or did a problem come that the mode does not pass?
func (r *Report) stop(ctx context.Context, m content.Mode) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if Fails(r.Problems, m) {
		return ErrProblems
	}
	return nil
}

func (o Options) idle() {
	if o.Idle != nil {
		o.Idle()
	}
}

func (o Options) filled(c *content.Collection) Options {
	if o.Faces == nil {
		o.Faces = defaults.Set()
	}
	if o.Build.IsZero() {
		o.Build = BuildTime(c)
	}
	return o
}
