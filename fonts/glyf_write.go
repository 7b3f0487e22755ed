package fonts

import (
	"encoding/binary"
	"math"
)

// encodeSimple returns the entry of glyf for an outline with its points at new places, without instructions.
func encodeSimple(outline []point, places []place) table {
	var ends []int
	for i, p := range outline {
		if p.last {
			ends = append(ends, i)
		}
	}
	out := make([]byte, 10, 12+2*len(ends)+5*len(outline))
	binary.BigEndian.PutUint16(out, uint16(len(ends)))
	out = appendInts(appendInts(out, ends...), 0)
	var flags, xs, ys []byte
	x, y := 0, 0
	for i, p := range outline {
		nx, ny := nearest(places[i].x), nearest(places[i].y)
		flag := byte(0)
		if p.on {
			flag = onCurve
		}
		xs, flag = appendCoord(xs, nx-x, flag, xShort, xSame)
		ys, flag = appendCoord(ys, ny-y, flag, xShort<<1, xSame<<1)
		x, y = nx, ny
		flags = append(flags, flag)
	}
	out = appendFlags(out, flags)
	out = append(append(out, xs...), ys...)
	box, _ := pointBox(rounded(outline, places))
	setBox(out, box)
	return out
}

// appendCoord appends a coordinate in its shortest form and sets the flags for it.
func appendCoord(out []byte, d int, flag, short, same byte) ([]byte, byte) {
	switch {
	case d == 0:
		return out, flag | same
	case d > 0 && d < 256:
		return append(out, byte(d)), flag | short | same
	case d < 0 && d > -256:
		return append(out, byte(-d)), flag | short
	}
	return appendInts(out, d), flag
}

// appendFlags writes equal flags in a row once with a count.
func appendFlags(out, flags []byte) []byte {
	for i := 0; i < len(flags); {
		n := 1
		for i+n < len(flags) && flags[i+n] == flags[i] && n < 256 {
			n++
		}
		if n > 2 {
			out = append(out, flags[i]|repeat, byte(n-1))
		} else {
			n = 1
			out = append(out, flags[i])
		}
		i += n
	}
	return out
}

func rounded(outline []point, places []place) []point {
	list := make([]point, len(outline))
	for i := range outline {
		list[i] = point{x: float32(nearest(places[i].x)), y: float32(nearest(places[i].y))}
	}
	return list
}

// pointBox returns the box of the points, off-curve ones too, as glyf's headers hold it.
func pointBox(points []point) (Box, bool) {
	if len(points) == 0 {
		return Box{}, false
	}
	e := extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		e.add(float64(p.x), float64(p.y))
	}
	return Box{nearest(e.x0), nearest(e.y0), nearest(e.x1), nearest(e.y1)}, true
}

func setBox(t table, b Box) {
	for i, v := range [4]int{b.XMin, b.YMin, b.XMax, b.YMax} {
		binary.BigEndian.PutUint16(t[2+2*i:], uint16(v))
	}
}

func glyphBox(t table) Box { return Box{t.i16(2), t.i16(4), t.i16(6), t.i16(8)} }

// moveParts returns the composite glyph with the offsets of its parts set anew, in 16 bits, without instructions.
func moveParts(t table, parts []component, places []place) table {
	out := append(make(table, 0, len(t)+4*len(parts)), t[:10]...)
	for i, c := range parts {
		flags, a, b := c.flags&^haveInstruction|argsAreWords, c.arg1, c.arg2
		if c.flags&argsAreXY != 0 {
			a, b = nearest(places[i].x), nearest(places[i].y)
		} else if c.flags&argsAreWords == 0 { // point numbers are unsigned
			a, b = a&0xFF, b&0xFF
		}
		if i == len(parts)-1 {
			flags &^= moreComponents
		}
		out = appendInts(out, flags, c.glyph, a, b)
		from, to := c.scaleAt, c.end
		out = append(out, t[from:to]...)
	}
	return out
}
