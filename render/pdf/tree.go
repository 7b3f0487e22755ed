package pdf

import (
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// tree is the structure tree while pages are painted: layout's elements, with a Link put inside each Reference
// that leads somewhere (ISO 32000-1 14.8.4.4.2: annotations belong to Link elements).
type tree struct {
	elems   []layout.Elem
	carrier []int32 // element that takes the content of the element
	link    []int32 // nearest element at or above that becomes an annotation, -1 = none
	marks   []mark  // in content order
	counts  []int   // marked contents a page
	covers  []cover
	upright bool // vertical writing
}

// mark is one marked content of a page.
type mark struct {
	page, id int
	elem     int32
}

// box is a rectangle in page coordinates.
type box struct{ x0, y0, x1, y1 render.Pt }

// cover is a stretch of a line that belongs to a link.
type cover struct {
	elem int32
	page int
	box  box
}

// newTree copies the elements. With links false (print) a Link is a plain Span: PDF/X-4 has no annotations.
func newTree(d *layout.Document, links bool) *tree {
	n := len(d.Elems)
	t := &tree{elems: append(make([]layout.Elem, 0, n), d.Elems...), counts: make([]int, len(d.Pages))}
	t.carrier, t.link = make([]int32, n), make([]int32, n)
	for i := range n {
		e := &t.elems[i]
		t.carrier[i], t.link[i] = int32(i), -1
		if e.Parent >= 0 && int(e.Parent) < i {
			t.link[i] = t.link[e.Parent]
		}
		target := e.URI != "" || e.Dest > 0
		switch {
		case e.Kind == "Link" && (!links || !target):
			e.Kind = "Span"
		case e.Kind == "Link":
			t.link[i] = int32(i)
		case links && target && t.link[i] < 0:
			t.insertLink(int32(i))
		}
	}
	for i := range n { // what stood below the Reference now stands below its Link
		if p := t.elems[i].Parent; p >= 0 {
			t.elems[i].Parent = t.carrier[p]
		}
	}
	return t
}

// insertLink puts a Link element between element i and its own content.
func (t *tree) insertLink(i int32) {
	e := t.elems[i]
	l := int32(len(t.elems))
	t.elems = append(t.elems, layout.Elem{Kind: "Link", Parent: i, URI: e.URI, Dest: e.Dest, Alt: e.Alt})
	t.carrier = append(t.carrier, l)
	t.link = append(t.link, l)
	t.carrier[i], t.link[i] = l, l
}

// mark opens the next marked content of the page for the element and returns its tag and number.
func (t *tree) mark(page int, elem int32) (kind string, id int) {
	elem = t.carrier[elem]
	id = t.counts[page]
	t.counts[page]++
	t.marks = append(t.marks, mark{page, id, elem})
	return t.elems[elem].Kind, id
}

// cover notes where a link is on the page.
func (t *tree) cover(page int, elem int32, b box) {
	if elem < 0 || t.link[elem] < 0 {
		return
	}
	t.covers = append(t.covers, cover{t.link[elem], page, b})
}

// kid is a child of an element: another element, or a marked content.
type kid struct {
	elem int32 // -1 = content
	mark mark
}

// kids returns the children of every element in reading order: child elements by index, own content by the order
// of pages, each content before the first child whose content comes later.
func (t *tree) kids() [][]kid {
	n := len(t.elems)
	first := t.firstMarks()
	own := make([][]int, n)
	for i, m := range t.marks {
		own[m.elem] = append(own[m.elem], i)
	}
	all := make([][]kid, n)
	for i := range n {
		p := t.elems[i].Parent
		if p < 0 || t.dropped(int32(i), first) {
			continue
		}
		all[p] = t.takeMarks(all[p], &own[p], first[i])
		all[p] = append(all[p], kid{elem: int32(i)})
	}
	for i := range n {
		all[i] = t.takeMarks(all[i], &own[i], len(t.marks))
	}
	for i := range n {
		if t.mixes(int32(i), all[i]) {
			all = t.wrap(all, int32(i))
		}
	}
	return all
}

// mixes reports whether text and elements stand side by side in a text element.
func (t *tree) mixes(i int32, kids []kid) bool {
	switch t.elems[i].Kind {
	case "Figure", "Formula", "Table", "TR", "L", "LI", "Sect", "Part", "Div", "Document", "Ruby":
		return false
	}
	text, elems := false, false
	for _, k := range kids {
		text, elems = text || k.elem < 0, elems || k.elem >= 0
	}
	return text && elems
}

// wrap puts each run of own content of the element in a Span, so that all text stands in leaves: some readers of
// the tree leave out text that has elements beside it.
func (t *tree) wrap(all [][]kid, i int32) [][]kid {
	var kids []kid
	span := int32(-1)
	for _, k := range all[i] {
		if k.elem >= 0 {
			kids = append(kids, k)
			span = -1
			continue
		}
		if span < 0 {
			span = int32(len(t.elems))
			t.elems = append(t.elems, layout.Elem{Kind: "Span", Parent: i})
			all = append(all, nil)
			kids = append(kids, kid{elem: span})
		}
		all[span] = append(all[span], k)
	}
	all[i] = kids
	return all
}

// takeMarks appends the contents that come before mark number limit.
func (t *tree) takeMarks(to []kid, own *[]int, limit int) []kid {
	for len(*own) > 0 && (*own)[0] < limit {
		to = append(to, kid{elem: -1, mark: t.marks[(*own)[0]]})
		*own = (*own)[1:]
	}
	return to
}

// firstMarks returns, for each element, the number of the first mark at or below it; -1 for none.
func (t *tree) firstMarks() []int {
	first := make([]int, len(t.elems))
	for i := range first {
		first[i] = -1
	}
	for i := len(t.marks) - 1; i >= 0; i-- {
		for e := t.marks[i].elem; e >= 0; e = t.elems[e].Parent {
			first[e] = i
		}
	}
	return first
}

// dropped reports whether the element has nothing to say: no content below it, and no place to keep in a table.
func (t *tree) dropped(i int32, first []int) bool {
	if first[i] >= 0 {
		return false
	}
	switch t.elems[i].Kind {
	case "TD", "TH", "TR", "Figure", "Formula":
		return false
	}
	return true
}
