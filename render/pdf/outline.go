package pdf

import (
	"strconv"

	"github.com/kanben/kanben/render/layout"
)

// writeOutline writes the bookmarks (ISO 32000-1 12.3.3) with destinations, never actions, which PDF/X forbids.
// It returns 0 if there are none.
func writeOutline(f *file, marks []layout.Bookmark, pages []ref, sheets []pageUse) ref {
	if len(marks) == 0 {
		return 0
	}
	root := f.alloc()
	refs := make([]ref, len(marks))
	for i := range refs {
		refs[i] = f.alloc()
	}
	nodes := outlineNodes(marks)
	at := func(i int) ref {
		if i < 0 {
			return root
		}
		return refs[i]
	}
	for i, m := range marks {
		n := nodes[i+1]
		b := appendText([]byte("<</Title"), m.Title)
		b = appendRef(append(b, "/Parent "...), at(n.parent))
		b = n.appendLinks(b, refs)
		b = appendRef(append(b, "/Dest["...), pages[m.Page])
		b = appendPts(append(b, "/XYZ null "...), sheets[m.Page].sheet.y(m.Y))
		f.put(refs[i], append(b, "null]>>"...))
	}
	top := nodes[0]
	b := top.appendLinks([]byte("<</Type/Outlines"), refs)
	f.put(root, append(b, ">>"...))
	return root
}

// outlineNode is the place of a bookmark in the tree; indexes count bookmarks, -1 = none or the root.
type outlineNode struct{ parent, prev, next, first, last, count int }

// outlineNodes builds the tree from the levels: nodes[0] is the root, nodes[i+1] bookmark i.
func outlineNodes(marks []layout.Bookmark) []outlineNode {
	nodes := make([]outlineNode, len(marks)+1)
	for i := range nodes {
		nodes[i] = outlineNode{-1, -1, -1, -1, -1, 0}
	}
	var path []int // open bookmarks, outermost first
	for i, m := range marks {
		for len(path) > 0 && marks[path[len(path)-1]].Level >= m.Level {
			path = path[:len(path)-1]
		}
		parent := -1
		if len(path) > 0 {
			parent = path[len(path)-1]
		}
		p, n := &nodes[parent+1], &nodes[i+1]
		n.parent = parent
		if p.last >= 0 {
			n.prev = p.last
			nodes[p.last+1].next = i
		} else {
			p.first = i
		}
		p.last = i
		path = append(path, i)
		for up := parent; ; up = nodes[up+1].parent {
			nodes[up+1].count++
			if up < 0 {
				break
			}
		}
	}
	return nodes
}

func (n outlineNode) appendLinks(b []byte, refs []ref) []byte {
	for _, l := range [...]struct {
		key string
		to  int
	}{{"/Prev ", n.prev}, {"/Next ", n.next}, {"/First ", n.first}, {"/Last ", n.last}} {
		if l.to >= 0 {
			b = appendRef(append(b, l.key...), refs[l.to])
		}
	}
	if n.count > 0 {
		b = appendInt(append(b, "/Count "...), n.count)
	}
	return b
}

// pageLabels writes the ranges of labels (12.4.2): arabic, roman, or each as it is printed.
func pageLabels(pages []layout.Page) []byte {
	b := []byte("<</Nums[")
	style, next := "", 0
	for i := range pages {
		s, n := labelStyle(pages[i].Label)
		if s != "" && s == style && n == next {
			next++
			continue
		}
		b = append(appendInt(b, i), "<<"...)
		switch {
		case s == "":
			b = appendText(append(b, "/P"...), pages[i].Label)
		default:
			b = append(append(b, "/S/"...), s...)
			if n != 1 {
				b = appendInt(append(b, "/St "...), n)
			}
		}
		b = append(b, ">>"...)
		style, next = s, n+1
	}
	return append(b, "]>>"...)
}

// labelStyle returns the style of a label, D or r, with its number; "" for another one.
func labelStyle(label string) (string, int) {
	if n, err := strconv.Atoi(label); err == nil && n > 0 && label[0] != '0' && label[0] != '+' {
		return "D", n
	}
	if n := roman(label); n > 0 {
		return "r", n
	}
	return "", 0
}

// roman reads a small roman numeral; 0 if it is none, or not in its usual form.
func roman(s string) int {
	n, rest := 0, s
	for _, d := range [...]struct {
		s string
		v int
	}{{"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}} {
		for k := 0; len(rest) >= len(d.s) && rest[:len(d.s)] == d.s && k < 3; k++ {
			n += d.v
			rest = rest[len(d.s):]
		}
	}
	if rest != "" {
		return 0
	}
	return n
}
