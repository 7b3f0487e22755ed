// Package formats lists the readers that come with kanben, in the order that decides between equal scores.
package formats

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/docx"
	"github.com/kanben/kanben/content/epubin"
	"github.com/kanben/kanben/content/feed"
	"github.com/kanben/kanben/content/html"
	"github.com/kanben/kanben/content/markdown"
	"github.com/kanben/kanben/content/ninjs"
	"github.com/kanben/kanben/content/pandoc"
	"github.com/kanben/kanben/content/plain"
	"github.com/kanben/kanben/content/structured"
)

// All returns every format that kanben reads; raw text comes last, since it takes anything.
func All() []content.Format {
	return append(structured.Formats(), docx.Format(), epubin.Format(), pandoc.Format(), feed.Format(), ninjs.Format(), html.Format(), markdown.Format(), plain.Format())
}
