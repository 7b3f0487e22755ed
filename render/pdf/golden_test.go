package pdf_test

import (
	"bytes"
	"compress/zlib"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/kanben/kanben/render/pdf"
)

var update = flag.Bool("update", false, "write the goldens")

var (
	streams  = regexp.MustCompile(`(?s)<<([^\n]*)/Length \d+>>\nstream\n(.*?)\nendstream`)
	volatile = regexp.MustCompile(`/ID\[[^\]]*\]|/Length1 \d+|[A-Z]{6}\+`)
	table    = regexp.MustCompile(`(?s)\nxref\n.*?trailer\n`)
)

// readable turns a PDF 1.4 file into text that a person can review: page contents and CMaps inflated, fonts,
// profiles and the packet of metadata left out, offsets and sums masked.
func readable(b []byte) []byte {
	b = streams.ReplaceAllFunc(b, func(s []byte) []byte {
		m := streams.FindSubmatch(s)
		text := []byte("(not shown)")
		if bytes.Contains(m[1], []byte("/FlateDecode")) && !bytes.Contains(m[1], []byte("/N 4")) && !bytes.Contains(m[1], []byte("/Length1")) {
			if z, err := zlib.NewReader(bytes.NewReader(m[2])); err == nil {
				text, _ = io.ReadAll(z)
				if bytes.HasPrefix(text, []byte("0 J")) { // a page
					text = hexStrings(text)
				}
			}
		}
		return append(append([]byte("<<"+string(m[1])+">>\nstream\n"), text...), "\nendstream"...)
	})
	b = table.ReplaceAll(b, []byte("\ntrailer\n"))
	b = volatile.ReplaceAll(b, nil)
	return regexp.MustCompile(`startxref\n\d+`).ReplaceAll(b, []byte("startxref"))
}

// hexStrings shows literal strings of character codes in hexadecimal.
func hexStrings(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] != '(' {
			out = append(out, b[i])
			continue
		}
		var s []byte
		for i++; i < len(b) && b[i] != ')'; i++ {
			if b[i] == '\\' && i+1 < len(b) {
				if i++; b[i] == 'r' {
					b[i] = '\r'
				}
			}
			s = append(s, b[i])
		}
		out = fmt.Appendf(out, "<%X>", s)
	}
	return out
}

// TestGolden compares the whole of a file, made readable, with the one that was last reviewed.
func TestGolden(t *testing.T) {
	t.Parallel()
	m, c := article()
	got := readable(write(t, m.d, c, pdf.Options{Profile: pdf.Print, X1a: true}))
	name := filepath.Join("testdata", "article.x1a.txt")
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("differs at byte %d: %.200q, want %.200q (look at it, then run with -update)", at, got[at:], want[at:])
	}
}
