// Package feed reads feeds that carry whole articles: Atom, RSS and JSON Feed (content.md §10).
//
// A feed is a collection; its title is the publisher of the entries, their authors are credits. An entry that has a
// summary only is W-SUMMARY. Comments, enclosures other than pictures, and the feed's own categories are not
// carried over.
package feed

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/xmltree"
)

// Format returns the format of feeds.
func Format() content.Format {
	return content.Format{Name: "feed", Exts: []string{".atom", ".rss", ".json"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: the root element, or the address of JSON Feed's version.
func (reader) Sniff(head []byte, name string) int {
	head = bytes.TrimLeft(head[:min(len(head), 4096)], "\xEF\xBB\xBF \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte("jsonfeed.org/version/")):
		return 96
	case !bytes.HasPrefix(head, []byte("<")):
		return 0
	case bytes.Contains(head, []byte("<rss")) || bytes.Contains(head, []byte("<feed")) || bytes.Contains(head, []byte("<rdf:RDF")):
		return 95
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".atom", ".rss":
		return 40
	}
	return 0
}

// Read implements content.Reader.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	text, ps := content.Decode(src, o)
	if text.Text == "" {
		return nil, ps, ctx.Err()
	}
	f := &feed{opts: o, ctx: ctx, c: &content.Collection{Kind: content.Series}}
	if strings.HasPrefix(strings.TrimSpace(text.Text), "{") {
		ps = append(ps, f.json(src.Name, text.Text)...)
	} else {
		root, more := xmltree.Parse(src.Name, text.Text, o)
		ps = append(ps, more...)
		if root == nil {
			return nil, ps, ctx.Err()
		}
		f.xml(root)
		f.leaves = account.OfXML(root, text.Text)
	}
	for i, a := range f.articles {
		a.Prov.Encoding = text.Encoding
		a.Prov.Spans = account.Part(a, f.leaves, f.begins, i, text.Text)
	}
	f.c.Parts = []content.Part{{Articles: f.articles}}
	if len(f.articles) == 1 {
		f.c = content.Of(f.articles[0])
	}
	return f.c, append(ps, f.problems...), ctx.Err()
}

type feed struct {
	opts     content.Options
	ctx      context.Context
	c        *content.Collection
	articles []*content.Article
	problems []content.Problem
	title    records.Field // of the feed
	leaves   []account.Leaf
	begins   []int // bytes at which the entries of the articles begin
}

// add makes the article of an entry. Those after a cancelled context are left to the caller's error.
func (f *feed) add(r *records.Record, whole bool) {
	if f.ctx.Err() != nil {
		return
	}
	if !whole {
		f.problems = append(f.problems, content.Problem{Severity: content.Warning, Code: "W-SUMMARY", Pos: r.Pos, Path: r.Path,
			Msg: "the entry has a summary only"})
	}
	a, ps := r.Article(f.opts)
	f.problems = append(f.problems, ps...)
	f.articles, f.begins = append(f.articles, a), append(f.begins, r.Pos.Byte)
}

// named takes the feed's own fields.
func (f *feed) named(title, subtitle, lang, date records.Field) {
	f.title = title
	if tag := strings.ReplaceAll(lang.Value, "_", "-"); content.IsLangTag(tag) {
		f.c.Lang = tag
	}
	if t := strings.TrimSpace(title.Value); t != "" {
		f.c.Title = []content.Inline{&content.Text{S: t, Pos: title.Pos}}
		f.c.Publisher = content.Org{Name: t, Pos: title.Pos}
	}
	if t := strings.TrimSpace(subtitle.Value); t != "" {
		f.c.Subtitle = []content.Inline{&content.Text{S: t, Pos: subtitle.Pos}}
	}
	if st, ok := fields.FindStamp(strings.TrimSpace(date.Value), f.opts.Zone); ok {
		st.Pos = date.Pos
		f.c.Date = st
	}
}
