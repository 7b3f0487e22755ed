package icc

import "math"

// encoding is how the connection space stands in values of [0, 1] (ICC.1:2010 §6.3.4, §10.10).
type encoding uint8

const (
	labSide  encoding = iota // L* 100 is 1, a* and b* -128 … 127
	wideSide                 // lut16: L* 100 is FF00, in version 4 as in version 2
	xyzSide                  // 1 is 1 + 32767/32768
)

func encodingOf(space string, wide bool) encoding {
	switch {
	case space == "XYZ ":
		return xyzSide
	case wide:
		return wideSide
	}
	return labSide
}

// full is the encoding of L* = 100 and of one unit of a* or b*.
func (s encoding) full() (lightness, unit float64) {
	if s == wideSide {
		return 65280.0 / 65535, 256.0 / 65535
	}
	return 1, 1.0 / 255
}

const xyzFull = 1 + 32767.0/32768

func (s encoding) decode(v [3]float64) [3]float64 {
	if s == xyzSide {
		return labOf([3]float64{v[0] * xyzFull, v[1] * xyzFull, v[2] * xyzFull})
	}
	k, u := s.full()
	return [3]float64{v[0] / k * 100, v[1]/u - 128, v[2]/u - 128}
}

func (s encoding) encode(lab [3]float64) [3]float64 {
	if s == xyzSide {
		v := xyzOf(lab)
		return [3]float64{v[0] / xyzFull, v[1] / xyzFull, v[2] / xyzFull}
	}
	k, u := s.full()
	return [3]float64{lab[0] / 100 * k, (lab[1] + 128) * u, (lab[2] + 128) * u}
}

// d50 is the white of the connection space.
var d50 = [3]float64{0.9642, 1, 0.8249}

func labOf(xyz [3]float64) [3]float64 {
	var f [3]float64
	for i, v := range xyz {
		v /= d50[i]
		if v > 216.0/24389 {
			f[i] = math.Cbrt(v)
		} else {
			f[i] = (24389.0/27*v + 16) / 116
		}
	}
	return [3]float64{116*f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])}
}

func xyzOf(lab [3]float64) [3]float64 {
	y := (lab[0] + 16) / 116
	f := [3]float64{y + lab[1]/500, y, y - lab[2]/200}
	for i, v := range f {
		if v > 6.0/29 {
			f[i] = v * v * v * d50[i]
		} else {
			f[i] = (116*v - 16) * 27 / 24389 * d50[i]
		}
	}
	return f
}

// blackV4 is the black of the perceptual reference medium of version 4 (ICC.1:2010 §6.3.3); black is 0 elsewhere.
var blackV4 = [3]float64{0.00336, 0.0034731, 0.00287}

// scaleBlack brings colours between a black point and white to another black point, linear in XYZ.
func scaleBlack(lab, from, to [3]float64) [3]float64 {
	if from == to {
		return lab
	}
	v := xyzOf(lab)
	for i, w := range d50 {
		v[i] = (v[i]-from[i])*(w-to[i])/(w-from[i]) + to[i]
	}
	return labOf(v)
}
