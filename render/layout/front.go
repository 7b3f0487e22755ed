package layout

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// frontMatter composes what stands before the text of a collection, with roman folios: half title, title page,
// the book's imprint on its verso (版权页), contents. The body is laid out already: its page numbers are known. The
// imprint may count the pages of the whole, front matter included; its length does not depend on their number.
func frontMatter(c *content.Collection, body *press) *press {
	first := frontPages(c, body, len(body.doc.Pages))
	if sheets(c, 1) == "" {
		return first
	}
	n := len(first.doc.Pages) + len(body.doc.Pages)
	return frontPages(c, body, n+blanksAfter(n, body.opt.Multiple))
}

// frontPages composes the front matter of a book that will have so many pages in all.
func frontPages(c *content.Collection, body *press, pages int) *press {
	p := newPress(c, body.opt)
	p.many, p.publication, p.problems = true, body.publication, nil
	p.lacks, p.lost, p.borrowed = body.lacks, body.lost, body.borrowed
	p.article = &content.Article{Lang: c.Lang}
	p.pages.roman = true
	sect := p.elem("Sect", 0)
	if p.theme.Book.HalfTitle {
		p.halfTitle(c, sect)
	}
	p.titlePage(c, sect)
	p.bookImprint(c, sect, pages)
	p.contents(c, body)
	p.pages.finish()
	if p.grid.facing && len(p.doc.Pages)%2 == 1 {
		p.pages.openPage()
		p.pages.info[len(p.pages.info)-1].blank = true
		p.pages.closePage()
	}
	p.furnish()
	return p // its elements are in order: it has no notes
}

// sheetOf sets strips as one page of their own, the first at a share of the type area's height.
func (p *press) sheetOf(parts [][]strip, share render.Pt, recto bool) {
	s := p.centredLines(parts)
	for _, it := range s.items {
		shift(it, 0, scale(p.grid.height, share, 1000))
	}
	s.node, s.off = "", 0
	s.block, s.grid, s.across = p.grid.height, true, p.grid.columns > 1
	s.start = &opening{recto: recto && p.grid.facing, plain: true, blank: true}
	p.emit(s)
}

func (p *press) display(in []content.Inline, l look, parent int32) []strip {
	q := &para{look: l, balance: true}
	q.align = typeset.Centre
	p.write(q, in, p.elem("P", parent))
	if len(q.spans) == 0 {
		return nil
	}
	q.make()
	return p.galley(q, p.grid.inline)
}

// make marks all spans as words that layout repeats.
func (q *para) make() {
	for i := range q.info {
		q.info[i].generated = true
	}
}

func (p *press) halfTitle(c *content.Collection, parent int32) {
	l := p.look(p.theme.Book.Chapter.Smaller)
	p.sheetOf([][]strip{p.display(c.Title, l, parent)}, 250, true)
}

// titlePage bears title, subtitle, number, the people of the whole, and the publisher at its foot.
func (p *press) titlePage(c *content.Collection, parent int32) {
	t := &p.theme.Book.Chapter
	big := p.look(p.theme.Title.Text)
	parts := [][]strip{p.display(c.Title, big, parent)}
	add := func(s string, l look) {
		if s != "" {
			parts = append(parts, p.display([]content.Inline{&content.Text{S: s}}, l, parent))
		}
	}
	if len(c.Subtitle) > 0 {
		add("——"+content.InlineText(c.Subtitle), p.look(t.Subtitle))
	}
	add(issueWords(c), p.look(t.Subtitle))
	a := &content.Article{Lang: c.Lang, Credits: c.Credits}
	people := len(parts)
	for _, g := range creditGroups(a, func(*content.Credit) bool { return true }) {
		add(strings.Join(g.names, "　")+"　"+g.label, p.look(t.Subtitle))
	}
	if people < len(parts) && len(parts[people]) > 0 {
		parts[people][0].above += 2 * p.grid.leading
	}
	p.sheetOf(parts, 200, true)
	if c.Publisher.Name != "" {
		p.atFoot(p.display([]content.Inline{&content.Text{S: c.Publisher.Name}}, p.look(t.Subtitle), parent))
	}
}

// atFoot adds lines to the foot of the page that the last strip fills.
func (p *press) atFoot(lines []strip) {
	s := p.stack([][]strip{lines}, 0)
	page := &p.pages.queue[len(p.pages.queue)-1]
	for _, it := range s.items {
		shift(it, 0, p.grid.height-s.block)
	}
	page.items = append(page.items, s.items...)
}

// issueWords is volume, number and date of a periodical.
func issueWords(c *content.Collection) string {
	var out []string
	if c.SeriesName != "" {
		out = append(out, c.SeriesName+c.SeriesPosition)
	}
	if c.Volume != "" {
		out = append(out, pick(c.Lang, "第"+c.Volume+"卷", "第"+c.Volume+"卷", "Volume "+c.Volume))
	}
	if c.Number != "" {
		out = append(out, pick(c.Lang, "第"+c.Number+"期", "第"+c.Number+"期", "No. "+c.Number))
	}
	if !c.Date.IsZero() {
		out = append(out, dateWords(c.Date, c.Lang))
	}
	return strings.Join(out, "　")
}
