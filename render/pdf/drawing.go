package pdf

import (
	"image/color"
	"strconv"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/picture/svg"
)

// frame maps the coordinates of a drawing to the page.
type frame struct {
	x, y, kx, ky float64 // left top corner; points a pixel, in 1/1000
}

func (f frame) point(b []byte, p svg.Point) []byte {
	return appendPts(b, roundPt(f.x+p.X*f.kx), roundPt(f.y-p.Y*f.ky))
}

// hairline is the thinnest line that presses hold (docs/press-rules.md X26).
const hairline render.Pt = 250

// paintDrawing paints the shapes of a drawing. The graphics state is the caller's to save.
func (p *painter) paintDrawing(d *svg.Drawing, x, y, w, h render.Pt) {
	fill, line, over, width := p.fill, p.line, p.over, p.width
	f := frame{float64(x), float64(y + h), float64(w) / d.W, float64(h) / d.H}
	p.b = append(appendPts(p.b, x, y, w, h), "re W n\n"...)
	for i := range d.Shapes {
		p.paintShape(&d.Shapes[i], f)
	}
	p.fill, p.line, p.over, p.width = fill, line, over, width
}

func (p *painter) paintShape(s *svg.Shape, f frame) {
	if len(s.Clips) == 0 && s.Gradient == nil && s.Fill.A == 255 {
		p.paintPath(s, f)
		return
	}
	fill, line, over, width := p.fill, p.line, p.over, p.width
	p.b = append(p.b, "q\n"...)
	for _, c := range s.Clips {
		p.path(c.Path, f)
		p.b = append(p.b, "W"...)
		if c.EvenOdd {
			p.b = append(p.b, '*')
		}
		p.b = append(p.b, " n\n"...)
	}
	if s.Gradient != nil {
		p.paintGradient(s, f)
	} else {
		p.fade(s.Fill.A)
		p.paintPath(s, f)
	}
	p.b = append(p.b, "Q\n"...)
	p.fill, p.line, p.over, p.width = fill, line, over, width
}

// paintPath fills or strokes the path in its one colour.
func (p *painter) paintPath(s *svg.Shape, f frame) {
	ink := p.images.colours.ink(p.visible(s.Fill))
	if s.Stroke != nil {
		p.setLine(ink)
		p.strokeStyle(s.Stroke, f)
		p.path(s.Path, f)
		p.b = append(p.b, "S\n"...)
		return
	}
	p.setFill(ink)
	p.path(s.Path, f)
	if s.EvenOdd {
		p.b = append(p.b, "f*\n"...)
	} else {
		p.b = append(p.b, "f\n"...)
	}
}

// visible lays the colour on white where transparency is not allowed.
func (p *painter) visible(c color.NRGBA) color.NRGBA {
	if !p.images.o.X1a {
		return c
	}
	r, g, b := onWhite(c)
	return color.NRGBA{r, g, b, 255}
}

// fade sets constant alpha.
func (p *painter) fade(alpha uint8) {
	if alpha == 255 || p.images.o.X1a {
		return
	}
	use := &p.used[p.on]
	use.fades[alpha], use.alpha = true, true
	p.b = append(append(append(p.b, '/'), fadeName(alpha)...), " gs\n"...)
}

func fadeName(alpha uint8) string { return "A" + strconv.Itoa(int(alpha)) }

// strokeStyle sets all of the line style anew: nothing else on the page sets cap, join and limit.
func (p *painter) strokeStyle(s *svg.Stroke, f frame) {
	k := (f.kx + f.ky) / 2
	width := roundPt(s.Width * k)
	if p.inks.cmyk {
		width = max(width, hairline)
	}
	p.setWidth(width)
	p.b = append(appendInt(p.b, s.Cap), " J "...)
	p.b = append(appendInt(p.b, s.Join), " j "...)
	p.b = append(appendMilli(p.b, int64(s.Miter*1000)), " M ["...)
	for _, v := range s.Dash {
		p.b = appendPts(p.b, roundPt(v*k))
	}
	p.b = append(p.b, ']')
	p.b = append(appendPt(p.b, roundPt(s.DashFrom*k)), " d\n"...)
}

// path adds the path to the content.
func (p *painter) path(path svg.Path, f frame) {
	for _, s := range path {
		switch s.Op {
		case svg.Move:
			p.b = append(f.point(p.b, s.P[0]), "m\n"...)
		case svg.Line:
			p.b = append(f.point(p.b, s.P[0]), "l\n"...)
		case svg.Cube:
			for _, v := range s.P {
				p.b = f.point(p.b, v)
			}
			p.b = append(p.b, "c\n"...)
		case svg.Close:
			p.b = append(p.b, "h\n"...)
		}
	}
}

// onWhite lays a colour with alpha on white.
func onWhite(c color.NRGBA) (r, g, b uint8) {
	mix := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return mix(c.R), mix(c.G), mix(c.B)
}

// inkOf is the ink of a colour as the profile shows it.
func (p *painter) inkOf(c color.NRGBA) layout.Ink {
	return p.inks.resolve(p.images.colours.ink(c))
}
