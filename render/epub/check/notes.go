package check

import "strings"

// notes holds the triangle of reference, note and link back (epub.md §10).
func (b *book) notes() {
	cited, fromText := map[string]bool{}, map[string]bool{}
	refs := map[string]string{} // place of a reference → note
	for _, d := range b.docs {
		d.root.walk(func(n *node) {
			if !n.isType("noteref") {
				return
			}
			member, fragment := resolve(d.path, n.attr("href"))
			target := member + "#" + fragment
			t := b.byDoc[member]
			if t == nil || t.ids[fragment] == nil {
				b.at(n, "E-EPUB-NOTE", d.path, "the reference leads to no note")
				return
			}
			if note := t.ids[fragment]; !note.isType("footnote") && !note.isType("endnote") && !note.isType("rearnote") {
				b.at(n, "E-EPUB-NOTE", d.path, "the reference leads to something that is no note")
			}
			cited[target] = true
			fromText[target] = fromText[target] || member != d.path
			refs[d.path+"#"+n.attr("id")] = target
			for _, k := range n.kids {
				if k.tag != "" {
					b.at(n, "W-EPUB-NOTE", d.path, "an element inside the reference costs old readers the pop-up")
				}
			}
		})
	}
	for _, d := range b.docs {
		d.root.walk(func(n *node) {
			if !n.isType("footnote") && !n.isType("endnote") {
				return
			}
			self := d.path + "#" + n.attr("id")
			if !cited[self] {
				b.at(n, "W-EPUB-NOTE", d.path, "nothing refers to the note")
				return
			}
			back := ""
			n.walk(func(k *node) {
				if k.isType("backlink") && back == "" {
					member, fragment := resolve(d.path, k.attr("href"))
					back = member + "#" + fragment
				}
			})
			if refs[back] != self && fromText[self] { // one that only notes cite may do without
				b.at(n, "E-EPUB-NOTE", d.path, "the note has no way back to its reference")
			}
		})
	}
}

// isFurniture reports what is ours and no text of the article.
func isFurniture(n *node) bool {
	if n.hasClass("gen") || n.tag == "rt" || n.tag == "rp" || n.isType("noteref") || n.isType("backlink") || n.isType("pagebreak") {
		return true
	}
	return strings.HasPrefix(n.tag, "script")
}
