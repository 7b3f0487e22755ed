// Package markdown reads articles written in Markdown with front matter (content.md §8.2).
//
// CommonMark with tables, strikethrough and notes, and beside them what Chinese newspapers and books need: headings
// of two lines, run-in heads, credits, figures with captions, verse, ruby, marked names and titles. ToMarkdown
// writes any article in this form so that it reads back as an equal one.
package markdown

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/inlinemd"
)

// Format returns the format of Markdown files.
func Format() content.Format {
	return content.Format{Name: "markdown", Exts: []string{".md", ".markdown"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: closed front matter, a first heading, the extension.
func (reader) Sniff(head []byte, name string) int {
	text := strings.TrimPrefix(string(head), "\ufeff")
	ext := strings.ToLower(path.Ext(name))
	byName := slices.Contains(Format().Exts, ext)
	f, closed := split(text)
	switch {
	case closed && byName:
		return 96
	case closed && ext != ".yaml" && ext != ".yml" && strings.TrimSpace(text[f.body:]) != "" && !strings.Contains(text[f.body:], "\n---"):
		return 82
	case byName && f.fence != "":
		return 90 // never closed: E-FRONT says so
	case byName && strings.HasPrefix(text, "# "):
		return 80
	case byName:
		return 40
	case strings.HasPrefix(text, "# ") && strings.Contains(text, "\n\n"):
		return 30
	}
	return 0
}

// Read implements content.Reader.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	decoded, ps := content.Decode(src, o)
	if decoded.Text == "" && len(ps) > 0 {
		return nil, ps, nil
	}
	a, more := parse(src.Name, decoded.Text, o)
	ps = append(ps, more...)
	if a == nil {
		return nil, ps, ctx.Err()
	}
	a.Prov.Encoding = decoded.Encoding
	return content.Of(a), ps, ctx.Err()
}

// parse reads the text of a file; nil if a guard stopped it.
func parse(name, source string, o content.Options) (*content.Article, []content.Problem) {
	d := &document{source: []byte(source), text: source, opts: o, spans: account{make([]stretch, 0, len(source)/40)}}
	d.places.init(name, source)
	d.fields = fields.Decoder{Zone: o.Zone, FrontMatter: true}
	d.fields.Inline = func(s string, at func(int) content.Pos, id func() string) ([]content.Inline, []content.Note, []content.Problem) {
		return inlinemd.Parse(s, true, at, id, nil)
	}
	start := d.frontMatter(name)
	if p := guard(d.source, start, d.at, o.Limits); p != nil {
		d.problems = append(d.problems, *p)
		return nil, d.problems
	}
	cjk := d.isCJK(source[start:])
	d.build(newParser(cjk).Parse(newBodyReader(d.source, start)))
	return d.article, append(d.problems, d.fields.Problems...)
}

// document is one file on its way to an article.
type document struct {
	source   []byte
	text     string // source once more
	opts     content.Options
	places   places
	fields   fields.Decoder
	front    map[string]bool // keys of the front matter
	article  *content.Article
	problems []content.Problem
	spans    account

	inline inlinemd.Converter
	notes  []content.Note // written inline
	images []*content.Figure
}

func (d *document) at(off int) content.Pos { return d.places.at(off) }

func (d *document) isCJK(body string) bool {
	lang := d.article.Lang
	if lang == "" {
		lang = d.opts.Lang
	}
	if lang == "" {
		lang, _ = content.DetectLang(body[:min(len(body), 4096)])
	}
	return lang == "" || inlinemd.IsCJKLang(lang)
}

func (d *document) warn(code string, off int, msg string) {
	d.problems = append(d.problems, content.Problem{Severity: content.Warning, Code: code, Pos: d.at(off), Msg: msg})
}
