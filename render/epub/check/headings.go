package check

import (
	"strings"
)

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
