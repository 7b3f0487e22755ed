package main

import (
	"context"
	"log"
	"os"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/render/export"
)

func main() {
	source := content.Source{Name: "a.md", Data: []byte("# 河上的雾\n\n记者 林知夏\n\n清早,河上起了雾。\n")}
	articles, problems, err := content.ReadAll(context.Background(), source, content.Options{Formats: formats.All()})
	if err != nil || content.AnyFails(problems, content.DefaultMode) {
		log.Fatal(problems, err)
	}
	pdf, _ := os.Create("a.pdf")
	epub, _ := os.Create("a.epub")
	report, err := export.Export(context.Background(), articles, export.Options{EPUBFonts: true}, export.Sinks{PDF: pdf, EPUB: epub})
	log.Println(report.Pages, "page", report.Problems, err, pdf.Close(), epub.Close())
}
