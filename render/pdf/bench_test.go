package pdf_test

import (
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// BenchmarkWrite writes the sample for the screen: fonts, pages, structure, metadata; no layout.
func BenchmarkWrite(b *testing.B) {
	c := sample(b)
	d, _ := layout.Layout(c, layout.Options{Faces: defaults.Set(), Screen: true, Links: true})
	var n size
	b.ReportAllocs()
	for b.Loop() {
		n = 0
		if _, err := pdf.Write(&n, d, c, pdf.Options{Build: built}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n), "bytes")
}

// BenchmarkCheck judges the file that BenchmarkWrite makes.
func BenchmarkCheck(b *testing.B) {
	m, c := article()
	file := write(b, m.d, c, pdf.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if found := check(file); found != "" {
			b.Fatal(found)
		}
	}
}

// size counts what is written.
type size int64

// Write implements io.Writer.
func (n *size) Write(b []byte) (int, error) {
	*n += size(len(b))
	return len(b), nil
}
