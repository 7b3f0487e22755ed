package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// onePicture is a page of 110 × 80 mm with one picture, 10 mm from the left and the top and w mm wide.
func onePicture(name string, data []byte, w, h float64) (*maker, *content.Collection) {
	m := newMaker()
	m.d.Pages[0].Width, m.d.Pages[0].Height = render.Mm(110), render.Mm(80)
	m.d.Pages[0].Items = nil
	f := m.elem(layout.Elem{Kind: "Figure", Alt: "图", BBox: &layout.Rect{X: render.Mm(10), Y: render.Mm(10), W: render.Mm(w), H: render.Mm(h)}})
	m.add(&layout.ImageItem{
		Mark: layout.Mark{Elem: f}, X: render.Mm(10), Y: render.Mm(10), W: render.Mm(w), H: render.Mm(h),
		Asset: &content.Asset{Name: name, Bytes: data},
	})
	return m, content.Of(&content.Article{Lang: "zh-Hans", ID: "urn:uuid:1", Title: []content.Inline{&content.Text{S: "图"}}})
}

// drawn renders the first page of a PDF with poppler at 20 pixels a millimetre, the trim box only.
func drawn(t *testing.T, file []byte) image.Image {
	t.Helper()
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed")
	}
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-r", "127", "-cropbox", "-png", "-singlefile", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// at is the colour at a place of a picture that is 80 mm wide and units wide in its own measure.
func at(img image.Image, x, y, units float64) [3]int {
	k := 80 / units
	r, g, b, _ := img.At(int((10+x*k)*5), int((10+y*k)*5)).RGBA()
	return [3]int{int(r >> 8), int(g >> 8), int(b >> 8)}
}

func near(a, b [3]int, by int) bool {
	for i := range a {
		if a[i]-b[i] > by || b[i]-a[i] > by {
			return false
		}
	}
	return true
}

// TestDrawingIsShownAsBrowsersShowIt looks at places of flow.svg whose colours were read from a browser.
func TestDrawingIsShownAsBrowsersShowIt(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../picture/testdata/flow.svg")
	if err != nil {
		t.Fatal(err)
	}
	m, c := onePicture("flow.svg", data, 80, 50)
	file := write(t, m.d, c, pdf.Options{})
	img := drawn(t, file)
	for what, v := range map[string]struct {
		x, y float64
		want [3]int
	}{
		"ground": {10, 10, [3]int{255, 253, 246}}, "box": {60, 100, [3]int{238, 244, 251}}, "line": {210, 110, [3]int{42, 93, 143}},
		"gradient left": {45, 200, [3]int{222, 54, 52}}, "gradient right": {235, 200, [3]int{254, 217, 101}},
		"arrow head": {243, 110, [3]int{42, 93, 143}}, "half red": {60, 250, [3]int{255, 127, 123}}, "both halves": {115, 275, [3]int{127, 63, 188}},
		"hole": {390, 280, [3]int{255, 253, 246}}, "ring": {367, 257, [3]int{85, 85, 85}}, "clipped": {505, 285, [3]int{255, 253, 246}},
		"upper half": {560, 310, [3]int{0, 128, 128}}, "lower half": {560, 350, [3]int{255, 165, 0}}, "not displayed": {5, 395, [3]int{255, 253, 246}},
		"symbol": {226, 284, [3]int{51, 153, 51}}, "faint symbol": {291, 278, [3]int{133, 193, 129}},
	} {
		if got := at(img, v.x, v.y, 640); !near(got, v.want, 8) {
			t.Errorf("%s: %v, want %v", what, got, v.want)
		}
	}
	for what, box := range map[string][4]float64{
		"title": {222, 22, 418, 46}, "label": {85, 100, 105, 120}, "red letter": {108, 105, 122, 118}, "column": {600, 160, 620, 270}, "slanted": {520, 230, 575, 270},
	} {
		if n := dark(img, box, 640); n < 20 {
			t.Errorf("%s: %d dark pixels", what, n)
		}
	}
}

// dark counts pixels of letters in a box of the drawing.
func dark(img image.Image, box [4]float64, units float64) (n int) {
	for y := box[1]; y < box[3]; y++ {
		for x := box[0]; x < box[2]; x++ {
			if c := at(img, x, y, units); c[1] < 120 {
				n++
			}
		}
	}
	return n
}

// TestLetteringIsNoText: letters of a drawing are outlines. What they say is for the alternative text; extractors that
// compare with the source find nothing that it has not.
func TestLetteringIsNoText(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	m, c := onePicture("a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 50"><text x="5" y="20">字 ABC</text></svg>`), 80, 50)
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, write(t, m.d, c, pdf.Options{}), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, name, "-").Output(); err != nil || strings.TrimSpace(string(out)) != "" {
		t.Errorf("%q, %v", out, err)
	}
}

// TestBlackOfDrawingsIsK: black and gray of a drawing are the black ink alone, its lines no hairlines, and one ink is
// one ink.
func TestBlackOfDrawingsIsK(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("gs")
	if err != nil {
		t.Skip("gs is not installed")
	}
	gray := `<rect width="40" height="25" fill="#888"/><path d="M0 30h80" stroke="#000" stroke-width=".01"/><text x="5" y="45" font-size="10">字</text>`
	red := `<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient><rect width="80" height="25" fill="url(#g)" opacity=".7"/>`
	for name, v := range map[string]struct {
		inner  string
		option pdf.Options
		colour bool
	}{
		"gray":    {gray, pdf.Options{Profile: pdf.Print}, false},
		"colour":  {red, pdf.Options{Profile: pdf.Print}, true},
		"one ink": {red, pdf.Options{OneInk: true}, false},
		"x1a":     {red, pdf.Options{X1a: true}, true},
	} {
		m, c := onePicture("a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 50">`+v.inner+`</svg>`), 80, 50)
		file := write(t, m.d, c, v.option)
		for _, p := range pdf.Check(bytes.NewReader(file), int64(len(file))) {
			t.Errorf("%s: %v", name, p)
		}
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-dUseTrimBox", "-o", "-", path).Output()
		var cyan, magenta, yellow, black float64
		if n, _ := fmt.Sscan(string(out), &cyan, &magenta, &yellow, &black); err != nil || n != 4 {
			t.Fatalf("%s: %q, %v", name, out, err)
		}
		if colour := cyan+magenta+yellow > 0; colour != v.colour || !colour && black == 0 {
			t.Errorf("%s: inks %s", name, out)
		}
	}
}
