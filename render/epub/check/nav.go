package check

import (
	"strconv"
	"strings"
)

// entry is a line of a table of contents.
type entry struct {
	depth         int
	label, target string
	n             *node
}

// navigation compares the trees of nav.xhtml, NCX, contents page and headings, and the lists of pages (epub.md §6).
func (b *book) navigation() {
	if b.nav == nil {
		return
	}
	var toc, landmarks, pages *node
	contents := map[*node]string{} // further lists in documents
	b.nav.walk(func(n *node) {
		switch {
		case n.tag != "nav":
		case n.isType("toc"):
			if toc != nil {
				b.at(n, "E-EPUB-NAV", b.navPath, "there are two tables of contents")
			}
			toc = n
		case n.isType("landmarks"):
			landmarks = n
		case n.isType("page-list"):
			pages = n
		}
	})
	if toc == nil {
		b.report("E-EPUB-NAV", b.navPath, 0, 0, "there is no table of contents")
		return
	}
	tree := b.list(toc, b.navPath)
	b.judgeTree(tree)
	for _, d := range b.docs {
		if d.path == b.navPath {
			continue
		}
		d.root.walk(func(n *node) {
			if n.tag == "nav" && containsWord(n.attr("role"), "doc-toc") {
				contents[n] = d.path
			}
		})
	}
	for n, p := range contents {
		b.compare(tree, b.list(n, p), n, p, "the contents page")
	}
	b.headings(tree)
	b.judgeNCX(tree)
	b.landmarks(landmarks)
	b.pages(pages)
}

// list reads the nested ol of a nav.
func (b *book) list(nav *node, member string) []entry {
	var es []entry
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		for _, k := range n.kids {
			switch k.tag {
			case "ol":
				walk(k, depth+1)
			case "a":
				target, fragment := resolve(member, k.attr("href"))
				if fragment != "" {
					target += "#" + fragment
				}
				es = append(es, entry{depth, k.label(), target, k})
			case "span":
				es = append(es, entry{depth, k.label(), "", k})
			default:
				walk(k, depth)
			}
		}
	}
	walk(nav, 0)
	return es
}

// judgeTree holds labels and order: documents in spine order, ids in document order.
func (b *book) judgeTree(tree []entry) {
	order := map[string]int{}
	for i, it := range b.spine {
		order[it.path] = i
	}
	last := -1
	if len(tree) == 0 {
		b.report("E-EPUB-NAV", b.navPath, 0, 0, "the table of contents is empty")
	}
	for _, e := range tree {
		if e.label == "" {
			b.at(e.n, "E-EPUB-TREE", b.navPath, "an entry has no label")
		}
		member, _, _ := strings.Cut(e.target, "#")
		at, ok := order[member]
		if e.target != "" && !ok {
			b.at(e.n, "E-EPUB-TREE", b.navPath, "%s is not in the spine", member)
			continue
		}
		if at < last {
			b.at(e.n, "E-EPUB-TREE", b.navPath, "entry %s stands out of reading order", e.label)
		}
		last = max(last, at)
	}
}

// compare reports the first difference of two trees.
func (b *book) compare(want, got []entry, n *node, member, what string) {
	if len(want) != len(got) {
		b.at(n, "E-EPUB-TREE", member, "%s has %d entries, nav has %d", what, len(got), len(want))
		return
	}
	for i, w := range want {
		g := got[i]
		if w.label != g.label || w.target != g.target || w.depth != g.depth {
			b.at(g.n, "E-EPUB-TREE", member, "%s has %q (%s) where nav has %q (%s)", what, g.label, g.target, w.label, w.target)
			return
		}
	}
}

// headings compares each entry with the heading that it leads to, and finds headings without an entry.
func (b *book) headings(tree []entry) {
	wanted := map[string]string{}
	for _, e := range tree {
		wanted[e.target] = e.label
	}
	for _, e := range tree {
		member, fragment, _ := strings.Cut(e.target, "#")
		d := b.byDoc[member]
		if d == nil || d.body == nil {
			continue
		}
		at := d.body
		if fragment != "" {
			if at = d.ids[fragment]; at == nil {
				b.at(e.n, "E-EPUB-LINK", b.navPath, "%s has no id %s", member, fragment)
				continue
			}
		}
		h := firstHeading(at)
		if h == nil {
			continue
		}
		if got := h.label(); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(e.label, " ", "") && !d.joinsSlogan(h, e.label) {
			b.at(h, "E-EPUB-TREE", member, "the heading is %q, its entry %q", got, e.label)
		}
	}
	for _, d := range b.docs {
		if d.body == nil || d.path == b.navPath || !isText(d) {
			continue
		}
		first := true
		d.body.walk(func(n *node) {
			if !isHeading(n) {
				return
			}
			target := d.path
			if !first {
				target += "#" + headingID(n)
			}
			if _, ok := wanted[target]; !ok {
				b.at(n, "E-EPUB-TREE", d.path, "heading %q is not in the table of contents", n.label())
			}
			first = false
		})
	}
}

// joinsSlogan: a label may have the slogan before the heading, by a switch.
func (d *document) joinsSlogan(h *node, label string) bool {
	return h.parent != nil && h.parent.tag == "hgroup" && strings.HasSuffix(label, h.label())
}

// isText reports documents whose headings belong to the tree: not cover, title page or contents.
func isText(d *document) bool {
	text := true
	d.body.walk(func(n *node) {
		if n.isType("cover") || n.isType("titlepage") || n.isType("halftitlepage") || n.tag == "nav" && containsWord(n.attr("role"), "doc-toc") {
			text = false
		}
	})
	return text
}

func headingID(n *node) string {
	if id := n.attr("id"); id != "" {
		return id
	}
	for p := n.parent; p != nil; p = p.parent {
		if p.tag == "section" && p.attr("id") != "" {
			return p.attr("id")
		}
	}
	return ""
}

func isHeading(n *node) bool {
	return len(n.tag) == 2 && n.tag[0] == 'h' && n.tag[1] >= '1' && n.tag[1] <= '6'
}

func firstHeading(n *node) *node {
	if isHeading(n) {
		return n
	}
	for _, k := range n.kids {
		if h := firstHeading(k); h != nil {
			return h
		}
	}
	return nil
}

// judgeNCX compares the NCX with the tree, and its numbers with what it holds.
func (b *book) judgeNCX(tree []entry) {
	if b.ncx == nil {
		return
	}
	member := ""
	for _, it := range b.items {
		if it.mediaType == "application/x-dtbncx+xml" {
			member = it.path
		}
	}
	b.uniqueIDs(b.ncx, member)
	var got []entry
	deepest := 0
	orders := map[int]string{}
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		for _, k := range n.kids {
			if k.tag != "navPoint" && k.tag != "pageTarget" {
				if k.tag == "navMap" || k.tag == "pageList" {
					walk(k, depth)
				}
				continue
			}
			label, target := "", ""
			if l := k.children("navLabel"); len(l) > 0 {
				label = squeeze(l[0].words(nil))
			}
			if c := k.children("content"); len(c) > 0 {
				m, fragment := resolve(member, c[0].attr("src"))
				target = m
				if fragment != "" {
					target += "#" + fragment
				}
			}
			n, err := strconv.Atoi(k.attr("playOrder"))
			if other, ok := orders[n]; err != nil || ok && other != target {
				b.at(k, "E-EPUB-NCX", member, "playOrder %q is missing or taken", k.attr("playOrder"))
			}
			orders[n] = target
			if k.tag == "navPoint" {
				got = append(got, entry{depth + 1, label, target, k})
				deepest = max(deepest, depth+1)
				walk(k, depth+1)
			}
		}
	}
	walk(b.ncx, 0)
	b.compare(tree, got, b.ncx, member, "the NCX")
	for i := 1; i <= len(orders); i++ {
		if _, ok := orders[i]; !ok {
			b.report("E-EPUB-NCX", member, 0, 0, "playOrder has a gap at %d", i)
			break
		}
	}
	b.ncxHead(member, deepest)
}

func (b *book) ncxHead(member string, deepest int) {
	uid := ""
	for _, m := range b.metas {
		if m.name == "dc:identifier" && m.id == b.opf.attr("unique-identifier") {
			uid = m.value
		}
	}
	b.ncx.walk(func(n *node) {
		if n.tag != "meta" {
			return
		}
		switch v := n.attr("content"); n.attr("name") {
		case "dtb:uid":
			if v != uid {
				b.at(n, "E-EPUB-NCX", member, "dtb:uid is %s, the book's identifier %s", v, uid)
			}
		case "dtb:depth":
			if v != strconv.Itoa(deepest) {
				b.at(n, "E-EPUB-NCX", member, "dtb:depth is %s, the tree has %d levels", v, deepest)
			}
		}
	})
}

func (b *book) landmarks(nav *node) {
	if nav == nil {
		b.report("W-EPUB-LANDMARK", b.navPath, 0, 0, "there are no landmarks")
		return
	}
	seen := map[string]bool{}
	nav.walk(func(n *node) {
		if n.tag != "a" {
			return
		}
		types := n.types()
		if len(types) == 0 {
			b.at(n, "E-EPUB-LANDMARK", b.navPath, "a landmark has no epub:type")
			return
		}
		target, _ := resolve(b.navPath, n.attr("href"))
		for _, t := range types {
			if seen[t+" "+target] {
				b.at(n, "E-EPUB-LANDMARK", b.navPath, "landmark %s is there twice", t)
			}
			seen[t+" "+target] = true
		}
		if n.label() == "" {
			b.at(n, "E-EPUB-LANDMARK", b.navPath, "a landmark has no label")
		}
	})
}

// pages holds that markers, page-list and pageList are the same pages in the same order.
func (b *book) pages(nav *node) {
	var markers, listed, ncx []string
	for _, d := range b.docs {
		d.root.walk(func(n *node) {
			if !n.isType("pagebreak") && !containsWord(n.attr("role"), "doc-pagebreak") {
				return
			}
			label := n.attr("aria-label")
			if label == "" {
				label = n.attr("title")
			}
			if label == "" {
				label = n.label()
			}
			markers = append(markers, d.path+"#"+n.attr("id")+" "+label)
			if label == "" || n.attr("id") == "" {
				b.at(n, "E-EPUB-PAGES", d.path, "a page marker has no label or id")
			}
		})
	}
	if nav != nil {
		for _, e := range b.list(nav, b.navPath) {
			listed = append(listed, e.target+" "+e.label)
		}
	}
	b.samePages(markers, listed, "page-list")
	if b.ncx == nil {
		return
	}
	for _, it := range b.items {
		if it.mediaType != "application/x-dtbncx+xml" {
			continue
		}
		b.ncx.walk(func(n *node) {
			if n.tag != "pageTarget" {
				return
			}
			m, fragment := "", ""
			if c := n.children("content"); len(c) > 0 {
				m, fragment = resolve(it.path, c[0].attr("src"))
			}
			label := ""
			if l := n.children("navLabel"); len(l) > 0 {
				label = squeeze(l[0].words(nil))
			}
			ncx = append(ncx, m+"#"+fragment+" "+label)
		})
	}
	if len(ncx) > 0 || len(listed) > 0 {
		b.samePages(markers, ncx, "pageList of the NCX")
	}
}

func (b *book) samePages(markers, list []string, what string) {
	for i := range max(len(markers), len(list)) {
		m, l := "nothing", "nothing"
		if i < len(markers) {
			m = markers[i]
		}
		if i < len(list) {
			l = list[i]
		}
		if m != l {
			b.report("E-EPUB-PAGES", b.navPath, 0, 0, "page %d: %s has %s, the text %s", i+1, what, l, m)
			return
		}
	}
}
