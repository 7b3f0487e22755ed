package export_test

import (
	"bytes"
	"context"
	"fmt"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/render/export"
)

// Both files from a text, in one call. The same input gives the same bytes, so a second run can be compared.
func ExampleExport() {
	ctx := context.Background()
	source := content.Source{Name: "a.md", Data: []byte("# 渡口\n\n记者 顾小舟\n\n天刚亮，书船靠上了北岸。\n")}
	articles, problems, err := content.ReadAll(ctx, source, content.Options{Formats: formats.All()})
	if err != nil || content.AnyFails(problems, content.DefaultMode) {
		fmt.Println(problems, err)
		return
	}
	var pdf, epub bytes.Buffer
	report, err := export.Export(ctx, articles, export.Options{}, export.Sinks{PDF: &pdf, EPUB: &epub})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Pages, "page, label", report.PageMap.Pages[0].Label)
	fmt.Printf("%.4s %.2s\n", pdf.Bytes(), epub.Bytes())
	// Output:
	// 1 page, label 1
	// %PDF PK
}
