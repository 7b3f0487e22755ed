package pdf

import (
	"fmt"
	"io"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// Cover is a book's cover as one sheet: back, spine, front (封底、书脊、封面).
type Cover struct {
	Paper     render.Paper // trim size of a page
	Pages     int          // of the book; two stand on a leaf
	Thickness render.Pt    // of a leaf
	Image     *content.Asset
	Faces     *fonts.Set
	Lang      string
	Vertical  bool // bound on the right: the front is the left half
}

// Spine returns the width of the spine.
func (k Cover) Spine() render.Pt { return render.Pt((k.Pages+1)/2) * k.Thickness }

// WriteCover writes the cover as a PDF of one page, with marks where the spine folds. Options are those of Write.
func WriteCover(w io.Writer, c *content.Collection, k Cover, o Options) ([]content.Problem, error) {
	if k.Paper.Width <= 0 || k.Paper.Height <= 0 || k.Pages <= 0 || k.Thickness <= 0 {
		return nil, fmt.Errorf("write cover: page size, page count and paper thickness are needed")
	}
	s := newCoverSheet(c, k)
	s.front()
	s.spineText()
	o.Variant += " cover"
	o.folds = []render.Pt{k.Paper.Width, k.Paper.Width + k.Spine()}
	return Write(w, s.d, c, o)
}

// coverSheet builds the one page of a cover.
type coverSheet struct {
	d        *layout.Document
	k        Cover
	title    string
	subtitle string
	names    string
	issuer   string
	sect     int32
}

func newCoverSheet(c *content.Collection, k Cover) *coverSheet {
	f := gather(c, k.Lang, &Options{})
	var names []string
	for _, p := range f.creators {
		names = append(names, p.name)
	}
	s := &coverSheet{k: k, title: f.title, subtitle: f.subtitle, names: strings.Join(names, "　"), issuer: f.publisher}
	page := layout.Page{Width: 2*k.Paper.Width + k.Spine(), Height: k.Paper.Height, Label: "1", Recto: true}
	s.d = &layout.Document{Lang: firstOf(k.Lang, "zh-Hans"), Faces: k.Faces, Pages: []layout.Page{page}}
	s.elem(layout.Elem{Kind: "Document", Parent: -1})
	s.sect = s.elem(layout.Elem{Kind: "Sect"})
	return s
}

func (s *coverSheet) elem(e layout.Elem) int32 {
	s.d.Elems = append(s.d.Elems, e)
	return int32(len(s.d.Elems) - 1)
}

func (s *coverSheet) add(it layout.Item) { s.d.Pages[0].Items = append(s.d.Pages[0].Items, it) }

// panel is the left edge of the front or back.
func (s *coverSheet) panel(front bool) render.Pt {
	if front != s.k.Vertical {
		return s.k.Paper.Width + s.k.Spine()
	}
	return 0
}

// front sets picture, title, names and publisher. A picture fills the panel and bleeds.
func (s *coverSheet) front() {
	x, w, h := s.panel(true), s.k.Paper.Width, s.k.Paper.Height
	if s.k.Image != nil {
		e := s.elem(layout.Elem{Kind: "Figure", Parent: s.sect, Alt: s.title, BBox: &layout.Rect{X: x, W: w, H: h}})
		s.add(&layout.ImageItem{Mark: layout.Mark{Elem: e}, X: x, W: w, H: h, Asset: s.k.Image, Bleed: true})
		return
	}
	size := min(w/9, 42_000)
	y := s.lines(s.elem(layout.Elem{Kind: "H1", Parent: s.sect}), fonts.Strong, size, s.title, x, h/4)
	if s.subtitle != "" {
		s.lines(s.elem(layout.Elem{Kind: "P", Parent: s.sect}), fonts.Kai, size*45/100, s.subtitle, x, y+size/2)
	}
	if s.names != "" {
		s.lines(s.elem(layout.Elem{Kind: "P", Parent: s.sect}), fonts.Body, size*35/100, s.names, x, h*70/100)
	}
	if s.issuer != "" {
		s.lines(s.elem(layout.Elem{Kind: "P", Parent: s.sect}), fonts.Caption, size*30/100, s.issuer, x, h*90/100)
	}
}

// lines sets centred lines in the panel at x, the first with its top at y, and returns where the last ends.
func (s *coverSheet) lines(e int32, role fonts.Role, size render.Pt, text string, x, y render.Pt) render.Pt {
	measure := s.k.Paper.Width * 8 / 10
	q := typeset.Prepare(&typeset.Paragraph{
		Spans: []typeset.Span{{Text: text, Style: &typeset.Style{Role: role, Lang: s.d.Lang}}},
		Align: typeset.Centre, Options: &typeset.Options{Faces: s.d.Faces, Balance: true},
	})
	lines, _ := q.Break(typeset.Fixed(int64(measure)*1000/int64(size)), 0)
	for i := range lines {
		s.add(&layout.Text{
			Mark: layout.Mark{Elem: e}, X: x + s.k.Paper.Width/10, Y: y + size*88/100, Size: size,
			Ink: layout.Ink{K: 1000}, Glyphs: lines[i].Glyphs, Runes: q.Runes, Hyphen: lines[i].Hyphen,
		})
		y += size * 14 / 10
	}
	return y
}

// leastSpine is the narrowest spine that carries text: 6 mm.
const leastSpine = render.Pt(17008)

// spineText sets title and publisher down the spine. It repeats the front, so that it is an artifact.
func (s *coverSheet) spineText() {
	spine := s.k.Spine()
	if spine < leastSpine {
		return
	}
	size := min(spine*6/10, 18_000)
	s.column(size, s.title, s.k.Paper.Height/8)
	if s.issuer != "" {
		small := size * 6 / 10
		length := render.Pt(len([]rune(s.issuer))) * small
		s.column(small, s.issuer, s.k.Paper.Height*9/10-length)
	}
}

func (s *coverSheet) column(size render.Pt, text string, y render.Pt) {
	q := typeset.Prepare(&typeset.Paragraph{
		Spans: []typeset.Span{{Text: text, Style: &typeset.Style{Role: fonts.Strong, Lang: s.d.Lang}}},
		Align: typeset.Start, Options: &typeset.Options{Faces: s.d.Faces, Vertical: true},
	})
	lines, _ := q.Break(typeset.Fixed(1_000_000), 0)
	if len(lines) != 1 {
		return
	}
	s.add(&layout.Text{
		Mark: layout.Mark{Elem: -1, Artifact: layout.LayoutArtifact}, X: s.k.Paper.Width + s.k.Spine()/2, Y: y, Size: size,
		Vertical: true, Ink: layout.Ink{K: 1000}, Glyphs: lines[0].Glyphs, Runes: q.Runes,
	})
}
