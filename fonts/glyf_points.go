package fonts

// The flags of a simple glyph's points (OpenType glyf); those of y are the ones of x shifted left by one.
const (
	onCurve = 0x01
	xShort  = 0x02
	repeat  = 0x08
	xSame   = 0x10
)

// appendSimple appends the points of a simple glyph; a broken one gives none.
func appendSimple(buf []point, t table) []point {
	contours := t.i16(0)
	if contours == 0 || !t.has(10, 2*contours+2) {
		return buf
	}
	count := t.u16(10+2*(contours-1)) + 1
	flagsAt := 10 + 2*contours + 2 + t.u16(10+2*contours)
	xAt, yAt, ok := flagRanges(t, flagsAt, count)
	if !ok || len(buf)+count > maxPoints {
		return buf
	}
	from := len(buf)
	buf = decodePoints(buf, t, flagsAt, xAt, yAt, count)
	for i := range contours {
		if end := t.u16(10 + 2*i); end < count {
			buf[from+end].last = true
		}
	}
	return buf
}

// flagRanges walks the flags and returns where the x and y coordinates begin.
func flagRanges(t table, off, count int) (xAt, yAt int, ok bool) {
	xLen, yLen := 0, 0
	for count > 0 {
		if off >= len(t) {
			return 0, 0, false
		}
		flag, n := t[off], 1
		off++
		if flag&repeat != 0 {
			n = min(1+t.u8(off), count)
			off++
		}
		xLen += n * coordLength(flag)
		yLen += n * coordLength(flag>>1)
		count -= n
	}
	return off, off + xLen, off+xLen+yLen <= len(t)
}

// coordLength returns the bytes of an x coordinate by its flag, of a y coordinate by the flag shifted by one:
// short 1, long 2, same 0. The constant holds the four answers.
func coordLength(flag byte) int { return 0x1012 >> (flag&xShort<<1 | flag&xSame>>1) & 0xF }

// coordBytes is how many bytes both coordinates of a point take, by bits 1 to 5 of its flag.
const coordBytes = "\x04\x03\x03\x02\x04\x03\x03\x02\x02\x03\x01\x02\x02\x03\x01\x02\x02\x01\x03\x02\x02\x01\x03\x02\x00\x01\x01\x02\x00\x01\x01\x02"

// simpleEnd returns where a simple glyph ends whose flags begin at off; beyond the table if it is broken. It is what
// a subset of a thousand glyphs spends its time on.
func simpleEnd(t table, off, count int) int {
	size := 0
	for count > 0 {
		if off >= len(t) {
			return len(t) + 1
		}
		flag := t[off]
		bytes := int(coordBytes[flag>>1&31])
		off++
		size += bytes
		count--
		if flag&repeat != 0 {
			n := min(t.u8(off), count)
			off++
			size += n * bytes
			count -= n
		}
	}
	return off + size
}

func decodePoints(buf []point, t table, flagsAt, xAt, yAt, count int) []point {
	x, y, again := 0, 0, 0
	flag := byte(0)
	for range count {
		if again > 0 {
			again--
		} else {
			flag = t[flagsAt]
			if flagsAt++; flag&repeat != 0 {
				again = t.u8(flagsAt)
				flagsAt++
			}
		}
		x += coordDelta(t, xAt, flag)
		xAt += coordLength(flag)
		y += coordDelta(t, yAt, flag>>1)
		yAt += coordLength(flag >> 1)
		buf = append(buf, point{x: float32(x), y: float32(y), on: flag&onCurve != 0})
	}
	return buf
}

func coordDelta(t table, off int, flag byte) int {
	switch flag & (xShort | xSame) {
	case xShort | xSame:
		return t.u8(off)
	case xShort:
		return -t.u8(off)
	case xSame:
		return 0
	}
	return t.i16(off)
}
