package epub

import (
	"encoding/binary"
	"hash/crc32"
)

// png writes the drawing as 8-bit RGB with rows filtered Up (PNG 9.2): what does not change from row to row becomes
// zeros. General packers spend their time on looking for repeats in those; here they are known from the tiles.
func (c *canvas) png(width, height int) []byte {
	p := newRowPacker(width, height)
	now, above := make([]uint32, width), make([]uint32, width) // PNG 9.2: above the first row are zeros
	paper := c.paper.packed()
	for x := range now {
		now[x] = paper
	}
	before := span{0, width}
	for y := range height {
		s := c.touched(y)
		from, to := before.join(s)
		before = s
		if y > 0 {
			for x := from; x < to; x++ {
				now[x] = paper
			}
		}
		c.paint(now, y)
		p.put(now, above, span{from, to})
		copy(above[from:to], now[from:to])
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
