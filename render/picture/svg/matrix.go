package svg

import (
	"math"
	"strings"
)

// Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Matrix maps (x, y) to (ax+cy+e, bx+dy+f).
type Matrix struct{ A, B, C, D, E, F float64 }

// identity leaves all as it is.
func identity() Matrix { return Matrix{A: 1, D: 1} }

func shifted(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

func scaled(x, y float64) Matrix { return Matrix{A: x, D: y} }

// rotated turns clockwise on the page, where y runs down.
func rotated(degrees float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, 0, 0}
}

// times is m after n: n is nearer to the shape.
func (m Matrix) times(n Matrix) Matrix {
	return Matrix{
		m.A*n.A + m.C*n.B, m.B*n.A + m.D*n.B,
		m.A*n.C + m.C*n.D, m.B*n.C + m.D*n.D,
		m.A*n.E + m.C*n.F + m.E, m.B*n.E + m.D*n.F + m.F,
	}
}

// At is where the matrix brings the point.
func (m Matrix) At(p Point) Point { return Point{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F} }

// factor is how much lengths grow on average.
func (m Matrix) factor() float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// inverse maps back; ok is false for a matrix that flattens.
func (m Matrix) inverse() (n Matrix, ok bool) {
	det := m.A*m.D - m.B*m.C
	if math.Abs(det) < 1e-12 {
		return n, false
	}
	n = Matrix{A: m.D / det, B: -m.B / det, C: -m.C / det, D: m.A / det}
	n.E, n.F = -(n.A*m.E + n.C*m.F), -(n.B*m.E + n.D*m.F)
	return n, true
}

// transform reads a transform list (SVG 1.1 §7.6). A broken one is left out from the place on where it breaks.
func transform(s string) Matrix {
	m := identity()
	for {
		name, rest, ok := strings.Cut(s, "(")
		if !ok {
			return m
		}
		args, after, ok := strings.Cut(rest, ")")
		if !ok {
			return m
		}
		step, ok := transformStep(strings.Trim(name, " \t\r\n,"), angles(args))
		if !ok {
			return m
		}
		m, s = m.times(step), after
	}
}

// angles are the numbers of a transform, units that CSS allows taken off.
func angles(args string) []float64 {
	for _, unit := range []string{"deg", "px"} {
		args = strings.ReplaceAll(args, unit, "")
	}
	return numbers(args)
}

func transformStep(name string, v []float64) (Matrix, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return shifted(v[0], 0), true
	case name == "translate" && n == 2:
		return shifted(v[0], v[1]), true
	case name == "scale" && n == 1:
		return scaled(v[0], v[0]), true
	case name == "scale" && n == 2:
		return scaled(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return rotated(v[0]), true
	case name == "rotate" && n == 3:
		return shifted(v[1], v[2]).times(rotated(v[0])).times(shifted(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return Matrix{A: 1, C: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	case name == "skewY" && n == 1:
		return Matrix{A: 1, B: math.Tan(v[0] * math.Pi / 180), D: 1}, true
	}
	return Matrix{}, false
}

// fitted maps the view box to the viewport as preserveAspectRatio says (SVG 1.1 §7.8).
func fitted(box [4]float64, w, h float64, ratio string) Matrix {
	kx, ky := w/box[2], h/box[3]
	f := strings.Fields(ratio)
	align := "xMidYMid"
	if len(f) > 0 && f[0] != "" {
		align = f[0]
	}
	if align == "none" {
		return scaled(kx, ky).times(shifted(-box[0], -box[1]))
	}
	k := min(kx, ky)
	if len(f) > 1 && f[1] == "slice" {
		k = max(kx, ky)
	}
	x, y := (w-box[2]*k)/2, (h-box[3]*k)/2
	switch {
	case strings.HasPrefix(align, "xMin"):
		x = 0
	case strings.HasPrefix(align, "xMax"):
		x *= 2
	}
	switch {
	case strings.HasSuffix(align, "YMin"):
		y = 0
	case strings.HasSuffix(align, "YMax"):
		y *= 2
	}
	return shifted(x, y).times(scaled(k, k)).times(shifted(-box[0], -box[1]))
}
