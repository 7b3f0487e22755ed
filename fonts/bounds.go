package fonts

import "math"

// bounds returns the box of the ink of an outline, rounded outwards; ok is false if there is none.
func bounds(outline []Segment) (b Box, ok bool) {
	e := extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var x, y float64
	for _, s := range outline {
		last := int(s.Op) - 1 // MoveTo and LineTo have one point, QuadTo two, CubeTo three
		last = max(0, last)
		px, py := float64(s.P[last].X), float64(s.P[last].Y)
		e.add(px, py)
		if s.Op == CubeTo {
			e.addCubic(x, y, s)
		}
		x, y = px, py
	}
	if e.x0 > e.x1 {
		return Box{}, false
	}
	return Box{int(math.Floor(e.x0)), int(math.Floor(e.y0)), int(math.Ceil(e.x1)), int(math.Ceil(e.y1))}, true
}

// extent grows over points.
type extent struct{ x0, y0, x1, y1 float64 }

func (e *extent) add(x, y float64) {
	e.x0, e.x1 = min(e.x0, x), max(e.x1, x)
	e.y0, e.y1 = min(e.y0, y), max(e.y1, y)
}

// addCubic adds the points where the curve turns.
func (e *extent) addCubic(x, y float64, s Segment) {
	ax, bx, cx := float64(s.P[0].X), float64(s.P[1].X), float64(s.P[2].X)
	ay, by, cy := float64(s.P[0].Y), float64(s.P[1].Y), float64(s.P[2].Y)
	for _, t := range turns(x, ax, bx, cx) {
		v := cubicAt(x, ax, bx, cx, t)
		e.x0, e.x1 = min(e.x0, v), max(e.x1, v)
	}
	for _, t := range turns(y, ay, by, cy) {
		v := cubicAt(y, ay, by, cy, t)
		e.y0, e.y1 = min(e.y0, v), max(e.y1, v)
	}
}

func cubicAt(a, b, c, d, t float64) float64 {
	u := 1 - t
	return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
}

// turns returns where the derivative is 0 within the curve.
func turns(a, b, c, d float64) []float64 {
	p, q, r := -a+3*b-3*c+d, 2*(a-2*b+c), b-a
	var roots []float64
	if math.Abs(p) < 1e-9 {
		if q != 0 {
			roots = append(roots, -r/q)
		}
	} else if disc := q*q - 4*p*r; disc >= 0 {
		s := math.Sqrt(disc)
		roots = append(roots, (-q+s)/(2*p), (-q-s)/(2*p))
	}
	inside := roots[:0]
	for _, t := range roots {
		if t > 0 && t < 1 {
			inside = append(inside, t)
		}
	}
	return inside
}
