package layout

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// flow is where blocks go: their element, their insets in the column, and how their paragraphs are set.
type flow struct {
	parent      int32
	left, right render.Pt
	body        look
}

// setArticle composes one article from its title to its imprint.
func (p *press) setArticle(a *content.Article, index int, parent int32, depth int) {
	p.article, p.index = a, index
	if a.Lang != "" && a.Lang != p.doc.Lang {
		p.doc.Elems[parent].Lang = a.Lang
	}
	p.line = LineOptions(p.opt.Theme.Line, a.Lang, p.grid.vertical, p.opt.Faces)
	p.notes, p.assets, p.anchors = map[string]*note{}, map[string]*content.Asset{}, map[string]int32{}
	from := len(p.doc.Elems)
	for i := range a.Notes {
		p.notes[a.Notes[i].ID] = &note{id: a.Notes[i].ID, blocks: a.Notes[i].Blocks, node: p.node(content.NoteRefNode(i))}
	}
	for i := range a.Assets {
		p.assets[a.Assets[i].Name] = &a.Assets[i]
	}
	p.noteParent = parent
	p.titleBlock(a, parent, depth)
	p.abstract(a, parent)
	p.lead = wireLead(a.Dateline)
	p.sections(a, parent, depth+1)
	if p.lead != "" { // no paragraph took it
		p.paragraph(&content.Para{}, flow{parent: p.noteParent, body: p.look(p.theme.Body)}, "")
	}
	p.uncalled(a, parent)
	p.tail(a, parent)
	p.resolve(from)
}

// resolve turns links to IDs of the article into links to elements; a link to nothing becomes plain text.
func (p *press) resolve(from int) {
	for i := from; i < len(p.doc.Elems); i++ {
		e := &p.doc.Elems[i]
		if e.Kind != "Link" || !strings.HasPrefix(e.URI, "#") {
			continue
		}
		if to, ok := p.anchors[e.URI[1:]]; ok {
			e.Dest = to + 1
		} else {
			e.Kind = "Span"
		}
		e.URI = ""
	}
}

func (p *press) abstract(a *content.Article, parent int32) {
	if len(a.Abstract) == 0 {
		return
	}
	lead := p.look(p.theme.Lead)
	p.blocks(a.Abstract, flow{parent: parent, left: lead.left, right: lead.right, body: lead}, p.node("abstract"))
	p.space += lead.below
}

// sections composes the flat list of sections; their levels make a tree of Sects.
func (p *press) sections(a *content.Article, parent int32, depth int) {
	type open struct {
		level int
		elem  int32
	}
	stack := []open{{0, parent}}
	for i := range a.Sections {
		s := &a.Sections[i]
		for len(stack) > 1 && stack[len(stack)-1].level >= s.Level {
			stack = stack[:len(stack)-1]
		}
		ref := p.node(content.SectionRef(i))
		sect := p.elemAt("Sect", stack[len(stack)-1].elem, ref)
		if s.ID != "" {
			p.anchors[s.ID] = sect
		}
		if s.Level > 0 {
			stack = append(stack, open{s.Level, sect})
			p.heading(s, ref, sect, depth+s.Level-1)
		}
		p.noteParent = sect
		p.dropNext = p.theme.Drop.Lines > 0 && i == 0
		p.blocks(s.Blocks, flow{parent: sect, body: p.look(p.theme.Body)}, ref)
		p.sectionCredits(s, sect)
	}
}

// blocks composes blocks one after the other; ref is the node they are in.
func (p *press) blocks(list []content.Block, f flow, ref content.NodeRef) {
	for i := 0; i < len(list); i++ {
		node := ref.Down("b", i)
		if fig, ok := list[i].(*content.Figure); ok && i+1 < len(list) && p.wraps(fig, f, list[i+1]) {
			p.besidePicture(fig, list[i+1].(*content.Para), f, node, ref.Down("b", i+1))
			i++
			continue
		}
		switch b := list[i].(type) {
		case *content.Para:
			p.paragraph(b, f, node)
		case *content.List:
			p.list(b, f, node)
		case *content.Table:
			p.table(b, f, node)
		case *content.Quote:
			p.quote(b, f, node)
		case *content.PullQuote:
			p.pullQuote(b, f, node)
		case *content.Figure:
			p.figure(b, f, node)
		case *content.Verse:
			p.verse(b, f, node)
		case *content.Code:
			p.code(b.Text, b.Pos, f, node)
		case *content.Math:
			p.report(content.Warning, "W-MATH", b.Pos, "a formula is set as its TeX source", "")
			p.code(b.TeX, b.Pos, f, node)
		case *content.Rule:
			p.thematicBreak(f)
		case *content.Callout:
			p.callout(b, f, node)
		}
	}
}

func (p *press) paragraph(b *content.Para, f flow, node content.NodeRef) {
	q, elem := p.paraOf(b, f, node)
	if len(q.spans) == 0 {
		return
	}
	if p.dropNext && !b.Lead && f.parent == p.noteParent { // not within a callout or a list
		p.dropNext = false
		if len(b.RunIn) == 0 && !q.info[0].generated && p.dropCap(q, elem, node) {
			return
		}
	}
	p.emit(p.galley(q, p.grid.column)...)
	if b.Lead {
		p.space += p.look(p.theme.Lead).below
	}
}

// paraOf writes a paragraph of the body, not yet in lines.
func (p *press) paraOf(b *content.Para, f flow, node content.NodeRef) (*para, int32) {
	look := f.body
	if b.Lead {
		look.role = p.look(p.theme.Lead).role
	}
	q := &para{look: look, node: node}
	q.left, q.right = f.left, f.right
	elem := p.elemAt("P", f.parent, node)
	if p.lead != "" && len(p.article.Sections) > 0 && f.parent == p.noteParent {
		p.words(q, p.lead+"　", elem, fonts.Kai, typeset.Plain)
		p.lead = ""
	}
	if len(b.RunIn) > 0 {
		p.writeRole(q, b.RunIn, elem, strongRunIn)
	}
	p.write(q, b.Text, elem)
	return q, elem
}
