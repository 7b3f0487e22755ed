package pdf

import (
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

func (p *painter) paintRule(r *layout.RuleItem) {
	p.endText()
	p.setLine(r.Ink)
	p.setWidth(r.Width)
	if len(r.Dash) > 0 {
		p.b = append(p.b, '[')
		p.b = append(appendPts(p.b, r.Dash...), "]0 d\n"...)
	}
	p.b = append(appendPts(p.b, p.sheet.x(r.X1), p.sheet.y(r.Y1)), "m "...)
	p.b = append(appendPts(p.b, p.sheet.x(r.X2), p.sheet.y(r.Y2)), "l S\n"...)
	if len(r.Dash) > 0 {
		p.b = append(p.b, "[]0 d\n"...)
	}
}

func (p *painter) paintBox(r *layout.BoxItem) {
	p.endText()
	p.setFill(r.Ink)
	x, y, w, h := r.X, r.Y, r.W, r.H
	if r.Bleed {
		x, y, w, h = p.sheet.grow(x, y, w, h)
	}
	p.b = append(appendPts(p.b, p.sheet.x(x), p.sheet.y(y+h), w, h), "re f\n"...)
}

func (p *painter) paintDots(d *layout.DotsItem) {
	p.endText()
	p.setFill(d.Ink)
	for i := range min(len(d.X), len(d.Y)) {
		p.circle(p.sheet.x(d.X[i]), p.sheet.y(d.Y[i]), d.Diameter/2)
	}
	p.b = append(p.b, "f\n"...)
}

// circle adds a circle of four Bézier curves to the path; 0.5523 r is the usual distance of the handles.
func (p *painter) circle(x, y, r render.Pt) {
	k := r * 5523 / 10000
	p.b = append(appendPts(p.b, x+r, y), "m "...)
	p.b = append(appendPts(p.b, x+r, y+k, x+k, y+r, x, y+r), "c "...)
	p.b = append(appendPts(p.b, x-k, y+r, x-r, y+k, x-r, y), "c "...)
	p.b = append(appendPts(p.b, x-r, y-k, x-k, y-r, x, y-r), "c "...)
	p.b = append(appendPts(p.b, x+k, y-r, x+r, y-k, x+r, y), "c h\n"...)
}

// paintWave draws 书名号甲式: half waves of about 1.5 pt, as many as fill the length evenly.
func (p *painter) paintWave(w *layout.WaveItem) {
	p.endText()
	p.setLine(w.Ink)
	p.setWidth(w.Width)
	x, y := p.sheet.x(w.X1), p.sheet.y(w.Y1)
	dx, dy := w.X2-w.X1, w.Y1-w.Y2
	n := max(2, int((abs(dx)+abs(dy)+750)/1500))
	p.b = append(appendPts(p.b, x, y), "m "...)
	high := render.Pt(1000)
	for i := 1; i <= n; i++ {
		x0, y0 := x+dx*render.Pt(i-1)/render.Pt(n), y+dy*render.Pt(i-1)/render.Pt(n)
		x1, y1 := x+dx*render.Pt(i)/render.Pt(n), y+dy*render.Pt(i)/render.Pt(n)
		ox, oy := render.Pt(0), high // across the line
		if abs(dy) > abs(dx) {
			ox, oy = high, 0
		}
		if i%2 == 0 {
			ox, oy = -ox, -oy
		}
		a, b := (x1-x0)/3, (y1-y0)/3
		p.b = append(appendPts(p.b, x0+a+ox, y0+b+oy, x1-a+ox, y1-b+oy, x1, y1), "c "...)
	}
	p.b = append(p.b, "S\n"...)
}

func abs(p render.Pt) render.Pt {
	if p < 0 {
		return -p
	}
	return p
}

// paintOutline draws a glyph as a path: one that stands for no character of its own, so that no text is invented.
func (p *painter) paintOutline(t *layout.Text, g typeset.Glyph) {
	p.endText()
	x, y := glyphOrigin(p.sheet, t, g)
	st := stanceOf(t, g)
	face := p.set.Face(g.Face)
	if st == upright && !isSqueezed(g) {
		_, oy := verticalEm(face, g.GID)
		size := int64(glyphSize(t))
		x -= render.Pt(size * int64(face.AdvanceEm(g.GID)) / 2000)
		y -= render.Pt(size * int64(oy) / 1000)
	}
	p.fillGlyph(face, g.GID, x, y, glyphSize(t), st == turned)
	p.text.line = nil
}

// fillGlyph fills the outline of the glyph with its origin at (x, y).
func (p *painter) fillGlyph(f *fonts.Face, g fonts.GID, x, y, size render.Pt, turned bool) {
	path := outline{p: p, x: float64(x), y: float64(y), k: float64(size) / float64(f.UnitsPerEm()), turned: turned}
	segs := f.Outline(nil, g)
	if len(segs) == 0 {
		return
	}
	for _, s := range segs {
		path.add(s)
	}
	p.b = append(p.b, "h f\n"...)
}

// outline writes a glyph's segments as path operators.
type outline struct {
	p       *painter
	x, y, k float64
	turned  bool
	px, py  float32 // current point in font units
	started bool
}

func (o *outline) point(x, y float32) {
	fx, fy := float64(x)*o.k, float64(y)*o.k
	if o.turned {
		fx, fy = fy, -fx
	}
	o.p.b = appendPts(o.p.b, roundPt(o.x+fx), roundPt(o.y+fy))
}

func roundPt(v float64) render.Pt {
	if v < 0 {
		return render.Pt(v - 0.5)
	}
	return render.Pt(v + 0.5)
}

func (o *outline) add(s fonts.Segment) {
	last := s.P[0]
	switch s.Op {
	case fonts.MoveTo:
		if o.started {
			o.p.b = append(o.p.b, "h "...)
		}
		o.started = true
		o.point(last.X, last.Y)
		o.p.b = append(o.p.b, "m "...)
	case fonts.LineTo:
		o.point(last.X, last.Y)
		o.p.b = append(o.p.b, "l "...)
	case fonts.QuadTo:
		q := s.P[0]
		last = s.P[1]
		o.point(o.px+(q.X-o.px)*2/3, o.py+(q.Y-o.py)*2/3)
		o.point(last.X+(q.X-last.X)*2/3, last.Y+(q.Y-last.Y)*2/3)
		o.point(last.X, last.Y)
		o.p.b = append(o.p.b, "c "...)
	case fonts.CubeTo:
		last = s.P[2]
		for _, q := range s.P {
			o.point(q.X, q.Y)
		}
		o.p.b = append(o.p.b, "c "...)
	}
	o.px, o.py = last.X, last.Y
}
