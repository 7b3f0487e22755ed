package pdf

import (
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// Printer's marks stand in the slug, outside the bleed: crop marks at the corners, registration marks at the middle
// of the edges, a job line at the foot (pdf.md).
const (
	markWidth  = render.Pt(250)   // hairline
	markLength = render.Pt(14173) // 5 mm
	markGap    = render.Pt(2835)  // 1 mm beyond the bleed
	jobSize    = render.Pt(6000)
)

// registration prints on every plate.
var registration = layout.Ink{C: 1000, M: 1000, Y: 1000, K: 1000}

func (p *painter) printersMarks(pg *layout.Page, o *Options) {
	if p.sheet.slug == p.sheet.bleed {
		return
	}
	ink := registration
	if o.OneInk {
		ink = layout.Ink{K: 1000}
	}
	p.b = append(p.b, "/Artifact<</Type/Page>>BDC\n"...)
	p.setLine(ink)
	p.setWidth(markWidth)
	p.cropMarks()
	p.foldMarks(o.folds)
	p.registrationMarks()
	p.jobLine(pg, o)
	p.b = append(p.b, "EMC\n"...)
}

func (p *painter) stroke(x0, y0, x1, y1 render.Pt) {
	p.b = append(appendPts(p.b, x0, y0), "m "...)
	p.b = append(appendPts(p.b, x1, y1), "l S\n"...)
}

func (p *painter) cropMarks() {
	s := p.sheet
	off := s.bleed + markGap
	left, right := s.x(0), s.x(s.wide)
	top, foot := s.y(0), s.y(s.high)
	for _, x := range []render.Pt{left, right} {
		p.stroke(x, top+off, x, top+off+markLength)
		p.stroke(x, foot-off, x, foot-off-markLength)
	}
	for _, y := range []render.Pt{top, foot} {
		p.stroke(left-off, y, left-off-markLength, y)
		p.stroke(right+off, y, right+off+markLength, y)
	}
}

// foldMarks are dashed, so that nobody cuts there.
func (p *painter) foldMarks(folds []render.Pt) {
	if len(folds) == 0 {
		return
	}
	s := p.sheet
	off := s.bleed + markGap
	p.b = append(p.b, "[2 1]0 d\n"...)
	for _, x := range folds {
		p.stroke(s.x(x), s.y(0)+off, s.x(x), s.y(0)+off+markLength)
		p.stroke(s.x(x), s.y(s.high)-off, s.x(x), s.y(s.high)-off-markLength)
	}
	p.b = append(p.b, "[]0 d\n"...)
}

func (p *painter) registrationMarks() {
	s := p.sheet
	off := s.bleed + slugWidth/2
	mx, my := s.x(s.wide/2), s.y(s.high/2)
	for _, c := range [][2]render.Pt{{mx, s.y(0) + off}, {mx, s.y(s.high) - off}, {s.x(0) - off, my}, {s.x(s.wide) + off, my}} {
		const r = render.Pt(5000)
		p.stroke(c[0]-r, c[1], c[0]+r, c[1])
		p.stroke(c[0], c[1]-r, c[0], c[1]+r)
		p.circle(c[0], c[1], r*6/10)
		p.b = append(p.b, "S\n"...)
	}
}

// jobLine names the sheet: title, page, date of the build. It is drawn as outlines, since it is no text of the
// document.
func (p *painter) jobLine(pg *layout.Page, o *Options) {
	line := p.job + "  " + pg.Label
	if !o.Build.IsZero() {
		line += "  " + o.Build.UTC().Format("2006-01-02")
	}
	p.setFill(layout.Ink{K: 1000})
	s := p.sheet
	x, y := s.x(0)+2*markGap, s.y(s.high)-s.bleed-slugWidth*3/4
	stop := s.x(s.wide/2) - 4*markGap
	for _, r := range line {
		face, g := p.findGlyph(r)
		w := render.Pt(int64(jobSize) * int64(face.AdvanceEm(g)) / 1000)
		if x+w > stop {
			return
		}
		p.fillGlyph(face, g, x, y, jobSize, false)
		x += w
	}
}

func (p *painter) findGlyph(r rune) (*fonts.Face, fonts.GID) {
	chain := p.set.Chain(fonts.Caption)
	for _, id := range chain {
		if g := p.set.Face(id).Glyph(r); g != 0 {
			return p.set.Face(id), g
		}
	}
	return p.set.Face(chain[0]), 0
}
