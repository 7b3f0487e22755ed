package check

import (
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
