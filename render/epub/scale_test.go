package epub_test

import (
	"io"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

// shelf is a collection of n articles of ten sections each.
func shelf(n int) *content.Collection {
	c := &content.Collection{Kind: content.Book, Lang: "zh-Hans", Title: words("书架"), Parts: []content.Part{{}}}
	for i := range n {
		a := untitled(10)
		a.Title = words("第" + itoa(i+1) + "篇")
		a.Canonical = "https://example.org/" + itoa(i)
		c.Parts[0].Articles = append(c.Parts[0].Articles, a)
	}
	return c
}

// BenchmarkChapters shows what more chapters cost: 1,000 should take ten times 100 (epub.md EP-27).
func BenchmarkChapters(b *testing.B) {
	for _, n := range []int{100, 1000} {
		c := content.Of(untitled(n))
		b.Run(itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := epub.Write(io.Discard, epub.Book{Collection: c}, epub.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkShelf is articles of ten sections.
func BenchmarkShelf(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		c := shelf(n)
		b.Run(itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := epub.Write(io.Discard, epub.Book{Collection: c}, epub.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
