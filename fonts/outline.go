package fonts

// SegmentOp is a step of an outline.
type SegmentOp uint8

// The steps: MoveTo and LineTo use P[0], QuadTo P[0..1], CubeTo P[0..2].
const (
	MoveTo SegmentOp = iota
	LineTo
	QuadTo
	CubeTo
)

// Segment is one step of a glyph's outline in font units, y up.
type Segment struct {
	Op SegmentOp
	P  [3]struct{ X, Y float32 }
}

// maxPoints and maxParts bound the points and components of one glyph, all nesting counted.
const (
	maxPoints = 1 << 16
	maxParts  = 1 << 10
)

// point is a point of a TrueType contour; last ends the contour.
type point struct {
	x, y     float32
	on, last bool
}

// tracer collects the points of one glyph.
type tracer struct {
	face   *Face
	points []point
	parts  int // components met
}

// Outline appends the glyph's outline to buf and returns it; contours are closed implicitly.
func (f *Face) Outline(buf []Segment, g GID) []Segment {
	if f.cff != nil {
		return f.outlineCFF(buf, g)
	}
	t := tracer{face: f}
	t.glyph(int(g), maxDepth)
	return appendContours(buf, t.points)
}

// glyph appends the glyph's points, components placed.
func (r *tracer) glyph(g, depth int) {
	t := r.face.glyphData(g)
	if len(t) < 10 || depth == 0 {
		return
	}
	if t.i16(0) >= 0 {
		r.points = appendSimple(r.points, t)
		return
	}
	r.composite(t, depth)
}

// composite appends the points of the parts.
func (r *tracer) composite(t table, depth int) {
	from := len(r.points)
	components(t, func(c component) {
		if r.parts++; r.parts <= maxParts {
			r.place(from, c, depth)
		}
	})
}

// place appends the component's points, scaled and moved; points of the composite begin at from.
func (r *tracer) place(from int, c component, depth int) {
	own := len(r.points)
	r.glyph(c.glyph, depth-1)
	part := r.points[own:]
	for i, p := range part {
		part[i].x, part[i].y = c.xx*p.x+c.xy*p.y, c.yx*p.x+c.yy*p.y
	}
	dx, dy := float32(c.arg1), float32(c.arg2)
	if c.flags&argsAreXY == 0 {
		dx, dy = anchor(r.points[from:own], part, c)
	}
	for i := range part {
		part[i].x += dx
		part[i].y += dy
	}
}

// anchor returns the move that lays point arg2 of the part on point arg1 of what is there already.
func anchor(have, part []point, c component) (dx, dy float32) {
	a, b := c.arg1, c.arg2
	if c.flags&argsAreWords != 0 {
		a, b = a&0xFFFF, b&0xFFFF
	} else {
		a, b = a&0xFF, b&0xFF
	}
	if a >= len(have) || b >= len(part) {
		return 0, 0
	}
	return have[a].x - part[b].x, have[a].y - part[b].y
}

// appendContours turns points into segments.
func appendContours(buf []Segment, points []point) []Segment {
	from := 0
	for i, p := range points {
		if p.last {
			buf = appendContour(buf, points[from:i+1])
			from = i + 1
		}
	}
	return buf
}

// appendContour draws one closed contour: off-curve neighbours imply an on-curve point halfway.
func appendContour(buf []Segment, c []point) []Segment {
	start, next, rest := contourStart(c)
	buf = append(buf, segment(MoveTo, start))
	var control point
	pending := false
	for i := range rest {
		p := c[(next+i)%len(c)]
		switch {
		case p.on && pending:
			buf = append(buf, segment(QuadTo, control, p))
			pending = false
		case p.on:
			buf = append(buf, segment(LineTo, p))
		case pending:
			buf = append(buf, segment(QuadTo, control, between(control, p)))
			control = p
		default:
			control, pending = p, true
		}
	}
	if pending {
		buf = append(buf, segment(QuadTo, control, start))
	}
	return buf
}

// contourStart returns where drawing begins, the index of the point after it and how many points follow: the first
// point if it is on the curve, else the last, else halfway between them.
func contourStart(c []point) (start point, next, rest int) {
	first, last := c[0], c[len(c)-1]
	switch {
	case first.on:
		return first, 1, len(c) - 1
	case last.on:
		return last, 0, len(c) - 1
	}
	return between(last, first), 0, len(c)
}

func between(a, b point) point { return point{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true} }

func segment(op SegmentOp, points ...point) Segment {
	s := Segment{Op: op}
	for i, p := range points {
		s.P[i].X, s.P[i].Y = p.x, p.y
	}
	return s
}
