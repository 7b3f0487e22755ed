// Package svg reads a drawing in SVG as paths with paints, its lettering included.
//
// Most callers want Read and then the Shapes, or Raster for pixels. It loads nothing that the drawing names: what
// stands outside the file, and what moves, is not drawn and is told in Skipped. It is no browser: of CSS it knows
// the properties that paint shapes and text.
package svg

import (
	"errors"
	"fmt"
	"image/color"
	"slices"

	"github.com/kanben/kanben/fonts"
)

// Drawing is what an SVG shows, in painting order.
type Drawing struct {
	W, H    float64 // of the viewport in CSS pixels; coordinates of shapes count in them, y down
	Shapes  []Shape
	Skipped []string // what is not drawn: elements, properties, characters
}

// Shape is an area or, with Stroke, a line.
type Shape struct {
	Path     Path
	Fill     color.NRGBA // of the line too
	Gradient *Gradient   // instead of Fill
	EvenOdd  bool
	Stroke   *Stroke
	Clips    []Clip // it shows only inside all of them
}

// Stroke is how a line is drawn, lengths in pixels of the viewport.
type Stroke struct {
	Width, Miter, DashFrom float64
	Dash                   []float64
	Cap, Join              int // as PDF counts them: butt or miter, round, square or bevel
}

// Clip is an area outside of which nothing shows.
type Clip struct {
	Path    Path
	EvenOdd bool
}

// Limits of a drawing: far above what people draw, far below what hurts.
const (
	maxNodes    = 300_000
	maxDepth    = 256
	maxDrawn    = 100_000   // elements painted, uses counted each time
	maxSegments = 3_000_000 // of all paths
	maxNames    = 12        // of what is told as skipped
)

// ErrTooMuch is the error of a drawing beyond the limits.
var ErrTooMuch = errors.New("the drawing has too many parts")

// Read reads a drawing. Its lettering is drawn with the faces of the set, as outlines; without a set it is skipped.
func Read(data []byte, set *fonts.Set) (d *Drawing, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = nil, fmt.Errorf("draw SVG: %v", p)
		}
	}()
	root, sheet, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("read SVG: %w", err)
	}
	b := &builder{d: &Drawing{}, set: set, sheet: sheet, ids: map[string]*node{}, skipped: map[string]bool{}}
	b.index(root)
	b.d.W, b.d.H = rootSize(root)
	b.document(root)
	if b.err != nil {
		return nil, fmt.Errorf("draw SVG: %w", b.err)
	}
	for name := range b.skipped {
		b.d.Skipped = append(b.d.Skipped, name)
	}
	slices.Sort(b.d.Skipped)
	if n := len(b.d.Skipped); n > maxNames {
		b.d.Skipped = append(b.d.Skipped[:maxNames], fmt.Sprintf("%d more", n-maxNames))
	}
	return b.d, nil
}
