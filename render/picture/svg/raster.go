package svg

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// sub is how many lines of samples a row of pixels has.
const sub = 8

// maxWork bounds the pixels that all shapes together touch.
const maxWork = 3_000_000_000

// Raster paints the drawing in pixels of the width and height.
func (d *Drawing) Raster(w, h int) (*image.RGBA, error) {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	work := 0
	m := scaled(float64(w)/d.W, float64(h)/d.H)
	for _, s := range d.Shapes {
		poly, evenOdd := flatten(s.Path.through(m)), s.EvenOdd
		if s.Stroke != nil {
			poly, evenOdd = s.Stroke.area(s.Path.through(m), m.factor()), false
		}
		cover := newCoverage(w, h)
		cover.add(poly, evenOdd)
		for _, c := range s.Clips {
			inside := newCoverage(w, h)
			inside.add(flatten(c.Path.through(m)), c.EvenOdd)
			cover.within(inside)
			work += len(inside.pix)
		}
		cover.paint(img, colourOf(&s, m))
		if work += len(cover.pix) + 16*len(poly); work > maxWork {
			return nil, ErrTooMuch
		}
	}
	return img, nil
}

// colourOf gives the colour of each pixel.
func colourOf(s *Shape, m Matrix) func(x, y int) color.NRGBA {
	if s.Gradient == nil {
		return func(int, int) color.NRGBA { return s.Fill }
	}
	back, ok := m.times(s.Gradient.Matrix).inverse()
	if !ok {
		last := s.Gradient.Stops[len(s.Gradient.Stops)-1].Colour
		return func(int, int) color.NRGBA { return last }
	}
	return func(x, y int) color.NRGBA { return s.Gradient.at(Point{float64(x) + 0.5, float64(y) + 0.5}, back) }
}

// flatten turns curves into lines no further off than a twentieth of a pixel.
func flatten(p Path) [][]Point {
	var all [][]Point
	for _, s := range p {
		switch {
		case s.Op == Move:
			all = append(all, []Point{s.P[0]})
		case s.Op == Line && len(all) > 0:
			all[len(all)-1] = append(all[len(all)-1], s.P[0])
		case s.Op == Cube && len(all) > 0:
			c := all[len(all)-1]
			all[len(all)-1] = appendCurve(c, c[len(c)-1], s.P)
		}
	}
	return all
}

func appendCurve(out []Point, a Point, p [3]Point) []Point {
	bend := math.Hypot(a.X-2*p[0].X+p[1].X, a.Y-2*p[0].Y+p[1].Y) + math.Hypot(p[0].X-2*p[1].X+p[2].X, p[0].Y-2*p[1].Y+p[2].Y)
	n := min(200, 1+int(math.Sqrt(bend*8)))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		out = append(out, Point{k0*a.X + k1*p[0].X + k2*p[1].X + k3*p[2].X, k0*a.Y + k1*p[0].Y + k2*p[1].Y + k3*p[2].Y})
	}
	return out
}

// coverage is how much of each pixel an area covers, 0 … 1, within a box.
type coverage struct {
	w, h int
	box  image.Rectangle
	pix  []float32 // of the box
}

func newCoverage(w, h int) *coverage { return &coverage{w: w, h: h} }

// crossing is where a line of samples meets an edge.
type crossing struct {
	x   float64
	dir int
}

// add fills the polygons.
func (c *coverage) add(polygons [][]Point, evenOdd bool) {
	c.box = boxOf(polygons).Intersect(image.Rect(0, 0, c.w, c.h))
	if c.box.Empty() {
		return
	}
	c.pix = make([]float32, c.box.Dx()*c.box.Dy())
	lines := make([][]crossing, c.box.Dy()*sub)
	for _, p := range polygons {
		for i := range p {
			c.edge(lines, p[i], p[(i+1)%len(p)])
		}
	}
	for i, l := range lines {
		slices.SortFunc(l, func(a, b crossing) int {
			switch {
			case a.x < b.x:
				return -1
			case a.x > b.x:
				return 1
			}
			return 0
		})
		wound := 0
		for k := 0; k+1 < len(l); k++ {
			wound += l[k].dir
			if evenOdd && wound%2 != 0 || !evenOdd && wound != 0 {
				c.span(i/sub, l[k].x, l[k+1].x)
			}
		}
	}
}

func boxOf(polygons [][]Point) image.Rectangle {
	var r image.Rectangle
	first := true
	for _, p := range polygons {
		for _, v := range p {
			x, y := int(math.Floor(clampTo(v.X))), int(math.Floor(clampTo(v.Y)))
			one := image.Rect(x, y, x+2, y+2)
			if first {
				r, first = one, false
			}
			r = r.Union(one)
		}
	}
	return r
}

func clampTo(v float64) float64 { return math.Max(-1e6, math.Min(1e6, v)) }

// edge notes where an edge crosses the lines of samples.
func (c *coverage) edge(lines [][]crossing, a, b Point) {
	dir := 1
	if a.Y > b.Y {
		a, b, dir = b, a, -1
	}
	top := float64(c.box.Min.Y)
	from := max(0, int(math.Ceil((clampTo(a.Y)-top)*sub-0.5)))
	to := min(len(lines)-1, int(math.Ceil((clampTo(b.Y)-top)*sub-0.5))-1)
	for i := from; i <= to; i++ {
		y := top + (float64(i)+0.5)/sub
		lines[i] = append(lines[i], crossing{a.X + (b.X-a.X)*(y-a.Y)/(b.Y-a.Y), dir})
	}
}

// span adds a stretch of a line of samples.
func (c *coverage) span(row int, x0, x1 float64) {
	x0, x1 = math.Max(x0-float64(c.box.Min.X), 0), math.Min(x1-float64(c.box.Min.X), float64(c.box.Dx()))
	if !(x0 < x1) { // neither of them a number, or nothing between
		return
	}
	pix := c.pix[row*c.box.Dx() : (row+1)*c.box.Dx()]
	for x := int(x0); x < len(pix) && float64(x) < x1; x++ {
		pix[x] += float32((math.Min(x1, float64(x+1)) - math.Max(x0, float64(x))) / sub)
	}
}

// within lowers the coverage to what lies inside the other area.
func (c *coverage) within(o *coverage) {
	for y := c.box.Min.Y; y < c.box.Max.Y; y++ {
		for x := c.box.Min.X; x < c.box.Max.X; x++ {
			i := (y-c.box.Min.Y)*c.box.Dx() + x - c.box.Min.X
			if !(image.Point{X: x, Y: y}).In(o.box) {
				c.pix[i] = 0
				continue
			}
			c.pix[i] *= o.pix[(y-o.box.Min.Y)*o.box.Dx()+x-o.box.Min.X]
		}
	}
}

// paint lays the colour over the picture.
func (c *coverage) paint(img *image.RGBA, colour func(x, y int) color.NRGBA) {
	for y := c.box.Min.Y; y < c.box.Max.Y; y++ {
		for x := c.box.Min.X; x < c.box.Max.X; x++ {
			v := min(1, c.pix[(y-c.box.Min.Y)*c.box.Dx()+x-c.box.Min.X])
			if v <= 0 {
				continue
			}
			n := colour(x, y)
			a := v * float32(n.A) / 255
			p := img.Pix[img.PixOffset(x, y):]
			for i, s := range [4]uint8{n.R, n.G, n.B, 255} {
				p[i] = uint8(float32(s)*a + float32(p[i])*(1-a) + 0.5)
			}
		}
	}
}
