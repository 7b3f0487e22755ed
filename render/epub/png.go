package epub

import (
	"encoding/binary"
	"hash/crc32"
)

// png writes the drawing as 8-bit RGB with rows filtered Up (PNG 9.2). Most rows of a cover are like the row above,
// all zeros then; they are packed once and repeated, and Adler-32 of them is a formula. image/png takes twelve
// times as long for the same picture.
func (c *canvas) png(width, height int) []byte {
	p := pngRows{width: width}
	p.start()
	stride := 3 * width
	above, row := make([]byte, stride), make([]byte, stride)
	paper := make([]byte, stride)
	for i := range paper {
		paper[i] = c.paper[i%3]
	}
	above0 := make([]byte, stride) // PNG 9.2: above the first row are zeros
	before := span{}
	for y := range height {
		now := c.touched(y)
		from, to := before.join(now)
		before = now
		if y == 0 {
			copy(above, paper)
			copy(row, paper)
			c.paint(row, y)
			p.row(row, above0, 0, stride)
			above, row = row, above
			continue
		}
		if from == to {
			p.blank++
			continue
		}
		from, to = 3*from, 3*to
		copy(row[from:to], paper[from:to])
		c.paint(row, y)
		p.row(row, above, from, to)
		copy(above[from:to], row[from:to])
	}
	return pngFile(width, height, p.end())
}

// span is the columns of a row that hold ink.
type span struct{ from, to int }

// join returns the columns that either has.
func (s span) join(o span) (from, to int) {
	switch {
	case s == span{}:
		return o.from, o.to
	case o == span{}:
		return s.from, s.to
	}
	return min(s.from, o.from), max(s.to, o.to)
}

func (c *canvas) touched(y int) span {
	var s span
	for i := range c.tiles {
		if t := &c.tiles[i]; y >= t.y && y < t.y+t.h {
			s.from, s.to = s.join(span{t.x, t.x + t.w})
		}
	}
	return s
}

func (c *canvas) paint(row []byte, y int) {
	for i := range c.tiles {
		if t := &c.tiles[i]; y >= t.y && y < t.y+t.h {
			t.paint(row[3*t.x:], y-t.y)
		}
	}
}

// paint lays a row of the tile over the paper.
func (t *tile) paint(row []byte, y int) {
	for x := range t.w {
		a := 255
		if t.mask != nil {
			a = int(t.mask[y*t.w+x])
		}
		if a == 0 {
			continue
		}
		for k, ink := range t.ink {
			p := &row[3*x+k]
			*p = byte((int(*p)*(255-a) + int(ink)*a + 127) / 255)
		}
	}
}

// pngFile frames packed rows: IHDR for 8-bit RGB, sRGB, IDAT, IEND.
func pngFile(width, height int, idat []byte) []byte {
	b := append(make([]byte, 0, len(idat)+128), "\x89PNG\r\n\x1a\n"...)
	header := binary.BigEndian.AppendUint32(nil, uint32(width))
	header = binary.BigEndian.AppendUint32(header, uint32(height))
	b = chunk(b, "IHDR", append(header, 8, 2, 0, 0, 0))
	b = chunk(b, "sRGB", []byte{0})
	b = chunk(b, "IDAT", idat)
	return chunk(b, "IEND", nil)
}

func chunk(b []byte, kind string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	at := len(b)
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[at:]))
}
