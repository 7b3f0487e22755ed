package preflight

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"math"
)

// image judges a picture: resolution, colour space, sum of inks.
func (r *run) image(s *Stream) {
	f := r.c.f
	w, h := f.int(s.Dict["Width"]), f.int(s.Dict["Height"])
	bits := f.int(s.Dict["BitsPerComponent"])
	mask, _ := f.get(s.Dict["ImageMask"]).(bool)
	family := "mask"
	if !mask {
		family, _ = r.family(s.Dict["ColorSpace"], "a picture", 0)
	}
	if r.c.x1a && s.Dict["SMask"] != nil {
		r.c.error("X32", r.p.n, "a picture is transparent")
	}
	if !r.c.press {
		return
	}
	m := r.st.ctm
	wide, high := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	if wide <= 0 || high <= 0 {
		return
	}
	least := 300.0
	if bits == 1 || mask {
		least = 600
	}
	if ppi := min(float64(w)*72/wide, float64(h)*72/high); ppi < least*0.985 {
		r.c.error("X27", r.p.n, fmt.Sprintf("a picture of %d × %d pixels at %.0f ppi, less than %.0f", w, h, ppi, least))
	}
	if family != "CMYK" || bits != 8 {
		return
	}
	if sum, err := r.c.inkSum(s); err == nil && sum > r.c.limit+1 {
		r.c.error("X28", r.p.n, fmt.Sprintf("a picture with %.0f %% of ink, more than %.0f", sum, r.c.limit))
	}
}

// inkSum is the greatest sum of inks of a CMYK picture in per cent.
func (c *checker) inkSum(s *Stream) (float64, error) {
	data, err := c.f.decode(s)
	inverted := false
	if d := c.f.array(s.Dict["Decode"]); len(d) > 0 {
		v, _ := number(c.f.get(d[0]))
		inverted = v == 1
	}
	if errors.Is(err, errImage) {
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return 0, err
		}
		inks, ok := img.(*image.CMYK)
		if !ok {
			return 0, errImage
		}
		data, inverted = inks.Pix, false // the decoder takes the Adobe marker for inverted inks, as Decode does
	} else if err != nil {
		return 0, err
	}
	worst := 0
	for i := 0; i+3 < len(data); i += 4 {
		sum := int(data[i]) + int(data[i+1]) + int(data[i+2]) + int(data[i+3])
		if inverted {
			sum = 1020 - sum
		}
		worst = max(worst, sum)
	}
	return float64(worst) * 100 / 255, nil
}
