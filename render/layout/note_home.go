package layout

// noteHomes hangs each foot note into the structure tree where it is read: at the end of its column or page, between
// the text before it and the text after (pdf.md: reading order = content order).
type noteHomes struct {
	d    *Document
	foot map[int32]*footNote // by their element
	run  []*footNote         // since the last text
	prev int32               // element of the last text; 0 = none
}

// footNote is the elements of a note at the foot. One that goes on after a whole page of text takes a second set.
type footNote struct {
	elem   int32
	closed bool
	twins  map[int32]int32 // of the second set, by those of the first
}

// homeNotes settles the parents of all foot notes.
func (d *Document) homeNotes() {
	h := &noteHomes{d: d, foot: map[int32]*footNote{}}
	for i := range d.Elems {
		if e := &d.Elems[i]; e.Kind == "Reference" && e.Dest > 0 && d.Elems[e.Dest-1].Kind == "Note" {
			h.foot[e.Dest-1] = &footNote{elem: e.Dest - 1}
		}
	}
	if len(h.foot) == 0 {
		return
	}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if m := markOf(it); m.Elem > 0 {
				h.item(m)
			}
		}
	}
	h.settle(-1)
}

// item takes the next item: one of a note joins the run, one of the text ends it.
func (h *noteHomes) item(m *Mark) {
	n, elem := h.noteOf(m.Elem)
	if n == nil {
		h.settle(m.Elem)
		h.prev = m.Elem
		return
	}
	if n.closed {
		h.goOn(n, elem)
	}
	if n.twins != nil {
		m.Elem = h.twin(n, m.Elem)
	}
	if len(h.run) == 0 || h.run[len(h.run)-1] != n {
		h.run = append(h.run, n)
	}
}

// noteOf returns the foot note that the element is of, with the note's element.
func (h *noteHomes) noteOf(e int32) (*footNote, int32) {
	for ; e > 0; e = h.d.Elems[e].Parent {
		if n := h.foot[e]; n != nil {
			return n, e
		}
	}
	return nil, 0
}

// settle hangs the notes of the run between the last text and the next, -1 at the end of the document.
func (h *noteHomes) settle(next int32) {
	if len(h.run) == 0 {
		return
	}
	home := h.home(h.prev, next)
	for _, n := range h.run {
		h.d.Elems[n.elem].Parent = home
		n.closed = true
	}
	h.run = h.run[:0]
}

// home returns an element that holds the text before, and goes on or ends with it: the paragraph that is cut, else
// what the last one stands in.
func (h *noteHomes) home(prev, next int32) int32 {
	elems := h.d.Elems
	common := int32(0)
	above := map[int32]bool{}
	for e := next; e > 0; e = elems[e].Parent {
		above[e] = true
	}
	for e := prev; e > 0 && common == 0; e = elems[e].Parent {
		if above[e] {
			common = e
		}
	}
	for e := common; e > 0 && inText(elems[e].Kind); e = elems[e].Parent {
		if !inLine(elems[e].Kind) {
			return e
		}
	}
	for e := prev; e > 0; e = elems[e].Parent {
		switch elems[e].Kind {
		case "Sect", "Part", "BlockQuote", "LBody", "LI", "Div", "TD", "TH":
			return e
		}
		if e == common {
			break
		}
	}
	return common
}

// inLine reports whether the element stands within a line; the writer parts such a one around a note.
func inLine(kind string) bool {
	switch kind {
	case "Span", "Link", "Reference", "Code", "Quote", "Ruby", "RB", "RT":
		return true
	}
	return false
}

// inText reports whether the element is a paragraph or in one.
func inText(kind string) bool {
	switch kind {
	case "P", "Caption", "H1", "H2", "H3", "H4", "H5", "H6":
		return true
	}
	return inLine(kind)
}

// goOn opens a second set of elements for a note.
func (h *noteHomes) goOn(n *footNote, elem int32) {
	n.elem, n.closed = h.clone(elem, h.d.Elems[elem].Parent), false
	h.d.Elems[n.elem].ID += "-" + arabic(int(n.elem))
	n.twins = map[int32]int32{elem: n.elem}
}

// twin returns the element of the second set, and adds it if it is not there.
func (h *noteHomes) twin(n *footNote, e int32) int32 {
	to, ok := n.twins[e]
	if !ok {
		to = h.clone(e, h.twin(n, h.d.Elems[e].Parent))
		n.twins[e] = to
	}
	return to
}

func (h *noteHomes) clone(e, parent int32) int32 {
	c := h.d.Elems[e]
	c.Parent = parent
	h.d.Elems = append(h.d.Elems, c)
	return int32(len(h.d.Elems) - 1)
}
