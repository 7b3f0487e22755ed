// Package plain reads scraped raw text (散文本): a page's lines as they were copied, with menus round the article.
//
// It finds title, dateline, people, sections and paragraphs by the rules R1 … R11 of content.md §7 and accounts for
// every line in spans. Most callers go through content.Read with content/formats.
package plain

import (
	"context"
	"strings"

	"github.com/kanben/kanben/content"
)

// Format returns the raw text format: the one that takes any text when nothing else does.
func Format() content.Format {
	return content.Format{Name: "plain", Exts: []string{".txt", ".text"}, Reader: reader{}}
}

type reader struct{}

// Sniff gives any text 10, and 40 to a file that is named like text.
func (reader) Sniff(head []byte, name string) int {
	switch {
	case content.Binary(head):
		return 0
	case strings.HasSuffix(strings.ToLower(name), ".txt"), strings.HasSuffix(strings.ToLower(name), ".text"):
		return 40
	}
	return 10
}

// Read reads one article.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	d, ps := content.Decode(src, o)
	if content.AnyFails(ps, o.Mode) && d.Text == "" {
		return nil, ps, nil
	}
	p := newPage(src.Name, d.Text, o)
	p.problems = ps
	if err := p.read(ctx); err != nil {
		return nil, ps, err
	}
	p.art.Prov.Encoding = d.Encoding
	p.art.Prov.Spans = p.spans.Cover(len(d.Text))
	return content.Of(p.art), p.problems, nil
}
