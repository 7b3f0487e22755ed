package fonts

import "sync/atomic"

// variation is the place in the design space at which a variable face stands.
type variation struct {
	gvar   table
	axes   []Axis
	design []float64 // places in the axes' units
	coords []float64 // normalised
	cache  []cached
}

// cached is a glyph that has been instanced.
type cached = atomic.Pointer[instanced]

// instanced is a glyph at the face's place: its entry of glyf, and its metrics as hmtx and vmtx have them.
type instanced struct {
	data                 table
	advance, bearing     int
	vAdvance, topBearing int
}

// maxTupleWork bounds the deltas applied to one glyph.
const maxTupleWork = 4_000_000

// deltas returns the sum of all scaled deltas for the points of a glyph, those that are not given inferred from
// their neighbours in the contour; ends holds the last point of each contour. nil means that nothing varies.
func (v *variation) deltas(g int, points []place, ends []int) []place {
	t := v.data(g)
	count := t.u16(0) & 0x0FFF
	if len(t) < 4 || count*len(points) > maxTupleWork {
		return nil
	}
	body := packed{t.from(t.u16(2))}
	var shared []int
	if t.u16(0)&0x8000 != 0 {
		shared = body.points(len(points))
	}
	sum := make([]place, len(points))
	header := 4
	for range count {
		size, flags := t.u16(header), t.u16(header+2)
		scalar, next := v.scalar(t, header)
		own, _ := body.t.slice(0, min(size, len(body.t)))
		body.t = body.t.from(len(own))
		header = next
		if scalar == 0 {
			continue
		}
		p, listed := packed{own}, shared
		if flags&0x2000 != 0 {
			listed = p.points(len(points))
		}
		addTuple(sum, points, ends, &p, listed, scalar)
	}
	return sum
}

// data returns the glyph's variation data.
func (v *variation) data(g int) table {
	at := v.gvar.u32(16)
	from, to := 2*v.gvar.u16(20+2*g), 2*v.gvar.u16(22+2*g)
	if v.gvar.u16(14)&1 != 0 {
		from, to = v.gvar.u32(20+4*g), v.gvar.u32(24+4*g)
	}
	s, _ := v.gvar.slice(at+from, to-from)
	return s
}

// scalar returns how strongly the tuple at the header counts here (OpenType, Algorithm for Interpolation of Instance
// Values) and where the next header begins.
func (v *variation) scalar(t table, header int) (s float64, next int) {
	n, flags := 2*len(v.axes), t.u16(header+2)
	peaks, peak := v.gvar, v.gvar.u32(8)+n*(flags&0x0FFF)
	next = header + 4
	if flags&0x8000 != 0 {
		peaks, peak = t, next
		next += n
	}
	between := flags&0x4000 != 0
	lower, upper := next, next+n
	if between {
		next += 2 * n
	}
	s = 1
	for i, at := range v.coords {
		p := f2dot14(peaks, peak+2*i)
		lo, hi := min(p, 0), max(p, 0)
		if between {
			lo, hi = f2dot14(t, lower+2*i), f2dot14(t, upper+2*i)
		}
		s *= tent(at, lo, p, hi)
	}
	return s, next
}

// tent is 1 at the peak and falls to 0 at both feet; an axis whose feet make no sense does not count.
func tent(at, lo, peak, hi float64) float64 {
	switch {
	case peak == 0 || lo > peak || peak > hi || lo < 0 && hi > 0 || at == peak:
		return 1
	case at <= lo || at >= hi:
		return 0
	case at < peak:
		return (at - lo) / (peak - lo)
	}
	return (at - hi) / (peak - hi)
}
