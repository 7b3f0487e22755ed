package pdf

import (
	"crypto/sha256"
	"fmt"
	"image/color"
	"strings"

	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf/icc"
)

// colours decides in which colour space pictures are stored, and converts.
type colours struct {
	gallery *gallery
	known   map[profileKey]*icc.Converter
	target  *icc.Profile
	objects map[profileKey]ref
}

// inkLimit is the greatest sum of inks in per cent of the printing condition (pdf.md): 240 for newsprint, 300 else.
func inkLimit(condition string) int {
	c := strings.ToLower(condition)
	for _, news := range []string{"news", "ifra", "wan-", "fogra48", "fogra42", "26-1"} {
		if strings.Contains(c, news) {
			return 240
		}
	}
	return 300
}

// toCMYK returns the converter from the profile (nil = sRGB) to the output intent.
func (c *colours) toCMYK(profile []byte) (*icc.Converter, error) {
	if !usable(profile, "RGB ") {
		profile = icc.SRGB
	}
	k := profileKey(sha256.Sum256(profile))
	if conv := c.known[k]; conv != nil {
		return conv, nil
	}
	from, err := icc.Parse(profile)
	if err != nil {
		if from, err = icc.Parse(icc.SRGB); err != nil {
			return nil, err
		}
	}
	if c.target == nil {
		if c.target, err = icc.Parse(c.gallery.in.profile); err != nil {
			return nil, fmt.Errorf("convert colours: %w", err)
		}
	}
	conv, err := icc.NewConverter(from, c.target, inkLimit(c.gallery.in.condition))
	if err != nil {
		return nil, err
	}
	if c.known == nil {
		c.known = map[profileKey]*icc.Converter{}
	}
	c.known[k] = conv
	return conv, nil
}

// usable reports whether the bytes are an ICC profile of the space (with its blank) that PDF/A-2 lets stand
// (ISO 19005-2 6.2.4.2), and not sRGB, which needs none.
func usable(p []byte, space string) bool {
	if len(p) < 132 || string(p[36:40]) != "acsp" || string(p[16:20]) != space || p[8] > 4 || p[8] < 2 {
		return false
	}
	switch string(p[12:16]) {
	case "scnr", "mntr", "prtr", "spac":
	default:
		return false
	}
	return !strings.Contains(string(p[128:min(len(p), 1024)]), "sRGB")
}

// profile writes an ICC profile once and returns its object.
func (c *colours) profile(f *file, p []byte, channels int) ref {
	k := profileKey(sha256.Sum256(p))
	if r, ok := c.objects[k]; ok {
		return r
	}
	if c.objects == nil {
		c.objects = map[profileKey]ref{}
	}
	r := f.alloc()
	f.deflated(r, fmt.Sprintf("/N %d", channels), p)
	c.objects[k] = r
	return r
}

// ink is the colour of a drawing as ink, its alpha aside: grays are K alone.
func (c *colours) ink(v color.NRGBA) layout.Ink {
	r, g, b := v.R, v.G, v.B
	if r == g && g == b {
		return layout.Ink{K: int16((255 - int(r)) * 1000 / 255)}
	}
	i := layout.Ink{C: int16(255-r) + 1, M: int16(255 - g), Y: int16(255 - b), RGB: [3]uint8{r, g, b}}
	if c.gallery.o.Profile != Print {
		return i
	}
	conv, err := c.toCMYK(nil)
	if err != nil {
		return i
	}
	var p [4]uint8
	conv.Pixel(p[:], r, g, b)
	i.C, i.M, i.Y, i.K = thousandth(p[0]), thousandth(p[1]), thousandth(p[2]), thousandth(p[3])
	return i
}

func thousandth(v uint8) int16 { return int16((int(v)*1000 + 127) / 255) }
