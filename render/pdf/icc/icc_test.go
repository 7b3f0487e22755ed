package icc

import (
	"math"
	"testing"
)

func profiles(t *testing.T) (rgb, cmyk *Profile) {
	t.Helper()
	rgb, err := Parse(SRGB)
	if err != nil {
		t.Fatal(err)
	}
	cmyk, err = Parse(FOGRA39L)
	if err != nil {
		t.Fatal(err)
	}
	return rgb, cmyk
}

func TestSRGBWhiteAndGray(t *testing.T) {
	t.Parallel()
	rgb, _ := profiles(t)
	for in, want := range map[float64]float64{1: 100, 0: 0, 119.0 / 255: 50} {
		lab := rgb.toLab([]float64{in, in, in})
		if math.Abs(lab[0]-want) > 0.4 || math.Abs(lab[1]) > 0.4 || math.Abs(lab[2]) > 0.4 {
			t.Errorf("%v → %v, want L* %v", in, lab, want)
		}
	}
}

// TestRoundTrip: colours of the press survive Lab and back.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rgb, cmyk := profiles(t)
	c, err := NewConverter(rgb, cmyk, 300)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][3]uint8{{255, 255, 255}, {128, 128, 128}, {160, 120, 90}, {90, 110, 140}} {
		var ink [4]uint8
		c.Pixel(ink[:], p[0], p[1], p[2])
		want := rgb.toLab([]float64{float64(p[0]) / 255, float64(p[1]) / 255, float64(p[2]) / 255})
		got := cmyk.toLab([]float64{float64(ink[0]) / 255, float64(ink[1]) / 255, float64(ink[2]) / 255, float64(ink[3]) / 255})
		d := 0.0
		for i := range 3 {
			d += (got[i] - want[i]) * (got[i] - want[i])
		}
		if math.Sqrt(d) > 5 {
			t.Errorf("%v → %v: Lab %v, want %v", p, ink, got, want)
		}
	}
}

func TestInkSumStaysWithinLimit(t *testing.T) {
	t.Parallel()
	rgb, cmyk := profiles(t)
	for _, limit := range []int{300, 240} {
		c, err := NewConverter(rgb, cmyk, limit)
		if err != nil {
			t.Fatal(err)
		}
		worst := 0
		for r := 0; r < 256; r += 5 {
			for g := 0; g < 256; g += 5 {
				for b := 0; b < 256; b += 5 {
					var p [4]uint8
					c.Pixel(p[:], uint8(r), uint8(g), uint8(b))
					worst = max(worst, int(p[0])+int(p[1])+int(p[2])+int(p[3]))
				}
			}
		}
		if worst > limit*255/100+2 {
			t.Errorf("limit %d: %d %%", limit, worst*100/255)
		}
	}
}

// small is a profile of RGB whose one table, of version 4, is three parametric curves; it serves both ways.
func small() []byte {
	b := append([]byte("\x00\x00\x00\x00none\x04\x00\x00\x00prtrRGB Lab ............acsp"), make([]byte, 88)...)
	b = append(b, 0, 0, 0, 2)
	for _, sig := range []string{"A2B0", "B2A0"} {
		b = append(append(b, sig...), 0, 0, 0, 156, 0, 0, 0, 80)
	}
	b = append(b, "mAB \x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x20"...)
	b = append(b, make([]byte, 16)...)
	for range 3 {
		b = append(b, "para\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00"...)
	}
	return b
}

func FuzzParse(f *testing.F) {
	f.Add(SRGB)
	f.Add(FOGRA39L[:60000])
	if _, err := Parse(small()); err != nil {
		f.Fatal(err)
	}
	f.Add(small())
	f.Fuzz(func(_ *testing.T, b []byte) {
		p, err := Parse(b)
		if err != nil {
			return
		}
		p.toLab([]float64{0.2, 0.7, 1, 0})
		if p.fromLab != nil {
			p.fromLab.fromLab([3]float64{50, -200, 300}, make([]float64, 4))
		}
	})
}

func BenchmarkPixel(b *testing.B) {
	rgb, _ := Parse(SRGB)
	cmyk, _ := Parse(FOGRA39L)
	c, _ := NewConverter(rgb, cmyk, 300)
	var p [4]uint8
	for i := range b.N {
		c.Pixel(p[:], uint8(i), uint8(i>>3), uint8(i>>7))
	}
}
