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
	xAt, yAt, _, ok := flagRanges(t, flagsAt, count)
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

// flagRanges walks the flags and returns where the x and y coordinates begin and where the glyph ends.
func flagRanges(t table, off, count int) (xAt, yAt, end int, ok bool) {
	xLen, yLen := 0, 0
	for count > 0 {
		if off >= len(t) {
			return 0, 0, 0, false
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
	end = off + xLen + yLen
	return off, off + xLen, end, end <= len(t)
}

// coordLength returns the bytes of an x coordinate by its flag, of a y coordinate by the flag shifted by one:
// short 1, long 2, same 0. The constant holds the four answers.
func coordLength(flag byte) int { return 0x1012 >> (flag&xShort<<1 | flag&xSame>>1) & 0xF }

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
