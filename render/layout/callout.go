package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// callout sets an editors' note (编者按), a correction (更正), a note or a warning between hairlines.
func (p *press) callout(b *content.Callout, f flow, node content.NodeRef) {
	t := &p.theme.Callout
	l, title := p.look(t.Text), p.look(t.Title)
	elem := p.elemAt("Div", f.parent, node)
	inner := flow{parent: elem, left: f.left + l.left, right: f.right + l.right, body: l}
	p.calloutRule(inner, breakNever)
	head := &para{look: title, node: node.Sub("title")}
	head.left, head.right = inner.left, inner.right
	e := p.elemAt("P", elem, node.Sub("title"))
	if len(b.Title) > 0 {
		p.write(head, b.Title, e)
	} else {
		p.words(head, calloutTitle(b.Kind, p.article.Lang), e, title.role, typeset.Plain)
	}
	if len(head.spans) > 0 {
		p.emit(hungOn(p.galley(head, p.grid.column))...)
		p.afterHeading = true
	}
	p.blocks(b.Blocks, inner, node)
	p.calloutRule(inner, breakFree)
}

// hungOn keeps the lines together and with what follows.
func hungOn(s []strip) []strip {
	for i := range s {
		s[i].keep = breakNever
	}
	return s
}

// calloutRule is half a grid line with the hairline in its middle.
func (p *press) calloutRule(f flow, k keep) {
	width := p.theme.Callout.Rule
	if width == 0 {
		p.space += p.grid.leading / 2
		return
	}
	g := &p.grid
	y := g.size / 2
	rule := &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: f.left, Y1: y, X2: g.column - f.right, Y2: y, Width: width, Ink: render.Black}
	p.emit(strip{block: g.leading, grid: true, keep: k, items: []Item{rule}, pull: pullOf(k, g.leading)})
}

func pullOf(k keep, leading render.Pt) render.Pt {
	if k == breakFree {
		return leading
	}
	return 0
}

func calloutTitle(k content.CalloutKind, lang string) string {
	switch k {
	case content.CalloutEditors:
		return pick(lang, "编者按", "編者按", "Editor’s note")
	case content.CalloutCorrection:
		return pick(lang, "更正", "更正", "Correction")
	case content.CalloutWarning:
		return pick(lang, "注意", "注意", "Warning")
	}
	return pick(lang, "附注", "附註", "Note")
}
