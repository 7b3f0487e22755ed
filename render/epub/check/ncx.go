package check

import (
	"strconv"
)

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
