package icc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Profile is a device profile, read as far as conversions need it (ICC.1:2001-04 and ICC.1:2010 §10).
type Profile struct {
	Space   string // RGB, CMYK, GRAY
	toLab   func(in []float64) [3]float64
	fromLab *lut

	inBlack, outBlack [3]float64 // XYZ of black in toLab and fromLab
}

// Parse reads a profile of version 2 or 4: of a matrix with curves, or of tables.
func Parse(b []byte) (*Profile, error) {
	if len(b) < 132 || string(b[36:40]) != "acsp" {
		return nil, errors.New("read ICC profile: no ICC header")
	}
	t := tags{b}
	p := &Profile{Space: trimSpace(string(b[16:20]))}
	side, v4 := string(b[20:24]), b[8] >= 4
	channels := map[string]int{"GRAY": 1, "RGB": 3, "CMYK": 4}[p.Space]
	var err error
	switch {
	case t.find("A2B0") != nil:
		var l *lut
		if l, err = parseLUT(t.find("A2B0"), side, channels, true); err == nil {
			p.toLab = l.toLab
		}
		if v4 {
			p.inBlack = blackV4
		}
	case p.Space == "RGB":
		p.toLab, err = t.matrix()
	case p.Space == "GRAY":
		p.toLab, err = t.gray()
	default:
		err = errors.New("neither tables nor curves")
	}
	if err == nil {
		if tag := t.find("B2A0"); tag != nil {
			p.fromLab, err = parseLUT(tag, side, channels, false)
		}
		if v4 {
			p.outBlack = blackV4
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read ICC profile: %w", err)
	}
	return p, nil
}

func trimSpace(s string) string {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

// tags finds the tagged elements of a profile.
type tags struct{ b []byte }

func (t tags) find(sig string) []byte {
	n := int(binary.BigEndian.Uint32(t.b[128:]))
	for i := 0; i < n && 144+12*i <= len(t.b); i++ {
		e := t.b[132+12*i:]
		if string(e[:4]) != sig {
			continue
		}
		off, size := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		if off < 128 || size < 8 || off+size > len(t.b) {
			return nil
		}
		return t.b[off : off+size]
	}
	return nil
}

func (t tags) xyz(sig string) (v [3]float64, err error) {
	e := t.find(sig)
	if len(e) < 20 || string(e[:4]) != "XYZ " {
		return v, fmt.Errorf("no %s", sig)
	}
	for i := range v {
		v[i] = fixed(e[8+4*i:])
	}
	return v, nil
}

// matrix makes the conversion of a three-component matrix profile.
func (t tags) matrix() (func([]float64) [3]float64, error) {
	var m [3][3]float64
	var curves [3]curve
	for i, c := range []string{"r", "g", "b"} {
		col, err := t.xyz(c + "XYZ")
		if err != nil {
			return nil, err
		}
		m[i] = col
		if curves[i], _, err = parseCurve(t.find(c + "TRC")); err != nil {
			return nil, err
		}
	}
	return func(in []float64) [3]float64 {
		var xyz [3]float64
		for i := range 3 {
			v := curves[i].at(in[i])
			for k := range xyz {
				xyz[k] += v * m[i][k]
			}
		}
		return labOf(xyz)
	}, nil
}

func (t tags) gray() (func([]float64) [3]float64, error) {
	c, _, err := parseCurve(t.find("kTRC"))
	if err != nil {
		return nil, err
	}
	return func(in []float64) [3]float64 {
		y := c.at(in[0])
		return labOf([3]float64{y * d50[0], y, y * d50[2]})
	}, nil
}

// curve is a tone curve from [0, 1] to [0, 1]: a table, or a function of parametricCurveType.
type curve struct {
	table []float64
	kind  int
	p     [7]float64
}

// parseCurve reads a curve and returns its size in bytes.
func parseCurve(e []byte) (c curve, size int, err error) {
	switch {
	case len(e) >= 12 && string(e[:4]) == "curv":
		n := int(binary.BigEndian.Uint32(e[8:]))
		if n < 0 || n > len(e) || 12+2*n > len(e) {
			return c, 0, errors.New("curve is cut short")
		}
		switch n {
		case 0:
			c.p[0] = 1
		case 1:
			c.p[0] = float64(binary.BigEndian.Uint16(e[12:])) / 256
		default:
			c.table = table16(e[12:], n)
		}
		return c, 12 + 2*n, nil
	case len(e) >= 16 && string(e[:4]) == "para":
		return parseParametric(e)
	}
	return c, 0, errors.New("no curve")
}

func parseParametric(e []byte) (c curve, size int, err error) {
	c.kind = int(binary.BigEndian.Uint16(e[8:]))
	if c.kind > 4 {
		return c, 0, errors.New("unknown curve")
	}
	n := [5]int{1, 3, 4, 5, 7}[c.kind]
	if 12+4*n > len(e) {
		return c, 0, errors.New("curve is cut short")
	}
	for i := range n {
		c.p[i] = fixed(e[12+4*i:])
	}
	return c, 12 + 4*n, nil
}

func (c curve) at(x float64) float64 {
	if c.table != nil {
		return interpolate(c.table, x)
	}
	g, a, b, d := c.p[0], c.p[1], c.p[2], c.p[4]
	switch c.kind {
	case 1:
		if a == 0 || x < -b/a {
			return 0
		}
		return math.Pow(a*x+b, g)
	case 2:
		if a == 0 || x < -b/a {
			return c.p[3]
		}
		return math.Pow(a*x+b, g) + c.p[3]
	case 3:
		if x < d {
			return c.p[3] * x
		}
		return math.Pow(a*x+b, g)
	case 4:
		if x < d {
			return c.p[3]*x + c.p[6]
		}
		return math.Pow(a*x+b, g) + c.p[5]
	}
	return math.Pow(x, g)
}

func interpolate(t []float64, x float64) float64 {
	v := min(max(x, 0), 1) * float64(len(t)-1)
	i := int(v)
	if i >= len(t)-1 {
		return t[len(t)-1]
	}
	return t[i] + (t[i+1]-t[i])*(v-float64(i))
}

func table16(b []byte, n int) []float64 {
	t := make([]float64, n)
	for i := range t {
		t[i] = float64(binary.BigEndian.Uint16(b[2*i:])) / 65535
	}
	return t
}

func table8(b []byte, n int) []float64 {
	t := make([]float64, n)
	for i := range t {
		t[i] = float64(b[i]) / 255
	}
	return t
}
