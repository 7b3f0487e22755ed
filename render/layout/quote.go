package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

func (p *press) quote(b *content.Quote, f flow, node content.NodeRef) {
	l := p.look(p.theme.Quote)
	elem := p.elemAt("BlockQuote", f.parent, node)
	inner := flow{parent: elem, left: f.left + l.left, right: f.right + l.right, body: l}
	p.before(l.above)
	p.blocks(b.Blocks, inner, node)
	if len(b.By) > 0 {
		by := &para{look: l, node: node.Sub("by")}
		by.left, by.right, by.indent, by.align = inner.left, inner.right, 0, typeset.End
		e := p.elemAt("P", elem, node.Sub("by"))
		p.words(by, "——", e, l.role, typeset.Plain)
		p.write(by, b.By, e)
		p.emit(p.galley(by, p.grid.column)...)
	}
	p.space += l.below
}

func (p *press) pullQuote(b *content.PullQuote, f flow, node content.NodeRef) {
	l := p.look(p.theme.Pull.Text)
	elem := p.elemAt("BlockQuote", f.parent, node)
	if 2*(l.left+l.right) > p.grid.column {
		l.left, l.right = p.grid.size, p.grid.size
	}
	q := &para{look: l, node: node, balance: true}
	p.write(q, b.Text, p.elemAt("P", elem, node))
	if len(q.spans) == 0 {
		return
	}
	parts := [][]strip{p.galley(q, p.grid.column)}
	if len(b.By) > 0 {
		by := &para{look: p.look(p.theme.Figure.Caption), node: node.Sub("by")}
		by.left, by.right = l.left, l.right
		e := p.elemAt("P", elem, node.Sub("by"))
		p.words(by, "——", e, by.role, typeset.Plain)
		p.write(by, b.By, e)
		parts = append(parts, p.galley(by, p.grid.column))
	}
	pad := p.grid.leading / 2
	s := p.stack(parts, pad)
	s.block += pad
	long := p.grid.column - l.left - l.right
	s = p.ruled(s, l.left, long, p.theme.Pull.Rule)
	p.space += l.above
	p.emit(p.whole(s))
	p.space += l.below
}

// ruled draws a hairline above and below a strip.
func (p *press) ruled(s strip, from, long, width render.Pt) strip {
	if width == 0 {
		return s
	}
	mark := Mark{Elem: -1, Artifact: LayoutArtifact}
	top := &RuleItem{Mark: mark, X1: from, X2: from + long, Width: width, Ink: p.accent()}
	foot := &RuleItem{Mark: mark, X1: from, Y1: s.block, X2: from + long, Y2: s.block, Width: width, Ink: p.accent()}
	s.items = append(append([]Item{top}, s.items...), foot)
	return s
}
