package export_test

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// fewColours returns the picture with a palette: 16 greys for the type, and the 112 commonest colours for the rest.
// The same dots give the same palette.
func fewColours(im *image.RGBA) *image.Paletted {
	count := map[color.RGBA]int{}
	for i := 0; i < len(im.Pix); i += 4 {
		if c := coarse(im.Pix[i:]); c.R != c.G || c.G != c.B {
			count[c]++
		}
	}
	colours := make([]color.RGBA, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var p color.Palette
	for i := range 16 {
		p = append(p, greyStep(i))
	}
	for _, c := range colours[:min(112, len(colours))] {
		p = append(p, c)
	}
	out := image.NewPaletted(im.Bounds(), p)
	nearest := map[color.RGBA]uint8{}
	for i := range out.Pix {
		px := im.Pix[4*i:]
		c := color.RGBA{px[0], px[1], px[2], 255}
		at, known := nearest[c]
		if !known {
			at = uint8(p.Index(c))
			nearest[c] = at
		}
		out.Pix[i] = at
	}
	return out
}

// greyStep is the grey i of 16, white last.
func greyStep(i int) color.RGBA {
	v := uint8(i * 17)
	return color.RGBA{v, v, v, 255}
}

// coarse keeps five bits of a channel, so that one surface is few colours.
func coarse(px []uint8) color.RGBA {
	five := func(v uint8) uint8 { return v&0xF8 | v>>5 }
	return color.RGBA{five(px[0]), five(px[1]), five(px[2]), 255}
}
