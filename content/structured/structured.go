// Package structured reads articles that are written as YAML or JSON (content.md §9).
//
// A file holds an article, a collection, an order file that names articles by path, or, in YAML, several of these
// one after the other. Everything wrong in it is reported with line, column and path. The package also writes
// any article in these forms, for kanben convert.
package structured

import (
	"context"
	"path"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/inlinemd"
	"github.com/kanben/kanben/content/tree"
)

// Formats returns the formats of the package: yaml and json.
func Formats() []content.Format { return []content.Format{YAML(), JSON()} }

// YAML returns the format of YAML files.
func YAML() content.Format {
	return content.Format{Name: "yaml", Exts: []string{".yaml", ".yml"}, Reader: reader{yaml: true}}
}

// JSON returns the format of JSON files.
func JSON() content.Format {
	return content.Format{Name: "json", Exts: []string{".json"}, Reader: reader{}}
}

type reader struct{ yaml bool }

// Sniff implements content.Reader: 95 for the schema's name, 80 for a known first key, 40 for the extension.
func (r reader) Sniff(head []byte, name string) int {
	text := strings.TrimLeft(string(head[:min(len(head), 4096)]), "\ufeff \t\r\n")
	json := strings.HasPrefix(text, "{")
	switch {
	case r.yaml == json:
	case strings.Contains(text, content.Schema) || strings.Contains(text, content.CollectionSchema):
		return 95
	case startsWithKey(text, json):
		return 80
	}
	for _, ext := range r.exts() {
		if strings.EqualFold(path.Ext(name), ext) {
			return 40
		}
	}
	return 0
}

func (r reader) exts() []string {
	if r.yaml {
		return YAML().Exts
	}
	return JSON().Exts
}

// startsWithKey reports whether the first key of the text is one that articles or collections begin with.
func startsWithKey(text string, json bool) bool {
	if json {
		text = strings.TrimLeft(text[1:], " \t\r\n")
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' || line == "---" && !json {
			continue
		}
		key, rest, ok := strings.Cut(line, ":")
		if !ok || !json && rest != "" && rest[0] != ' ' {
			return false
		}
		switch strings.Trim(strings.TrimSpace(key), `"`) {
		case "schema", "title", "kicker", "lang", "kind", "articles", "sections", "credits":
			return true
		}
		return false
	}
	return false
}

// Read implements content.Reader.
func (r reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	limits := o.Limits.WithDefaults()
	if int64(len(src.Data)) > limits.Structured {
		o.Limits.Input = limits.Structured
	}
	text, ps := content.Decode(src, o)
	if stops(ps) {
		return nil, ps, nil
	}
	docs, more := r.parse(text.Text, src.Name, o)
	ps = append(ps, more...)
	if len(more) > 0 || ctx.Err() != nil {
		return nil, ps, ctx.Err()
	}
	d := newDecoder(ctx, src, o)
	c := d.collect(docs)
	for _, a := range c.Articles() {
		if a.Prov.Encoding == "" {
			a.Prov.Encoding = text.Encoding
		}
		d.Problems = append(d.Problems, fields.AddAssets(a, o)...)
		fields.AddFigureCredits(a)
		content.NameSections(a)
	}
	if all := c.Articles(); len(docs) == 1 && len(all) == 1 && !fields.IsCollection(docs[0]) && all[0].Prov.Spans == nil {
		all[0].Prov.Spans = d.account(docs[0], text.Text)
	}
	return c, append(ps, d.Problems...), d.err
}

// stops reports whether decoding failed so that nothing can be parsed.
func stops(ps []content.Problem) bool {
	for _, p := range ps {
		if p.Severity == content.Error {
			return true
		}
	}
	return false
}

func (r reader) parse(text, name string, o content.Options) ([]*tree.Node, []content.Problem) {
	start := content.Pos{File: name, Line: 1, Col: 1}
	if r.yaml {
		return tree.YAML(text, start, tree.LimitsOf(o))
	}
	n, ps := tree.JSON(text, start, tree.LimitsOf(o))
	if n == nil {
		return nil, ps
	}
	return []*tree.Node{n}, ps
}

type decoder struct {
	fields.Decoder
	ctx context.Context
	src content.Source
	o   content.Options
	err error // of the world, from reading other files

	marked [][2]int // bytes that became text through Markdown
}

func newDecoder(ctx context.Context, src content.Source, o content.Options) *decoder {
	d := &decoder{Decoder: fields.Decoder{Zone: o.Zone}, ctx: ctx, src: src, o: o}
	d.Load = d.load
	return d
}

// collect makes one collection of the documents: the one there is, else a series of all articles.
func (d *decoder) collect(docs []*tree.Node) *content.Collection {
	var all []*content.Collection
	for _, doc := range docs {
		d.Inline = d.inlines(doc)
		switch {
		case doc.Kind == tree.Null:
		case fields.IsCollection(doc):
			all = append(all, d.Collection(doc))
		default:
			all = append(all, content.Of(d.Article(doc, "")))
		}
	}
	switch len(all) {
	case 0:
		return &content.Collection{Kind: content.Series}
	case 1:
		return all[0]
	}
	c := &content.Collection{Kind: content.Series}
	for _, one := range all {
		c.Parts = append(c.Parts, content.Part{Title: one.Title, Articles: one.Articles()})
	}
	return c
}

// inlines returns the reader of inline Markdown for the language of a document; one that names none is Chinese.
func (d *decoder) inlines(doc *tree.Node) fields.InlineFunc {
	lang := d.o.Lang
	if n := doc.Get("lang"); n != nil && n.Kind == tree.Scalar {
		lang = n.Value
	}
	cjk := lang == "" || inlinemd.IsCJKLang(lang)
	return func(text string, at func(int) content.Pos, noteID func() string) ([]content.Inline, []content.Note, []content.Problem) {
		return inlinemd.Parse(text, cjk, at, noteID, func(from, to int) {
			if a, b := at(from).Byte, at(to).Byte; b-a == to-from {
				d.marked = append(d.marked, [2]int{a, b})
			}
		})
	}
}
