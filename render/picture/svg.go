package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"strconv"
	"strings"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

// probeSVG reads size and viewBox of the root element.
func (in *Info) probeSVG(r io.Reader) error {
	in.MediaType, in.Components, in.Bits, in.Alpha = SVG, 3, 8, true
	d := xml.NewDecoder(io.LimitReader(r, MaxBytes))
	d.Strict = false
	for {
		t, err := d.Token()
		if err != nil {
			return err
		}
		root, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if root.Name.Local != "svg" {
			return errors.New("the root element is not svg")
		}
		in.rootSize(root)
		return nil
	}
}

func (in *Info) rootSize(root xml.StartElement) {
	var w, h float64
	var box []float64
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			w = cssPixels(a.Value)
		case "height":
			h = cssPixels(a.Value)
		case "viewBox":
			box = numbers(a.Value)
		}
	}
	if len(box) == 4 && (w <= 0 || h <= 0) {
		switch {
		case w > 0:
			h = w * box[3] / box[2]
		case h > 0:
			w = h * box[2] / box[3]
		default:
			w, h = box[2], box[3]
		}
	}
	if w <= 0 || h <= 0 {
		w, h = 300, 150 // CSS 2.2 §10.3.2
	}
	in.Width, in.Height = int(w+0.5), int(h+0.5)
	in.PPI = 96
}

// cssPixels reads a length; relative ones are 0.
func cssPixels(s string) float64 {
	s = strings.TrimSpace(s)
	for _, u := range [...]struct {
		suffix string
		factor float64
	}{{"px", 1}, {"pt", 4.0 / 3}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 960 / 25.4}, {"in", 96}, {"", 1}} {
		if v, ok := strings.CutSuffix(s, u.suffix); ok {
			n, err := strconv.ParseFloat(v, 64)
			if err != nil || n < 0 || n > 1e6 {
				return 0
			}
			return n * u.factor
		}
	}
	return 0
}

func numbers(s string) []float64 {
	var out []float64
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }) {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	if len(out) == 4 && (out[2] <= 0 || out[3] <= 0) {
		return nil
	}
	return out
}

// Point is a place in a drawing, in parts of its width and height, from the top left corner.
type Point struct{ X, Y float64 }

// Shape is a filled area with straight edges; strokes are areas too.
type Shape struct {
	Fill     color.NRGBA
	EvenOdd  bool
	Contours [][]Point
}

// ErrGradient is the error of Vector for a drawing with colour gradients: it has to be drawn as pixels, by Raster.
var ErrGradient = errors.New("the drawing has gradients")

// Vector returns the shapes of an SVG in painting order. skipped says what the library did not draw, "" for
// nothing.
func Vector(data []byte) (shapes []Shape, skipped string, err error) {
	icon, skipped, err := readSVG(data)
	if err != nil {
		return nil, "", err
	}
	t := &tracer{}
	err = trace(icon, t, 16384)
	switch {
	case err != nil:
		return nil, "", err
	case t.gradient:
		return nil, skipped, ErrGradient
	}
	for i := range t.shapes {
		for _, c := range t.shapes[i].Contours {
			for k := range c {
				c[k].X, c[k].Y = c[k].X/(t.w*64), c[k].Y/(t.h*64)
			}
		}
	}
	return t.shapes, skipped, nil
}

// Raster draws an SVG as pixels of the width and height.
func Raster(data []byte, w, h int) (img *image.RGBA, skipped string, err error) {
	if err := checkSize(w, h); err != nil {
		return nil, "", err
	}
	icon, skipped, err := readSVG(data)
	if err != nil {
		return nil, "", err
	}
	img = image.NewRGBA(image.Rect(0, 0, w, h))
	defer func() {
		if p := recover(); p != nil {
			img, err = nil, fmt.Errorf("draw SVG: %v", p)
		}
	}()
	scaleTo(icon, float64(w), float64(h))
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, img, img.Bounds())), 1)
	return img, skipped, nil
}

// readSVG parses, strictly first to learn what the library cannot draw.
func readSVG(data []byte) (icon *oksvg.SvgIcon, skipped string, err error) {
	defer func() {
		if p := recover(); p != nil {
			icon, err = nil, fmt.Errorf("read SVG: %v", p)
		}
	}()
	icon, strict := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode)
	if strict == nil {
		return icon, "", checkBox(icon)
	}
	icon, err = oksvg.ReadIconStream(bytes.NewReader(data), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, "", fmt.Errorf("read SVG: %w", err)
	}
	return icon, strict.Error(), checkBox(icon)
}

func checkBox(icon *oksvg.SvgIcon) error {
	if icon.ViewBox.W <= 0 || icon.ViewBox.H <= 0 {
		return errors.New("read SVG: neither size nor viewBox")
	}
	return nil
}

func trace(icon *oksvg.SvgIcon, t *tracer, side float64) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("draw SVG: %v", p)
		}
	}()
	k := side / max(icon.ViewBox.W, icon.ViewBox.H)
	t.w, t.h = icon.ViewBox.W*k, icon.ViewBox.H*k
	scaleTo(icon, t.w, t.h)
	d := rasterx.NewDasher(int(t.w)+1, int(t.h)+1, t)
	icon.Draw(d, 1)
	return nil
}

// scaleTo makes the icon fill w × h. The library scales paths but neither widths of strokes nor dashes.
func scaleTo(icon *oksvg.SvgIcon, w, h float64) {
	kx, ky := w/icon.ViewBox.W, h/icon.ViewBox.H
	icon.Transform = rasterx.Matrix2D{A: kx, D: ky, E: -icon.ViewBox.X * kx, F: -icon.ViewBox.Y * ky}
	k := min(kx, ky)
	for i := range icon.SVGPaths {
		p := &icon.SVGPaths[i]
		p.LineWidth *= k
		p.DashOffset *= k
		dash := make([]float64, len(p.Dash))
		for n, v := range p.Dash {
			dash[n] = v * k
		}
		p.Dash = dash
	}
}

// tracer is a rasterx.Scanner that keeps the outlines instead of filling pixels.
type tracer struct {
	w, h     float64
	shapes   []Shape
	contours [][]Point
	colour   color.NRGBA
	evenOdd  bool
	gradient bool
	bounds   fixed.Rectangle26_6
}

// Start implements rasterx.Scanner.
func (t *tracer) Start(a fixed.Point26_6) {
	t.contours = append(t.contours, nil)
	t.point(a)
}

// Line implements rasterx.Scanner.
func (t *tracer) Line(b fixed.Point26_6) {
	if len(t.contours) > 0 {
		t.point(b)
	}
}

func (t *tracer) point(p fixed.Point26_6) {
	last := &t.contours[len(t.contours)-1]
	*last = append(*last, Point{float64(p.X), float64(p.Y)})
	t.bounds.Min.X, t.bounds.Min.Y = min(t.bounds.Min.X, p.X), min(t.bounds.Min.Y, p.Y)
	t.bounds.Max.X, t.bounds.Max.Y = max(t.bounds.Max.X, p.X), max(t.bounds.Max.Y, p.Y)
}

// Draw implements rasterx.Scanner.
func (t *tracer) Draw() {
	if len(t.contours) > 0 && t.colour.A > 0 {
		t.shapes = append(t.shapes, Shape{t.colour, t.evenOdd, t.contours})
	}
	t.Clear()
}

// GetPathExtent implements rasterx.Scanner.
func (t *tracer) GetPathExtent() fixed.Rectangle26_6 { return t.bounds }

// SetBounds implements rasterx.Scanner.
func (t *tracer) SetBounds(int, int) {}

// SetColor implements rasterx.Scanner.
func (t *tracer) SetColor(c interface{}) {
	if c, ok := c.(color.Color); ok {
		t.colour = color.NRGBAModel.Convert(c).(color.NRGBA)
		return
	}
	t.gradient = true
}

// SetWinding implements rasterx.Scanner.
func (t *tracer) SetWinding(nonZero bool) { t.evenOdd = !nonZero }

// Clear implements rasterx.Scanner.
func (t *tracer) Clear() { t.contours, t.bounds = nil, fixed.Rectangle26_6{} }

// SetClip implements rasterx.Scanner.
func (t *tracer) SetClip(image.Rectangle) {}
