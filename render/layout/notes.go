package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// note is a foot note: composed when it is called for, set at the foot of the column that calls for it (PG-9).
type note struct {
	id     string
	blocks []content.Block
	node   content.NodeRef
	url    string // a link printed as a note
	first  int32  // the first Reference to it; 0 = not called for
	label  *Text  // its mark at the foot
	strips []strip
	height render.Pt
	elem   int32
	number int // on its page, once placed
}

// urlNote is the note that prints where a link leads.
func (p *press) urlNote(url string) *note { return &note{url: url} }

// settleNotes composes the notes that the paragraph just set has called for, after it in the structure tree.
func (p *press) settleNotes() {
	for len(p.pending) > 0 {
		n := p.pending[0]
		p.pending = p.pending[1:]
		p.composeNote(n)
	}
}

func (p *press) composeNote(n *note) {
	l := p.look(p.theme.Note.Text)
	elem := p.elemAt("Note", p.noteParent, n.node)
	n.elem = elem
	p.doc.Elems[elem].ID = n.id
	p.doc.Elems[n.first].Dest = elem + 1
	lbl := p.elem("Lbl", elem)
	mark := &para{look: l}
	mark.indent = 0
	p.words(mark, string(noteMark(1)), lbl, fonts.Body, typeset.Unbroken)
	line, _ := p.oneLine(mark)
	items, _ := p.lineItems(mark, line, 0, 0)
	n.label, _ = items[0].(*Text)
	hang := l.size * 3 / 2
	n.strips = append(n.strips, p.noteText(n, l, elem, hang)...)
	if len(n.strips) == 0 {
		n.strips = []strip{{block: l.leading}}
	}
	n.strips[0].items = append([]Item{n.label}, n.strips[0].items...)
	for i := range n.strips {
		n.height += n.strips[i].block
	}
}

// noteText sets the paragraphs of a note; other blocks are set as their text.
func (p *press) noteText(n *note, l look, elem int32, hang render.Pt) []strip {
	var out []strip
	add := func(node content.NodeRef, write func(q *para, elem int32)) {
		q := &para{look: l, node: node}
		q.left = hang
		q.indent = 0
		write(q, p.elemAt("P", elem, node))
		if len(q.spans) > 0 {
			out = append(out, p.galley(q, p.grid.column)...)
		}
	}
	if n.url != "" {
		add("", func(q *para, e int32) { p.words(q, n.url, e, l.role, typeset.URLText) })
	}
	p.noteBlocks(n.blocks, n.node, add)
	for i := range out {
		out[i].galley, out[i].grid = nil, false
	}
	return out
}

func (p *press) noteBlocks(list []content.Block, ref content.NodeRef, add func(content.NodeRef, func(*para, int32))) {
	for i, b := range list {
		node := ref.Down("b", i)
		switch b := b.(type) {
		case *content.Para:
			add(node, func(q *para, e int32) { p.writeRole(q, b.RunIn, e, strongRunIn); p.write(q, b.Text, e) })
		case *content.Quote:
			p.noteBlocks(b.Blocks, node, add)
			p.noteInlines(b.By, node.Sub("by"), add)
		case *content.PullQuote:
			p.noteInlines(b.Text, node, add)
		case *content.Verse:
			for j, line := range b.Lines {
				p.noteInlines(line, node.Down("l", j), add)
			}
		case *content.List:
			for j := range b.Items {
				p.noteBlocks(b.Items[j].Blocks, node.Down("i", j), add)
			}
		case *content.Code:
			add(node, func(q *para, e int32) { p.literal(q, b.Text, e, fonts.CodeFace, typeset.CodeText, b.Pos) })
		case *content.Math:
			add(node, func(q *para, e int32) { p.literal(q, b.TeX, e, fonts.CodeFace, typeset.CodeText, b.Pos) })
		case *content.Callout:
			p.noteInlines(b.Title, node.Sub("title"), add)
			p.noteBlocks(b.Blocks, node, add)
		case *content.Table:
			p.noteTable(b, node, add)
		case *content.Figure:
			p.noteInlines(b.Caption, node.Sub("caption"), add)
			p.report(content.Warning, "W-FIGURE", b.Pos, "a picture in a note is not set", "move it into the text")
		}
	}
}

func (p *press) noteInlines(in []content.Inline, node content.NodeRef, add func(content.NodeRef, func(*para, int32))) {
	if len(in) > 0 {
		add(node, func(q *para, e int32) { p.write(q, in, e) })
	}
}

func (p *press) noteTable(b *content.Table, node content.NodeRef, add func(content.NodeRef, func(*para, int32))) {
	for r := range b.Rows {
		for c := range b.Rows[r].Cells {
			p.noteInlines(b.Rows[r].Cells[c].Text, cellNode(node, r, c), add)
		}
	}
}

// uncalled sets the notes that no mark in the text calls for after the last section: nothing is lost.
func (p *press) uncalled(a *content.Article, parent int32) {
	p.settleNotes()
	l := p.look(p.theme.Note.Text)
	for i := range a.Notes {
		n := p.notes[a.Notes[i].ID]
		if n == nil || n.first != 0 {
			continue
		}
		n.first = -1
		elem := p.elemAt("Note", parent, n.node)
		p.doc.Elems[elem].ID = n.id
		p.space += p.grid.leading - l.leading
		p.emit(p.noteText(n, l, elem, 0)...)
	}
}

// noteMark is the circled number: ① … ⑳ ㉑ … ㉟ ㊱ … ㊿, then from the beginning.
func noteMark(n int) rune {
	n = (n - 1) % 50
	switch {
	case n < 20:
		return '①' + rune(n)
	case n < 35:
		return '㉑' + rune(n-20)
	}
	return '㊱' + rune(n-35)
}

// number gives a mark its number: the glyph of ① becomes that of the number's own.
func (p *press) number(t *Text, n int) {
	r := noteMark(n)
	if r == '①' || t == nil {
		return
	}
	t.Glyphs = append([]typeset.Glyph(nil), t.Glyphs...)
	t.Runes = []rune{r}
	for i := range t.Glyphs {
		g := &t.Glyphs[i]
		g.Text = 0
		if g.N == 0 {
			continue
		}
		for _, id := range p.opt.Faces.Chain(fonts.Body) {
			if gid := p.opt.Faces.Face(id).Glyph(r); gid != 0 {
				g.Face, g.GID = id, gid
				break
			}
		}
	}
}
