package layout

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"golang.org/x/image/vector"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// TestDraw writes pictures of the pages for a person to look at: KANBEN_DRAW names the folder.
func TestDraw(t *testing.T) {
	dir := os.Getenv("KANBEN_DRAW")
	if dir == "" {
		t.Skip("KANBEN_DRAW is not set")
	}
	names := os.Getenv("KANBEN_ARTICLE")
	if names == "" {
		names = "valley.yaml"
	}
	theme := os.Getenv("KANBEN_THEME")
	if theme == "" {
		theme = "article"
	}
	th, ok := render.ThemeByName(theme)
	if !ok {
		t.Fatal("no theme", theme)
	}
	c := book(t)
	if names != "book" {
		c = sample(t, names)
	}
	d, problems := Layout(c, Options{Theme: th, Faces: defaults.Set(), Screen: true, Links: true})
	for _, p := range problems {
		t.Log(p)
	}
	if n, _ := strconv.Atoi(os.Getenv("KANBEN_SHEET")); n > 0 { // so many pages across, two rows
		for i := 0; i < len(d.Pages); i += 2 * n {
			file := filepath.Join(dir, fmt.Sprintf("%s-sheet-%02d.png", theme, i+1))
			if err := os.WriteFile(file, drawPages(d, i, min(2*n, len(d.Pages)-i), n, 190/float32(n)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	for i := range d.Pages {
		file := filepath.Join(dir, fmt.Sprintf("%s-%02d.png", theme, i+1))
		if err := os.WriteFile(file, drawPages(d, i, 1, 1, 110), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Log(len(d.Pages), "pages")
}

type canvas struct {
	img    *image.RGBA
	scale  float32
	x0, y0 float32
	mask   *vector.Rasterizer
	ink    color.Color
	dirty  bool
}

// drawPages draws n pages from the first on, so many a row.
func drawPages(d *Document, first, n, across int, dpi float32) []byte {
	c := &canvas{scale: dpi / 72000}
	w, h := int(float32(d.Pages[first].Width)*c.scale), int(float32(d.Pages[first].Height)*c.scale)
	rows := (n + across - 1) / across
	c.img = image.NewRGBA(image.Rect(0, 0, across*(w+6), rows*(h+6)))
	for k := range c.img.Pix {
		c.img.Pix[k] = 200
		if k%4 == 3 {
			c.img.Pix[k] = 255
		}
	}
	for i := range n {
		c.x0, c.y0 = float32(i%across*(w+6)), float32(i/across*(h+6))
		c.box(c.x0, c.y0, c.x0+float32(w), c.y0+float32(h), color.White)
		for _, it := range d.Pages[first+i].Items {
			c.item(d, it)
		}
	}
	c.flush()
	var b writerTo
	if err := png.Encode(&b, c.img); err != nil {
		panic(err)
	}
	return b
}

type writerTo []byte

func (w *writerTo) Write(p []byte) (int, error) { *w = append(*w, p...); return len(p), nil }

func inkColour(i Ink) color.Color {
	if !i.Grey() {
		return color.RGBA{i.RGB[0], i.RGB[1], i.RGB[2], 255}
	}
	v := uint8(255 - int(i.K)*255/1000)
	return color.RGBA{v, v, v, 255}
}

func (c *canvas) item(d *Document, it Item) {
	switch it := it.(type) {
	case *Text:
		c.text(d.Faces, it)
	case *RuleItem:
		w := max(float32(it.Width)*c.scale, 0.6)
		c.line(float32(it.X1)*c.scale, float32(it.Y1)*c.scale, float32(it.X2)*c.scale, float32(it.Y2)*c.scale, w, inkColour(it.Ink))
	case *WaveItem:
		c.line(float32(it.X1)*c.scale, float32(it.Y1)*c.scale, float32(it.X2)*c.scale, float32(it.Y2)*c.scale, 1, inkColour(it.Ink))
	case *BoxItem:
		c.rect(float32(it.X)*c.scale, float32(it.Y)*c.scale, float32(it.X+it.W)*c.scale, float32(it.Y+it.H)*c.scale, inkColour(it.Ink))
	case *ImageItem:
		c.rect(float32(it.X)*c.scale, float32(it.Y)*c.scale, float32(it.X+it.W)*c.scale, float32(it.Y+it.H)*c.scale, color.RGBA{190, 200, 205, 255})
	case *DotsItem:
		r := float32(it.Diameter) * c.scale / 2
		for k := range it.X {
			x, y := float32(it.X[k])*c.scale, float32(it.Y[k])*c.scale
			c.rect(x-r, y-r, x+r, y+r, inkColour(it.Ink))
		}
	}
}

func (c *canvas) line(x1, y1, x2, y2, w float32, col color.Color) {
	if y1 == y2 {
		c.rect(min(x1, x2), y1-w/2, max(x1, x2), y1+w/2, col)
		return
	}
	c.rect(x1-w/2, min(y1, y2), x1+w/2, max(y1, y2), col)
}

func (c *canvas) rect(x1, y1, x2, y2 float32, col color.Color) {
	c.box(c.x0+x1, c.y0+y1, c.x0+x2, c.y0+y2, col)
}

func (c *canvas) box(x1, y1, x2, y2 float32, col color.Color) {
	r := c.begin(col)
	r.MoveTo(x1, y1)
	r.LineTo(x2, y1)
	r.LineTo(x2, y2)
	r.LineTo(x1, y2)
	r.ClosePath()
}

// begin returns the mask for the colour; what was drawn in another one is painted first.
func (c *canvas) begin(col color.Color) *vector.Rasterizer {
	if c.mask == nil {
		b := c.img.Bounds()
		c.mask = vector.NewRasterizer(b.Dx(), b.Dy())
	}
	if c.dirty && c.ink != col {
		c.flush()
	}
	c.ink, c.dirty = col, true
	return c.mask
}

func (c *canvas) flush() {
	if !c.dirty {
		return
	}
	b := c.img.Bounds()
	c.mask.Draw(c.img, b, image.NewUniform(c.ink), image.Point{})
	c.mask.Reset(b.Dx(), b.Dy())
	c.dirty = false
}

func (c *canvas) text(set *fonts.Set, t *Text) {
	size := float32(t.Size) * c.scale
	scale := float32(1)
	if t.Scale != 0 {
		scale = float32(t.Scale) / 1000
	}
	r := c.begin(inkColour(t.Ink))
	var buf []fonts.Segment
	for _, g := range t.Glyphs {
		if g.Flags&typeset.Vanished != 0 {
			continue
		}
		face := set.Face(g.Face)
		em := size * scale / float32(face.UnitsPerEm())
		x, y := c.x0+float32(t.X)*c.scale, c.y0+float32(t.Y)*c.scale
		at := func(p struct{ X, Y float32 }) (float32, float32) { return x + p.X*em, y - p.Y*em }
		along, off := float32(g.X)*size/1000, float32(g.Y)*size/1000
		switch {
		case !t.Vertical:
			x, y = x+along, y-off
		case g.Flags&typeset.Rotated != 0:
			x, y = x+off, y+along
			at = func(p struct{ X, Y float32 }) (float32, float32) { return x + p.Y*em, y + p.X*em }
		case g.Flags&typeset.Squeezed != 0:
			x, y = x+off, y+along
		default: // X, Y is the vertical origin
			_, up := face.Vertical(g.GID)
			x, y = x+off-float32(face.Advance(g.GID))*em/2, y+along+float32(up)*em
		}
		buf = face.Outline(buf[:0], g.GID)
		for _, s := range buf {
			x0, y0 := at(s.P[0])
			switch s.Op {
			case fonts.MoveTo:
				r.ClosePath()
				r.MoveTo(x0, y0)
			case fonts.LineTo:
				r.LineTo(x0, y0)
			case fonts.QuadTo:
				x1, y1 := at(s.P[1])
				r.QuadTo(x0, y0, x1, y1)
			case fonts.CubeTo:
				x1, y1 := at(s.P[1])
				x2, y2 := at(s.P[2])
				r.CubeTo(x0, y0, x1, y1, x2, y2)
			}
		}
		r.ClosePath()
	}
}
