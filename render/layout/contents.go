package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// tocLink is an entry of the contents whose target is an element of the body.
type tocLink struct{ link, target int32 }

// contents sets the table of contents: the outline of the body with leaders and page numbers.
func (p *press) contents(c *content.Collection, body *press) {
	sect := p.elem("Sect", 0)
	title := pick(c.Lang, "目　录", "目　錄", "Contents")
	h := p.look(p.theme.Book.Chapter.Smaller)
	elem := p.elem("H1", sect)
	q := &para{look: h}
	p.words(q, title, elem, h.role, typeset.Plain)
	s := p.whole(p.centredLines([][]strip{p.galley(q, p.grid.inline)}))
	s.block += 2 * p.grid.leading
	s.keep, s.across = breakNever, p.grid.columns > 1
	s.start = &opening{recto: p.grid.facing, plain: true}
	s.running = &running{title: pick(c.Lang, "目录", "目錄", "Contents")}
	s.marks = []int32{p.bookmark(1, pick(c.Lang, "目录", "目錄", "Contents"), elem, "")}
	p.emit(s)
	toc := p.elem("TOC", sect)
	entries := make([]*Bookmark, 0, len(body.doc.Outline))
	for i := range body.doc.Outline {
		if b := &body.doc.Outline[i]; b.Level <= p.depth(c) {
			entries = append(entries, b)
		}
	}
	for i, b := range entries {
		after := breakFree
		if i+1 < len(entries) && entries[i+1].Level > b.Level {
			after = breakNever // a part or an article is not parted from the first entry under it
		}
		p.contentsEntry(b, c, body.doc.Pages[b.Page].Label, toc, after)
	}
}

// depth is how many levels of the outline the contents show; parts add one.
func (p *press) depth(c *content.Collection) int {
	n := max(1, p.theme.Book.Depth)
	for i := range c.Parts {
		if len(c.Parts[i].Title) > 0 {
			return n + 1
		}
	}
	return n
}

// contentsEntry sets an entry: its title, leaders, and the number of its page; further lines of the title are indented.
func (p *press) contentsEntry(b *Bookmark, c *content.Collection, label string, toc int32, after keep) {
	t := p.theme.Book.Contents
	if b.Level > 1 {
		t = p.theme.Book.Sub
	}
	l := p.look(t)
	item := p.elem("TOCI", toc)
	link := p.elem("Link", p.elem("Reference", item))
	p.links = append(p.links, tocLink{link, b.Elem})
	number := &para{look: l}
	number.role = p.theme.Book.Contents.Face
	number.left, number.right, number.indent = 0, 0, 0
	p.words(number, label, link, number.role, typeset.Unbroken)
	line, wide := p.oneLine(number)
	q := &para{look: l}
	q.left = l.left + render.Pt(b.Level-1)*2*l.size + l.size
	q.indent, q.right = -1000, 3*l.size
	p.words(q, b.Title, link, l.role, typeset.Plain)
	if len(q.spans) == 0 {
		return
	}
	column := p.grid.inline
	strips := p.galley(q, column)
	last := &strips[len(strips)-1]
	end := q.left + last.end
	items, _ := p.lineItems(number, line, column-wide, 0)
	if dots := p.leaders(end+l.size/2, column-wide-l.size/2, l); dots != nil {
		last.items = append(last.items, dots)
	}
	last.items = append(last.items, items...)
	for i := range strips {
		strips[i].galley, strips[i].node = nil, ""
		strips[i].keep, strips[i].across = breakNever, p.grid.columns > 1
	}
	last.keep = after
	if b.Level == 1 && p.depth(c) > p.theme.Book.Depth {
		p.space += p.grid.leading / 2
		strips[0].grid = false
	}
	p.space += l.above
	p.emit(strips...)
	p.space += l.below
}

// leaders are dots on a common raster of half ems, so that those of all lines stand under each other.
func (p *press) leaders(from, to render.Pt, l look) Item {
	step := l.size / 2
	d := &DotsItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, Diameter: l.size / 12, Ink: l.ink}
	y := p.grid.ascent(l.size) - render.Em1000(300).At(l.size)
	if p.grid.vertical {
		y = l.size / 2
	}
	for x := (from + step - 1) / step * step; x <= to; x += step {
		d.X, d.Y = append(d.X, x), append(d.Y, y)
	}
	if len(d.X) < 3 {
		return nil
	}
	return d
}
