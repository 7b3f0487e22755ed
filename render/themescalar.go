package render

import (
	"encoding/hex"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/kanben/kanben/fonts"
)

// scalar is a theme value that knows its own form; parse returns what it would have taken, "" if all is well.
type scalar interface{ parse(string) string }

// parse reads 12pt, 3.5mm or a number of points.
func (p *Pt) parse(s string) string {
	unit := 1.0
	switch {
	case strings.HasSuffix(s, "mm"):
		s, unit = s[:len(s)-2], 72/25.4
	case strings.HasSuffix(s, "pt"):
		s = s[:len(s)-2]
	}
	n, ok := themeNumber(s, 5000)
	*p = Points(n * unit)
	return wantIf(!ok, "a length such as 12pt or 3mm")
}

// parse reads a number of ems, with or without the unit.
func (e *Em1000) parse(s string) string {
	n, ok := themeNumber(strings.TrimSuffix(s, "em"), 1000)
	*e = Em1000(math.Round(n * 1000))
	return wantIf(!ok, "a length in ems such as 2em")
}

func (l *Lines) parse(s string) string {
	n, ok := themeNumber(s, 1000)
	*l = Lines(math.Round(n * 1000))
	return wantIf(!ok, "a number of grid lines such as 1.5")
}

// parse reads 4:5, or a length.
func (r *Ratio) parse(s string) string {
	a, b, two := strings.Cut(s, ":")
	if !two {
		*r = Ratio{}
		return wantIf(r.Fixed.parse(s) != "" || r.Fixed <= 0, "a ratio such as 4:5 or a length")
	}
	x, errX := strconv.ParseUint(strings.TrimSpace(a), 10, 16)
	y, errY := strconv.ParseUint(strings.TrimSpace(b), 10, 16)
	*r = Ratio{A: int32(x), B: int32(y)}
	return wantIf(errX != nil || errY != nil || x+y == 0, "a ratio such as 4:5 or a length")
}

// parse reads a paper by name (A4, 16k …) or as 185x260mm.
func (p *Paper) parse(s string) string {
	q, ok := PaperByName(s)
	*p = q
	return wantIf(!ok, "a paper such as A4, 16k or 185x260mm")
}

// parse reads K70, or inks with their twin on screen: C0 M90 Y80 K25 #A3282B.
func (i *Ink) parse(s string) string {
	const want = "an ink such as K70 or C0 M90 Y80 K25 #A3282B"
	*i = Ink{}
	for _, f := range strings.Fields(s) {
		if f[0] == '#' {
			rgb, err := hex.DecodeString(f[1:])
			if err != nil || len(rgb) != 3 {
				return want
			}
			i.RGB = [3]uint8(rgb)
			continue
		}
		n, ok := themeNumber(f[1:], 100)
		at := strings.IndexByte("CMYK", f[0])
		if !ok || n < 0 || at < 0 {
			return want
		}
		*[]*int16{&i.C, &i.M, &i.Y, &i.K}[at] = int16(math.Round(n * 10))
	}
	return wantIf(!i.Grey() && i.RGB == [3]uint8{}, want)
}

func parseRole(s string, v reflect.Value) string {
	for r := range fonts.NumRoles {
		if fonts.Role(r).String() == s {
			v.SetUint(uint64(r))
			return ""
		}
	}
	return "a face: body, strong, heading, kai, fangsong, caption or code"
}

func themeNumber(s string, most float64) (float64, bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > most {
		return 0, false
	}
	return n, true
}
