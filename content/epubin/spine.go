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

// spine reads the documents in their order: notes first, since text refers to them.
func (b *book) spine(ctx context.Context, n *xmltree.Node) []outline.Item {
	type doc struct {
		member string
		root   *xmltree.Node
	}
	var docs []doc
	for _, ref := range n.All("itemref") {
		m, ok := b.manifest[ref.Value("idref")]
		if !ok || strings.Contains(m.properties, "nav") || ref.Value("linear") == "no" && !strings.Contains(m.member, "note") {
			continue
		}
		root := b.part(m.member, true)
		if root == nil || ctx.Err() != nil {
			continue
		}
		body := root.First("body")
		if isFrontMatter(body) {
			b.bodyLines(body, "boilerplate")
			continue
		}
		docs = append(docs, doc{m.member, body})
	}
	for _, d := range docs {
		b.takeNotes(d.member, d.root)
	}
	var out []outline.Item
	for _, d := range docs {
		out = append(out, b.document(d.member, d.root)...)
	}
	return out
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
	at := b.bodyLines(body, "")
	items, assets, ps := pages.Fragment(body.Markup(), "", b.pictures(member, body), content.Source{Name: b.file}, b.opts)
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

// pictures unpacks the pictures that a document shows, by their address as written.
func (b *book) pictures(member string, n *xmltree.Node) map[string][]byte {
	out := map[string][]byte{}
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			src := ""
			switch k.Name {
			case "img":
				src = k.Value("src")
			case "image":
				src = k.Value("href")
				k.Name, k.Attr = "img", append(k.Attr, attribute("src", src))
			}
			if data, ok := b.archive.Read(resolve(path.Dir(member), src)); src != "" && ok && out[src] == nil {
				out[src] = data
			}
			walk(k)
		}
	}
	walk(n)
	return out
}
