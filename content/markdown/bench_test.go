package markdown

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// benchText is an article of about 400 kB.
func benchText(b *testing.B) []byte {
	data, err := os.ReadFile("../../testdata/articles/granary.md")
	if err != nil {
		b.Fatal(err)
	}
	f, _ := split(string(data))
	return append(bytes.Clone(data), bytes.Repeat(data[f.body:bytes.LastIndex(data, []byte("[^1]:"))], 60)...)
}

// BenchmarkRead and BenchmarkGoldmark are compared: reading is to cost at most 1/0.6 of bare goldmark with
// the same extensions (content.md B8).
func BenchmarkRead(b *testing.B) {
	data := benchText(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := (reader{}).Read(context.Background(), content.Source{Name: "b.md", Data: data}, content.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGoldmark(b *testing.B) {
	data := benchText(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.CJK),
			goldmark.WithParserOptions(parser.WithAttribute()))
		if err := md.Convert(data, &bytes.Buffer{}); err != nil {
			b.Fatal(err)
		}
	}
}
