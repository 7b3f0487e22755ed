package svg

import (
	"image/color"
	"math"
	"strings"
)

// Gradient is a paint of several colours (SVG 1.1 §13.2).
type Gradient struct {
	Radial bool
	From   Point   // begin of the axis, or focus
	To     Point   // end of the axis, or centre
	R      float64 // of the outer circle
	Matrix Matrix  // from the gradient's space to the drawing's
	Spread string  // "", reflect, repeat
	Stops  []Stop  // two or more, offsets rising from 0 to 1
}

// Stop is a colour on the way.
type Stop struct {
	Offset float64
	Colour color.NRGBA
}

// gradient reads a gradient for a path that the matrix shows; nil if there is none. One stop is one colour.
func (b *builder) gradient(n *node, path Path, m Matrix, opacity float64) *Gradient {
	if n.name != "linearGradient" && n.name != "radialGradient" {
		return nil
	}
	attr, stops := b.gradientParts(n)
	g := &Gradient{Radial: n.name == "radialGradient", Matrix: m, Stops: b.stops(stops, opacity)}
	if len(g.Stops) == 0 {
		return nil
	}
	g.Spread = strings.TrimSpace(attr["spreadMethod"])
	st := initial()
	whole := b.view
	if attr["gradientUnits"] != "userSpaceOnUse" {
		lo, hi := path.bounds()
		if hi.X <= lo.X || hi.Y <= lo.Y {
			g.Stops = g.Stops[len(g.Stops)-1:]
			return g
		}
		g.Matrix = m.times(shifted(lo.X, lo.Y)).times(scaled(hi.X-lo.X, hi.Y-lo.Y))
		whole = Point{1, 1}
	}
	g.Matrix = g.Matrix.times(transform(attr["gradientTransform"]))
	coordinate := func(name, usual string, whole float64) float64 {
		v := attr[name]
		if v == "" {
			v = usual
		}
		return b.length(v, &st, whole)
	}
	if !g.Radial {
		g.From = Point{coordinate("x1", "0%", whole.X), coordinate("y1", "0%", whole.Y)}
		g.To = Point{coordinate("x2", "100%", whole.X), coordinate("y2", "0%", whole.Y)}
		if g.From == g.To {
			g.Stops = g.Stops[len(g.Stops)-1:]
		}
		return g
	}
	g.To = Point{coordinate("cx", "50%", whole.X), coordinate("cy", "50%", whole.Y)}
	g.R = coordinate("r", "50%", math.Hypot(whole.X, whole.Y)/math.Sqrt2)
	g.From = g.To
	if attr["fx"] != "" {
		g.From.X = coordinate("fx", "", whole.X)
	}
	if attr["fy"] != "" {
		g.From.Y = coordinate("fy", "", whole.Y)
	}
	if g.R <= 0 {
		g.Stops = g.Stops[len(g.Stops)-1:]
		return g
	}
	if d := math.Hypot(g.From.X-g.To.X, g.From.Y-g.To.Y); d > 0.99*g.R { // the focus stays inside
		k := 0.99 * g.R / d
		g.From = Point{g.To.X + (g.From.X-g.To.X)*k, g.To.Y + (g.From.Y-g.To.Y)*k}
	}
	return g
}

// gradientParts follows the chain of gradients that stand for what one does not say.
func (b *builder) gradientParts(n *node) (attr map[string]string, stops *node) {
	attr = map[string]string{}
	for range 16 {
		for k, v := range n.attr {
			if _, set := attr[k]; !set {
				attr[k] = v
			}
		}
		if stops == nil && len(stopNodes(n)) > 0 {
			stops = n
		}
		next := b.ids[strings.TrimPrefix(strings.TrimSpace(n.attr["href"]), "#")]
		if next == nil {
			break
		}
		n = next
	}
	return attr, stops
}

func stopNodes(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == "stop" {
			out = append(out, k)
		}
	}
	return out
}

// stops reads the stops, offsets never falling, with one at 0 and one at 1.
func (b *builder) stops(n *node, opacity float64) []Stop {
	if n == nil {
		return nil
	}
	var out []Stop
	last := 0.0
	base, _ := b.styleOf(n, initial())
	for _, k := range stopNodes(n) {
		st, o := b.styleOf(k, base)
		c := color.NRGBA{A: 255}
		if v, ok := readColour(o.stopColour, st.current); ok {
			c = v
		}
		if o.stopFade != "" {
			c = faded(c, fraction(o.stopFade, 1))
		}
		last = math.Max(last, math.Min(1, math.Max(0, fraction(k.attr["offset"], 0))))
		out = append(out, Stop{last, faded(c, opacity)})
	}
	if len(out) < 2 {
		return out
	}
	if out[0].Offset > 0 {
		out = append([]Stop{{0, out[0].Colour}}, out...)
	}
	if last < 1 {
		out = append(out, Stop{1, out[len(out)-1].Colour})
	}
	return out
}

// at is the colour at a place of the drawing; back is the inverse of the gradient's matrix.
func (g *Gradient) at(p Point, back Matrix) color.NRGBA {
	p = back.At(p)
	t := 0.0
	if g.Radial {
		t = g.radial(p)
	} else {
		t = g.along(p)
	}
	return g.colourAt(g.spread(t))
}

// radial is how far the point is on the way from the focus to the circle.
func (g *Gradient) radial(p Point) float64 {
	dx, dy := p.X-g.From.X, p.Y-g.From.Y
	fx, fy := g.From.X-g.To.X, g.From.Y-g.To.Y
	a, h, c := dx*dx+dy*dy, dx*fx+dy*fy, fx*fx+fy*fy-g.R*g.R
	if a == 0 {
		return 0
	}
	return a / (-h + math.Sqrt(math.Max(0, h*h-a*c)))
}

func (g *Gradient) spread(t float64) float64 {
	switch g.Spread {
	case "repeat":
		return t - math.Floor(t)
	case "reflect":
		t = math.Mod(math.Abs(t), 2)
		if t > 1 {
			t = 2 - t
		}
	}
	return math.Max(0, math.Min(1, t))
}

func (g *Gradient) colourAt(t float64) color.NRGBA {
	for i := 1; i < len(g.Stops); i++ {
		a, b := g.Stops[i-1], g.Stops[i]
		if t > b.Offset {
			continue
		}
		k := 0.0
		if b.Offset > a.Offset {
			k = (t - a.Offset) / (b.Offset - a.Offset)
		}
		mix := func(x, y uint8) uint8 { return byteOf(float64(x) + (float64(y)-float64(x))*k) }
		return color.NRGBA{mix(a.Colour.R, b.Colour.R), mix(a.Colour.G, b.Colour.G), mix(a.Colour.B, b.Colour.B), mix(a.Colour.A, b.Colour.A)}
	}
	return g.Stops[len(g.Stops)-1].Colour
}

// Colour is the colour at t, 0 … 1 on the way.
func (g *Gradient) Colour(t float64) color.NRGBA { return g.colourAt(t) }

// Alpha is the alpha of all stops; even is false if they differ.
func (g *Gradient) Alpha() (alpha uint8, even bool) {
	for _, s := range g.Stops[1:] {
		if s.Colour.A != g.Stops[0].Colour.A {
			return 255, false
		}
	}
	return g.Stops[0].Colour.A, true
}

// maxPeriods bounds how often a gradient is repeated.
const maxPeriods = 100

// Unrolled returns the gradient for the path without repetition: its stops are repeated instead, as often as the
// path needs.
func (g Gradient) Unrolled(path Path) Gradient {
	back, ok := g.Matrix.inverse()
	if g.Spread != "repeat" && g.Spread != "reflect" || !ok {
		return g
	}
	lo, hi := g.reach(path.through(back))
	first, last := int(math.Floor(lo)), int(math.Ceil(hi))
	n := last - first
	if n < 1 || n > maxPeriods {
		return g
	}
	out := g
	out.Spread, out.Stops = "", nil
	for i := first; i < last; i++ {
		for k := range g.Stops {
			s := g.Stops[k]
			if g.Spread == "reflect" && i%2 != 0 {
				s = g.Stops[len(g.Stops)-1-k]
				s.Offset = 1 - s.Offset
			}
			s.Offset = (float64(i-first) + s.Offset) / float64(n)
			out.Stops = append(out.Stops, s)
		}
	}
	dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
	if g.Radial { // the circles grow from the focus
		k := float64(last)
		out.To, out.R = Point{g.From.X + dx*k, g.From.Y + dy*k}, g.R*k
		return out
	}
	out.From = Point{g.From.X + dx*float64(first), g.From.Y + dy*float64(first)}
	out.To = Point{g.From.X + dx*float64(last), g.From.Y + dy*float64(last)}
	return out
}

// reach is between which parts of the way the path lies; it is in the gradient's space.
func (g *Gradient) reach(path Path) (lo, hi float64) {
	a, b := path.bounds()
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, p := range [4]Point{a, {a.X, b.Y}, {b.X, a.Y}, b} {
		t := 0.0
		if g.Radial {
			t = g.radial(p)
		} else {
			t = g.along(p)
		}
		lo, hi = math.Min(lo, t), math.Max(hi, t)
	}
	if g.Radial {
		lo = 0
	}
	return lo, hi
}

// along is the place of the point on the axis, 0 at its begin and 1 at its end.
func (g *Gradient) along(p Point) float64 {
	dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
	return ((p.X-g.From.X)*dx + (p.Y-g.From.Y)*dy) / (dx*dx + dy*dy)
}
