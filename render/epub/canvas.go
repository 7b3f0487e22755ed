package epub

import (
	"image"
	"image/color"

	"golang.org/x/image/vector"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// canvas is a drawing of a few glyphs and boxes on plain paper, kept as what it consists of: rows without any of
// it cost nothing to write.
type canvas struct {
	paper  rgb
	faces  *fonts.Set
	setter *typeset.Setter
	lang   string
	tiles  []tile
	pen    vector.Rasterizer
	path   []fonts.Segment
}

// tile is a box of ink; mask is its coverage row by row, nil = full.
type tile struct {
	x, y, w, h int
	mask       []byte // in shades
	ink        rgb
}

func (c *canvas) rect(x, y, w, h int, ink rgb) {
	c.tiles = append(c.tiles, tile{x: x, y: y, w: w, h: h, ink: ink})
}

// lines sets words in balanced lines of the width from the top y on, as many as stand above the bottom, and returns
// where they end.
func (c *canvas) lines(w *words, size, leading, x, y, width, bottom, tracking int, ink rgb) int {
	broken, _ := c.setter.Prepare(c.paragraph(w, tracking)).Break(typeset.Fixed(width*1000/size), 0)
	for _, l := range broken {
		if y+size > bottom {
			break
		}
		c.line(l.Glyphs, size, x, y+size*88/100, ink)
		y += leading
	}
	return y
}

// right sets one line against the right margin.
func (c *canvas) right(w *words, size, y, margin int, ink rgb) {
	broken, _ := c.setter.Prepare(c.paragraph(w, 0)).Break(typeset.Fixed(1000*1000), 0)
	for _, l := range broken {
		c.line(l.Glyphs, size, coverWidth-margin-int(l.Width)*size/1000, y+size*88/100, ink)
	}
}

// paragraph has balanced lines without hyphens: a cover parts no word.
func (c *canvas) paragraph(w *words, tracking int) *typeset.Paragraph {
	return &typeset.Paragraph{Spans: w.spans(tracking), Align: typeset.Start,
		Options: &typeset.Options{Faces: c.faces, Balance: true, NoHyphens: true, Profile: profileOf(c.lang)}}
}

func profileOf(lang string) typeset.Profile {
	switch {
	case lang == "zh-HK" || lang == "zh-Hant-HK":
		return typeset.ZhHantHK
	case isTraditional(lang):
		return typeset.ZhHantTW
	case len(lang) < 2 || lang[:2] != "zh":
		return typeset.LatinOnly
	}
	return typeset.ZhHans
}

func (c *canvas) line(glyphs []typeset.Glyph, size, x, baseline int, ink rgb) {
	for _, g := range glyphs {
		if g.Flags&typeset.Vanished == 0 {
			c.glyph(c.faces.Face(g.Face), g.GID, size, x*1000+int(g.X)*size, baseline*1000-int(g.Y)*size, ink)
		}
	}
}

// glyph rasterises one glyph; x and y are the origin in 1/1000 pixel.
func (c *canvas) glyph(f *fonts.Face, g fonts.GID, size, x, y int, ink rgb) {
	box, ok := f.Ink(g)
	if !ok {
		return
	}
	scale := float32(size) / float32(f.UnitsPerEm())
	ox, oy := float32(x)/1000, float32(y)/1000
	left, top := floor(ox+float32(box.XMin)*scale), floor(oy-float32(box.YMax)*scale)
	right, bottom := floor(ox+float32(box.XMax)*scale)+1, floor(oy-float32(box.YMin)*scale)+1
	w, h := right-left, bottom-top
	if w <= 0 || h <= 0 || left < 0 || top < 0 || right > coverWidth || bottom > coverHeight {
		return
	}
	c.pen.Reset(w, h)
	c.path = f.Outline(c.path[:0], g)
	at := func(s fonts.Segment, i int) (float32, float32) {
		return ox + s.P[i].X*scale - float32(left), oy - s.P[i].Y*scale - float32(top)
	}
	for i, s := range c.path {
		ax, ay := at(s, 0)
		switch s.Op {
		case fonts.MoveTo:
			if i > 0 {
				c.pen.ClosePath()
			}
			c.pen.MoveTo(ax, ay)
		case fonts.LineTo:
			c.pen.LineTo(ax, ay)
		case fonts.QuadTo:
			bx, by := at(s, 1)
			c.pen.QuadTo(ax, ay, bx, by)
		case fonts.CubeTo:
			bx, by := at(s, 1)
			ex, ey := at(s, 2)
			c.pen.CubeTo(ax, ay, bx, by, ex, ey)
		}
	}
	c.pen.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	c.pen.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	coarsen(mask.Pix)
	c.tiles = append(c.tiles, tile{left, top, w, h, mask.Pix, ink})
}

func floor(v float32) int {
	n := int(v)
	if float32(n) > v {
		n--
	}
	return n
}

// image returns the pixels.
func (c *canvas) image(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	row := make([]uint32, width)
	for y := range height {
		for x := range row {
			row[x] = c.paper.packed()
		}
		c.paint(row, y)
		for x, v := range row {
			img.SetRGBA(x, y, color.RGBA{byte(v >> 16), byte(v >> 8), byte(v), 0xFF})
		}
	}
	return img
}

func (c *canvas) paint(row []uint32, y int) {
	for i := range c.tiles {
		if t := &c.tiles[i]; y >= t.y && y < t.y+t.h {
			t.paint(row[t.x:][:t.w], y-t.y)
		}
	}
}

// paint lays a row of the tile over what is there.
func (t *tile) paint(row []uint32, y int) {
	if t.mask == nil {
		for x := range row {
			row[x] = t.ink.packed()
		}
		return
	}
	under, over := uint32(0), t.ink.packed() // under full coverage of the last blend, and what came of it
	var blends [shades + 1]uint32
	for x, a := range t.mask[y*t.w:][:t.w] {
		if a == 0 {
			continue
		}
		if row[x] != under || blends[a] == 0 {
			if row[x] != under {
				under, blends = row[x], [shades + 1]uint32{}
			}
			blends[a] = blend(under, over, uint32(a))
		}
		row[x] = blends[a]
	}
}

// blend lays ink of the coverage a/shades over a colour.
func blend(under, ink, a uint32) uint32 {
	out := uint32(0)
	for s := 0; s <= 16; s += 8 {
		out |= ((under>>s&0xFF)*(shades-a) + (ink>>s&0xFF)*a + shades/2) / shades << s
	}
	return out
}

// rgb is a colour.
type rgb [3]byte

// packed returns the colour as 0xRRGGBB.
func (c rgb) packed() uint32 { return uint32(c[0])<<16 | uint32(c[1])<<8 | uint32(c[2]) }

// shades is how many steps of coverage the edges of glyphs have: more cannot be seen at this size, and 255 would make
// the file twice as large.
const shades = 5

// coarsen turns coverage from 255ths into shades.
func coarsen(mask []byte) {
	for i, v := range mask {
		mask[i] = byte((int(v)*shades + 127) / 255)
	}
}
