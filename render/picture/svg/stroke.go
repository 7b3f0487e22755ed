package svg

import "math"

// Outline is the area that the line of the shape covers, to be filled by the nonzero rule.
func (s *Shape) Outline() Path {
	const fine = 8 // curves are cut to lines as for so many pixels a unit
	var out Path
	for _, c := range s.Stroke.area(s.Path.through(scaled(fine, fine)), fine) {
		for i, v := range c {
			if i == 0 {
				out = out.moved(v.X/fine, v.Y/fine)
			} else {
				out = out.lined(v.X/fine, v.Y/fine)
			}
		}
		out = out.closed()
	}
	return out
}

// area is the area of a line as polygons that all turn the same way, so that they may lie over each other: one for
// each stretch, corner and end. k scales the lengths of the stroke.
func (s *Stroke) area(p Path, k float64) [][]Point {
	b := &brush{stroke: s, half: math.Max(s.Width*k/2, 0.05)}
	for _, l := range polylines(p) {
		if len(s.Dash) == 0 {
			b.line(l)
			continue
		}
		for _, d := range s.dashed(l, k) {
			b.line(d)
		}
	}
	return b.polygons
}

// polyline is a line of straight stretches, no two points in a row the same.
type polyline struct {
	points []Point
	closed bool
}

// reach goes on to a point, unless it is there: a dash may have no length.
func (l *polyline) reach(v Point) {
	if n := len(l.points); n == 0 || l.points[n-1] != v {
		l.points = append(l.points, v)
	}
}

func polylines(p Path) []polyline {
	var all []polyline
	n := 0
	for _, c := range flatten(p) {
		l := polyline{}
		for _, v := range c {
			l.reach(v)
		}
		all = append(all, l)
	}
	for _, s := range p {
		switch s.Op {
		case Move:
			n++
		case Close:
			if n > 0 {
				all[n-1].closed = true
			}
		}
	}
	for i := range all {
		l := &all[i]
		if last := len(l.points) - 1; l.closed && last > 0 && l.points[last] == l.points[0] {
			l.points = l.points[:last]
		}
	}
	return all
}

// maxDashes bounds the dashes of one line.
const maxDashes = 50_000

// dashed cuts the line into its dashes.
func (s *Stroke) dashed(l polyline, k float64) []polyline {
	points := l.points
	if l.closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	i, left := s.dashAt(k)
	var out []polyline
	on := polyline{points: points[:1:1]}
	for n := 1; n < len(points); n++ {
		a, c := points[n-1], points[n]
		for rest := distance(a, c); rest > 0; {
			if len(out) > maxDashes {
				return []polyline{l}
			}
			if left > rest {
				left -= rest
				on.reach(c)
				break
			}
			a = towards(a, c, left)
			rest -= left
			on.reach(a)
			if i%2 == 0 {
				out = append(out, on)
			}
			on = polyline{points: []Point{a}}
			i = (i + 1) % len(s.Dash)
			left = s.Dash[i] * k
		}
	}
	if i%2 == 0 {
		out = append(out, on)
	}
	return out
}

// dashAt is the dash with which a line begins and what is left of it.
func (s *Stroke) dashAt(k float64) (i int, left float64) {
	sum := 0.0
	for _, v := range s.Dash {
		sum += v
	}
	at := math.Mod(s.DashFrom, sum)
	if at < 0 {
		at += sum
	}
	for at >= s.Dash[i] && at > 0 {
		at -= s.Dash[i]
		i = (i + 1) % len(s.Dash)
	}
	return i, (s.Dash[i] - at) * k
}

func distance(a, b Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

// towards is the point that lies so far from a on the way to b.
func towards(a, b Point, far float64) Point {
	d := distance(a, b)
	if d == 0 {
		return b
	}
	return Point{a.X + (b.X-a.X)*far/d, a.Y + (b.Y-a.Y)*far/d}
}

// brush gathers the polygons of lines.
type brush struct {
	stroke   *Stroke
	half     float64
	polygons [][]Point
}

func (b *brush) line(l polyline) {
	p := l.points
	if len(p) < 2 {
		b.dot(p)
		return
	}
	if l.closed && len(p) > 2 {
		p = append(p[:len(p):len(p)], p[0], p[1])
	}
	for i := 1; i < len(p); i++ {
		if l.closed && len(l.points) > 2 && i == len(p)-1 {
			b.corner(p[i-2], p[i-1], p[i])
			return
		}
		n := b.normal(p[i-1], p[i])
		b.add(Point{p[i-1].X + n.X, p[i-1].Y + n.Y}, Point{p[i].X + n.X, p[i].Y + n.Y}, Point{p[i].X - n.X, p[i].Y - n.Y}, Point{p[i-1].X - n.X, p[i-1].Y - n.Y})
		if i > 1 {
			b.corner(p[i-2], p[i-1], p[i])
		}
	}
	b.end(p[1], p[0])
	b.end(p[len(p)-2], p[len(p)-1])
}

// dot is a line without length: seen with round and square ends (SVG 1.1 §11.4).
func (b *brush) dot(p []Point) {
	if len(p) == 1 && b.stroke.Cap != 0 {
		b.end(Point{p[0].X - 1, p[0].Y}, p[0])
		b.end(Point{p[0].X + 1, p[0].Y}, p[0])
	}
}

// normal is half the width across the stretch.
func (b *brush) normal(from, to Point) Point {
	d := distance(from, to)
	return Point{-(to.Y - from.Y) / d * b.half, (to.X - from.X) / d * b.half}
}

// add keeps a polygon, turned so that all turn alike.
func (b *brush) add(p ...Point) {
	area := 0.0
	for i, v := range p {
		w := p[(i+1)%len(p)]
		area += v.X*w.Y - w.X*v.Y
	}
	if area < 0 {
		for i, j := 0, len(p)-1; i < j; i, j = i+1, j-1 {
			p[i], p[j] = p[j], p[i]
		}
	}
	b.polygons = append(b.polygons, p)
}

// corner fills the gap outside of a corner.
func (b *brush) corner(from, at, to Point) {
	m, n := b.normal(from, at), b.normal(at, to)
	turn := m.X*n.Y - m.Y*n.X
	if turn > 0 {
		m, n = Point{-m.X, -m.Y}, Point{-n.X, -n.Y}
	}
	same := m.X*n.X + m.Y*n.Y
	square := b.half * b.half
	if same > square*0.9999 {
		return
	}
	a, c := Point{at.X + m.X, at.Y + m.Y}, Point{at.X + n.X, at.Y + n.Y}
	switch {
	case b.stroke.Join == 1:
		b.round(at)
	case b.stroke.Join == 0 && 2*square <= (square+same)*b.stroke.Miter*b.stroke.Miter: // 1/sin(θ/2) ≤ limit
		k := square / (square + same)
		b.add(at, a, Point{at.X + (m.X+n.X)*k, at.Y + (m.Y+n.Y)*k}, c)
	default:
		b.add(at, a, c)
	}
}

// end puts a cap on the end of a line that comes from another point.
func (b *brush) end(from, at Point) {
	switch b.stroke.Cap {
	case 1:
		b.round(at)
	case 2:
		n := b.normal(from, at)
		out := Point{n.Y, -n.X}
		b.add(Point{at.X + n.X, at.Y + n.Y}, Point{at.X + n.X + out.X, at.Y + n.Y + out.Y},
			Point{at.X - n.X + out.X, at.Y - n.Y + out.Y}, Point{at.X - n.X, at.Y - n.Y})
	}
}

// round is a circle as wide as the line.
func (b *brush) round(at Point) {
	n := min(64, 8+int(b.half))
	p := make([]Point, n)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		p[i] = Point{at.X + b.half*cos, at.Y + b.half*sin}
	}
	b.add(p...)
}
