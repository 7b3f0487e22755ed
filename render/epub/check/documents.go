package check

import (
	"net/url"
	"strings"
)

// documents judges every document of the spine (epub.md §14).
func (b *book) documents() {
	for _, it := range b.spine {
		data, ok := b.data[it.path]
		if !ok || it.mediaType != "application/xhtml+xml" {
			continue
		}
		root := b.parse(it.path, data)
		if root == nil {
			continue
		}
		d := &document{path: it.path, root: root, body: root.find("body")}
		d.ids = b.uniqueIDs(root, it.path)
		b.docs = append(b.docs, d)
		b.byDoc[it.path] = d
	}
	if data, ok := b.data[b.navPath]; ok {
		if d := b.byDoc[b.navPath]; d != nil {
			b.nav = d.root
		} else if b.nav = b.parse(b.navPath, data); b.nav != nil {
			b.byDoc[b.navPath] = &document{path: b.navPath, root: b.nav, body: b.nav.find("body"), ids: b.uniqueIDs(b.nav, b.navPath)}
		}
	}
	for _, d := range b.byDoc {
		b.document(d)
	}
}

func (b *book) document(d *document) {
	if d.root.tag != "html" || d.root.space != xhtmlSpace || d.body == nil {
		b.at(d.root, "E-EPUB-XHTML", d.path, "it is no XHTML document")
		return
	}
	lang, xmlLang := d.root.attr("lang"), ""
	xmlLang, _ = d.root.lookup(xmlSpace, "lang")
	switch {
	case lang == "" && xmlLang == "":
		b.at(d.root, "E-EPUB-LANG", d.path, "no language is stated")
	case lang != xmlLang:
		b.at(d.root, "E-EPUB-LANG", d.path, "lang is %q, xml:lang %q", lang, xmlLang)
	}
	if t := d.root.find("title"); t == nil || squeeze(t.words(nil)) == "" {
		b.at(d.root, "E-EPUB-DOCTITLE", d.path, "the title is missing or empty")
	}
	last := 0
	mathML, svg, scripted := false, false, false
	d.root.walk(func(n *node) {
		b.active(d, n)
		b.references(d, n)
		b.semantics(d, n)
		switch n.tag {
		case "img":
			b.picture(d, n)
		case "math":
			mathML = true
		case "svg":
			svg = true
		case "script", "form":
			scripted = true
		case "h1", "h2", "h3", "h4", "h5", "h6":
			level := int(n.tag[1] - '0')
			if last > 0 && level > last+1 {
				b.at(n, "E-EPUB-HEADING", d.path, "h%d follows h%d", level, last)
			}
			if n.label() == "" {
				b.at(n, "E-EPUB-HEADING", d.path, "the heading is empty")
			}
			last = level
		}
	})
	it := b.byPath[d.path]
	for property, is := range map[string]bool{"mathml": mathML, "svg": svg, "scripted": scripted} {
		if it.has(property) != is {
			b.report("E-EPUB-PROPERTY", b.opfPath, it.line, it.col, "%s: property %s is %v, the content says %v", d.path, property, it.has(property), is)
		}
	}
}

// active finds what could run or load something (epub.md §13).
func (b *book) active(d *document, n *node) {
	switch n.tag {
	case "script", "form", "iframe", "object", "embed", "base", "applet":
		b.at(n, "E-EPUB-ACTIVE", d.path, "<%s> has no place in a book", n.tag)
	case "meta":
		if n.has("http-equiv") {
			b.at(n, "E-EPUB-ACTIVE", d.path, "meta http-equiv has no place in a book")
		}
	}
	for _, a := range n.attrs {
		if strings.HasPrefix(a.Name.Local, "on") && a.Name.Space == "" {
			b.at(n, "E-EPUB-ACTIVE", d.path, "attribute %s runs a script", a.Name.Local)
		}
		if a.Name.Local == "style" && a.Name.Space == "" {
			b.at(n, "W-EPUB-STYLE", d.path, "a style attribute stands in the way of the reader's settings")
		}
	}
}

// references follows href and src.
func (b *book) references(d *document, n *node) {
	for _, name := range []string{"href", "src", "poster", "data", "cite"} {
		ref, ok := n.lookup("", name)
		if !ok {
			continue
		}
		u, err := url.Parse(ref)
		if err != nil {
			b.at(n, "E-EPUB-LINK", d.path, "%s %q is no URL", name, ref)
			continue
		}
		if u.Scheme != "" || u.Host != "" {
			b.outside(d, n, name, u)
			continue
		}
		member, fragment := resolve(d.path, ref)
		if _, ok := b.data[member]; !ok {
			b.at(n, "E-EPUB-LINK", d.path, "%s leads to %s, which is not in the book", name, member)
			continue
		}
		if t := b.byDoc[member]; t != nil && fragment != "" && t.ids[unescapeURL(fragment)] == nil {
			b.at(n, "E-EPUB-LINK", d.path, "%s has no id %s", member, fragment)
		}
		if it := b.byPath[member]; n.tag == "a" && it != nil && it.mediaType == "application/xhtml+xml" && b.byDoc[member] == nil {
			b.at(n, "E-EPUB-LINK", d.path, "%s is not in the spine", member)
		}
	}
}

func (b *book) outside(d *document, n *node, name string, u *url.URL) {
	if n.tag != "a" && n.tag != "blockquote" && n.tag != "q" {
		b.at(n, "E-EPUB-REMOTE", d.path, "<%s> loads %s", n.tag, u)
		return
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "tel":
	default:
		b.at(n, "E-EPUB-LINK", d.path, "a link of scheme %s", u.Scheme)
	}
}

func (b *book) picture(d *document, n *node) {
	alt, ok := n.lookup("", "alt")
	if !ok {
		b.at(n, "E-EPUB-ALT", d.path, "the picture has no alt")
	} else if strings.TrimSpace(alt) == "" && n.attr("role") != "presentation" && n.attr("role") != "none" {
		b.at(n, "W-EPUB-ALT", d.path, "alt is empty, and the picture is not marked as decoration")
	}
	if !n.has("width") || !n.has("height") {
		b.at(n, "W-EPUB-IMAGESIZE", d.path, "the picture has no width or height")
	}
}

// pairs are the epub:types whose DPUB-ARIA role must be stated too (DPUB-ARIA 1.1; EPUB 3.3 App. C).
func pairs(epubType string) string {
	switch epubType {
	case "chapter", "part", "introduction", "abstract", "pullquote", "noteref", "backlink", "footnote", "endnotes", "colophon", "pagebreak", "subtitle":
		return "doc-" + epubType
	}
	return ""
}

func (b *book) semantics(d *document, n *node) {
	for _, t := range n.types() {
		role := pairs(t)
		if role == "" || n.tag == "body" || n.tag == "a" && t != "noteref" && t != "backlink" { // landmarks are links
			continue
		}
		if t == "pagebreak" && n.tag == "hr" {
			role = "separator"
		}
		if !containsWord(n.attr("role"), role) {
			b.at(n, "W-EPUB-ROLE", d.path, "epub:type %s without role %s", t, role)
		}
	}
	if n.tag == "nav" && len(n.types()) == 0 && !n.has("role") {
		b.at(n, "W-EPUB-ROLE", d.path, "nav without a type")
	}
	for _, name := range []string{"aria-labelledby", "aria-describedby"} {
		for _, id := range strings.Fields(n.attr(name)) {
			if d.ids[id] == nil {
				b.at(n, "E-EPUB-ID", d.path, "%s %s leads nowhere", name, id)
			}
		}
	}
}

func containsWord(s, word string) bool {
	for _, w := range strings.Fields(s) {
		if w == word {
			return true
		}
	}
	return false
}
