// Package html reads saved web pages (网页): one HTML file with its folder of pictures, a SingleFile page, or MHTML.
//
// The body is found by go-readability; title, date, source and people come from the visible lines round it, read with
// the rules of content (content.md §8.1). Nothing is ever fetched.
package html

import (
	"bytes"
	"context"
	"path"
	"strings"

	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// Format returns the format of saved web pages.
func Format() content.Format {
	return content.Format{Name: "html", Exts: []string{".html", ".htm", ".xhtml", ".mhtml", ".mht"}, Reader: reader{}}
}

type reader struct{}

// Sniff gives MHTML 95, a document type or html element 80, a name 40.
func (reader) Sniff(head []byte, name string) int {
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 4096)], "\xEF\xBB\xBF \t\r\n"))
	switch {
	case isMHTML(head):
		return 95
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<head")),
		bytes.HasPrefix(start, []byte("<!--")) && bytes.Contains(start, []byte("<html")), bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html")):
		return 80
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht":
		return 40
	}
	return 0
}

// Read reads one page.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	var parts archive
	if isMHTML(src.Data) {
		page, found, ps := openMHTML(src, o)
		if page == nil {
			return nil, ps, nil
		}
		src, parts = *page, found
	}
	if src.Charset == "" {
		src.Charset = declaredCharset(src.Data)
	}
	d, ps := content.Decode(src, o)
	if d.Text == "" {
		return nil, ps, nil
	}
	root, err := html.Parse(strings.NewReader(d.Text))
	if err != nil {
		return nil, append(ps, content.Problem{Severity: content.Error, Code: "E-DEPTH", Pos: content.Pos{File: src.Name, Line: 1, Col: 1},
			Msg: "elements are nested too deep: " + err.Error()}), nil
	}
	if n := o.Limits.WithDefaults().Nodes; countNodes(root) > n {
		return nil, append(ps, content.Problem{Severity: content.Error, Code: "E-NODES", Pos: content.Pos{File: src.Name, Line: 1, Col: 1},
			Msg: "the page has too many nodes"}), nil
	}
	if err := ctx.Err(); err != nil {
		return nil, ps, err
	}
	reveal(root, d.Text)
	p := &page{src: src, o: o, root: root, parts: parts, problems: ps, art: &content.Article{}}
	p.read()
	p.places(d.Text)
	p.art.Prov.Encoding = d.Encoding
	return content.Of(p.art), p.problems, ctx.Err()
}

// declaredCharset looks for the charset that the first 4 KiB of the page declare.
func declaredCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	i := bytes.Index(head, []byte("charset="))
	if i < 0 {
		if i = bytes.Index(head, []byte("encoding=")); i < 0 {
			return ""
		}
		i++
	}
	rest := bytes.TrimLeft(head[i+len("charset="):], "\"' ")
	end := bytes.IndexAny(rest, "\"' ;/>?\r\n")
	if end < 0 {
		return ""
	}
	return string(rest[:end])
}

func countNodes(n *html.Node) int {
	total := 0
	for range n.Descendants() {
		total++
	}
	return total
}
