package check

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
