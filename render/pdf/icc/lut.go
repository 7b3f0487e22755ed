package icc

import (
	"encoding/binary"
	"errors"
)

// lut is a table of type lut8 or lut16: curves, a grid, curves (ICC.1:2010 §10.10, §10.11). The Lab side of both
// is encoded as in version 2.
type lut struct {
	in, out, grid int
	inCurves      [][]float64
	outCurves     [][]float64
	clut          []float64
	wide          bool // lut16
}

func parseLUT(e []byte) (*lut, error) {
	if len(e) < 52 {
		return nil, errors.New("table is cut short")
	}
	l := &lut{in: int(e[8]), out: int(e[9]), grid: int(e[10])}
	n, m, at, size := 256, 256, 48, 1
	read := table8
	switch string(e[:4]) {
	case "mft1":
	case "mft2":
		n, m, at, size = int(binary.BigEndian.Uint16(e[48:])), int(binary.BigEndian.Uint16(e[50:])), 52, 2
		read, l.wide = table16, true
	default:
		return nil, errors.New("tables of version 4 are not supported: ask for a version 2 profile")
	}
	if l.in < 1 || l.in > 4 || l.out < 1 || l.out > 4 || l.grid < 2 || n < 2 || m < 2 {
		return nil, errors.New("table has a strange shape")
	}
	cells := l.out
	for range l.in {
		cells *= l.grid
	}
	if at+size*(n*l.in+cells+m*l.out) > len(e) {
		return nil, errors.New("table is cut short")
	}
	for range l.in {
		l.inCurves = append(l.inCurves, read(e[at:], n))
		at += size * n
	}
	l.clut = read(e[at:], cells)
	at += size * cells
	for range l.out {
		l.outCurves = append(l.outCurves, read(e[at:], m))
		at += size * m
	}
	return l, nil
}

// eval passes values of [0, 1] through the table, interpolating between the corners of the cell.
func (l *lut) eval(in, out []float64) {
	var at [4]int
	var frac [4]float64
	for i := range l.in {
		v := interpolate(l.inCurves[i], in[i]) * float64(l.grid-1)
		at[i] = min(int(v), l.grid-2)
		frac[i] = v - float64(at[i])
	}
	for k := range l.out {
		out[k] = 0
	}
	for corner := range 1 << l.in {
		weight, index := 1.0, 0
		for i := range l.in {
			index *= l.grid
			if corner>>i&1 != 0 {
				weight *= frac[i]
				index += at[i] + 1
			} else {
				weight *= 1 - frac[i]
				index += at[i]
			}
		}
		if weight == 0 {
			continue
		}
		for k := range l.out {
			out[k] += weight * l.clut[index*l.out+k]
		}
	}
	for k := range l.out {
		out[k] = interpolate(l.outCurves[k], out[k])
	}
}

// full is the encoding of L* = 100 and of one unit of a* or b*.
func (l *lut) full() (lightness, unit float64) {
	if l.wide {
		return 65280.0 / 65535, 256.0 / 65535
	}
	return 1, 1.0 / 255
}

func (l *lut) toLab(in []float64) [3]float64 {
	var v [4]float64
	l.eval(in, v[:])
	k, u := l.full()
	return [3]float64{v[0] / k * 100, v[1]/u - 128, v[2]/u - 128}
}

func (l *lut) fromLab(lab [3]float64, out []float64) {
	k, u := l.full()
	in := [3]float64{lab[0] / 100 * k, (lab[1] + 128) * u, (lab[2] + 128) * u}
	for i, v := range in {
		in[i] = min(max(v, 0), 1)
	}
	l.eval(in[:], out)
}
