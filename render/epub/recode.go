package epub

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/picture"
)

// encode returns the bytes of a picture as the book has them. Only one is in memory at a time.
func (b *builder) encode(p *bookImage) ([]byte, error) {
	if p.data != nil {
		return p.data, nil
	}
	if err := b.pictures.read(b, p.asset); err != nil {
		return nil, err
	}
	data := b.pictures.buf.Bytes()
	if !p.recode {
		if p.mediaType == picture.JPEG {
			return bareJPEG(data)
		}
		return barePNG(data)
	}
	if p.info.MediaType == picture.SVG {
		img, _, err := picture.Raster(data, p.width, p.height, b.opt.Faces)
		if err != nil {
			return b.standIn(p, err)
		}
		return p.code(img, nil)
	}
	img, err := picture.Decode(bytes.NewReader(data), &p.info)
	if err != nil {
		return b.standIn(p, err)
	}
	w, h := p.width, p.height
	if p.info.Turned() {
		w, h = h, w
	}
	small := scale(img, img.Bounds(), w, h)
	return p.code(picture.Turn(small, p.info.Orientation), rgbProfile(p.info.Profile))
}

// standIn is a gray box for a picture whose head was good and whose pixels are not: the manifest has it already.
func (b *builder) standIn(p *bookImage, err error) ([]byte, error) {
	b.problems = append(b.problems, picture.Problem(p.asset, content.Pos{}, err))
	gray := image.NewRGBA(image.Rect(0, 0, p.width, p.height))
	draw.Draw(gray, gray.Rect, image.NewUniform(color.Gray{0xC0}), image.Point{}, draw.Src)
	return p.code(gray, nil)
}

// code packs pixels as the picture's type; what has no alpha is laid on white.
func (p *bookImage) code(img image.Image, profile []byte) ([]byte, error) {
	if p.mediaType == picture.JPEG {
		return encodeJPEG(onWhite(img), profile)
	}
	if p.name == "cover.png" {
		img = onWhite(img)
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return withProfilePNG(buf.Bytes(), profile), nil
}

func encodeJPEG(img image.Image, profile []byte) ([]byte, error) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: 85}); err != nil {
		return nil, fmt.Errorf("encode JPEG: %w", err)
	}
	return withProfileJPEG(buf.Bytes(), profile), nil
}

func onWhite(img image.Image) image.Image {
	if o, ok := img.(interface{ Opaque() bool }); ok && o.Opaque() {
		return img
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

// scale shrinks the picture by averaging areas, in integers, row by row: the large one is never copied whole.
func scale(src image.Image, from image.Rectangle, w, h int) *image.RGBA {
	sw, sh := from.Dx(), from.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if sw == w && sh == h {
		draw.Draw(dst, dst.Bounds(), src, from.Min, draw.Src)
		return dst
	}
	row := image.NewRGBA(image.Rect(0, 0, sw, 1))
	across := make([]uint64, 4*w) // of one source row, weights sum to sw
	sums := make([]uint64, 4*w)   // of one target row, weights sum to sw*sh
	y, left := 0, sh              // of target row y, left of its sh units are still to come
	for sy := range sh {
		draw.Draw(row, row.Rect, src, image.Pt(from.Min.X, from.Min.Y+sy), draw.Src)
		shrinkRow(across, row.Pix, sw, w)
		for units := h; units > 0; { // a source row is h units high, a target row sh
			n := min(units, left)
			for i, v := range across {
				sums[i] += v * uint64(n)
			}
			units -= n
			if left -= n; left == 0 {
				all := uint64(sw) * uint64(sh)
				for i, v := range sums {
					dst.Pix[y*dst.Stride+i] = uint8((v + all/2) / all)
				}
				clear(sums)
				y, left = y+1, sh
			}
		}
	}
	return dst
}

// shrinkRow sums the pixels of a row into w pixels, each with weights that sum to sw.
func shrinkRow(to []uint64, from []byte, sw, w int) {
	at, left := 0, w // of the source pixel at byte at, left of its w units are still to be given
	for x := range w {
		var r, g, b, a uint64
		for need := sw; need > 0; {
			n := min(need, left)
			p := from[at : at+4 : at+4]
			k := uint64(n)
			r += uint64(p[0]) * k
			g += uint64(p[1]) * k
			b += uint64(p[2]) * k
			a += uint64(p[3]) * k
			need -= n
			if left -= n; left == 0 {
				at, left = at+4, w
			}
		}
		to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = r, g, b, a
	}
}
