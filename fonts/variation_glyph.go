package fonts

import "math"

// instanced returns the glyph at the face's place. Goroutines that ask at once may both make it; they make the same.
func (f *Face) instanced(g int) *instanced {
	slot := &f.vary.cache[g]
	if made := slot.Load(); made != nil {
		return made
	}
	made := f.makeInstance(g)
	slot.Store(made)
	return made
}

// makeInstance applies the deltas to the glyph's points, or to the offsets of its parts, and to the four phantom
// points that stand for its metrics (OpenType gvar).
func (f *Face) makeInstance(g int) *instanced {
	t := f.storedGlyph(g)
	outline := appendSimple(nil, t)
	points, ends := simplePlaces(outline)
	var parts []component
	components(t, func(c component) {
		if len(parts) < maxParts {
			parts = append(parts, c)
		}
	})
	for _, c := range parts { // each part is a point of its own: its offset
		ends = append(ends, len(points))
		points = append(points, partPlace(c))
	}
	body := len(points)
	points = append(points, f.phantoms(g, t)...)
	for i := body; i < len(points); i++ {
		ends = append(ends, i)
	}
	for i, d := range f.vary.deltas(g, points, ends) {
		points[i].x += d.x
		points[i].y += d.y
	}
	made := &instanced{data: t}
	box, ink := Box{}, false
	switch {
	case len(parts) > 0:
		made.data = moveParts(t, parts, points)
		box, ink = f.compositeBox(made.data)
	case len(outline) > 0:
		made.data = encodeSimple(outline, points)
		box, ink = glyphBox(made.data), true
	}
	f.measure(made, points[body:], box, ink)
	if ink {
		setBox(made.data, box)
	}
	return made
}

// simplePlaces returns the points with the index of each contour's last one.
func simplePlaces(outline []point) (points []place, ends []int) {
	for i, p := range outline {
		points = append(points, place{float64(p.x), float64(p.y)})
		if p.last {
			ends = append(ends, i)
		}
	}
	return points, ends
}

func partPlace(c component) place {
	if c.flags&argsAreXY == 0 {
		return place{}
	}
	return place{float64(c.arg1), float64(c.arg2)}
}

// phantoms returns the points for left, right, top and bottom.
func (f *Face) phantoms(g int, t table) []place {
	xMin, yMax := float64(t.i16(2)), float64(t.i16(8))
	left := xMin - float64(f.hmtx.bearing(g))
	list := []place{{x: left}, {x: left + float64(f.hmtx.advance(g))}, {}, {}}
	if f.vmtx.long > 0 {
		list[2].y = yMax + float64(f.vmtx.bearing(g))
		list[3].y = list[2].y - float64(f.vmtx.advance(g))
	}
	return list
}

// measure derives the metrics from the phantom points.
func (f *Face) measure(made *instanced, phantoms []place, box Box, ink bool) {
	left, right, top, bottom := phantoms[0].x, phantoms[1].x, phantoms[2].y, phantoms[3].y
	made.advance, made.vAdvance = max(0, nearest(right-left)), max(0, nearest(top-bottom))
	if ink {
		made.bearing, made.topBearing = nearest(float64(box.XMin)-left), nearest(top-float64(box.YMax))
	}
}

// nearest rounds half up.
func nearest(v float64) int { return int(math.Floor(v + 0.5)) }

// compositeBox returns the box of the points of a composite glyph's parts.
func (f *Face) compositeBox(t table) (Box, bool) {
	r := tracer{face: f}
	r.composite(t, maxDepth-1)
	return pointBox(r.points)
}
