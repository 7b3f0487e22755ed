package layout

import "github.com/kanben/kanben/content"

// elem adds an element to the structure tree.
func (p *press) elem(kind string, parent int32) int32 {
	p.doc.Elems = append(p.doc.Elems, Elem{Kind: kind, Parent: parent})
	return int32(len(p.doc.Elems) - 1)
}

// elemAt adds an element for a node of the article.
func (p *press) elemAt(kind string, parent int32, node content.NodeRef) int32 {
	i := p.elem(kind, parent)
	p.doc.Elems[i].Node = node
	return i
}

// heading returns the kind of a heading at the depth, from 1.
func headingKind(depth int) string {
	return "H" + string(rune('0'+max(1, min(depth, 6))))
}
