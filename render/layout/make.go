package layout

import (
	"sort"

	"github.com/kanben/kanben/content"
)

// Layout makes the pages of the collection. Problems name missing characters, loose lines, unavoidable widows
// and overfull boxes with page and source place.
func Layout(c *content.Collection, o Options) (*Document, []content.Problem) {
	p := newPress(c, o)
	all := c.Articles()
	p.many = len(all) > 1
	for i, a := range all {
		p.setArticle(a, i, 0, 1)
	}
	p.pages.finish()
	p.completeMap()
	p.furnish(publicationOf(c))
	sortProblems(p.problems)
	return p.doc, p.problems
}

// completeMap gives pages without text of their own the place of the next page's.
func (p *press) completeMap() {
	pages := p.doc.Map.Pages
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
