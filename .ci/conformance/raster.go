package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The resolution of the comparison, and how much the mean of a channel may differ in a square of blocks × blocks
// pixels, 5 mm wide. Two renderers smooth edges each in their own way. Both know no profiles, so that each guesses what
// a colour for a press looks like. A line of text that is missing, moved or in other shapes changes a square by 50 and
// more.
const (
	rasterPPI    = "100"
	blocks       = 20
	tolerance    = 24
	pressGrays   = 48
	pressColours = 80
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
	if out, err := exec.Command("pdftoppm", "-r", rasterPPI, f.path, filepath.Join(dir, "a")).CombinedOutput(); err != nil {
		return "poppler: " + firstLine(out), nil
	}
	if out, err := exec.Command("mutool", "draw", "-q", "-r", rasterPPI, "-o", filepath.Join(dir, "b-%04d.ppm"), other).CombinedOutput(); err != nil {
		return "mupdf: " + firstLine(out), nil
	}
	a, err := filepath.Glob(filepath.Join(dir, "a-*.ppm"))
	if err != nil {
		return "", err
	}
	b, err := filepath.Glob(filepath.Join(dir, "b-*.ppm"))
	if err != nil {
		return "", err
	}
	slices.Sort(a)
	if len(a) != len(b) || len(a) == 0 {
		return fmt.Sprintf("%d pages by poppler, %d by mupdf", len(a), len(b)), nil
	}
	for i := range a {
		gray, colour, err := difference(a[i], b[i])
		most, mostColour := tolerance, tolerance
		if f.profile == "print" {
			most, mostColour = pressGrays, pressColours
		}
		if err != nil || gray > most || colour > mostColour {
			return fmt.Sprintf("page %d differs by %d of 255 in a square, by %d in one with colours: %v", i+1, gray, colour, err), nil
		}
	}
	return "", nil
}

// difference is the greatest difference between squares at the same place: those that are gray in both pictures, and
// the others.
func difference(a, b string) (gray, colour int, err error) {
	x, err := readPixmap(a)
	if err != nil {
		return 0, 0, err
	}
	y, err := readPixmap(b)
	if err != nil {
		return 0, 0, err
	}
	w, h := min(x.width, y.width), min(x.height, y.height)
	if max(x.width, y.width)-w > 1 || max(x.height, y.height)-h > 1 {
		return 0, 0, fmt.Errorf("sizes %d × %d and %d × %d", x.width, x.height, y.width, y.height)
	}
	for top := 0; top+blocks <= h; top += blocks {
		for left := 0; left+blocks <= w; left += blocks {
			p, q := x.square(left, top), y.square(left, top)
			d := 0
			for i := range p.mean {
				d = max(d, p.mean[i]-q.mean[i], q.mean[i]-p.mean[i])
			}
			if p.coloured || q.coloured {
				colour = max(colour, d)
			} else {
				gray = max(gray, d)
			}
		}
	}
	return gray, colour, nil
}

// pixmap is a picture in three channels of 8 bits.
type pixmap struct {
	width, height int
	data          []byte
}

// readPixmap reads a PPM as the two renderers write it: P6, three numbers, one byte of white space, the pixels.
func readPixmap(path string) (p pixmap, err error) {
	f, err := os.ReadFile(path)
	if err != nil {
		return p, err
	}
	most := 0
	if n, err := fmt.Sscanf(string(f[:min(len(f), 40)]), "P6\n%d %d\n%d\n", &p.width, &p.height, &most); n != 3 {
		return p, fmt.Errorf("%s: no pixmap: %w", filepath.Base(path), err)
	}
	size := 3 * p.width * p.height
	if most != 255 || len(f) <= size {
		return p, fmt.Errorf("%s: %d bytes for %d × %d pixels", filepath.Base(path), len(f), p.width, p.height)
	}
	p.data = f[len(f)-size:]
	return p, nil
}

// square is the mean of each channel in a square of a picture; coloured says that a pixel of it is no gray.
type square struct {
	mean     [3]int
	coloured bool
}

func (p *pixmap) square(left, top int) (s square) {
	const spread = 8
	for y := top; y < top+blocks; y++ {
		row := p.data[3*(y*p.width+left) : 3*(y*p.width+left+blocks)]
		for ; len(row) > 0; row = row[3:] {
			r, g, b := int(row[0]), int(row[1]), int(row[2])
			s.mean[0], s.mean[1], s.mean[2] = s.mean[0]+r, s.mean[1]+g, s.mean[2]+b
			s.coloured = s.coloured || max(r, g, b)-min(r, g, b) > spread
		}
	}
	for i := range s.mean {
		s.mean[i] /= blocks * blocks
	}
	return s
}
