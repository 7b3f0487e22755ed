package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

var built = time.Date(2025, 11, 22, 0, 50, 0, 0, time.UTC)

func write(t testing.TB, d *layout.Document, c *content.Collection, o pdf.Options) []byte {
	t.Helper()
	o.Build = built
	var b bytes.Buffer
	if _, err := pdf.Write(&b, d, c, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	m, c := article()
	first := write(t, m.d, c, pdf.Options{})
	for range 5 {
		if !bytes.Equal(first, write(t, m.d, c, pdf.Options{})) {
			t.Fatal("two runs differ")
		}
	}
}

// TestQPDFAcceptsEveryProfile asks an outside reader; it skips where there is none.
func TestQPDFAcceptsEveryProfile(t *testing.T) {
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
		"screen": {}, "archive": {Profile: pdf.Archive}, "print": {Profile: pdf.Print, Marks: true},
		"k": {Profile: pdf.Print, OneInk: true}, "x1a": {Profile: pdf.Print, X1a: true},
	} {
		m, c := article()
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, write(t, m.d, c, o), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".txt"), []byte(m.text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// keepFile writes the file to the folder of KANBEN_KEEP, to be looked at.
func keepFile(t testing.TB, name string, b []byte) {
	t.Helper()
	if dir := os.Getenv("KANBEN_KEEP"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
