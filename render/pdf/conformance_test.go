package pdf_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// sample reads testdata/all.md, which has one of everything.
func sample(t testing.TB) *content.Collection {
	t.Helper()
	data, err := os.ReadFile("testdata/all.md")
	if err != nil {
		t.Fatal(err)
	}
	src := content.Source{Name: "all.md", Data: data, Base: os.DirFS("../picture/testdata")}
	c, problems, err := content.ReadAll(context.Background(), src, content.Options{Formats: formats.All()})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == content.Error {
			t.Fatal(p)
		}
	}
	for _, a := range c.Articles() {
		for i := range a.Assets {
			b, err := os.ReadFile(filepath.Join("../picture/testdata", a.Assets[i].Path))
			if err != nil {
				t.Fatal(err)
			}
			a.Assets[i].Bytes = b
			a.Assets[i].Width, a.Assets[i].Height = 60, 40
		}
	}
	return c
}

// variant is one way to write the sample.
type variant struct {
	name   string
	theme  string
	faces  *fonts.Set
	up     bool
	option pdf.Options
}

func variants(t testing.TB) []variant {
	t.Helper()
	var all []variant
	profiles := map[string]pdf.Options{
		"screen": {}, "archive": {Profile: pdf.Archive}, "print": {Profile: pdf.Print, Marks: true},
		"bleed": {Profile: pdf.Print, Bleed: render.Mm(5)}, "k": {Profile: pdf.Print, Marks: true, OneInk: true},
	}
	for _, theme := range render.Themes() {
		for p, o := range profiles {
			all = append(all, variant{theme + "-" + p, theme, defaults.Set(), false, o})
			if p == "screen" || p == "print" {
				all = append(all, variant{theme + "-up-" + p, theme, defaults.Set(), true, o})
			}
		}
	}
	return all
}

func (v variant) write(t testing.TB) []byte {
	t.Helper()
	theme, ok := render.ThemeByName(v.theme)
	if !ok {
		t.Fatalf("no theme %s", v.theme)
	}
	c := sample(t)
	screen := v.option.Profile != pdf.Print
	d, _ := layout.Layout(c, layout.Options{Theme: theme, Faces: v.faces, Screen: screen, Links: screen, Vertical: v.up})
	return write(t, d, c, v.option)
}

// TestRealPagesPassOwnRules lays the sample out in every theme and profile. A picture of 60 pixels is too coarse
// for print, which X27 has to say and nothing else.
func TestRealPagesPassOwnRules(t *testing.T) {
	t.Parallel()
	for _, v := range variants(t) {
		var other []string
		for _, line := range strings.Split(check(v.write(t)), "\n") {
			if line != "" && !strings.HasSuffix(line, "[E-X27]") {
				other = append(other, line)
			}
		}
		if len(other) > 0 {
			t.Errorf("%s:\n%s", v.name, strings.Join(other, "\n"))
		}
	}
}

// TestConformance asks veraPDF about every variant, and about a broken file beside them that has to fail.
func TestConformance(t *testing.T) {
	if os.Getenv("KANBEN_CONFORMANCE") == "" {
		t.Skip("KANBEN_CONFORMANCE is not set: the outside checkers take a minute")
	}
	tool, err := filepath.Abs("../../../shared/tools/verapdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(tool); err != nil {
		t.Skip("shared/tools is not beside the project")
	}
	dir := t.TempDir()
	var files []string
	for _, v := range variants(t) {
		files = append(files, filepath.Join(dir, v.name+".pdf"))
		if err := os.WriteFile(files[len(files)-1], v.write(t), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m, c := article()
	bad := bytes.Replace(write(t, m.d, c, pdf.Options{}), []byte("<pdfaid:part>2<"), []byte("<pdfaid:part>7<"), 1)
	bad = bytes.Replace(bad, []byte("<pdfuaid:part>1<"), []byte("<pdfuaid:part>7<"), 1)
	broken := filepath.Join(dir, "broken.pdf")
	if err := os.WriteFile(broken, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		out, _ := exec.Command(tool, append([]string{"-f", flavour, broken}, files...)...).CombinedOutput()
		passed := strings.Count(string(out), "PASS ")
		if passed != len(files) || !strings.Contains(string(out), "FAIL "+broken) {
			t.Errorf("%s: %d of %d pass\n%s", flavour, passed, len(files), out)
		}
	}
	t.Logf("%d files", len(files))
}
