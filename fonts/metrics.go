package fonts

import "fmt"

// metrics is hmtx or vmtx: advances and bearings of the first long glyphs, then bearings only.
type metrics struct {
	data table
	long int
}

// readMetrics reads the count from the header table and checks that the data are there (OpenType hmtx, vmtx).
func readMetrics(d directory, header, name string, glyphs int) (metrics, error) {
	m := metrics{d.find(name), min(d.find(header).u16(34), glyphs)}
	if m.long == 0 || len(m.data) < 4*m.long {
		return metrics{}, fmt.Errorf("table %s: %d bytes for %d metrics: %w", name, len(m.data), m.long, ErrFormat)
	}
	return m, nil
}

func (m metrics) advance(g int) int { return m.data.u16(4 * min(g, m.long-1)) }

func (m metrics) bearing(g int) int {
	if g < m.long {
		return m.data.i16(4*g + 2)
	}
	return m.data.i16(4*m.long + 2*(g-m.long))
}

// vorgOrigin returns the height of the vertical origin from VORG.
func vorgOrigin(t table, g int) int {
	lo, hi := 0, min(t.u16(6), len(t)/4)
	for lo < hi {
		mid := (lo + hi) / 2
		switch at := t.u16(8 + 4*mid); {
		case g > at:
			lo = mid + 1
		case g < at:
			hi = mid
		default:
			return t.i16(8 + 4*mid + 2)
		}
	}
	return t.i16(4)
}

// bearing returns the left side bearing.
func (f *Face) bearing(g GID) int {
	if f.vary != nil && int(g) < f.glyphs {
		return f.instanced(int(g)).bearing
	}
	return f.hmtx.bearing(int(g))
}

// vAdvance and topBearing return what vmtx has, for faces that have one.
func (f *Face) vAdvance(g GID) int {
	if f.vary != nil && int(g) < f.glyphs {
		return f.instanced(int(g)).vAdvance
	}
	return f.vmtx.advance(int(g))
}

func (f *Face) topBearing(g GID) int {
	if f.vary != nil && int(g) < f.glyphs {
		return f.instanced(int(g)).topBearing
	}
	return f.vmtx.bearing(int(g))
}
