package epub_test

import (
	"bytes"
	"fmt"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

// A book of one article, without embedded faces, checked by our own rules.
func ExampleWrite() {
	a := &content.Article{
		Lang:      "zh-Hans",
		Title:     []content.Inline{&content.Text{S: "旧粮仓里的新书架"}},
		Canonical: "https://example.org/news/2025/library.html",
		Published: content.Stamp{Time: time.Date(2025, 4, 18, 9, 30, 0, 0, content.Zone8()), Precision: content.Minute},
		Sections: []content.Section{{Level: 1, Heading: []content.Inline{&content.Text{S: "把粮仓还给读书人"}},
			Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: "木梁一根没换，书架沿着墙排开。"}}}}}},
	}
	var book bytes.Buffer
	report, err := epub.Write(&book, epub.Book{Collection: content.Of(a)}, epub.Options{})
	fmt.Println(len(report.Problems), err)
	fmt.Println(len(epub.Check(bytes.NewReader(book.Bytes()), int64(book.Len()))))
	// Output:
	// 0 <nil>
	// 0
}
