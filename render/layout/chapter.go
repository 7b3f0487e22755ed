package layout

import (
	"slices"
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// Chapter is where an article stands in the document of a book: its pages and elements follow each other.
type Chapter struct {
	Index int   // of the article
	Page  int   // index of the first page
	Elem  int32 // index of its Sect
	Kept  *Kept // its pages and elements. A kept chapter's own pages have furniture only, its elements but their kinds.
	Fresh bool  // it was laid out now
	Place Place
}

// Place is what the pages of a chapter depend on beside the article.
type Place struct {
	Recto bool // after an even number of pages
	Depth int  // of its title, 2 in a part with a title
}

// Kept is what layout made of one article of a book: all that the rest of the book has to know of it, without the
// items on its pages. Indexes of pages and elements count from its own first.
type Kept struct {
	Pages    []KeptPage
	Elems    int
	Outline  []Bookmark
	Map      []render.PageStart
	Loose    int
	Problems []content.Problem // pages count from the first of the chapter
	Lacks    []Lack
}

// KeptPage is a page of a chapter as furniture sees it.
type KeptPage struct {
	Width, Height         render.Pt
	Title, Section        string // of the running head
	First, Plain, IsBlank bool
}

// chapter adds the pages of an article to a book, composed now or kept from an earlier run (PG-7).
func (p *press) chapter(a *content.Article, index int, parent int32, depth int) {
	p.pages.finish()
	before := len(p.doc.Pages)
	at := Place{before%2 == 0, depth}
	if p.opt.Kept != nil {
		if k := p.opt.Kept(index, at); k != nil {
			p.takeKept(k, index, parent, at)
			return
		}
	}
	q := &press{opt: p.opt, theme: p.theme, grid: p.grid, line: p.line, publication: p.publication, many: true, lost: &render.Lacks{}}
	q.doc = &Document{Lang: p.doc.Lang, Faces: p.doc.Faces, Elems: []Elem{{Kind: "Sect", Parent: -1}}}
	q.pages = newPager(q)
	q.pages.before = before
	q.setter = p.setter // its buffers serve all articles
	q.opens = &opening{recto: p.theme.Book.Recto && p.grid.facing}
	q.setArticle(a, index, 0, depth)
	q.pages.finish()
	q.doc.order()
	p.setter = q.setter
	p.take(q, index, parent, at)
}

// take adds what a press has made of an article.
func (p *press) take(q *press, index int, parent int32, at Place) {
	k := q.keep()
	page, base := len(p.doc.Pages), p.adopt(k, index, at, true)
	for i := range q.doc.Pages {
		for _, it := range q.doc.Pages[i].Items {
			if m := markOf(it); m.Elem >= 0 {
				m.Elem += base
			}
		}
		p.doc.Pages[page+i].Items = q.doc.Pages[i].Items
	}
	for i, e := range q.doc.Elems {
		p.doc.Elems[int(base)+i] = e.Moved(base, page)
	}
	p.doc.Elems[base].Parent = parent
}

// takeKept adds an article without its items.
func (p *press) takeKept(k *Kept, index int, parent int32, at Place) {
	base := p.adopt(k, index, at, false)
	for i := range k.Elems {
		p.doc.Elems[int(base)+i] = Elem{Kind: "Sect", Parent: parent}
	}
}

// adopt adds pages without items, empty elements, and all that the book knows of a chapter. It returns the index of
// its first element.
func (p *press) adopt(k *Kept, index int, at Place, fresh bool) int32 {
	d := p.doc
	page, base := len(d.Pages), int32(len(d.Elems))
	d.Chapters = append(d.Chapters, Chapter{Index: index, Page: page, Elem: base, Kept: k, Fresh: fresh, Place: at})
	for i := range k.Pages {
		s := &k.Pages[i]
		label := p.pages.labelOf(len(d.Pages) + 1)
		d.Pages = append(d.Pages, Page{Width: s.Width, Height: s.Height, Recto: len(d.Pages)%2 == 0, Label: label})
		start := k.Map[i]
		start.Label = label
		d.Map.Pages = append(d.Map.Pages, start)
		p.pages.info = append(p.pages.info, pageInfo{running{s.Title, s.Section}, s.First, s.Plain, s.IsBlank})
	}
	d.Elems = append(d.Elems, make([]Elem, k.Elems)...)
	for _, b := range k.Outline {
		b.Elem += base
		b.Page += page
		d.Outline = append(d.Outline, b)
	}
	d.Loose += k.Loose
	for _, q := range k.Problems {
		if n, err := strconv.Atoi(q.Page); err == nil {
			q.Page = p.pages.labelOf(page + n)
		}
		p.problems = append(p.problems, q)
	}
	for _, l := range k.Lacks {
		if !p.lacks[l.Rune] {
			if p.lacks == nil {
				p.lacks = map[rune]bool{}
			}
			p.lacks[l.Rune] = true
			p.lack(l)
		}
	}
	return base
}

// keep gathers what the book has to know of the article that the press has set.
func (p *press) keep() *Kept {
	k := &Kept{Elems: len(p.doc.Elems), Outline: p.doc.Outline, Map: p.doc.Map.Pages, Loose: p.doc.Loose, Lacks: p.absent}
	for _, q := range p.problems {
		if n, err := strconv.Atoi(q.Page); err == nil {
			q.Page = strconv.Itoa(n - p.pages.before)
		}
		k.Problems = append(k.Problems, q)
	}
	for i := range p.doc.Pages {
		s, n := &p.doc.Pages[i], &p.pages.info[i]
		k.Pages = append(k.Pages, KeptPage{s.Width, s.Height, n.title, n.section, n.first, n.plain, n.blank})
	}
	return k
}

// Moved returns the element with its references to other elements and to pages moved on.
func (e Elem) Moved(elems int32, pages int) Elem {
	if e.Parent >= 0 {
		e.Parent += elems
	}
	if e.Dest > 0 {
		e.Dest += elems
	}
	if len(e.Headers) > 0 {
		e.Headers = slices.Clone(e.Headers)
	}
	for i := range e.Headers {
		e.Headers[i] += elems
	}
	if e.BBox != nil {
		b := *e.BBox
		b.Page += pages
		e.BBox = &b
	}
	return e
}
