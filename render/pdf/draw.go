package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strconv"
	"time"

	"github.com/go-pdf/fpdf"
	"github.com/kanben/kanben/render"
)

// canvas is the border to fpdf: the one place that names it (design.md §3). fpdf emits pages and pictures;
// pictures are stubs, one pixel high and as wide as their number, that the finisher replaces by the real ones.
type canvas struct {
	f     *fpdf.Fpdf
	high  render.Pt
	known map[int]bool
	begun int // pages
}

func newCanvas(build time.Time) *canvas {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 1000, Ht: 1000}})
	f.SetCatalogSort(true)
	f.SetCompression(false)
	f.SetCreationDate(build)
	f.SetModificationDate(build)
	return &canvas{f: f, known: map[int]bool{}}
}

// page begins a page of the size.
func (c *canvas) page(wide, high render.Pt) {
	c.high = high
	c.begun++
	c.f.AddPageFormat("P", fpdf.SizeType{Wd: wide.Float(), Ht: high.Float()})
}

// raw adds content to the page.
func (c *canvas) raw(content []byte) {
	if len(content) > 0 {
		c.f.RawWriteStr(string(content))
	}
}

// picture paints picture n (from 0) in the unit square of the coordinates in force.
func (c *canvas) picture(n int) {
	name := strconv.Itoa(n)
	o := fpdf.ImageOptions{ImageType: "png"}
	if !c.known[n] {
		c.f.RegisterImageOptionsReader(name, o, bytes.NewReader(stubPNG(n+1)))
		c.known[n] = true
	}
	c.f.ImageOptions(name, 0, c.high.Float()-1, 1, 1, false, o, 0, "")
}

// output returns what fpdf wrote. A panic inside fpdf becomes an error here and nowhere else.
func (c *canvas) output() (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("draw pages: fpdf: %v", p)
		}
	}()
	var out bytes.Buffer
	if err := c.f.Output(&out); err != nil {
		return nil, fmt.Errorf("draw pages: %w", err)
	}
	return out.Bytes(), nil
}

// stubPNG is the smallest gray PNG of the width that fpdf takes; its data is never shown. Widths differ, so that
// fpdf's sorting by width is a total order.
func stubPNG(width int) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	b = appendChunk(b, "IHDR", append(head, 0, 0, 0, 1, 8, 0, 0, 0, 0))
	b = appendChunk(b, "IDAT", []byte{0x78, 0x9c, 3, 0, 0, 0, 0, 1})
	return appendChunk(b, "IEND", nil)
}

func appendChunk(b []byte, kind string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	from := len(b)
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[from:]))
}
