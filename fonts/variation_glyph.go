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
	if f.cff != nil {
		return f.measureCFF(g)
	}
	t := f.storedGlyph(g)
	outline, parts := appendSimple(nil, t), partsOf(t)
	if len(parts) > 0 && f.nestsTooDeep(g) {
		return &instanced{data: t, advance: f.hmtx.advance(g), vAdvance: f.vmtx.advance(g)}
	}
	points, ends := simplePlaces(outline)
	for _, c := range parts { // each part is a point of its own: its offset
		ends = append(ends, len(points))
		points = append(points, partPlace(c))
	}
	body := len(points)
	for _, p := range f.phantoms(g, t) {
		ends = append(ends, len(points))
		points = append(points, p)
	}
	for i, d := range f.vary.deltas(g, points, ends) {
		points[i].x += d.x
		points[i].y += d.y
	}
	made := &instanced{data: t}
	box, ink := f.redraw(made, outline, parts, points)
	f.measure(made, points[body:], box, ink)
	return made
}

// measureCFF returns the metrics of a glyph of CFF2, whose advances vary by tables of their own.
func (f *Face) measureCFF(g int) *instanced {
	made := &instanced{advance: max(0, f.hmtx.advance(g)+metricDelta(f.dir.find("HVAR"), g, f.vary.coords))}
	if f.vmtx.long > 0 {
		made.vAdvance = max(0, f.vmtx.advance(g)+metricDelta(f.dir.find("VVAR"), g, f.vary.coords))
	}
	if box, ok := f.Ink(GID(g)); ok {
		made.bearing, made.topBearing = box.XMin, f.ascent()-box.YMax
		if f.vorg != nil {
			made.topBearing = vorgOrigin(f.vorg, g) - box.YMax
		}
	}
	return made
}

// redraw writes the glyph with its points at their new places and returns its box.
func (f *Face) redraw(made *instanced, outline []point, parts []component, points []place) (box Box, ink bool) {
	switch {
	case len(parts) > 0:
		made.data = moveParts(made.data, parts, points)
		if box, ink = f.compositeBox(made.data); ink {
			setBox(made.data, box)
		}
		return box, ink
	case len(outline) > 0:
		made.data = encodeSimple(outline, points)
		return glyphBox(made.data), true
	}
	return Box{}, false
}

// partsOf returns the parts of a composite glyph.
func partsOf(t table) (parts []component) {
	components(t, func(c component) {
		if len(parts) < maxParts {
			parts = append(parts, c)
		}
	})
	return parts
}

// nestsTooDeep reports whether parts within parts of the glyph go on below maxDepth, as they do that run in a circle:
// each has to be instanced before the glyph, so that no depth of drawing bounds it.
func (f *Face) nestsTooDeep(g int) bool {
	level := map[int]bool{g: true}
	for range maxDepth {
		below := map[int]bool{}
		for g := range level {
			components(f.storedGlyph(g), func(c component) {
				if c.glyph < f.glyphs {
					below[c.glyph] = true
				}
			})
		}
		if len(below) == 0 {
			return false
		}
		level = below
	}
	return true
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
