package epub

import (
	"sort"
	"strconv"
	"strings"
)

// ncx writes toc.ncx for readers of EPUB 2 (DAISY Z39.86-2005): the tree and the pages of nav.xhtml.
func (b *builder) ncx(authors []string) []byte {
	order := b.playOrder()
	var m markup
	m.raw(xmlHead + "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"")
	m.attr("xml:lang", b.lang)
	m.raw(">\n<head>\n<meta name=\"dtb:uid\"")
	m.attr("content", b.identifier())
	m.raw("/>\n<meta name=\"dtb:depth\" content=\"" + itoa(depth(b.toc)) + "\"/>\n<meta name=\"dtb:totalPageCount\" content=\"" + itoa(b.pageCount()) +
		"\"/>\n<meta name=\"dtb:maxPageNumber\" content=\"" + itoa(b.maxPage()) + "\"/>\n</head>\n")
	ncxText(&m, "docTitle", b.title())
	for _, a := range authors {
		ncxText(&m, "docAuthor", a)
	}
	m.raw("<navMap>\n")
	n := 0
	b.navPoints(&m, b.toc, order, &n)
	m.raw("</navMap>\n")
	if b.book.Pages != nil {
		b.pageTargets(&m, order)
	}
	m.raw("</ncx>\n")
	return m.b
}

func ncxText(m *markup, tag, text string) {
	m.raw("<" + tag + ">")
	m.elem("text", text)
	m.raw("</" + tag + ">\n")
}

func (b *builder) navPoints(m *markup, entries []*entry, order map[string]int, n *int) {
	for _, e := range entries {
		*n++
		href := e.href("xhtml/")
		m.raw("<navPoint id=\"np-" + itoa(*n) + "\" playOrder=\"" + itoa(order[href]) + "\">")
		ncxText(m, "navLabel", e.label)
		m.raw("<content src=\"" + href + "\"/>")
		if len(e.kids) > 0 {
			m.raw("\n")
			b.navPoints(m, e.kids, order, n)
		}
		m.raw("</navPoint>\n")
	}
}

func (b *builder) pageTargets(m *markup, order map[string]int) {
	m.raw("<pageList>\n")
	ncxText(m, "navLabel", b.l.pages)
	n := 0
	for _, d := range b.docs {
		for _, p := range d.pages {
			n++
			label := b.book.Pages.Pages[p.page].Label
			href := "xhtml/" + d.name + "#page-" + itoa(p.page+1)
			m.raw("<pageTarget id=\"pt-" + itoa(n) + "\"" + pageType(label) + " playOrder=\"" + itoa(order[href]) + "\">")
			ncxText(m, "navLabel", label)
			m.raw("<content src=\"" + href + "\"/></pageTarget>\n")
		}
	}
	m.raw("</pageList>\n")
}

// pageType tells body pages from front matter in roman figures and from anything else.
func pageType(label string) string {
	if n, err := strconv.Atoi(label); err == nil && n > 0 {
		return " type=\"normal\" value=\"" + itoa(n) + "\""
	}
	if label != "" && strings.Trim(label, "ivxlcdm") == "" {
		return " type=\"front\""
	}
	return " type=\"special\""
}

func (b *builder) pageCount() int {
	if b.book.Pages == nil {
		return 0
	}
	return len(b.book.Pages.Pages)
}

func (b *builder) maxPage() int {
	if b.book.Pages == nil {
		return 0
	}
	n := 0
	for _, p := range b.book.Pages.Pages {
		if k, err := strconv.Atoi(p.Label); err == nil {
			n = max(n, k)
		}
	}
	return n
}

// playOrder numbers the targets of the tree and the pages from 1 in reading order.
func (b *builder) playOrder() map[string]int {
	type place struct {
		doc, at int
		href    string
	}
	index := make(map[string]int, len(b.docs))
	var places []place
	for i, d := range b.docs {
		index[d.name] = i
		for _, p := range d.pages {
			places = append(places, place{i, p.at, "xhtml/" + d.name + "#page-" + itoa(p.page+1)})
		}
	}
	var walk func(es []*entry)
	walk = func(es []*entry) {
		for _, e := range es {
			places = append(places, place{index[e.doc], e.at, e.href("xhtml/")})
			walk(e.kids)
		}
	}
	walk(b.toc)
	sort.SliceStable(places, func(i, j int) bool {
		if places[i].doc != places[j].doc {
			return places[i].doc < places[j].doc
		}
		return places[i].at < places[j].at
	})
	order := make(map[string]int, len(places))
	for _, p := range places {
		if order[p.href] == 0 {
			order[p.href] = len(order) + 1
		}
	}
	return order
}
