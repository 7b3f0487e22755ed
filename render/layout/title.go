package layout

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// titleBlock composes kicker, title, subtitle, hairline and byline: one block of whole grid lines.
func (p *press) titleBlock(a *content.Article, parent int32, depth int) {
	t := p.titleTheme()
	column := p.grid.column
	if t.Across {
		column = p.grid.inline
	}
	var parts [][]strip
	add := func(s []strip) {
		if len(s) > 0 {
			parts = append(parts, s)
		}
	}
	if len(a.Kicker) > 0 {
		add(p.titleLine(a.Kicker, p.look(t.Kicker), "P", "kicker", parent, column, ""))
	}
	title, elem := p.mainTitle(a, t, parent, column, depth)
	add(title)
	if len(a.Subtitle) > 0 {
		dash := ""
		if t.Dash && chinese(a.Lang) && !strings.HasPrefix(content.InlineText(a.Subtitle), "—") {
			dash = "——"
		}
		add(p.titleLine(a.Subtitle, p.look(t.Subtitle), "P", "subtitle", parent, column, dash))
	}
	add(p.byline(a, t, parent, column))
	s := p.titleStrip(parts, t, column)
	s.across = t.Across && p.grid.columns > 1
	s.marks = []int32{p.bookmark(depth, content.InlineText(a.Title), elem, p.node("title"))}
	s.running = &running{title: content.InlineText(a.Title)}
	s.start = p.opens
	p.opens = nil
	p.space = 0
	p.emit(s)
	p.pages.startArticle()
}

func (p *press) titleTheme() *render.TitleTheme {
	if p.many {
		return &p.theme.Book.Chapter
	}
	return &p.theme.Title
}

func (p *press) mainTitle(a *content.Article, t *render.TitleTheme, parent int32, column render.Pt, depth int) ([]strip, int32) {
	elem := p.elemAt(headingKind(depth), parent, p.node("title"))
	q := &para{look: p.look(t.Text), node: p.node("title"), balance: true}
	p.write(q, a.Title, elem)
	if len(q.spans) == 0 {
		return nil, elem
	}
	s := p.galley(q, column)
	if t.MaxLines > 0 && len(s) > t.MaxLines {
		q.look = p.look(t.Smaller)
		q.measure = nil
		s = p.galley(q, column)
	}
	return s, elem
}

func (p *press) titleLine(in []content.Inline, l look, kind string, name content.NodeRef, parent int32, column render.Pt, lead string) []strip {
	q := &para{look: l, node: p.node(name), balance: true}
	elem := p.elemAt(kind, parent, p.node(name))
	p.words(q, lead, elem, l.role, typeset.Plain)
	p.write(q, in, elem)
	s := p.galley(q, column)
	if len(s) > 0 {
		s[0].above += l.above
		s[len(s)-1].block += l.below
	}
	return s
}

// titleStrip stacks the parts in whole grid lines and closes them with the theme's empty lines.
func (p *press) titleStrip(parts [][]strip, t *render.TitleTheme, column render.Pt) strip {
	g := &p.grid
	s := p.centredLines(parts)
	sink := t.Sink.At(g.leading)
	total := g.up(sink+s.block) + t.Below.At(g.leading)
	free := g.up(sink+s.block) - s.block - sink
	for _, it := range s.items {
		shift(it, 0, sink+free/2)
	}
	s.block, s.grid, s.keep = total, true, breakNever
	return s
}

// hairline is the thin rule between title and byline.
func (p *press) hairline(t *render.TitleTheme, column render.Pt) []strip {
	if t.Rule == 0 {
		return nil
	}
	long := scale(column, render.Pt(t.RuleLong), 1000)
	from := (column - long) / 2
	if p.look(t.Text).align == typeset.Start {
		from = 0
	}
	y := p.grid.leading / 2
	rule := &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: from, Y1: y, X2: from + long, Y2: y, Width: t.Rule, Ink: p.accent()}
	q := &para{look: look{size: p.grid.leading, leading: p.grid.leading}}
	return []strip{{block: p.grid.leading, items: []Item{rule}, galley: &galley{para: q, lines: 1}}}
}
