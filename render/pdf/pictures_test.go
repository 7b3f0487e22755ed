package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// album is a document with the pictures of the folder, some on each page.
func album(t testing.TB, names ...string) (*maker, *content.Collection) {
	t.Helper()
	m := newMaker()
	sect := m.elem(layout.Elem{Kind: "Sect"})
	m.line(m.elem(layout.Elem{Kind: "H1", Parent: sect}), fonts.Strong, 16, "图集")
	for i, name := range names {
		b, err := os.ReadFile(filepath.Join("../picture/testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if i%8 == 7 {
			m.newPage()
		}
		f := m.elem(layout.Elem{Kind: "Figure", Parent: sect, Alt: "图 " + name})
		w, h := render.Mm(5), render.Mm(5)*40/60
		if name == "exif6.jpg" {
			w, h = h, w
		}
		x := render.Mm(20)
		m.d.Elems[f].BBox = &layout.Rect{Page: m.page, X: x, Y: m.y, W: w, H: h}
		m.add(&layout.ImageItem{Mark: layout.Mark{Elem: f}, X: x, Y: m.y, W: w, H: h, Asset: &content.Asset{Name: name, Bytes: b}})
		m.y += h + render.Points(3)
		m.line(m.elem(layout.Elem{Kind: "Caption", Parent: f}), fonts.Caption, 8, name)
	}
	a := &content.Article{Lang: "zh-Hans", ID: "urn:uuid:1", Title: []content.Inline{&content.Text{S: "图集"}}}
	return m, content.Of(a)
}

func allPictures(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../picture/testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f))
	}
	return names
}

func TestEveryPictureInEveryProfile(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed")
	}
	dir := t.TempDir()
	if keep := os.Getenv("KANBEN_KEEP"); keep != "" {
		dir = keep
	}
	for name, o := range map[string]pdf.Options{
		"screen": {}, "print": {Profile: pdf.Print, Marks: true}, "k": {Profile: pdf.Print, OneInk: true}, "x1a": {Profile: pdf.Print, X1a: true},
	} {
		m, c := album(t, allPictures(t)...)
		o.Build = built
		var b bytes.Buffer
		problems, err := pdf.Write(&b, m.d, c, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, p := range problems {
			if p.Severity == content.Error {
				t.Errorf("%s: %v", name, p)
			}
		}
		file := filepath.Join(dir, "album-"+name+".pdf")
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func TestMissingAndBrokenPicturesAreProblems(t *testing.T) {
	t.Parallel()
	m, c := album(t, "rgb.jpg", "rgb.png", "rgb.tif", "cmyk.tif")
	n := 0
	for _, it := range m.d.Pages[0].Items {
		im, ok := it.(*layout.ImageItem)
		if !ok {
			continue
		}
		switch n++; n {
		case 1:
			im.Asset.Bytes = im.Asset.Bytes[:500]
		case 2:
			im.Asset.Bytes = nil
		case 3, 4:
			im.Asset.Bytes = im.Asset.Bytes[:len(im.Asset.Bytes)/2]
		}
	}
	var b bytes.Buffer
	problems, err := pdf.Write(&b, m.d, c, pdf.Options{Build: built})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, p := range problems {
		if p.Code == "E-ASSET" && p.Path != "" {
			found++
		}
	}
	if found != 4 {
		t.Errorf("problems %v", problems)
	}
}
