package epub

import (
	"encoding/binary"
	"image"
	"image/color"

	"golang.org/x/image/vector"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// canvas is a drawing of a few glyphs and boxes on plain paper, kept as what it consists of: rows without any of
// it cost nothing to write.
type canvas struct {
	faces  *fonts.Set
	setter *typeset.Setter
	lang   string
	tiles  []tile
	pen    vector.Rasterizer
	path   []fonts.Segment
}

// tile is a box of ink; dots are its tints row by row, nil = the full ink everywhere.
type tile struct {
	x, y, w, h int
	dots       []tint
	ink        ink
}

func (c *canvas) rect(x, y, w, h int, ink ink) {
	c.tiles = append(c.tiles, tile{x: x, y: y, w: w, h: h, ink: ink})
}

// lines sets words in balanced lines of the width from the top y on, as many as stand above the bottom, and returns
// where they end.
func (c *canvas) lines(w *words, size, leading, x, y, width, bottom, tracking int, ink ink) int {
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
func (c *canvas) right(w *words, size, y, margin int, ink ink) {
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

func (c *canvas) line(glyphs []typeset.Glyph, size, x, baseline int, ink ink) {
	for _, g := range glyphs {
		if g.Flags&typeset.Vanished == 0 {
			c.glyph(c.faces.Face(g.Face), g.GID, size, x*1000+int(g.X)*size, baseline*1000-int(g.Y)*size, ink)
		}
	}
}

// glyph rasterises one glyph; x and y are the origin in 1/1000 pixel. The topmost row stays paper (see rowPacker).
func (c *canvas) glyph(f *fonts.Face, g fonts.GID, size, x, y int, ink ink) {
	box, ok := f.Ink(g)
	if !ok {
		return
	}
	scale := float32(size) / float32(f.UnitsPerEm())
	ox, oy := float32(x)/1000, float32(y)/1000
	left, top := floor(ox+float32(box.XMin)*scale), floor(oy-float32(box.YMax)*scale)
	right, bottom := floor(ox+float32(box.XMax)*scale)+1, floor(oy-float32(box.YMin)*scale)+1
	w, h := right-left, bottom-top
	if w <= 0 || h <= 0 || left < 0 || top < 1 || right > coverWidth || bottom > coverHeight {
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
	coarsen(mask.Pix, ink)
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
	row, colours := make([]tint, width), tintColours()
	for y := range height {
		clear(row)
		c.paint(row, y)
		for x, v := range row {
			p := colours[v]
			img.SetRGBA(x, y, color.RGBA{byte(p >> 16), byte(p >> 8), byte(p), 0xFF})
		}
	}
	return img
}

// paint lays what the tiles have in row y on paper.
func (c *canvas) paint(row []tint, y int) {
	end := 0 // what stands right of it is paper
	for i := range c.tiles {
		t := &c.tiles[i]
		if y < t.y || y >= t.y+t.h {
			continue
		}
		to := row[t.x:][:t.w]
		if t.dots == nil {
			for x := range to {
				to[x] = t.ink.tint(shades)
			}
		} else if dots := t.dots[(y-t.y)*t.w:][:t.w]; t.x >= end {
			copy(to, dots)
		} else { // glyphs whose boxes overlap: the darker of two shades
			for x, v := range dots {
				to[x] = max(to[x], v)
			}
		}
		end = max(end, t.x+t.w)
	}
}

// coarsen turns coverage from 255ths into the tints of an ink.
func coarsen(mask []byte, ink ink) {
	var tints [256]tint
	for v := range tints {
		tints[v] = ink.tint((v*shades + 127) / 255)
	}
	const none, full = 0, 1<<64 - 1 // of eight pixels: most are
	for ; len(mask) >= 8; mask = mask[8:] {
		switch binary.LittleEndian.Uint64(mask) {
		case none:
		case full:
			binary.LittleEndian.PutUint64(mask, 0x0101010101010101*uint64(tints[255]))
		default:
			for i, v := range mask[:8] {
				mask[i] = tints[v]
			}
		}
	}
	for i, v := range mask {
		mask[i] = tints[v]
	}
}
