package fonts

import (
	"fmt"
	"math"
)

// Axis is a variation axis of a face (OpenType fvar), in the font's own units.
type Axis struct {
	Tag               string // wght, wdth, opsz …
	Min, Default, Max float64
}

// AxisValue is a place on an axis.
type AxisValue struct {
	Tag   string
	Value float64
}

// Axes returns the axes of the file's face, none for a static one.
func (f *Face) Axes() []Axis { return readAxes(f.dir.find("fvar")) }

// maxAxes bounds the axes; the richest fonts have about a dozen.
const maxAxes = 64

func readAxes(t table) []Axis {
	at, count, size := t.u16(4), t.u16(8), t.u16(10)
	if size < 20 || count > maxAxes || !t.has(at, count*size) {
		return nil
	}
	axes := make([]Axis, count)
	for i := range axes {
		rec := at + i*size
		axes[i] = Axis{tag(t.u32(rec)).String(), fixed(t, rec+4), fixed(t, rec+8), fixed(t, rec+12)}
	}
	return axes
}

func fixed(t table, off int) float64 { return float64(int32(t.u32(off))) / 65536 }

// usualWeight is where a variable face is instanced unless the caller asks for another weight: its default master is
// often the thinnest one.
const usualWeight = 400

// instance makes the face the instance at the given places; axes without one stay at their default, weight at 400.
func (f *Face) instance(at []AxisValue) error {
	axes := f.Axes()
	if len(axes) == 0 {
		return nil
	}
	if f.dir.find("gvar") == nil && (f.cff == nil || !f.cff.second) {
		return fmt.Errorf("variable font without gvar: %w", ErrFormat)
	}
	v := &variation{gvar: f.dir.find("gvar"), axes: axes, cache: make([]cached, f.glyphs)}
	for i, a := range axes {
		value := a.Default
		if a.Tag == "wght" {
			value = usualWeight
		}
		for _, p := range at {
			if p.Tag == a.Tag {
				value = p.Value
			}
		}
		value = min(max(value, a.Min), a.Max)
		v.design = append(v.design, value)
		v.coords = append(v.coords, normalise(a, value, f.dir.find("avar"), i))
	}
	if f.cff != nil {
		f.cff.stand(v.coords)
	} else if v.gvar.u16(4) != len(axes) || v.gvar.u16(12) != f.glyphs {
		return fmt.Errorf("table gvar: %d axes, %d glyphs: %w", v.gvar.u16(4), v.gvar.u16(12), ErrFormat)
	}
	f.vary = v
	return nil
}

// normalise returns the place from -1 to 1, bent by avar and rounded to 1/16384 (OpenType, Coordinate Scales and
// Normalization).
func normalise(a Axis, value float64, avar table, axis int) float64 {
	n := 0.0
	switch {
	case value < a.Default && a.Default > a.Min:
		n = (value - a.Default) / (a.Default - a.Min)
	case value > a.Default && a.Max > a.Default:
		n = (value - a.Default) / (a.Max - a.Default)
	}
	return math.Floor(bend(avar, axis, n)*16384+0.5) / 16384
}

// bend applies the segment map of the axis.
func bend(t table, axis int, v float64) float64 {
	off := 8
	for range min(axis, t.u16(6)) {
		off += 2 + 4*t.u16(off)
	}
	n := t.u16(off)
	if axis >= t.u16(6) || n < 2 || !t.has(off+2, 4*n) {
		return v
	}
	from := func(i int) float64 { return f2dot14(t, off+2+4*i) }
	to := func(i int) float64 { return f2dot14(t, off+4+4*i) }
	for i := range n {
		if v == from(i) {
			return to(i)
		}
		if v < from(i) {
			if i == 0 {
				return v + to(0) - from(0)
			}
			return to(i-1) + (to(i)-to(i-1))*(v-from(i-1))/(from(i)-from(i-1))
		}
	}
	return v + to(n-1) - from(n-1)
}

func f2dot14(t table, off int) float64 { return float64(t.i16(off)) / 16384 }
