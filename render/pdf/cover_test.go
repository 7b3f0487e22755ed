package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/pdf"
)

func cover(t *testing.T, k pdf.Cover, o pdf.Options) []byte {
	t.Helper()
	_, c := article()
	k.Paper, k.Faces = render.Paper{Width: render.Mm(140), Height: render.Mm(203)}, defaults.Set()
	var b bytes.Buffer
	o.Build = built
	if _, err := pdf.WriteCover(&b, c, k, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSpineWidth(t *testing.T) {
	t.Parallel()
	// 320 pages are 160 leaves of 0.1 mm.
	if got := (pdf.Cover{Pages: 320, Thickness: render.Mm(0.1)}).Spine(); got < render.Mm(15.9) || got > render.Mm(16.1) {
		t.Errorf("spine %d", got)
	}
}

func TestCoversPassTheRules(t *testing.T) {
	t.Parallel()
	picture, err := os.ReadFile("../picture/testdata/rgb.jpg")
	if err != nil {
		t.Fatal(err)
	}
	for name, k := range map[string]pdf.Cover{
		"plain": {Pages: 320, Thickness: render.Mm(0.1)}, "thin": {Pages: 20, Thickness: render.Mm(0.1)},
		"right": {Pages: 400, Thickness: render.Mm(0.1), Vertical: true},
		"photo": {Pages: 320, Thickness: render.Mm(0.1), Image: &content.Asset{Name: "c", Bytes: picture}},
	} {
		b := cover(t, k, pdf.Options{Profile: pdf.Print, Marks: true})
		if keep := os.Getenv("KANBEN_KEEP"); keep != "" {
			if err := os.WriteFile(filepath.Join(keep, "cover-"+name+".pdf"), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		found := check(b)
		if name == "photo" { // 60 pixels are few for a cover
			continue
		}
		if found != "" {
			t.Errorf("%s:\n%s", name, found)
		}
	}
}
