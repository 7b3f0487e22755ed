package epubin

import (
	"context"
	"path"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	pages "github.com/kanben/kanben/content/html"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/xmltree"
)

// doc is a document of the spine.
type doc struct {
	member string
	body   *xmltree.Node
	aside  bool // not in the line of reading: only notes are taken from it
}

// spine reads the documents in their order: notes first, since text refers to them.
func (b *book) spine(ctx context.Context, n *xmltree.Node) []outline.Item {
	var docs []doc
	for _, ref := range n.All("itemref") {
		if ctx.Err() != nil {
			return nil
		}
		if d := b.open(ref); d.body != nil {
			docs = append(docs, d)
		}
	}
	targets := map[string]bool{}
	for _, d := range docs {
		b.findTargets(d.member, d.body, targets)
	}
	for _, d := range docs {
		b.takeNotes(d.member, d.body, targets)
	}
	b.top = topHeading(docs)
	var out []outline.Item
	for i, d := range docs {
		docs[i].body = nil // of a large book all trees at once would be most of the memory
		if !d.aside {
			out = append(out, b.document(d.member, d.body)...)
			continue
		}
		if d.body.Words() != "" {
			b.bodyLines(d.body, "outside the line of reading")
			b.warn("W-PROSE", d.member, "a document that is not in the line of reading (linear=no) is left out")
		}
	}
	return out
}

// open reads a document that the spine names; no body if it is none of the text, which is reported unless every book
// makes it anew.
func (b *book) open(ref *xmltree.Node) doc {
	m, ok := b.manifest[ref.Value("idref")]
	switch {
	case !ok:
		b.fail(ref.Value("idref"), "the spine names an item that the manifest has not")
		return doc{}
	case strings.Contains(m.properties, "nav"):
		return doc{}
	case m.mediaType != "" && !strings.Contains(m.mediaType, "html") && !strings.Contains(m.mediaType, "xml+dtbook"):
		b.warn("W-EMBED", m.member, "a page of "+content.QuoteInput(m.mediaType)+" is left out")
		return doc{}
	case !b.archive.Has(m.member):
		b.fail(m.member, "a document of the spine is not in the archive")
		return doc{}
	}
	root := b.part(m.member, true)
	if root == nil {
		return doc{}
	}
	body := root.First("body")
	if body == nil {
		return doc{}
	}
	if isFrontMatter(body) || b.made[m.member] {
		b.bodyLines(body, "boilerplate")
		return doc{}
	}
	return doc{m.member, body, ref.Value("linear") == "no"}
}

func (b *book) warn(code, member, msg string) {
	b.problems = append(b.problems, content.Problem{Severity: content.Warning, Code: code, Pos: b.pos(), Path: member, Msg: msg})
}

func (b *book) fail(member, msg string) {
	b.problems = append(b.problems, content.Problem{Severity: content.Error, Code: "E-FORMAT", Pos: b.pos(), Path: member, Msg: msg})
}

// readGuide notes which documents EPUB 2 says are made anew.
func (b *book) readGuide(n *xmltree.Node) {
	b.made = map[string]bool{}
	for _, r := range n.All("reference") {
		switch r.Value("type") {
		case "cover", "title-page", "toc", "copyright-page", "colophon", "loi", "lot":
			b.made[resolve(b.folder, r.Value("href"))] = true
		}
	}
}

// isFrontMatter reports whether a document is one that every book makes anew.
func isFrontMatter(body *xmltree.Node) bool {
	if body == nil {
		return true
	}
	for _, n := range []*xmltree.Node{body, onlyElement(body)} {
		for _, word := range strings.Fields(n.Value("type") + " " + n.Value("role")) {
			switch strings.TrimPrefix(word, "doc-") {
			case "cover", "titlepage", "halftitlepage", "toc", "copyright-page", "imprint", "colophon", "landmarks", "loi", "lot":
				return true
			}
		}
	}
	return false
}

// onlyElement is the element that a body wraps everything in.
func onlyElement(n *xmltree.Node) *xmltree.Node {
	var only *xmltree.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "" && strings.TrimSpace(k.Text) == "":
		case k.Name == "" || only != nil:
			return nil
		default:
			only = k
		}
	}
	return only
}

// document converts one document of the spine.
func (b *book) document(member string, body *xmltree.Node) []outline.Item {
	b.mark(body, member)
	pictures := b.pictures(member, body)
	b.headed(member, body)
	at := b.bodyLines(body, "")
	items, assets, ps := pages.Fragment(body.Markup(), "", pictures, content.Source{Name: b.file}, b.opts)
	for _, p := range ps {
		p.Path = member
		if p.Pos.Line == 0 {
			p.Pos = b.pos()
		}
		b.problems = append(b.problems, p)
	}
	b.keepAssets(items, assets)
	for _, it := range items {
		records.Place(it.Block, content.Pos{File: b.file, Line: at.line(it.Block), Col: 1})
		b.resolveLinks(it.Block, member)
	}
	return items
}

// keepAssets gives the pictures of a document names that no other has.
func (b *book) keepAssets(items []outline.Item, assets []content.Asset) {
	for _, s := range assets {
		name := s.Name
		for i := 2; b.hasAsset(name, s.Bytes); i++ {
			ext := path.Ext(s.Name)
			name = strings.TrimSuffix(s.Name, ext) + "-" + strconv.Itoa(i) + ext
		}
		for _, it := range items {
			if f, ok := it.Block.(*content.Figure); ok && f.Asset == s.Name {
				f.Asset = name
			}
		}
		known := false
		for _, have := range b.article.Assets {
			known = known || have.Name == name
		}
		if s.Name = name; !known {
			b.article.Assets = append(b.article.Assets, s)
		}
	}
}

// hasAsset reports whether another picture has the name.
func (b *book) hasAsset(name string, data []byte) bool {
	for _, s := range b.article.Assets {
		if s.Name == name && string(s.Bytes) != string(data) {
			return true
		}
	}
	return false
}
