package svg

import (
	"math"
	"strings"
)

// Op is a step of a path.
type Op uint8

// The steps: Move and Line use P[0], Cube P[0..2], Close none.
const (
	Move Op = iota
	Line
	Cube
	Close
)

// Segment is one step of a path.
type Segment struct {
	Op Op
	P  [3]Point
}

// Path is one or more contours; every contour begins with Move.
type Path []Segment

func (p Path) moved(x, y float64) Path { return append(p, Segment{Op: Move, P: [3]Point{{x, y}}}) }

func (p Path) lined(x, y float64) Path { return append(p, Segment{Op: Line, P: [3]Point{{x, y}}}) }

func (p Path) cubed(a, b, c Point) Path { return append(p, Segment{Op: Cube, P: [3]Point{a, b, c}}) }

func (p Path) closed() Path { return append(p, Segment{Op: Close}) }

// through is the path as the matrix shows it.
func (p Path) through(m Matrix) Path {
	out := make(Path, len(p))
	for i, s := range p {
		out[i].Op = s.Op
		for k, v := range s.P {
			out[i].P[k] = m.At(v)
		}
	}
	return out
}

// bounds is the box of the path's points, handles included.
func (p Path) bounds() (min, max Point) {
	min, max = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p {
		n := [...]int{Move: 1, Line: 1, Cube: 3, Close: 0}[s.Op]
		for _, v := range s.P[:n] {
			min.X, min.Y = math.Min(min.X, v.X), math.Min(min.Y, v.Y)
			max.X, max.Y = math.Max(max.X, v.X), math.Max(max.Y, v.Y)
		}
	}
	return min, max
}

// pen follows path data.
type pen struct {
	path     Path
	at, from Point // current point, begin of the contour
	handle   Point // last handle of a curve, to be mirrored
	last     byte
}

// pathData reads the d attribute (SVG 1.1 §8.3). An error ends the path before it, as the standard says.
func pathData(d string) (Path, bool) {
	p := &pen{}
	s := strings.TrimLeft(d, " \t\r\n,")
	command := byte(0)
	for s != "" {
		if c := s[0]; c >= 'A' && c != 'e' && c != 'E' {
			command, s = c, s[1:]
			if c == 'Z' || c == 'z' {
				p.close()
				s = strings.TrimLeft(s, " \t\r\n,")
				continue
			}
		} else if command == 0 || command|0x20 == 'z' {
			return p.path, false
		}
		args, rest, ok := arguments(s, command|0x20)
		if !ok || len(p.path) == 0 && command|0x20 != 'm' {
			return p.path, false
		}
		p.step(command, args)
		switch command {
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
		s = strings.TrimLeft(rest, " \t\r\n,")
	}
	return p.path, true
}

// arguments reads the numbers of one step. The flags of an arc are one digit, and may touch what follows.
func arguments(s string, command byte) (args []float64, rest string, ok bool) {
	count, known := map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7}[command]
	if !known {
		return nil, s, false
	}
	for i := range count {
		s = strings.TrimLeft(s, " \t\r\n,")
		n := numberEnd(s)
		if command == 'a' && (i == 3 || i == 4) {
			n = min(n, 1)
		}
		if n == 0 {
			return nil, s, false
		}
		v, _ := number(s[:n])
		args = append(args, v)
		s = s[n:]
	}
	return args, s, true
}

func (p *pen) close() {
	if len(p.path) > 0 {
		p.path = p.path.closed()
		p.at = p.from
	}
	p.last = 'z'
}

// step draws one command with its arguments.
func (p *pen) step(command byte, v []float64) {
	base := Point{}
	if command >= 'a' {
		base = p.at
	}
	pt := func(i int) Point { return Point{v[i] + base.X, v[i+1] + base.Y} }
	if p.last == 'z' && command|0x20 != 'm' { // a new contour begins where the last one did
		p.path = p.path.moved(p.from.X, p.from.Y)
	}
	before := p.last
	p.last = command | 0x20
	switch p.last {
	case 'm':
		p.at = pt(0)
		p.from = p.at
		p.path = p.path.moved(p.at.X, p.at.Y)
	case 'l':
		p.lineTo(pt(0))
	case 'h':
		p.lineTo(Point{v[0] + base.X, p.at.Y})
	case 'v':
		p.lineTo(Point{p.at.X, v[0] + base.Y})
	case 'c':
		p.cubeTo(pt(0), pt(2), pt(4))
	case 's':
		p.cubeTo(p.mirrored(before == 'c' || before == 's'), pt(0), pt(2))
	case 'q':
		p.quadTo(pt(0), pt(2))
	case 't':
		p.quadTo(p.mirrored(before == 'q' || before == 't'), pt(0))
	case 'a':
		p.arcTo(v[0], v[1], v[2], v[3] != 0, v[4] != 0, pt(5))
	}
}

// mirrored is the handle that goes on smoothly from the last curve.
func (p *pen) mirrored(smooth bool) Point {
	if !smooth {
		return p.at
	}
	return Point{2*p.at.X - p.handle.X, 2*p.at.Y - p.handle.Y}
}

func (p *pen) lineTo(to Point) {
	p.path = p.path.lined(to.X, to.Y)
	p.at = to
}

func (p *pen) cubeTo(a, b, to Point) {
	p.path = p.path.cubed(a, b, to)
	p.handle, p.at = b, to
}

func (p *pen) quadTo(q, to Point) {
	third := func(a Point) Point { return Point{a.X + (q.X-a.X)*2/3, a.Y + (q.Y-a.Y)*2/3} }
	p.path = p.path.cubed(third(p.at), third(to), to)
	p.handle, p.at = q, to
}

// arcTo draws an elliptical arc by cubic curves of at most a quarter each (SVG 1.1 appendix F.6).
func (p *pen) arcTo(rx, ry, turn float64, large, sweep bool, to Point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || p.at == to {
		p.lineTo(to)
		return
	}
	m := rotated(turn)
	back, _ := m.inverse()
	half := back.At(Point{(p.at.X - to.X) / 2, (p.at.Y - to.Y) / 2})
	if grow := half.X*half.X/(rx*rx) + half.Y*half.Y/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	d := rx*rx*half.Y*half.Y + ry*ry*half.X*half.X
	k := math.Sqrt(math.Max(0, (rx*rx*ry*ry-d)/d))
	if large == sweep {
		k = -k
	}
	centre := Point{k * rx * half.Y / ry, -k * ry * half.X / rx}
	from := math.Atan2((half.Y-centre.Y)/ry, (half.X-centre.X)/rx)
	angle := math.Atan2((-half.Y-centre.Y)/ry, (-half.X-centre.X)/rx) - from
	switch {
	case sweep && angle < 0:
		angle += 2 * math.Pi
	case !sweep && angle > 0:
		angle -= 2 * math.Pi
	}
	middle := m.At(centre)
	m.E, m.F = (p.at.X+to.X)/2+middle.X, (p.at.Y+to.Y)/2+middle.Y
	for _, s := range arc(rx, ry, from, angle) {
		p.cubeTo(m.At(s.P[0]), m.At(s.P[1]), m.At(s.P[2]))
	}
	p.path[len(p.path)-1].P[2], p.at = to, to
}

// arc is a piece of an ellipse round the origin as cubic curves; the first point is left to the caller.
func arc(rx, ry, from, angle float64) Path {
	n := max(1, int(math.Ceil(math.Abs(angle)/(math.Pi/2)-1e-9)))
	step := angle / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	var p Path
	for i := range n {
		s0, c0 := math.Sincos(from + step*float64(i))
		s1, c1 := math.Sincos(from + step*float64(i+1))
		p = p.cubed(
			Point{rx * (c0 - k*s0), ry * (s0 + k*c0)},
			Point{rx * (c1 + k*s1), ry * (s1 - k*c1)},
			Point{rx * c1, ry * s1})
	}
	return p
}
