package pdf

import (
	"strings"

	"github.com/kanben/kanben/render/layout"
)

// palette turns inks into colour operators of the profile.
type palette struct {
	cmyk   bool // print: inks as they are
	oneInk bool // only the K plate carries ink
}

// black reports whether the ink is solid K, which overprints on a press.
func black(i layout.Ink) bool { return i == layout.Ink{K: 1000, RGB: i.RGB} }

// resolve brings the ink to what the profile may show.
func (p palette) resolve(i layout.Ink) layout.Ink {
	if !p.oneInk || i.C|i.M|i.Y == 0 {
		return i
	}
	// Gray value of the inks by the weights of luma; K lies on top.
	gray := (299*int(1000-i.C) + 587*int(1000-i.M) + 114*int(1000-i.Y)) / 1000 * int(1000-i.K) / 1000
	return layout.Ink{K: int16(1000 - gray)}
}

// appendInk writes the operator that sets the colour for filling or stroking.
func (p palette) appendInk(b []byte, i layout.Ink, stroke bool) []byte {
	i = p.resolve(i)
	op := "g"
	switch {
	case p.cmyk:
		op = "k"
		for _, v := range []int16{i.C, i.M, i.Y, i.K} {
			b = append(appendMilli(b, int64(v)), ' ')
		}
	case i.C|i.M|i.Y == 0:
		b = append(appendMilli(b, int64(1000-i.K)), ' ')
	default:
		op = "rg"
		for _, v := range i.RGB {
			b = append(appendMilli(b, (int64(v)*1000+127)/255), ' ')
		}
	}
	if stroke {
		op = strings.ToUpper(op)
	}
	return append(append(b, op...), '\n')
}
