package icc

import (
	"encoding/binary"
	"errors"
)

var errShort = errors.New("table is cut short")

// parseLUT reads a tag of A2B (toPCS) or B2A in any of the four types. side is the connection space of the header,
// device the number of channels of its colour space.
func parseLUT(e []byte, side string, device int, toPCS bool) (*lut, error) {
	if len(e) < 32 {
		return nil, errShort
	}
	l := &lut{in: int(e[8]), out: int(e[9])}
	if want := [2]int{device, 3}; device == 0 || toPCS && want != [2]int{l.in, l.out} || !toPCS && want != [2]int{l.out, l.in} {
		return nil, errors.New("table has a strange shape")
	}
	var err error
	switch kind := string(e[:4]); kind {
	case "mft1", "mft2":
		l.side = encodingOf(side, kind == "mft2")
		err = l.tables(e, kind == "mft2")
	case "mAB ", "mBA ":
		l.side = encodingOf(side, false)
		err = l.elements(e, kind == "mAB ")
	default:
		err = errors.New("unknown kind of table")
	}
	return l, err
}

// tables reads lut8 and lut16 (§10.10, §10.11): curves, a grid, curves; before them a matrix, for XYZ alone.
func (l *lut) tables(e []byte, wide bool) error {
	n, m, at, size, read := 256, 256, 48, 1, table8
	if wide {
		if len(e) < 52 {
			return errShort
		}
		n, m, at, size, read = int(binary.BigEndian.Uint16(e[48:])), int(binary.BigEndian.Uint16(e[50:])), 52, 2, table16
	}
	p := int(e[10])
	g := &grid{in: l.in, out: l.out, points: [4]int{p, p, p, p}}
	cells := g.size()
	if cells < 0 || n < 2 || m < 2 {
		return errors.New("table has a strange shape")
	}
	if at+size*(n*l.in+cells+m*l.out) > len(e) {
		return errShort
	}
	next := func(n int) []float64 {
		t := read(e[at:], n)
		at += size * n
		return t
	}
	first, last := make(curves, l.in), make(curves, l.out)
	for i := range first {
		first[i] = curve{table: next(n)}
	}
	g.cells = next(cells)
	for i := range last {
		last[i] = curve{table: next(m)}
	}
	if l.side == xyzSide && l.in == 3 {
		a := &affine{}
		for i := range a.m {
			a.m[i] = fixed(e[12+4*i:])
		}
		l.steps = append(l.steps, a)
	}
	l.steps = append(l.steps, first, g, last)
	return nil
}

// elements reads lutAToB and lutBToA (§10.12, §10.13): B curves, a matrix, M curves, a grid, A curves, of which all
// but the first may lack. To the connection space they run from A to B.
func (l *lut) elements(e []byte, toPCS bool) error {
	device := l.in
	if !toPCS {
		device = l.out
	}
	b, err := curvesAt(e, 12, 3)
	if err != nil {
		return err
	}
	m, err := curvesAt(e, 20, 3)
	if err != nil {
		return err
	}
	a, err := curvesAt(e, 28, device)
	if err != nil {
		return err
	}
	x, err := matrixAt(e)
	if err != nil {
		return err
	}
	g, err := l.gridAt(e)
	if err != nil {
		return err
	}
	if b == nil || g == nil && device != 3 {
		return errors.New("table lacks a part")
	}
	for _, s := range []step{b, x, m, g, a} {
		if isThere(s) {
			l.steps = append(l.steps, s)
		}
	}
	if toPCS {
		for i, k := 0, len(l.steps)-1; i < k; i, k = i+1, k-1 {
			l.steps[i], l.steps[k] = l.steps[k], l.steps[i]
		}
	}
	return nil
}

// isThere tells a part from one that lacks.
func isThere(s step) bool {
	switch s := s.(type) {
	case curves:
		return s != nil
	case *affine:
		return s != nil
	case *grid:
		return s != nil
	}
	return false
}

// part returns what the offset at a place of the head points to, nil for 0.
func part(e []byte, at int) ([]byte, error) {
	off := int(binary.BigEndian.Uint32(e[at:]))
	switch {
	case off == 0:
		return nil, nil
	case off < 32 || off >= len(e):
		return nil, errShort
	}
	return e[off:], nil
}

// curvesAt reads n curves that follow each other, each on a boundary of four bytes.
func curvesAt(e []byte, at, n int) (curves, error) {
	b, err := part(e, at)
	if err != nil || b == nil {
		return nil, err
	}
	list := make(curves, n)
	for i := range list {
		c, size, err := parseCurve(b)
		if err != nil {
			return nil, err
		}
		list[i] = c
		b = b[min(len(b), (size+3)&^3):]
	}
	return list, nil
}

func matrixAt(e []byte) (*affine, error) {
	b, err := part(e, 16)
	if err != nil || b == nil {
		return nil, err
	}
	if len(b) < 48 {
		return nil, errShort
	}
	a := &affine{}
	for i := range a.m {
		a.m[i] = fixed(b[4*i:])
	}
	for i := range a.add {
		a.add[i] = fixed(b[36+4*i:])
	}
	return a, nil
}

func (l *lut) gridAt(e []byte) (*grid, error) {
	b, err := part(e, 24)
	if err != nil || b == nil {
		return nil, err
	}
	if len(b) < 20 {
		return nil, errShort
	}
	g := &grid{in: l.in, out: l.out}
	for i := range l.in {
		g.points[i] = int(b[i])
	}
	n, size := g.size(), int(b[16])
	switch {
	case n < 0 || size != 1 && size != 2:
		return nil, errors.New("grid has a strange shape")
	case 20+size*n > len(b):
		return nil, errShort
	case size == 1:
		g.cells = table8(b[20:], n)
	default:
		g.cells = table16(b[20:], n)
	}
	return g, nil
}

// fixed is a number of type s15Fixed16.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }
