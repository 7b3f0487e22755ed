package plain_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/content/plain"
)

// bigText is the sample article over and over, about 4 MB: one long page.
func bigText(b *testing.B) []byte {
	data, err := os.ReadFile("../../testdata/articles/shuchuan.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := string(data)
	head, rest, _ := strings.Cut(s, "\n\n修旧船")
	body, tail, _ := strings.Cut("修旧船"+rest, "\n\n\n责任编辑")
	return []byte(head + "\n\n" + strings.Repeat(body+"\n\n", 500) + "\n\n责任编辑" + tail)
}

// BenchmarkScan is the bar for reading: decode every character and split lines, nothing else (content.md B8).
func BenchmarkScan(b *testing.B) {
	data := bigText(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, line := range strings.Split(string(data), "\n") {
			for i := 0; i < len(line); {
				_, size := utf8.DecodeRuneInString(line[i:])
				i += size
				n++
			}
		}
	}
}

// BenchmarkRead reads the same text into an article, punctuation left as it is; at least 1/15 of BenchmarkScan.
func BenchmarkRead(b *testing.B) {
	data := bigText(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := plain.Format().Reader.Read(b.Context(), content.Source{Name: "big.txt", Data: data}, content.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadAll is the whole way with sniffing, normalising and checks.
func BenchmarkReadAll(b *testing.B) {
	data := bigText(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := content.Read(b.Context(), content.Source{Name: "big.txt", Data: data}, content.Options{Formats: formats.All()}); err != nil {
			b.Fatal(err)
		}
	}
}
