package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// list sets the items with hanging labels: L, LI, Lbl, LBody.
func (p *press) list(b *content.List, f flow, node content.NodeRef) {
	elem := p.elemAt("L", f.parent, node)
	p.doc.Elems[elem].Numbering = "Disc"
	if b.Ordered {
		p.doc.Elems[elem].Numbering = "Decimal"
	}
	body := f.body
	indent := render.Pt(0)
	if body.indent > 0 {
		indent = body.indent.At(body.size)
	}
	body.indent = 0
	labels, wide := p.listLabels(b, body)
	for i := range b.Items {
		item := &b.Items[i]
		li := p.elem("LI", elem)
		lbl := p.elem("Lbl", li)
		label := &para{look: body}
		p.words(label, labels[i], lbl, labelRole(labels[i], body.role), typeset.Unbroken)
		line, _ := p.oneLine(label)
		items, _ := p.lineItems(label, line, f.left+indent, 0)
		p.hang = append(p.hang, items...)
		in := flow{parent: p.elem("LBody", li), left: f.left + indent + wide, right: f.right, body: body}
		p.blocks(item.Blocks, in, node.Down("i", i))
		p.flushHang(body)
	}
}

const bullet = "•"

// labelRole takes the bullet from the heavy face: that of the text is too faint.
func labelRole(label string, text fonts.Role) fonts.Role {
	if label == bullet {
		return fonts.Heading
	}
	return text
}

// flushHang emits a label whose item has no line to stand beside.
func (p *press) flushHang(l look) {
	if len(p.hang) > 0 {
		p.emit(strip{block: l.leading, grid: p.grids(l)})
	}
}

// listLabels returns the labels and the room they take: whole half ems with half an em after the longest.
func (p *press) listLabels(b *content.List, l look) ([]string, render.Pt) {
	out := make([]string, len(b.Items))
	var wide render.Pt
	for i := range b.Items {
		switch {
		case b.Items[i].Label != "":
			out[i] = b.Items[i].Label
		case b.Ordered:
			out[i] = strconv.Itoa(max(b.Start, 1)+i) + "."
		default:
			out[i] = bullet
		}
		q := &para{look: l}
		p.words(q, out[i], 0, labelRole(out[i], l.role), typeset.Unbroken)
		_, w := p.oneLine(q)
		wide = max(wide, w)
	}
	half := l.size / 2
	return out, (wide + half/2 + half - 1) / half * half
}
