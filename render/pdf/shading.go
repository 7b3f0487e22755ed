package pdf

import (
	"fmt"
	"image/color"
	"strconv"

	"github.com/kanben/kanben/render/picture/svg"
)

// shade is a gradient of a drawing with its colours as the profile shows them (ISO 32000-1 8.7.4.5).
type shade struct {
	g       *svg.Gradient
	samples []byte // of shadeSteps colours
	k       int    // components
}

// shadeSteps is how many colours a gradient is sampled at: converting the samples, not the ends, keeps every ink sum
// within the limit and the way between two colours as it is on screen.
const shadeSteps = 256

// paintGradient fills the path, or the area of its line, with the gradient.
func (p *painter) paintGradient(s *svg.Shape, f frame) {
	rule := "W n\n"
	if s.EvenOdd {
		rule = "W* n\n"
	}
	if s.Stroke != nil {
		p.path(s.Outline(), f)
	} else {
		p.path(s.Path, f)
	}
	p.b = append(p.b, rule...)
	g := s.Gradient.Unrolled(s.Path)
	alpha, even := g.Alpha()
	if even {
		p.fade(alpha)
	}
	n := len(p.shades)
	p.shades = append(p.shades, p.newShade(g, even && !p.images.o.X1a))
	p.used[p.on].shades[n] = true
	p.overprint(false)
	m := g.Matrix
	p.b = append(p.b, "1 0 0 1 "...)
	p.b = append(appendPts(p.b, roundPt(f.x), roundPt(f.y)), "cm "...)
	p.b = appendNumbers(p.b, f.kx/1000*m.A, -f.ky/1000*m.B, f.kx/1000*m.C, -f.ky/1000*m.D, f.kx/1000*m.E, -f.ky/1000*m.F)
	p.b = append(p.b, "cm /"...)
	p.b = append(append(p.b, shadeName(n)...), " sh\n"...)
}

func shadeName(n int) string { return "S" + strconv.Itoa(n) }

// appendNumbers writes numbers with six digits behind the point.
func appendNumbers(b []byte, v ...float64) []byte {
	for _, n := range v {
		b = append(strconv.AppendFloat(b, n, 'f', 6, 64), ' ')
	}
	return b
}

// newShade samples the colours. Alpha that is the same everywhere is set apart; another one is laid on white.
func (p *painter) newShade(g svg.Gradient, solid bool) shade {
	s := shade{g: &g, k: 3}
	if p.inks.cmyk {
		s.k = 4
	}
	for i := range shadeSteps {
		c := g.Colour(float64(i) / (shadeSteps - 1))
		if !solid {
			r, g, b := onWhite(c)
			c = color.NRGBA{r, g, b, 255}
		}
		if s.k == 3 {
			s.samples = append(s.samples, c.R, c.G, c.B)
			continue
		}
		ink := p.inkOf(c)
		for _, v := range [4]int16{ink.C, ink.M, ink.Y, ink.K} {
			s.samples = append(s.samples, uint8((int(v)*255+500)/1000))
		}
	}
	return s
}

// writeShades writes the shading dictionaries.
func (n *finisher) writeShades() {
	for _, s := range n.p.shades {
		space, ranges := "/DeviceRGB", "0 1 0 1 0 1"
		if s.k == 4 {
			space, ranges = "/DeviceCMYK", "0 1 0 1 0 1 0 1"
		}
		fn := n.f.alloc()
		n.f.deflated(fn, fmt.Sprintf("/FunctionType 0/Domain[0 1]/Range[%s]/Size[%d]/BitsPerSample 8", ranges, shadeSteps), s.samples)
		b := append([]byte("<</ShadingType "), '2'+boolByte(s.g.Radial))
		b = append(append(b, "/Extend[true true]/ColorSpace"...), space...)
		b = append(b, "/Coords["...)
		if s.g.Radial {
			b = appendNumbers(b, s.g.From.X, s.g.From.Y, 0, s.g.To.X, s.g.To.Y, s.g.R)
		} else {
			b = appendNumbers(b, s.g.From.X, s.g.From.Y, s.g.To.X, s.g.To.Y)
		}
		b = appendRef(append(b, "]/Function "...), fn)
		n.shades = append(n.shades, n.f.add(append(b, ">>"...)))
	}
}

func boolByte(v bool) byte {
	if v {
		return 1
	}
	return 0
}

// shadings names the gradients of a page.
func (n *finisher) shadings(b []byte, use pageUse) []byte {
	if len(use.shades) == 0 {
		return b
	}
	b = append(b, "/Shading<<"...)
	for _, k := range sortedNumbers(use.shades) {
		b = appendRef(append(appendName(b, shadeName(k)), ' '), n.shades[k])
	}
	return append(b, ">>"...)
}

// graphicsStates names overprint and constant alpha for a page.
func (n *finisher) graphicsStates(b []byte, use pageUse) []byte {
	if n.states[0] == 0 && len(use.fades) == 0 {
		return b
	}
	b = append(b, "/ExtGState<<"...)
	if n.states[0] != 0 {
		b = appendRef(append(b, "/O0 "...), n.states[0])
		b = appendRef(append(b, "/O1 "...), n.states[1])
	}
	for _, a := range sortedNumbers(use.fades) {
		b = appendRef(append(appendName(b, fadeName(a)), ' '), n.fadeState(a))
	}
	return append(b, ">>"...)
}

// fadeState writes the graphics state of an alpha once.
func (n *finisher) fadeState(alpha uint8) ref {
	if r, ok := n.fades[alpha]; ok {
		return r
	}
	if n.fades == nil {
		n.fades = map[uint8]ref{}
	}
	v := appendMilli(nil, (int64(alpha)*1000+127)/255)
	r := n.f.add(fmt.Appendf(nil, "<</Type/ExtGState/ca %s/CA %s>>", v, v))
	n.fades[alpha] = r
	return r
}
