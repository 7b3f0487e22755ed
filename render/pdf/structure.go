package pdf

import (
	"slices"
	"strconv"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// structure writes the structure tree (ISO 32000-1 14.7) of the painted pages.
type structure struct {
	f      *file
	t      *tree
	pages  []ref
	sheets []pageUse
	elems  []ref // 0 = left out
	annots map[int32][]annot
	kids   [][]kid
	holder map[mark]int32 // the element that a content ended up in
	root   ref
}

// reserve gives numbers to all elements that will be written, so that annotations can name them.
func (s *structure) reserve() {
	s.kids = s.t.kids()
	s.elems = make([]ref, len(s.t.elems))
	s.root = s.f.alloc()
	s.holder = map[mark]int32{}
	s.number(0)
}

func (s *structure) number(i int32) {
	s.elems[i] = s.f.alloc()
	for _, k := range s.kids[i] {
		if k.elem >= 0 {
			s.number(k.elem)
			continue
		}
		s.holder[k.mark] = i
	}
}

// write writes the elements and the root.
func (s *structure) write() {
	var ids []elemID
	for i := range s.t.elems {
		if s.elems[i] == 0 {
			continue
		}
		s.f.put(s.elems[i], s.element(int32(i)))
		if id := s.id(int32(i)); id != "" {
			ids = append(ids, elemID{id, s.elems[i]})
		}
	}
	b := append([]byte("<</Type/StructTreeRoot/K "), appendRef(nil, s.elems[0])...)
	b = appendRef(append(b, "/ParentTree "...), s.parentTree())
	b = appendInt(append(b, "/ParentTreeNextKey "...), s.nextKey())
	if len(ids) > 0 {
		b = appendRef(append(b, "/IDTree "...), s.idTree(ids))
	}
	s.f.put(s.root, append(b, ">>"...))
}

func (s *structure) element(i int32) []byte {
	e := &s.t.elems[i]
	b := appendName([]byte("<</Type/StructElem/S"), e.Kind)
	b = append(b, "/P "...)
	if e.Parent < 0 {
		b = appendRef(b, s.root)
	} else {
		b = appendRef(b, s.elems[e.Parent])
	}
	b = s.texts(b, i)
	b = s.attributes(b, i)
	b = s.content(b, i)
	return append(b, ">>"...)
}

func (s *structure) texts(b []byte, i int32) []byte {
	e := &s.t.elems[i]
	for _, v := range [...]struct{ key, text string }{
		{"/T", e.Title}, {"/Lang", e.Lang}, {"/Alt", e.Alt}, {"/ActualText", e.Actual},
	} {
		if v.text != "" {
			b = appendText(append(b, v.key...), v.text)
		}
	}
	if id := s.id(i); id != "" {
		b = appendLiteral(append(b, "/ID"...), id)
	}
	return b
}

// id returns the element identifier. Notes must have one (PDF/UA-1 7.9); headers are named by cells.
func (s *structure) id(i int32) string {
	e := &s.t.elems[i]
	if e.Kind == "Note" || e.Kind == "TH" {
		return "e" + strconv.Itoa(int(i))
	}
	return ""
}

// content writes Pg and K.
func (s *structure) content(b []byte, i int32) []byte {
	kids := s.kids[i]
	links := s.annots[i]
	page := -1
	for _, k := range kids {
		if k.elem < 0 {
			page = k.mark.page
			break
		}
	}
	if page >= 0 {
		b = appendRef(append(b, "/Pg "...), s.pages[page])
	}
	if len(kids)+len(links) == 0 {
		return b
	}
	b = append(b, "/K["...)
	for _, k := range kids {
		b = append(s.kid(b, k, page), ' ')
	}
	for _, a := range links {
		b = appendRef(append(b, "<</Type/OBJR/Obj "...), a.ref)
		b = append(appendRef(append(b, "/Pg "...), s.pages[a.page]), ">>"...)
	}
	return append(b, ']')
}

func (s *structure) kid(b []byte, k kid, page int) []byte {
	switch {
	case k.elem >= 0:
		return appendRef(b, s.elems[k.elem])
	case k.mark.page == page:
		return appendInt(b, k.mark.id)
	}
	b = appendRef(append(b, "<</Type/MCR/Pg "...), s.pages[k.mark.page])
	return append(appendInt(append(b, "/MCID "...), k.mark.id), ">>"...)
}

// attributes writes the attribute objects of tables, lists and figures (14.8.5).
func (s *structure) attributes(b []byte, i int32) []byte {
	e := &s.t.elems[i]
	from := len(b)
	b = append(b, "/A["...)
	empty := len(b)
	b = s.tableAttributes(b, e)
	if e.Numbering != "" {
		b = append(appendName(append(b, "<</O/List/ListNumbering"...), e.Numbering), ">>"...)
	}
	if e.BBox != nil && e.BBox.Page < len(s.sheets) {
		b = append(s.bbox(append(b, "<</O/Layout/Placement/Block"...), e.BBox), ">>"...)
	}
	if i == 0 && s.t.upright {
		b = append(b, "<</O/Layout/WritingMode/TbRl>>"...)
	}
	if len(b) == empty {
		return b[:from]
	}
	return append(b, ']')
}

func (s *structure) tableAttributes(b []byte, e *layout.Elem) []byte {
	if e.Scope == "" && e.ColSpan <= 1 && e.RowSpan <= 1 && len(e.Headers) == 0 {
		return b
	}
	b = append(b, "<</O/Table"...)
	if e.Scope != "" {
		b = appendName(append(b, "/Scope"...), e.Scope)
	}
	if e.ColSpan > 1 {
		b = appendInt(append(b, "/ColSpan "...), int(e.ColSpan))
	}
	if e.RowSpan > 1 {
		b = appendInt(append(b, "/RowSpan "...), int(e.RowSpan))
	}
	if len(e.Headers) > 0 {
		b = append(b, "/Headers["...)
		for _, h := range e.Headers {
			b = appendLiteral(b, s.id(h))
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

func (s *structure) bbox(b []byte, r *layout.Rect) []byte {
	sh := s.sheets[r.Page].sheet
	return appendBox(b, "BBox", sh.x(r.X), sh.y(r.Y+r.H), sh.x(r.X+r.W), sh.y(r.Y))
}

// parentTree writes the number tree from pages and annotations back to elements (14.7.4.4).
func (s *structure) parentTree() ref {
	byPage := make([][]byte, len(s.pages))
	for _, m := range s.t.marks {
		byPage[m.page] = append(appendRef(byPage[m.page], s.elems[s.holder[m]]), ' ')
	}
	b := []byte("<</Nums[")
	for i, refs := range byPage {
		b = append(appendInt(b, i), ' ')
		b = append(appendRef(b, s.f.add(append(append([]byte{'['}, refs...), ']'))), ' ')
	}
	for _, l := range s.linkOrder() {
		b = append(appendInt(b, l.key), ' ')
		b = append(appendRef(b, s.elems[l.elem]), ' ')
	}
	return s.f.add(append(b, "]>>"...))
}

// linkKey is an annotation's key in the parent tree with its element.
type linkKey struct {
	key  int
	elem int32
}

// linkOrder returns the annotations in the order of their keys.
func (s *structure) linkOrder() []linkKey {
	var order []linkKey
	for e, as := range s.annots {
		for _, a := range as {
			order = append(order, linkKey{a.key, e})
		}
	}
	slices.SortFunc(order, func(a, b linkKey) int { return a.key - b.key })
	return order
}

func (s *structure) nextKey() int {
	n := len(s.pages)
	for _, a := range s.annots {
		n += len(a)
	}
	return n
}

// elemID pairs an identifier with its element.
type elemID struct {
	id   string
	elem ref
}

// idTree writes the name tree of element identifiers.
func (s *structure) idTree(ids []elemID) ref {
	slices.SortFunc(ids, func(a, b elemID) int { return compareText(a.id, b.id) })
	b := append([]byte("<</Limits["), appendLiteral(nil, ids[0].id)...)
	b = append(appendLiteral(b, ids[len(ids)-1].id), "]/Names["...)
	for _, v := range ids {
		b = append(appendRef(appendLiteral(b, v.id), v.elem), ' ')
	}
	kid := s.f.add(append(b, "]>>"...))
	return s.f.add(append(appendRef([]byte("<</Kids["), kid), "]>>"...))
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// annot is one link annotation.
type annot struct {
	ref  ref
	page int
	key  int // in the parent tree
}

// link is what an annotation covers on one page.
type link struct {
	elem  int32
	page  int
	boxes []box
}

// links gathers the covers into one link an element and page; stretches on one line are joined.
func (t *tree) links() []link {
	var all []link
	for _, c := range t.covers {
		n := len(all) - 1
		if n < 0 || all[n].elem != c.elem || all[n].page != c.page {
			all = append(all, link{c.elem, c.page, []box{c.box}})
			continue
		}
		l := &all[n]
		last := &l.boxes[len(l.boxes)-1]
		if last.y0 == c.box.y0 && last.y1 == c.box.y1 {
			last.x0, last.x1 = min(last.x0, c.box.x0), max(last.x1, c.box.x1)
			continue
		}
		l.boxes = append(l.boxes, c.box)
	}
	return all
}

// around is the smallest box that holds all of the link.
func (l link) around() box {
	b := l.boxes[0]
	for _, o := range l.boxes[1:] {
		b = box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
	}
	return b
}

func (b box) appendRect(out []byte, name string) []byte {
	return appendBox(out, name, b.x0, b.y0, b.x1, b.y1)
}

// appendQuads writes QuadPoints in the order that viewers expect: upper left, upper right, lower left, lower right.
func (l link) appendQuads(b []byte) []byte {
	b = append(b, "/QuadPoints["...)
	for _, q := range l.boxes {
		b = appendPts(b, []render.Pt{q.x0, q.y1, q.x1, q.y1, q.x0, q.y0, q.x1, q.y0}...)
	}
	b[len(b)-1] = ']'
	return b
}
