package picture

import (
	"image"
	"image/draw"
)

// Turn returns the picture as it is to be seen, its EXIF orientation applied (EXIF 2.3, tag 0x112).
func Turn(img image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	out := newLike(img, image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := source(x, y, w, h, orientation)
			out.Set(x, y, img.At(b.Min.X+sx, b.Min.Y+sy))
		}
	}
	return out
}

// source is the stored pixel that is seen at (x, y) of a picture of w × h seen pixels.
func source(x, y, w, h, orientation int) (sx, sy int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, w - 1 - x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return h - 1 - y, x
	}
	return x, y
}

// newLike makes an empty picture that keeps the colours of img.
func newLike(img image.Image, r image.Rectangle) draw.Image {
	switch img := img.(type) {
	case *image.Gray:
		return image.NewGray(r)
	case *image.Gray16:
		return image.NewGray16(r)
	case *image.CMYK:
		return image.NewCMYK(r)
	case *image.Paletted:
		return image.NewPaletted(r, img.Palette)
	case *image.NRGBA, *image.NRGBA64:
		return image.NewNRGBA(r)
	}
	return image.NewRGBA(r)
}
