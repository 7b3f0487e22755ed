package picture

import (
	"fmt"
	"image"
	"io"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/picture/svg"
)

// probeSVG reads the size of the root element.
func (in *Info) probeSVG(r io.Reader) error {
	in.MediaType, in.Components, in.Bits, in.Alpha, in.PPI = SVG, 3, 8, true, 96
	w, h, err := svg.Size(io.LimitReader(r, MaxBytes))
	in.Width, in.Height = max(1, int(min(w, 1e6)+0.5)), max(1, int(min(h, 1e6)+0.5))
	return err
}

// Raster draws an SVG as pixels of the width and height, its lettering with the faces of the set.
func Raster(data []byte, w, h int, set *fonts.Set) (img *image.RGBA, skipped []string, err error) {
	if err := checkSize(w, h); err != nil {
		return nil, nil, err
	}
	d, err := svg.Read(data, set)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			img, err = nil, fmt.Errorf("draw SVG: %v", p)
		}
	}()
	img, err = d.Raster(w, h)
	return img, d.Skipped, err
}
