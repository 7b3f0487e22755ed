package svg

import (
	"image/color"
	"strings"

	"github.com/kanben/kanben/fonts"
)

// builder walks the tree and paints shapes.
type builder struct {
	d        *Drawing
	set      *fonts.Set
	sheet    sheet
	ids      map[string]*node
	skipped  map[string]bool
	view     Point // size of the viewport in user units, for per cents
	using    []*node
	drawn    int
	segments int
	err      error
}

// skip notes what is not drawn.
func (b *builder) skip(name string) {
	if len(b.skipped) < 1000 {
		b.skipped[name] = true
	}
}

// index notes the ids; the first of two equal ones holds.
func (b *builder) index(n *node) {
	if id := n.attr["id"]; id != "" && b.ids[id] == nil {
		b.ids[id] = n
	}
	for _, k := range n.kids {
		b.index(k)
	}
}

// place is where and inside what an element is painted.
type place struct {
	m     Matrix
	clips []Clip
}

// document paints the root in its viewport.
func (b *builder) document(root *node) {
	at := place{m: identity()}
	b.view = Point{b.d.W, b.d.H}
	if box, ok := viewBox(root); ok {
		at.m = fitted(box, b.d.W, b.d.H, root.attr["preserveAspectRatio"])
		b.view = Point{box[2], box[3]}
	}
	st, o := b.styleOf(root, initial())
	if !o.none {
		b.kids(root, at, st)
	}
}

func (b *builder) kids(n *node, at place, st style) {
	for _, k := range n.kids {
		if b.err != nil {
			return
		}
		if k.name != "" {
			b.element(k, at, st)
		}
	}
}

// element paints an element and what is in it.
func (b *builder) element(n *node, at place, above style) {
	if silent(n.name) || strings.HasPrefix(n.name, "other:") {
		return
	}
	if b.drawn++; b.drawn > maxDrawn {
		b.err = ErrTooMuch
		return
	}
	st, o := b.styleOf(n, above)
	if o.none {
		return
	}
	at.m = at.m.times(transform(o.transform))
	if o.mask != "" {
		b.skip("mask")
	}
	if o.filter != "" {
		b.skip("filter")
	}
	if !b.clip(&at, o.clip, n, st) {
		return
	}
	switch n.name {
	case "g", "a":
		b.kids(n, at, st)
	case "switch":
		b.choose(n, at, st)
	case "svg":
		b.nested(n, at, st)
	case "use":
		b.use(n, at, st)
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		b.shape(n, at, &st)
	case "text":
		b.text(n, at, st)
	default:
		b.skip(n.name)
	}
}

// silent reports whether an element shows nothing by itself.
func silent(name string) bool {
	switch name {
	case "defs", "title", "desc", "metadata", "style", "symbol", "clipPath", "mask", "marker", "pattern", "filter",
		"linearGradient", "radialGradient", "solidColor", "namedview", "view", "cursor", "color-profile", "font", "font-face", "script":
		return true
	}
	return false
}

// choose paints the first child that asks for nothing that we lack (SVG 1.1 §5.8).
func (b *builder) choose(n *node, at place, st style) {
	for _, k := range n.kids {
		if k.name == "" || k.attr["requiredExtensions"] != "" || k.attr["requiredFeatures"] != "" && k.name == "foreignObject" ||
			k.attr["systemLanguage"] != "" || k.name == "foreignObject" {
			continue
		}
		b.element(k, at, st)
		return
	}
	b.kids(n, at, st)
}

// nested paints an inner svg in a viewport of its own.
func (b *builder) nested(n *node, at place, st style) {
	x, y := b.length(n.attr["x"], &st, b.view.X), b.length(n.attr["y"], &st, b.view.Y)
	w, h := b.sizeOr(n.attr["width"], &st, b.view.X), b.sizeOr(n.attr["height"], &st, b.view.Y)
	at.m = at.m.times(shifted(x, y))
	b.inViewport(n, at, st, w, h)
}

func (b *builder) sizeOr(s string, st *style, whole float64) float64 {
	if s == "" || s == "auto" {
		return whole
	}
	return b.length(s, st, whole)
}

// inViewport paints the children of an svg or symbol, cut at its edges.
func (b *builder) inViewport(n *node, at place, st style, w, h float64) {
	if w <= 0 || h <= 0 {
		return
	}
	outer := b.view
	if n.attr["overflow"] != "visible" {
		edge := Path{}.moved(0, 0).lined(w, 0).lined(w, h).lined(0, h).closed()
		at.clips = append(at.clips[:len(at.clips):len(at.clips)], Clip{Path: edge.through(at.m)})
	}
	b.view = Point{w, h}
	if box, ok := viewBox(n); ok {
		at.m = at.m.times(fitted(box, w, h, n.attr["preserveAspectRatio"]))
		b.view = Point{box[2], box[3]}
	}
	b.kids(n, at, st)
	b.view = outer
}

// use paints another element of the file here (SVG 1.1 §5.6). One that leads back to itself is left out.
func (b *builder) use(n *node, at place, st style) {
	id, ok := strings.CutPrefix(strings.TrimSpace(n.attr["href"]), "#")
	target := b.ids[id]
	if !ok || target == nil {
		b.skip("use of " + short(n.attr["href"]))
		return
	}
	for _, u := range b.using {
		if u == target {
			b.skip("a use that leads back to itself")
			return
		}
	}
	if len(b.using) > 32 {
		b.skip("uses within uses")
		return
	}
	b.using = append(b.using, target)
	at.m = at.m.times(shifted(b.length(n.attr["x"], &st, b.view.X), b.length(n.attr["y"], &st, b.view.Y)))
	if target.name == "symbol" || target.name == "svg" {
		inner, o := b.styleOf(target, st)
		if !o.none {
			w, h := n.attr["width"], n.attr["height"]
			if w == "" {
				w = target.attr["width"]
			}
			if h == "" {
				h = target.attr["height"]
			}
			b.inViewport(target, at, inner, b.sizeOr(w, &st, b.view.X), b.sizeOr(h, &st, b.view.Y))
		}
	} else {
		b.element(target, at, st)
	}
	b.using = b.using[:len(b.using)-1]
}

// shape paints a basic shape with its markers.
func (b *builder) shape(n *node, at place, st *style) {
	p := b.basicShape(n, st)
	if len(p) == 0 {
		return
	}
	b.paint(p, at, st)
	if st.markers != [3]string{} && (n.name == "path" || n.name == "line" || n.name == "polyline" || n.name == "polygon") {
		b.markers(p, at, st)
	}
}

// paint fills and strokes a path.
func (b *builder) paint(p Path, at place, st *style) {
	if st.hidden || st.opacity <= 0 {
		return
	}
	if b.segments += len(p); b.segments > maxSegments {
		b.err = ErrTooMuch
		return
	}
	if st.strokeFirst {
		b.stroke(p, at, st)
		b.fill(p, at, st)
		return
	}
	b.fill(p, at, st)
	b.stroke(p, at, st)
}

func (b *builder) fill(p Path, at place, st *style) {
	colour, g, ok := b.colour(st.fill, st.fillOpacity*st.opacity, p, at.m)
	if ok {
		b.d.Shapes = append(b.d.Shapes, Shape{Path: p.through(at.m), Fill: colour, Gradient: g, EvenOdd: st.evenOdd, Clips: at.clips})
	}
}

func (b *builder) stroke(p Path, at place, st *style) {
	if st.line.Width <= 0 {
		return
	}
	colour, g, ok := b.colour(st.stroke, st.lineOpacity*st.opacity, p, at.m)
	if !ok {
		return
	}
	line, k := st.line, at.m.factor()
	line.Width, line.DashFrom = line.Width*k, line.DashFrom*k
	line.Dash = b.scaledDashes(st.line.Dash, k)
	b.d.Shapes = append(b.d.Shapes, Shape{Path: p.through(at.m), Fill: colour, Gradient: g, Stroke: &line, Clips: at.clips})
}

// scaledDashes leaves out a pattern too fine to be seen, of which there may be endless many.
func (b *builder) scaledDashes(dash []float64, k float64) []float64 {
	var out []float64
	sum := 0.0
	for _, v := range dash {
		out = append(out, v*k)
		sum += v * k
	}
	if sum < max(b.d.W, b.d.H)/5000 {
		return nil
	}
	return out
}

// colour resolves a paint; ok is false if nothing is to be painted.
func (b *builder) colour(p paint, opacity float64, path Path, m Matrix) (c color.NRGBA, g *Gradient, ok bool) {
	if p.url != "" {
		if target := b.ids[strings.TrimPrefix(p.url, "#")]; target != nil {
			if g = b.gradient(target, path, m, opacity); g != nil {
				if len(g.Stops) == 1 {
					return g.Stops[0].Colour, nil, true
				}
				return c, g, true
			}
			b.skip(target.name)
		}
	}
	c = faded(p.colour, opacity)
	return c, nil, !p.none && c.A > 0
}

// clip adds the clipping path that the element asks for; false if nothing can show.
func (b *builder) clip(at *place, id string, n *node, st style) bool {
	if id == "" {
		return true
	}
	target := b.ids[id]
	if target == nil || target.name != "clipPath" {
		return true
	}
	m := at.m.times(transform(target.attr["transform"]))
	if target.attr["clipPathUnits"] == "objectBoundingBox" {
		box := b.basicShape(n, &st)
		if len(box) == 0 {
			b.skip("clipPath in units of a group")
			return true
		}
		lo, hi := box.bounds()
		m = m.times(shifted(lo.X, lo.Y)).times(scaled(hi.X-lo.X, hi.Y-lo.Y))
	}
	var c Clip
	for _, k := range target.kids {
		b.clipPart(&c, k, m)
	}
	if len(c.Path) == 0 {
		return false
	}
	at.clips = append(at.clips[:len(at.clips):len(at.clips)], c)
	return true
}

// clipPart adds one element of a clipping path; groups are not allowed in one, uses are.
func (b *builder) clipPart(c *Clip, k *node, m Matrix) {
	if k.name == "" || silent(k.name) {
		return
	}
	st, o := b.styleOf(k, initial())
	m = m.times(transform(o.transform))
	if k.name == "use" {
		target := b.ids[strings.TrimPrefix(strings.TrimSpace(k.attr["href"]), "#")]
		if target == nil || target.name == "use" {
			return
		}
		m = m.times(shifted(b.length(k.attr["x"], &st, b.view.X), b.length(k.attr["y"], &st, b.view.Y)))
		k = target
	}
	p := b.basicShape(k, &st)
	if len(p) == 0 && k.name == "text" {
		b.skip("text as clipPath")
	}
	if b.segments += len(p); b.segments > maxSegments {
		b.err = ErrTooMuch
		return
	}
	c.Path = append(c.Path, p.through(m)...)
	c.EvenOdd = c.EvenOdd || st.clipEvenOdd
}
