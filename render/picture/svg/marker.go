package svg

import "math"

// markers paints arrow heads and the like at the vertices of a path (SVG 1.1 §11.6).
func (b *builder) markers(p Path, at place, st *style) {
	spots := vertices(p)
	for i, s := range spots {
		which := 1
		switch i {
		case 0:
			which = 0
		case len(spots) - 1:
			which = 2
		}
		if m := b.ids[st.markers[which]]; m != nil && m.name == "marker" {
			b.marker(m, s, which == 0, at, st)
		}
	}
}

// vertex is a place where a marker may stand, with the directions of the lines that come in and go out.
type vertex struct {
	at      Point
	in, out Point
}

// vertices lists the vertices of the path.
func vertices(p Path) []vertex {
	var list []vertex
	var at, from Point
	line := func(a, first, last, to Point) {
		if n := len(list); n > 0 {
			list[n-1].out = Point{first.X - a.X, first.Y - a.Y}
		}
		list = append(list, vertex{at: to, in: Point{to.X - last.X, to.Y - last.Y}})
	}
	for _, s := range p {
		switch s.Op {
		case Move:
			at, from = s.P[0], s.P[0]
			list = append(list, vertex{at: at})
		case Line:
			line(at, s.P[0], at, s.P[0])
			at = s.P[0]
		case Cube:
			first, last := s.P[0], s.P[1]
			if first == at {
				first = s.P[1]
			}
			if last == s.P[2] {
				last = s.P[0]
			}
			line(at, first, last, s.P[2])
			at = s.P[2]
		case Close:
			line(at, from, at, from)
			at = from
		}
	}
	return list
}

// angle is the direction in degrees in which the marker looks.
func (v vertex) angle() float64 {
	unit := func(p Point) Point {
		if l := math.Hypot(p.X, p.Y); l > 0 {
			return Point{p.X / l, p.Y / l}
		}
		return Point{}
	}
	a, c := unit(v.in), unit(v.out)
	return math.Atan2(a.Y+c.Y, a.X+c.X) * 180 / math.Pi
}

func (b *builder) marker(n *node, v vertex, start bool, at place, line *style) {
	for _, u := range b.using {
		if u == n {
			return
		}
	}
	st, _ := b.styleOf(n, initial())
	w, h := 3.0, 3.0
	if s := n.attr["markerWidth"]; s != "" {
		w = b.length(s, &st, b.view.X)
	}
	if s := n.attr["markerHeight"]; s != "" {
		h = b.length(s, &st, b.view.Y)
	}
	if w <= 0 || h <= 0 {
		return
	}
	at.m = at.m.times(shifted(v.at.X, v.at.Y)).times(rotated(markerAngle(n.attr["orient"], v, start)))
	if n.attr["markerUnits"] != "userSpaceOnUse" {
		at.m = at.m.times(scaled(line.line.Width, line.line.Width))
	}
	inner := identity()
	if box, ok := viewBox(n); ok {
		inner = fitted(box, w, h, n.attr["preserveAspectRatio"])
	}
	ref := inner.At(Point{b.length(n.attr["refX"], &st, w), b.length(n.attr["refY"], &st, h)})
	at.m = at.m.times(shifted(-ref.X, -ref.Y))
	st.opacity = line.opacity
	b.using = append(b.using, n)
	b.inViewport(n, at, st, w, h)
	b.using = b.using[:len(b.using)-1]
}

func markerAngle(orient string, v vertex, start bool) float64 {
	switch orient {
	case "auto":
		return v.angle()
	case "auto-start-reverse":
		if start {
			return v.angle() + 180
		}
		return v.angle()
	}
	a, _ := number(orient)
	return a
}
