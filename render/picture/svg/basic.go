package svg

import "math"

// basicShape returns the path of an element that is a shape, in its own units (SVG 1.1 §9).
func (b *builder) basicShape(n *node, st *style) Path {
	x := func(name string) float64 { return b.length(n.attr[name], st, b.view.X) }
	y := func(name string) float64 { return b.length(n.attr[name], st, b.view.Y) }
	switch n.name {
	case "path":
		p, ok := pathData(n.attr["d"])
		if !ok {
			b.skip("the end of a broken path")
		}
		return p
	case "rect":
		return b.rectangle(n, st, x("x"), y("y"), x("width"), y("height"))
	case "circle":
		r := b.length(n.attr["r"], st, math.Hypot(b.view.X, b.view.Y)/math.Sqrt2)
		return ellipse(x("cx"), y("cy"), r, r)
	case "ellipse":
		return ellipse(x("cx"), y("cy"), x("rx"), y("ry"))
	case "line":
		return Path{}.moved(x("x1"), y("y1")).lined(x("x2"), y("y2"))
	case "polyline", "polygon":
		return polygon(numbers(n.attr["points"]), n.name == "polygon")
	}
	return nil
}

func (b *builder) rectangle(n *node, st *style, x, y, w, h float64) Path {
	if w <= 0 || h <= 0 {
		return nil
	}
	rx, ry := b.length(n.attr["rx"], st, b.view.X), b.length(n.attr["ry"], st, b.view.Y)
	switch {
	case n.attr["rx"] == "" || n.attr["rx"] == "auto":
		rx = ry
	case n.attr["ry"] == "" || n.attr["ry"] == "auto":
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx <= 0 || ry <= 0 {
		return Path{}.moved(x, y).lined(x+w, y).lined(x+w, y+h).lined(x, y+h).closed()
	}
	p := Path{}.moved(x+rx, y).lined(x+w-rx, y)
	for i, c := range [4]Point{{x + w - rx, y + ry}, {x + w - rx, y + h - ry}, {x + rx, y + h - ry}, {x + rx, y + ry}} {
		corner := arc(rx, ry, float64(i-1)*math.Pi/2, math.Pi/2).through(shifted(c.X, c.Y))
		start := Point{rx * math.Cos(float64(i-1)*math.Pi/2), ry * math.Sin(float64(i-1)*math.Pi/2)}
		p = append(p.lined(c.X+start.X, c.Y+start.Y), corner...)
	}
	return p.closed()
}

func ellipse(cx, cy, rx, ry float64) Path {
	if rx <= 0 || ry <= 0 {
		return nil
	}
	p := Path{}.moved(rx, 0)
	return append(p, arc(rx, ry, 0, 2*math.Pi)...).closed().through(shifted(cx, cy))
}

func polygon(v []float64, closed bool) Path {
	var p Path
	for i := 0; i+1 < len(v); i += 2 {
		if i == 0 {
			p = p.moved(v[0], v[1])
			continue
		}
		p = p.lined(v[i], v[i+1])
	}
	if closed && len(p) > 0 {
		p = p.closed()
	}
	return p
}
