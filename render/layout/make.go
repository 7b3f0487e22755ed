package layout

import (
	"slices"
	"sort"

	"github.com/kanben/kanben/content"
)

// Layout makes the pages of the collection. Problems name missing characters, loose lines, unavoidable widows
// and overfull boxes with page and source place.
func Layout(c *content.Collection, o Options) (*Document, []content.Problem) {
	p := newPress(c, o)
	all := c.Articles()
	p.many = len(all) > 1
	p.publication = publicationOf(c)
	if p.many {
		p.book(c)
	} else if len(all) == 1 {
		p.setArticle(all[0], 0, 0, 1)
		p.pages.finish()
	}
	if len(p.doc.Pages) == 0 {
		p.pages.openPage()
		p.pages.closePage()
	}
	p.furnish()
	if len(p.doc.Chapters) == 0 { // chapters are in order
		p.doc.order()
	}
	doc := p.doc
	if p.many {
		f := frontMatter(c, p)
		doc = join(f, p)
	}
	p.reportBorrowed()
	p.fill(doc)
	completeMap(doc)
	sortProblems(p.problems)
	return doc, p.problems
}

// book composes the parts of a collection: a part with a title opens with a page of its own.
func (p *press) book(c *content.Collection) {
	index := 0
	if p.opt.Kept != nil {
		p.doc.Elems = slices.Grow(p.doc.Elems, 80*len(c.Articles())) // what an article of three pages has
	}
	for i := range c.Parts {
		part := &c.Parts[i]
		parent, depth := int32(0), 1
		if len(part.Title) > 0 {
			parent = p.elem("Part", 0)
			p.partPage(part, parent)
			depth = 2
		}
		for _, a := range part.Articles {
			if p.theme.Book.RunOn {
				p.setArticle(a, index, p.elem("Sect", parent), depth)
			} else {
				p.chapter(a, index, parent, depth)
			}
			index++
		}
	}
	p.pages.finish()
}

// partPage is the opening of a part: its title alone on a recto, without running head or folio (PG-8).
func (p *press) partPage(part *content.Part, parent int32) {
	l := p.look(p.theme.Book.Part)
	elem := p.elem("H1", parent)
	q := &para{look: l, balance: true}
	p.write(q, part.Title, elem)
	s := p.stack([][]strip{p.galley(q, p.grid.inline)}, 0)
	s.node, s.across = "", p.grid.columns > 1
	if p.theme.Book.RunOn { // a band over the columns
		s = p.whole(s)
		s.keep = breakNever
	} else {
		for _, it := range s.items {
			shift(it, 0, p.grid.height/3)
		}
		s.block = p.grid.height
		s.start = &opening{recto: p.grid.facing, plain: true, blank: true}
	}
	s.marks = []int32{p.bookmark(1, content.InlineText(part.Title), elem, "")}
	p.emit(s)
}

// fill makes the number of pages a multiple, with blank pages at the end.
func (p *press) fill(d *Document) {
	for n := blanksAfter(len(d.Pages), p.opt.Multiple); n > 0; n-- {
		last := len(d.Pages)
		label := arabic(last - p.front + 1)
		d.Pages = append(d.Pages, Page{Width: p.grid.paper.Width, Height: p.grid.paper.Height, Recto: last%2 == 0, Label: label})
		d.Map.Pages = append(d.Map.Pages, pageStart(label))
	}
}

// blanksAfter is how many blank pages make n pages a multiple.
func blanksAfter(n, multiple int) int {
	if multiple < 2 {
		return 0
	}
	return (multiple - n%multiple) % multiple
}

// completeMap gives pages without text of their own the place of the next page's; those after the last text
// have none.
func completeMap(d *Document) {
	pages := d.Map.Pages
	for i := len(pages) - 2; i >= 0; i-- {
		if !pages[i].Own {
			pages[i].Node, pages[i].Off = pages[i+1].Node, pages[i+1].Off
		}
	}
}

func sortProblems(list []content.Problem) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i].Pos, list[j].Pos
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Col < b.Col
	})
}
