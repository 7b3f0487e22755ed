package html_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/html"
)

// bigPage is a saved page with a long body, no two paragraphs of it alike.
func bigPage(b *testing.B) []byte {
	data, err := os.ReadFile("testdata/pages/portal-utf8.html")
	if err != nil {
		b.Fatal(err)
	}
	i := bytes.Index(data, []byte("<p>按照计划"))
	j := i + bytes.Index(data[i:], []byte("</p>")) + len("</p>")
	page := bytes.Clone(data[:i])
	for k := range 300 {
		page = fmt.Appendf(page, "<p>第%d天，%s", k+1, data[i+len("<p>"):j])
	}
	return append(page, data[j:]...)
}

// BenchmarkReadability is the bar for reading pages: go-readability alone (content.md B8).
func BenchmarkReadability(b *testing.B) {
	data := bigPage(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readability.FromReader(bytes.NewReader(data), nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads the same page into an article; at least 0.6 of BenchmarkReadability.
func BenchmarkRead(b *testing.B) {
	data := bigPage(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := html.Format().Reader.Read(b.Context(), content.Source{Name: "p.html", Data: data}, content.Options{NoImages: true}); err != nil {
			b.Fatal(err)
		}
	}
}
