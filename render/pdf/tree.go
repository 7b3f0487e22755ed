package pdf

import (
	"slices"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// tree is the structure tree while pages are painted: layout's elements, with a Link put inside each Reference
// that leads somewhere (ISO 32000-1 14.8.4.4.2: annotations belong to Link elements).
type tree struct {
	elems   []layout.Elem
	holder  []int32     // element that takes the own content of the element: itself, or the Link within
	part    []int32     // element that goes on for the element: itself, or a further part of it
	link    []int32     // nearest element at or above that becomes an annotation, -1 = none
	marks   []mark      // in content order
	tops    []render.Pt // top of each of them
	counts  []int       // marked contents a page
	covers  []cover
	upright bool   // vertical writing
	begun   []bool // elements with content at or below them
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
func newTree(elems []layout.Elem, pages int, links bool) *tree {
	n := len(elems)
	t := &tree{elems: append(make([]layout.Elem, 0, n), elems...), counts: make([]int, pages)}
	t.holder, t.part, t.link, t.begun = make([]int32, n), make([]int32, n), make([]int32, n), make([]bool, n)
	for i := range n {
		e := &t.elems[i]
		t.holder[i], t.part[i], t.link[i] = int32(i), int32(i), -1
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
			t.elems[i].Parent = t.holder[p]
		}
	}
	return t
}

// insertLink puts a Link element between element i and its own content.
func (t *tree) insertLink(i int32) {
	e := t.elems[i]
	l := int32(len(t.elems))
	t.elems = append(t.elems, layout.Elem{Kind: "Link", Parent: i, URI: e.URI, Dest: e.Dest, Alt: e.Alt})
	t.holder, t.part, t.link, t.begun = append(t.holder, l), append(t.part, l), append(t.link, l), append(t.begun, false)
	t.holder[i], t.link[i] = l, l
}

// resolve returns the last part of the element.
func (t *tree) resolve(e int32) int32 {
	for t.part[e] != e {
		e = t.part[e]
	}
	return e
}

// continued returns the element to take up again. One inside a line whose content was left for other content (a
// note at the foot of the page, then the rest of a link overleaf) is split there, so that the tree keeps the order
// of the content.
func (t *tree) continued(e int32) int32 {
	e = t.resolve(e)
	if !isInline(t.elems[e].Kind) {
		return e
	}
	parent := t.elems[e].Parent
	up := t.continued(parent)
	switch {
	case t.begun[e] && (up != parent || !t.within(t.marks[len(t.marks)-1].elem, e)):
		return t.split(e, up)
	case up != parent:
		t.elems[e].Parent = up
	}
	return e
}

// settle moves a note up to an element that holds the content before it: at the foot of a page that may be another
// block than the one the note was hung under.
func (t *tree) settle(note int32) {
	if len(t.marks) == 0 {
		return
	}
	last := t.marks[len(t.marks)-1].elem
	p := t.elems[note].Parent
	for p > 0 && t.begun[p] && !t.within(last, p) {
		p = t.elems[p].Parent
	}
	t.elems[note].Parent = p
}

func isInline(kind string) bool {
	switch kind {
	case "Span", "Link", "Reference", "Code", "Quote":
		return true
	}
	return false
}

// within reports whether the element stands at or below the other.
func (t *tree) within(e, above int32) bool {
	for ; e >= 0; e = t.elems[e].Parent {
		if e == above {
			return true
		}
	}
	return false
}

// split begins a further part of the element.
func (t *tree) split(e, parent int32) int32 {
	part := int32(len(t.elems))
	again := t.elems[e]
	again.Parent, again.ID, again.BBox = parent, "", nil
	t.elems = append(t.elems, again)
	t.holder, t.part, t.begun = append(t.holder, part), append(t.part, part), append(t.begun, false)
	link := t.link[parent]
	if t.link[e] == e {
		link = part
	}
	t.link = append(t.link, link)
	t.part[e] = part
	return part
}

// mark opens the next marked content of the page for the element, which begins at the height top, and returns its tag
// and number.
func (t *tree) mark(page int, elem int32, top render.Pt) (kind string, id int) {
	elem = t.continued(t.holder[elem])
	for e := elem; e >= 0 && !t.begun[e]; e = t.elems[e].Parent {
		if t.elems[e].Kind == "Note" {
			t.settle(e)
		}
		t.begun[e] = true
	}
	id = t.counts[page]
	t.counts[page]++
	t.marks = append(t.marks, mark{page, id, elem})
	t.tops = append(t.tops, top)
	return t.elems[elem].Kind, id
}

// cover notes where a link is on the page.
func (t *tree) cover(page int, elem int32, b box) {
	if elem < 0 {
		return
	}
	if l := t.link[t.resolve(t.holder[elem])]; l >= 0 {
		t.covers = append(t.covers, cover{l, page, b})
	}
}

// kid is a child of an element: another element, or a marked content.
type kid struct {
	elem int32 // -1 = content
	mark mark
}

// kids returns the children of every element in reading order, which is the order of their content. Elements
// without content stay behind the one before them.
func (t *tree) kids() [][]kid {
	n := len(t.elems)
	first := t.firstMarks()
	own := make([][]int, n)
	for i, m := range t.marks {
		own[m.elem] = append(own[m.elem], i)
	}
	below := t.children(first)
	all := make([][]kid, n)
	for i := range n {
		for _, c := range below[i] {
			all[i] = t.takeMarks(all[i], &own[i], first[c])
			all[i] = append(all[i], kid{elem: c})
		}
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

// children lists the child elements of each element, by their first content.
func (t *tree) children(first []int) [][]int32 {
	below := make([][]int32, len(t.elems))
	for i := range t.elems {
		if p := t.elems[i].Parent; p >= 0 && !t.dropped(int32(i), first) {
			below[p] = append(below[p], int32(i))
		}
	}
	for _, list := range below {
		key := make(map[int32]int, len(list))
		last := 0
		for _, c := range list {
			if first[c] >= 0 {
				last = first[c]
			}
			key[c] = last
		}
		slices.SortStableFunc(list, func(a, b int32) int { return key[a] - key[b] })
	}
	return below
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
