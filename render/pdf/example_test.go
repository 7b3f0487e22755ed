package pdf_test

import (
	"bytes"
	"fmt"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// Pages come from layout; the file is the same for the same pages and date, byte for byte.
func ExampleWrite() {
	a := &content.Article{
		Schema: content.Schema, Lang: "zh-Hans", Title: []content.Inline{&content.Text{S: "旧粮仓里的新书架"}},
		Sections: []content.Section{{Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: "书是种子。"}}}}}},
	}
	c := content.Of(a)
	pages, _ := layout.Layout(c, layout.Options{Faces: defaults.Set(), Screen: true, Links: true})
	var file bytes.Buffer
	if _, err := pdf.Write(&file, pages, c, pdf.Options{Build: time.Date(2025, 4, 18, 0, 0, 0, 0, time.UTC)}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(pages.Pages), "page,", len(pdf.Check(bytes.NewReader(file.Bytes()), int64(file.Len()))), "findings")
	// Output: 1 page, 0 findings
}
