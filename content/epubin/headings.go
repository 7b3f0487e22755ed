package epubin

import (
	"path"
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// readContents notes by which words the contents call each document: of EPUB 3's navigation, or EPUB 2's NCX.
func (b *book) readContents(spine *xmltree.Node) {
	b.labels = map[string]string{}
	for _, m := range b.manifest {
		if strings.Contains(m.properties, "nav") {
			if root := b.part(m.member, true); root != nil {
				b.navLabels(path.Dir(m.member), root.First("body"))
			}
			return
		}
	}
	if m, ok := b.manifest[spine.Value("toc")]; ok {
		if root := b.part(m.member, true); root != nil {
			b.pointLabels(path.Dir(m.member), root.First("navMap"))
		}
	}
}

// navLabels reads the list of the contents; page lists and landmarks are others.
func (b *book) navLabels(folder string, n *xmltree.Node) {
	if n == nil || n.Name == "nav" && !has(n, "toc", "doc-toc") {
		return
	}
	for _, k := range n.Kids {
		if k.Name == "a" {
			b.label(folder, k.Value("href"), k.Words())
		}
		b.navLabels(folder, k)
	}
}

func (b *book) pointLabels(folder string, n *xmltree.Node) {
	for _, k := range n.All("navPoint") {
		b.label(folder, k.First("content").Value("src"), k.Find("navLabel", "text").Words())
		b.pointLabels(folder, k)
	}
}

// label keeps the first words for a document as a whole: what points into it is a part of it.
func (b *book) label(folder, href, words string) {
	member := resolve(folder, href)
	if words = strings.Join(strings.Fields(words), " "); words != "" && b.labels[member] == "" && !strings.Contains(href, "#") {
		b.labels[member] = words
	}
}

// topHeading is the highest of the headings that documents begin with.
func topHeading(docs []doc) string {
	top := ""
	for _, d := range docs {
		if h := firstHeading(d.body); h != "" && !d.aside && (top == "" || h < top) {
			top = h
		}
	}
	if top == "" {
		return "h1"
	}
	return top
}

// firstHeading is the name of the first heading of a document, empty if it has none.
func firstHeading(n *xmltree.Node) string {
	for _, k := range n.Kids {
		if len(k.Name) == 2 && k.Name[0] == 'h' && k.Name[1] >= '1' && k.Name[1] <= '6' {
			return k.Name
		}
		if h := firstHeading(k); h != "" {
			return h
		}
	}
	return ""
}

// headed gives a document that has no heading of its own the one of the contents, since a new document begins a new
// part: its first paragraph if that says the same, else a heading before it.
func (b *book) headed(member string, body *xmltree.Node) {
	words := b.labels[member]
	if words == "" || firstHeading(body) != "" {
		return
	}
	if p := body.Deep("p"); p != nil && tight(p.Words()) == tight(words) {
		p.Name = b.top
		return
	}
	body.Kids = append([]*xmltree.Node{{Name: b.top, Kids: []*xmltree.Node{{Text: words}}}}, body.Kids...)
}
