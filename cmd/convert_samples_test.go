package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestSamplesConvertWithoutLoss: what convert makes of every sample, in every form and in a folder of its own, gives the
// same bytes of PDF and EPUB as the sample itself.
func TestSamplesConvertWithoutLoss(t *testing.T) {
	t.Parallel()
	samples, err := filepath.Glob("../testdata/articles/*.[mty][dxa]*")
	if err != nil || len(samples) < 6 {
		t.Fatal(err, samples)
	}
	for _, sample := range append(samples, "../testdata/book.yaml") {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			want := made(t, sample, filepath.Join(dir, "a"))
			for _, ext := range []string{".yaml", ".json", ".md"} {
				form := filepath.Join(dir, "form", "b"+ext)
				if ext == ".md" && filepath.Base(sample) == "book.yaml" {
					continue // Markdown holds one article
				}
				if code := call(t.Context(), io.Discard, "convert", "-q", "-o", form, sample); code != 0 {
					t.Fatalf("convert to %s: exit code %d", ext, code)
				}
				got := made(t, form, filepath.Join(dir, "b"))
				for format := range want {
					if !bytes.Equal(got[format], want[format]) {
						t.Errorf("%s: the %s differs", ext, format)
					}
				}
			}
		})
	}
}

// made exports an input and returns the bytes of both files.
func made(t *testing.T, input, to string) map[string][]byte {
	t.Helper()
	if code := call(t.Context(), io.Discard, "-q", "-o", to+".pdf", "-o", to+".epub", input); code != 0 {
		t.Fatalf("export %s: exit code %d", input, code)
	}
	out := map[string][]byte{}
	for _, ext := range []string{".pdf", ".epub"} {
		data, err := os.ReadFile(to + ext)
		if err != nil {
			t.Fatal(err)
		}
		out[ext] = data
	}
	return out
}
