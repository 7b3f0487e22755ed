package epub

import (
	"encoding/binary"
	"hash/crc32"
)

// png writes the drawing as 8-bit RGB with rows filtered Up (PNG 9.2): what does not change from row to row becomes
// zeros. General packers spend their time on looking for repeats in those; here they are known from the tiles.
func (c *canvas) png(width, height int) []byte {
	p := newRowPacker(width, height)
	spans := c.inked(height)
	now, above := make([]tint, width), make([]tint, width)
	for y := 1; y < height; y++ {
		now, above = above, now
		if y > 1 {
			clear(now[spans[y-2].from:spans[y-2].to])
		}
		if spans[y] != (span{}) {
			c.paint(now, y)
		}
		p.put(now, above, spans[y-1].join(spans[y]))
	}
	return pngFile(width, height, p.end())
}

// span is the columns of a row that hold ink.
type span struct{ from, to int }

// join returns the columns from the first to the last of both.
func (s span) join(o span) span {
	switch {
	case s == span{}:
		return o
	case o == span{}:
		return s
	}
	return span{min(s.from, o.from), max(s.to, o.to)}
}

// inked returns the columns that hold ink of each row.
func (c *canvas) inked(height int) []span {
	rows := make([]span, height)
	for i := range c.tiles {
		t := &c.tiles[i]
		for y := t.y; y < t.y+t.h; y++ {
			rows[y] = rows[y].join(span{t.x, t.x + t.w})
		}
	}
	return rows
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
