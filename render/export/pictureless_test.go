package export_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/render/export"
)

// TestPicturesLeftOutLeaveTheirWords: caption or alternative text stays, and nothing stands for a picture without words.
func TestPicturesLeftOutLeaveTheirWords(t *testing.T) {
	t.Parallel()
	c, _, err := content.ReadAll(context.Background(), content.Source{Name: "a.md", Data: []byte("# 题\n\n前文。\n\n![](https://example.org/a.jpg)\n\n![河面](https://example.org/b.jpg \"清晨的河\")\n\n![渡口](https://example.org/c.jpg)\n\n后文。\n")},
		content.Options{Formats: formats.All(), NoImages: true})
	if err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if _, err := export.Export(context.Background(), c, export.Options{NoImages: true}, export.Sinks{EPUB: &book}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(book.Bytes()), int64(book.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("EPUB/xhtml/intro.xhtml")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(page), "<figure"); n != 2 {
		t.Errorf("%d figures, want the two with words", n)
	}
	for _, words := range []string{"<figcaption>清晨的河</figcaption>", "<figcaption>渡口</figcaption>"} {
		if !strings.Contains(string(page), words) {
			t.Errorf("no %s", words)
		}
	}
}
