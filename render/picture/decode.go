package picture

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/bmp"
)

// Decode returns the pixels of a picture that Probe has passed, as stored: Turn applies the orientation. Of a
// moving one it is the first frame. An SVG has no pixels: see Raster. A decoder's panic becomes an error.
func Decode(r io.Reader, in *Info) (img image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			img, err = nil, fmt.Errorf("decode %s: %v", name(in.MediaType), p)
		}
	}()
	b := bufio.NewReaderSize(io.LimitReader(r, MaxBytes), 64<<10)
	switch in.MediaType {
	case JPEG:
		img, err = decodeJPEG(b, in)
	case PNG:
		img, err = png.Decode(b)
	case GIF:
		img, err = decodeGIF(b, in)
	case WebP:
		img, err = decodeWebP(b, in)
	case BMP:
		img, err = bmp.Decode(b)
	case TIFF:
		img, err = decodeTIFF(b, in)
	default:
		return nil, ErrFormat
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the file is cut short")
	}
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", name(in.MediaType), err)
	}
	s := img.Bounds().Size()
	if in.Turned() {
		s.X, s.Y = s.Y, s.X
	}
	if s.X != in.Width || s.Y != in.Height {
		return nil, fmt.Errorf("decode %s: %w", name(in.MediaType), errors.New("the pixels are fewer than the head says"))
	}
	return img, nil
}

// decodeJPEG decodes CMYK without the Adobe marker too: the library asks for the marker and then inverts the inks.
func decodeJPEG(b *bufio.Reader, in *Info) (image.Image, error) {
	if in.Components != 4 || in.Adobe {
		return jpeg.Decode(b)
	}
	if _, err := b.Discard(2); err != nil {
		return nil, err
	}
	const marker = "\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
	img, err := jpeg.Decode(io.MultiReader(strings.NewReader(marker), b))
	if c, ok := img.(*image.CMYK); ok {
		for i, v := range c.Pix {
			c.Pix[i] = 255 - v
		}
	}
	return img, err
}
