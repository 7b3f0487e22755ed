package pdf

import (
	"encoding/binary"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// record is bytes that numbers and texts are written to, and read from in the same order. What a kept chapter consists
// of is thousands of small things; encoding/gob takes five times as long for them as this. Reading beyond the end gives
// zeros: whoever keeps the bytes answers for them.
type record struct{ b []byte }

func (r *record) putInt(v int) { r.b = binary.AppendVarint(r.b, int64(v)) }

func (r *record) int() int {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.b = nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *record) putText(s string) {
	r.putInt(len(s))
	r.b = append(r.b, s...)
}

func (r *record) text() string {
	n := r.int()
	if n < 0 || n > len(r.b) {
		r.b = nil
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// count reads how many things of one byte or more follow.
func (r *record) count() int {
	n := r.int()
	if n < 0 || n > len(r.b) {
		r.b = nil
		return 0
	}
	return n
}

// elemTexts are the texts of an element. Most elements have its kind and node only.
func elemTexts(e *layout.Elem) [8]*string {
	return [...]*string{&e.Lang, &e.Alt, &e.Actual, &e.Title, &e.URI, &e.ID, &e.Scope, &e.Numbering}
}

// What an element has beside its texts.
const (
	hasDest = 1 << (8 + iota)
	hasSpans
	hasHeaders
	hasBBox
)

// kinds gives the kinds of elements one string each.
type kinds map[string]string

func (k kinds) one(b []byte) string {
	if s, ok := k[string(b)]; ok {
		return s
	}
	s := string(b)
	k[s] = s
	return s
}

func (r *record) putElem(e *layout.Elem) {
	has := 0
	texts := elemTexts(e)
	for i, s := range texts {
		if *s != "" {
			has |= 1 << i
		}
	}
	if e.Dest != 0 {
		has |= hasDest
	}
	if e.ColSpan|e.RowSpan != 0 {
		has |= hasSpans
	}
	if len(e.Headers) > 0 {
		has |= hasHeaders
	}
	if e.BBox != nil {
		has |= hasBBox
	}
	r.putInt(has)
	r.putText(e.Kind)
	r.putText(string(e.Node))
	r.putInt(int(e.Parent))
	for _, s := range texts {
		if *s != "" {
			r.putText(*s)
		}
	}
	if has&hasDest != 0 {
		r.putInt(int(e.Dest))
	}
	if has&hasSpans != 0 {
		r.putInt(int(e.ColSpan))
		r.putInt(int(e.RowSpan))
	}
	if has&hasHeaders != 0 {
		r.putInt(len(e.Headers))
		for _, h := range e.Headers {
			r.putInt(int(h))
		}
	}
	if b := e.BBox; b != nil {
		for _, v := range [...]int{b.Page, int(b.X), int(b.Y), int(b.W), int(b.H)} {
			r.putInt(v)
		}
	}
}

func (r *record) elem(e *layout.Elem, known kinds) {
	has := r.int()
	if n := r.count(); n > 0 {
		e.Kind, r.b = known.one(r.b[:n]), r.b[n:]
	}
	e.Node = content.NodeRef(r.text())
	e.Parent = int32(r.int())
	for i, s := range elemTexts(e) {
		if has&(1<<i) != 0 {
			*s = r.text()
		}
	}
	if has&hasDest != 0 {
		e.Dest = int32(r.int())
	}
	if has&hasSpans != 0 {
		e.ColSpan, e.RowSpan = int16(r.int()), int16(r.int())
	}
	if has&hasHeaders != 0 {
		e.Headers = make([]int32, r.count())
		for i := range e.Headers {
			e.Headers[i] = int32(r.int())
		}
	}
	if has&hasBBox != 0 {
		e.BBox = &layout.Rect{Page: r.int(), X: render.Pt(r.int()), Y: render.Pt(r.int()), W: render.Pt(r.int()), H: render.Pt(r.int())}
	}
}

// recordTree writes the elements and contents of a chapter.
func recordTree(t *tree) []byte {
	r := &record{}
	r.putInt(len(t.elems))
	for i := range t.elems {
		r.putElem(&t.elems[i])
	}
	r.putInt(len(t.marks))
	for i, m := range t.marks {
		r.putInt(m.page)
		r.putInt(m.id)
		r.putInt(int(m.elem))
		r.putInt(int(t.tops[i]))
	}
	r.putInt(len(t.covers))
	for _, v := range t.covers {
		for _, n := range [...]int{int(v.elem), v.page, int(v.box.x0), int(v.box.y0), int(v.box.x1), int(v.box.y1)} {
			r.putInt(n)
		}
	}
	return r.b
}

// addTree appends what recordTree wrote to a tree whose elements and pages stand before it.
func (t *tree) addTree(data []byte, base int32, page int, known kinds) {
	r := &record{data}
	for range r.count() {
		t.elems = append(t.elems, layout.Elem{})
		e := &t.elems[len(t.elems)-1]
		r.elem(e, known)
		*e = e.Moved(base, page)
	}
	for range r.count() {
		t.marks = append(t.marks, mark{r.int() + page, r.int(), int32(r.int()) + base})
		t.tops = append(t.tops, render.Pt(r.int()))
	}
	for range r.count() {
		t.covers = append(t.covers, cover{int32(r.int()) + base, r.int() + page,
			box{render.Pt(r.int()), render.Pt(r.int()), render.Pt(r.int()), render.Pt(r.int())}})
	}
}

// recordInks writes the glyphs shown, those of their own characters by their distances.
func recordInks(inks []inked) []byte {
	r := &record{}
	r.putInt(len(inks))
	for _, in := range inks {
		r.putInt(in.index)
		glyphs, last := in.used.glyphs(), 0
		r.putInt(len(glyphs))
		for _, g := range glyphs {
			r.putInt(int(g) - last)
			last = int(g)
		}
		r.putInt(len(in.more))
		for _, m := range in.more {
			r.putInt(int(m.gid))
			r.putText(m.text)
		}
	}
	return r.b
}

// readInks returns what recordInks wrote; the glyphs of their own characters go into the sets, by place in the codebook.
func readInks(data []byte, used []bitset) []inked {
	r := &record{data}
	inks := make([]inked, r.count())
	for i := range inks {
		in := &inks[i]
		in.index = min(max(0, r.int()), len(used)-1)
		g := 0
		for range r.count() {
			g += r.int()
			used[in.index].add(min(max(0, g), 0xFFFF))
		}
		for range r.count() {
			in.more = append(in.more, code{fonts.GID(r.int()), r.text()})
		}
	}
	return inks
}
