package main

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The resolution of the comparison, and how much the mean gray of a square of blocks × blocks pixels may differ. Two
// renderers smooth edges each in their own way; a line of text that is missing, moved or in other shapes changes a
// square by 60 and more. Colours for a press are not compared: Debian's mupdf knows no profiles.
const (
	rasterPPI = "40"
	blocks    = 10
	tolerance = 40
)

// sameRaster has poppler and mupdf draw the pages and compares them square by square.
func sameRaster(f file) (string, error) {
	dir, err := os.MkdirTemp(filepath.Dir(f.path), "raster-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	other := f.other
	if other == "" {
		other = f.path
	}
	if out, err := exec.Command("pdftoppm", "-png", "-r", rasterPPI, f.path, filepath.Join(dir, "a")).CombinedOutput(); err != nil {
		return "poppler: " + firstLine(out), nil
	}
	if out, err := exec.Command("mutool", "draw", "-q", "-r", rasterPPI, "-o", filepath.Join(dir, "b-%04d.png"), other).CombinedOutput(); err != nil {
		return "mupdf: " + firstLine(out), nil
	}
	a, err := filepath.Glob(filepath.Join(dir, "a-*.png"))
	if err != nil {
		return "", err
	}
	b, err := filepath.Glob(filepath.Join(dir, "b-*.png"))
	if err != nil {
		return "", err
	}
	slices.Sort(a)
	if len(a) != len(b) || len(a) == 0 {
		return fmt.Sprintf("%d pages by poppler, %d by mupdf", len(a), len(b)), nil
	}
	for i := range a {
		if worst, err := difference(a[i], b[i], f.profile == "print"); err != nil || worst > tolerance {
			return fmt.Sprintf("page %d differs by %d of 255 in a square: %v", i+1, worst, err), nil
		}
	}
	return "", nil
}

// difference is the greatest difference between the mean grays of squares at the same place. graysOnly passes over
// squares with a colour in them.
func difference(a, b string, graysOnly bool) (int, error) {
	x, err := pixels(a)
	if err != nil {
		return 0, err
	}
	y, err := pixels(b)
	if err != nil {
		return 0, err
	}
	w, h := min(x.Rect.Dx(), y.Rect.Dx()), min(x.Rect.Dy(), y.Rect.Dy())
	if max(x.Rect.Dx(), y.Rect.Dx())-w > 1 || max(x.Rect.Dy(), y.Rect.Dy())-h > 1 {
		return 0, fmt.Errorf("sizes %v and %v", x.Rect.Max, y.Rect.Max)
	}
	worst := 0
	for top := 0; top+blocks <= h; top += blocks {
		for left := 0; left+blocks <= w; left += blocks {
			p, colour := square(x, left, top)
			q, other := square(y, left, top)
			if !graysOnly || !colour && !other {
				worst = max(worst, p-q, q-p)
			}
		}
	}
	return worst, nil
}

// square is the mean gray of a square, and whether a pixel of it has a colour.
func square(img *image.RGBA, left, top int) (mean int, colour bool) {
	sum := 0
	for i := range blocks * blocks {
		p := img.Pix[img.PixOffset(left+i%blocks, top+i/blocks):]
		r, g, b := int(p[0]), int(p[1]), int(p[2])
		sum += 299*r + 587*g + 114*b
		colour = colour || max(r, g, b)-min(r, g, b) > 8
	}
	return sum / 1000 / (blocks * blocks), colour
}

func pixels(path string) (*image.RGBA, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, out.Rect.Min, draw.Src)
	return out, nil
}
