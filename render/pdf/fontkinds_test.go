package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
	"github.com/kanben/kanben/render/typeset"
)

func openFace(t testing.TB, name string) *fonts.Face {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../fonts/testdata", name))
	if err != nil {
		t.Skip("no test font: ", err)
	}
	f, err := fonts.Open(b, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// shapes is a document in the faces: level and upright lines, and glyphs that stand for two characters each.
func shapes(t testing.TB, body, strong *fonts.Face) (*maker, *content.Collection) {
	t.Helper()
	set := defaults.Set()
	if body != nil {
		var err error
		var p fonts.Plan
		p.Roles[fonts.Body] = []*fonts.Face{body}
		p.Roles[fonts.Strong] = []*fonts.Face{strong}
		if set, err = fonts.NewSet(p); err != nil {
			t.Fatal(err)
		}
	}
	m := &maker{d: &layout.Document{Lang: "zh-Hans", Faces: set}}
	m.elem(layout.Elem{Kind: "Document", Parent: -1})
	m.d.Pages = append(m.d.Pages, layout.Page{Width: 400_000, Height: 600_000, Label: "1"})
	m.y = 40_000
	m.line(m.elem(layout.Elem{Kind: "H1"}), fonts.Strong, 18, "ABe&")
	m.line(m.elem(layout.Elem{Kind: "P"}), fonts.Body, 12, "永和九年，岁在癸丑。“山谷”")
	// Two characters that share a glyph: the second line says other ones with the same shapes.
	p := m.elem(layout.Elem{Kind: "P"})
	same := m.line(p, fonts.Body, 12, "山谷永和")
	same.Runes = []rune("⼭⾕永和")
	up := m.line(m.elem(layout.Elem{Kind: "P"}), fonts.Body, 12, "《云海》1")
	up.Vertical = true
	up.X, up.Y = 300_000, 200_000
	for i := range up.Glyphs {
		up.Glyphs[i].X = typeset.Em(1000 * i)
	}
	up.Glyphs[4].Flags = typeset.Rotated
	m.text.Reset()
	m.text.WriteString("ABe&永和九年，岁在癸丑。“山谷”⼭⾕永和《云海》1")
	a := &content.Article{Lang: "zh-Hans", ID: "urn:uuid:2", Title: []content.Inline{&content.Text{S: "字形"}}}
	return m, content.Of(a)
}

func TestFontKinds(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed")
	}
	for name, faces := range map[string][2]string{"truetype": {}, "cff": {"cid.otf", "named.otf"}} {
		var body, strong *fonts.Face
		if faces[0] != "" {
			body, strong = openFace(t, faces[0]), openFace(t, faces[1])
		}
		for kind, o := range map[string]pdf.Options{"screen": {}, "print": {Profile: pdf.Print}} {
			m, c := shapes(t, body, strong)
			b := write(t, m.d, c, o)
			if found := check(b); found != "" {
				t.Errorf("%s %s:\n%s", name, kind, found)
			}
			dir := t.TempDir()
			if keep := os.Getenv("KANBEN_KEEP"); keep != "" {
				dir = keep
			}
			file := filepath.Join(dir, "font-"+name+"-"+kind+".pdf")
			if err := os.WriteFile(file, b, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "font.txt"), []byte(m.text.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(tool, "--check", file).CombinedOutput(); err != nil {
				t.Errorf("%s: %s", name, out)
			}
		}
	}
}
