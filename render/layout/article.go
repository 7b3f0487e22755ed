package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// flow is where blocks go: their element, their insets in the column, and how their paragraphs are set.
type flow struct {
	parent      int32
	left, right render.Pt
	body        look
	tight       bool // no space between the blocks
}

// setArticle composes one article from its title to its imprint.
func (p *press) setArticle(a *content.Article, index int, parent int32, depth int) {
	p.article, p.index = a, index
	p.notes, p.assets = map[string]*note{}, map[string]*content.Asset{}
	for i := range a.Notes {
		p.notes[a.Notes[i].ID] = &note{id: a.Notes[i].ID, blocks: a.Notes[i].Blocks, node: p.node(content.NoteRefNode(i))}
	}
	for i := range a.Assets {
		p.assets[a.Assets[i].Name] = &a.Assets[i]
	}
	p.noteParent = parent
	p.titleBlock(a, parent, depth)
	p.abstract(a, parent)
	p.sections(a, parent, depth+1)
	p.uncalled(a, parent)
	p.tail(a, parent)
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
	drop := p.dropNext && !b.Lead && len(b.RunIn) == 0
	p.dropNext = false
	if drop && p.dropCap(q, elem, node) {
		return
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
	if len(b.RunIn) > 0 {
		p.writeRole(q, b.RunIn, elem, strongRunIn)
	}
	p.write(q, b.Text, elem)
	return q, elem
}

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

func (p *press) verse(b *content.Verse, f flow, node content.NodeRef) {
	l := p.look(p.theme.Verse)
	p.before(l.above)
	elem := p.elemAt("Div", f.parent, node)
	for i, line := range b.Lines {
		if len(line) == 0 {
			p.space += p.grid.leading
			continue
		}
		q := &para{look: l, node: node.Down("l", i)}
		q.left, q.right, q.indent = f.left+l.left+2*l.size, f.right+l.right, -2000
		p.write(q, line, p.elemAt("P", elem, node.Down("l", i)))
		s := hung(p.galley(q, p.grid.column))
		if n := len(s); n > 0 && stanzaEdge(b.Lines, i) {
			s[n-1].keep = breakNever
		}
		p.emit(s...)
	}
	p.space += l.below
}

// stanzaEdge reports whether the line begins its stanza or is the last but one: it stays with the next.
func stanzaEdge(lines [][]content.Inline, i int) bool {
	if i+1 == len(lines) || len(lines[i+1]) == 0 {
		return false
	}
	first := i == 0 || len(lines[i-1]) == 0
	return first || i+2 == len(lines) || len(lines[i+2]) == 0
}

// hung lets every line of a paragraph stay with the next: a line of verse is not parted.
func hung(s []strip) []strip {
	for i := range len(s) - 1 {
		s[i].keep = breakNever
	}
	return s
}

func (p *press) code(text string, pos content.Pos, f flow, node content.NodeRef) {
	l := p.look(p.theme.Code)
	p.before(l.above)
	elem := p.elemAt("P", f.parent, node)
	code := p.elem("Code", elem)
	off := 0
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if strings.TrimSpace(line) == "" {
			p.space += l.leading
		} else {
			q := &para{look: l, node: node, off: off}
			q.left, q.right = f.left+l.left, f.right+l.right
			p.emit(p.codeLine(q, untab(line), code, pos)...)
		}
		off += utf8.RuneCountInString(line) + 1
		pos.Line++
	}
	p.space += l.below
}

// codeLine sets a line of code. The line maker drops the spaces that begin a line; here they are its indent.
func (p *press) codeLine(q *para, line string, code int32, pos content.Pos) []strip {
	one := &para{look: q.look}
	p.words(one, "0", code, q.role, typeset.CodeText)
	_, wide := p.oneLine(one)
	indent := wide * render.Pt(len(line)-len(strings.TrimLeft(line, " ")))
	q.right += indent
	p.literal(q, line, code, q.role, typeset.CodeText, pos)
	strips := p.galley(q, p.grid.column)
	for i := range strips {
		strips[i].galley = nil
		for _, it := range strips[i].items {
			shift(it, indent, 0)
		}
	}
	return strips
}

// untab sets tabs as spaces, four to a stop.
func untab(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	n := 0
	for _, r := range s {
		if r != '\t' {
			b.WriteRune(r)
			n++
			continue
		}
		b.WriteString("    "[n%4:])
		n += 4 - n%4
	}
	return b.String()
}

// before asks for space above a block; right after a heading the heading's own is enough.
func (p *press) before(space render.Pt) {
	if !p.afterHeading {
		p.space += space
	}
}

func (p *press) thematicBreak(f flow) {
	g := &p.grid
	long := 4 * g.size
	from := (g.column - long) / 2
	y := (g.leading - (g.leading - g.size)) / 2
	rule := &RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, X1: from, Y1: y, X2: from + long, Y2: y, Width: 300, Ink: p.accent()}
	p.emit(strip{block: g.leading, grid: true, items: []Item{rule}})
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

// stack joins the strips of several paragraphs into one that is never cut; it begins below pad.
func (p *press) stack(parts [][]strip, pad render.Pt) strip {
	out := strip{block: pad}
	for _, part := range parts {
		for i := range part {
			s := &part[i]
			if out.node == "" {
				out.node, out.off = s.node, s.off
			}
			out.block += s.above
			for _, it := range s.items {
				shift(it, 0, out.block)
			}
			out.items = append(out.items, s.items...)
			out.notes = append(out.notes, s.notes...)
			out.calls = append(out.calls, s.calls...)
			out.block += s.block
		}
	}
	return out
}

// whole makes a strip take whole grid lines, with its content in the middle of what the eye sees as free: the
// line gap above belongs to it, the one below does not (PG-5).
func (p *press) whole(s strip) strip {
	g := &p.grid
	gap := g.leading - g.size
	total := g.up(s.block + g.leading*11/10 - gap)
	down := (total - gap - s.block) / 2
	for _, it := range s.items {
		shift(it, 0, down)
	}
	s.block, s.grid = total, true
	return s
}

// shift moves an item within its strip.
func shift(it Item, inline, block render.Pt) { frame{}.put(it, inline, block) }
