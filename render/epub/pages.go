package epub

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// mark is a place where one page begins, or several when the earlier ones have no text of their own.
type mark struct {
	off   int   // code points into the node
	pages []int // ordinals in the page map, from 0
}

// marksOf arranges the page map by node. A page that lost says cannot stand at its own place goes with the next
// page that can, as one without text of its own does; what is left over at the end is returned apart.
func marksOf(pm *render.PageMap, lost []bool) (at map[content.NodeRef][]mark, tail []int) {
	if pm == nil {
		return nil, nil
	}
	at = make(map[content.NodeRef][]mark, len(pm.Pages))
	var waiting []int
	for i, p := range pm.Pages {
		waiting = append(waiting, i)
		if !p.Own || lost != nil && lost[i] {
			continue
		}
		ms := at[p.Node]
		if n := len(ms); n > 0 && ms[n-1].off >= p.Off {
			ms[n-1].pages = append(ms[n-1].pages, waiting...)
		} else {
			ms = append(ms, mark{off: p.Off, pages: waiting})
		}
		at[p.Node] = ms
		waiting = nil
	}
	return at, waiting
}

// misplaced says which pages could not stand where the map has them: their node is not in the book, or stands
// before that of an earlier page. seen is the order in which the markers were written. It keeps the longest
// run of pages in order, and returns nil when that is all of them.
func misplaced(pm *render.PageMap, seen []int) []bool {
	inOrder := len(seen) == len(pm.Pages)
	for i := 0; inOrder && i < len(seen); i++ {
		inOrder = seen[i] == i
	}
	if inOrder {
		return nil
	}
	lost := make([]bool, len(pm.Pages))
	for i := range lost {
		lost[i] = true
	}
	for _, page := range longestAscending(seen) {
		lost[page] = false
	}
	return lost
}

// longestAscending returns the longest strictly ascending subsequence, by patience sorting.
func longestAscending(s []int) []int {
	var tops []int // index in s of the smallest end of a run of length i+1
	before := make([]int, len(s))
	for i, v := range s {
		lo, hi := 0, len(tops)
		for lo < hi {
			if mid := (lo + hi) / 2; s[tops[mid]] < v {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[i] = -1
		if lo > 0 {
			before[i] = tops[lo-1]
		}
		if lo == len(tops) {
			tops = append(tops, i)
		} else {
			tops[lo] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	run := make([]int, len(tops))
	for i, at := len(tops)-1, tops[len(tops)-1]; i >= 0; i, at = i-1, before[at] {
		run[i] = s[at]
	}
	return run
}

// pageMarkers writes the markers of the pages; they are empty, so that no text changes (epub.md §5).
func (f *flow) pageMarkers(pages []int) {
	for _, p := range pages {
		f.doc.pages = append(f.doc.pages, marker{p, len(f.markup.b)})
		f.raw(`<span epub:type="pagebreak" role="doc-pagebreak" id="page-`)
		f.num(p + 1)
		f.raw(`"`)
		f.attr("aria-label", f.b.book.Pages.Pages[p].Label)
		f.raw(`></span>`)
		f.b.seen = append(f.b.seen, p)
	}
}

// marksBefore writes the markers of nodes that no marker may stand in: headings, figures, titles.
func (f *flow) marksBefore(nodes ...content.NodeRef) {
	if len(f.b.marks) == 0 {
		return
	}
	for _, n := range nodes {
		for _, m := range f.b.marks[f.u.node(n)] {
			f.pageMarkers(m.pages)
		}
	}
}
