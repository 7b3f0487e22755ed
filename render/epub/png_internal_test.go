package epub

import (
	"bytes"
	"image/png"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
)

func TestCoverPNGDecodes(t *testing.T) { // epub.md §9
	t.Parallel()
	a := &content.Article{Lang: "zh-Hans", Title: []content.Inline{&content.Text{S: "旧粮仓里的新书架"}}, Source: content.Org{Name: "青溪日报"}}
	b := begin(Book{Collection: content.Of(a)}, Options{Faces: defaults.Set(), Build: time.Unix(1e9, 0)}, nil)
	data := b.drawCover().png(coverWidth, coverHeight)
	img, err := png.Decode(bytes.NewReader(data)) // checks Adler-32 and every CRC
	if err != nil {
		t.Fatal(err)
	}
	if s := img.Bounds().Size(); s.X != 1600 || s.Y != 2560 {
		t.Errorf("cover is %v", s)
	}
	if data[25] != 2 || data[24] != 8 {
		t.Errorf("colour type %d, depth %d: want 8-bit RGB", data[25], data[24])
	}
	if len(data) > 2<<20 {
		t.Errorf("cover of %d bytes", len(data))
	}
	dark := 0
	for y := 640; y < 1200; y++ {
		for x := 168; x < 1432; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x5000 {
				dark++
			}
		}
	}
	if dark < 50_000 {
		t.Errorf("only %d dark pixels where the title stands", dark)
	}
	paper := img.At(10, 10)
	for y := range 2560 {
		if img.At(5, y) != paper || img.At(1595, y) != paper {
			t.Fatalf("row %d: margin is not paper", y)
		}
	}
}

func BenchmarkCover(b *testing.B) {
	a := &content.Article{Lang: "zh-Hans", Title: []content.Inline{&content.Text{S: "旧粮仓里的新书架"}}, Source: content.Org{Name: "青溪日报"}}
	x := begin(Book{Collection: content.Of(a)}, Options{Faces: defaults.Set(), Build: time.Unix(1e9, 0)}, nil)
	for b.Loop() {
		b.SetBytes(int64(len(x.drawCover().png(coverWidth, coverHeight))))
	}
}
