package svg

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// paint is the value of fill or stroke.
type paint struct {
	none   bool
	colour color.NRGBA
	url    string // id of a gradient; colour or none stand in
}

// readPaint reads a paint (SVG 1.1 §11.2); ok is false for what is none, which leaves the inherited one.
func readPaint(s string, current color.NRGBA) (p paint, ok bool) {
	s = strings.TrimSpace(s)
	if rest, is := strings.CutPrefix(s, "url("); is {
		id, after, _ := strings.Cut(rest, ")")
		p.url = strings.Trim(id, ` "'`)
		p.none = true
		if fallback, ok := readPaint(after, current); ok {
			p.none, p.colour = fallback.none, fallback.colour
		}
		return p, true
	}
	if s == "none" {
		return paint{none: true}, true
	}
	c, ok := readColour(s, current)
	return paint{colour: c}, ok
}

func readColour(s string, current color.NRGBA) (c color.NRGBA, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "currentcolor":
		return current, true
	case s == "transparent":
		return c, true
	case strings.HasPrefix(s, "#"):
		return hexColour(s[1:])
	case strings.HasPrefix(s, "rgb"), strings.HasPrefix(s, "hsl"):
		return functionColour(s)
	}
	named, ok := colornames.Map[s]
	return color.NRGBA(named), ok
}

func hexColour(s string) (c color.NRGBA, ok bool) {
	if len(s) == 3 || len(s) == 4 {
		long := make([]byte, 0, 8)
		for i := range len(s) {
			long = append(long, s[i], s[i])
		}
		s = string(long)
	}
	if len(s) == 6 {
		s += "ff"
	}
	v, err := strconv.ParseUint(s, 16, 32)
	return color.NRGBA{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil && len(s) == 8
}

// functionColour reads rgb(), rgba(), hsl() and hsla(), with commas or without (CSS Color 4 §5, §7).
func functionColour(s string) (c color.NRGBA, ok bool) {
	name, rest, _ := strings.Cut(s, "(")
	args := strings.FieldsFunc(strings.TrimSuffix(rest, ")"), func(r rune) bool { return strings.ContainsRune(" \t\r\n,/", r) })
	if len(args) < 3 || len(args) > 4 {
		return c, false
	}
	var v [4]float64
	v[3] = 1
	for i, a := range args {
		n, unit := number(a)
		switch {
		case unit == "?":
			return c, false
		case unit == "%" && (i == 3 || name[0] == 'h'):
			n /= 100
		case unit == "%":
			n *= 2.55
		}
		v[i] = n
	}
	if name[0] == 'h' {
		v[0], v[1], v[2] = fromHSL(v[0], v[1], v[2])
	}
	return color.NRGBA{byteOf(v[0]), byteOf(v[1]), byteOf(v[2]), byteOf(v[3] * 255)}, true
}

// fromHSL gives red, green and blue of 0 … 255 (CSS Color 4 §7.1).
func fromHSL(h, s, l float64) (r, g, b float64) {
	part := func(n float64) float64 {
		k := math.Mod(n+h/30, 12)
		if k < 0 {
			k += 12
		}
		a := s * math.Min(l, 1-l)
		return 255 * (l - a*math.Max(-1, math.Min(math.Min(k-3, 9-k), 1)))
	}
	return part(0), part(8), part(4)
}

func byteOf(v float64) uint8 { return uint8(math.Max(0, math.Min(255, v)) + 0.5) }

// faded is the colour with its alpha lowered.
func faded(c color.NRGBA, by float64) color.NRGBA {
	c.A = byteOf(float64(c.A) * by)
	return c
}
