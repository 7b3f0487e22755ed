// Package picture finds out what a picture is from its bytes and decodes it within limits.
//
// Most callers want Probe, which reads no pixels; Check walks the whole file without decoding it; Decode gives
// pixels. The package opens no file. It is no image editor: scaling and coding are the writers'.
package picture

import (
	"errors"
	"fmt"
)

// The media types that kanben takes.
const (
	JPEG = "image/jpeg"
	PNG  = "image/png"
	GIF  = "image/gif"
	WebP = "image/webp"
	BMP  = "image/bmp"
	TIFF = "image/tiff"
	SVG  = "image/svg+xml"
)

// Limits before anything is decoded (epub.md §9).
const (
	MaxBytes  = 64 << 20 // of the file
	MaxPixels = 64_000_000
	MaxSide   = 30_000 // pixels
)

// Info is what the head of a picture says.
type Info struct {
	MediaType     string
	Width, Height int // pixels after turning; of an SVG its size in CSS pixels
	Orientation   int // EXIF 1 … 8; 1 = as stored
	PPI           int // stated resolution, 0 = none
	Components    int // 1 gray, 3 RGB, 4 CMYK
	Bits          int // of a component, or of a palette index
	Alpha         bool
	Palette       bool
	Interlaced    bool   // PNG Adam7, or progressive JPEG
	Adobe         bool   // JPEG with the Adobe marker: CMYK is stored inverted
	Transform     byte   // of the Adobe marker: 0 none, 1 YCbCr, 2 YCCK
	Profile       []byte // ICC

	alphaChannel bool // PNG colour types 4 and 6
}

// Turned reports whether width and height change places by the orientation.
func (in *Info) Turned() bool { return in.Orientation >= 5 }

// ErrFormat is the error of bytes that are no picture that kanben takes.
var ErrFormat = errors.New("not a picture of a known kind")

// checkSize holds the limits on pixels.
func checkSize(w, h int) error {
	switch {
	case w <= 0 || h <= 0:
		return fmt.Errorf("%d × %d pixels", w, h)
	case w > MaxSide || h > MaxSide:
		return fmt.Errorf("%d × %d pixels: a side is longer than %d", w, h, MaxSide)
	case w*h > MaxPixels:
		return fmt.Errorf("%d × %d pixels: more than %d million", w, h, MaxPixels/1_000_000)
	}
	return nil
}
