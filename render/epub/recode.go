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
	img, err := picture.Decode(bytes.NewReader(data), &p.info)
	if err != nil { // its head was good; the manifest has it already, so a gray box stands in
		b.problem(content.Error, "E-ASSET", content.Pos{}, "picture "+clip(p.asset.Name)+": "+err.Error(), "a gray box stands in its place")
		img = image.NewUniform(color.Gray{0xC0})
		return p.code(scale(img, image.Rect(0, 0, 1, 1), p.width, p.height), nil)
	}
	w, h := p.width, p.height
	if p.info.Turned() {
		w, h = h, w
	}
	small := scale(img, img.Bounds(), w, h)
	return p.code(turn(small, p.info.Orientation), rgbProfile(p.info.Profile))
}

// code packs pixels as the picture's type; what has no alpha is laid on white.
func (p *bookImage) code(img *image.RGBA, profile []byte) ([]byte, error) {
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

func onWhite(img *image.RGBA) *image.RGBA {
	if img.Opaque() {
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
	clear(to)
	x, left := 0, sw
	for sx := range sw {
		for units := w; units > 0; {
			n := min(units, left)
			for k := range 4 {
				to[4*x+k] += uint64(from[4*sx+k]) * uint64(n)
			}
			units -= n
			if left -= n; left == 0 {
				x, left = x+1, sw
			}
		}
	}
}

// turn applies the orientation of EXIF: 2 mirrors, 3 turns by 180°, 6 and 8 by 90°, 4, 5 and 7 mirror too.
func turn(img *image.RGBA, orientation int) *image.RGBA {
	if orientation < 2 || orientation > 8 {
		return img
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[out.PixOffset(tx, ty):][:4], img.Pix[img.PixOffset(x, y):][:4])
		}
	}
	return out
}
