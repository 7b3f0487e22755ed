package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// TestHyphensOfTheSourceStay: a reader that joins lines takes soft hyphens away and leaves the source's own.
func TestHyphensOfTheSourceStay(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	m := newMaker()
	m.line(m.elem(layout.Elem{Kind: "H1"}), fonts.Body, 16, "Title")
	p := m.elem(layout.Elem{Kind: "P"})
	for _, s := range []string{"a well-", "known word at https://a.b/c-", "d and the end"} {
		m.line(p, fonts.Body, 12, s)
	}
	m.hyphen(0)
	file := filepath.Join(t.TempDir(), "h.pdf")
	c := content.Of(&content.Article{Lang: "en", Title: []content.Inline{&content.Text{S: "Title"}}})
	b := write(t, m.d, c, pdf.Options{})
	keepFile(t, "hyphen", b)
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.NewReplacer("\u200b", "", "\n", "", " ", "").Replace(string(out))
	for _, want := range []string{"well-known", "c-d", "readability"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}
