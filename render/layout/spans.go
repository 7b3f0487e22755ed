package layout

import (
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// inlineState is the style in force while inlines are walked.
type inlineState struct {
	style typeset.Style
	link  bool
}

// writer turns inlines into spans.
type writer struct {
	p  *press
	to *para
	at int32
}

// write appends the inlines to the paragraph; elem is the element that plain text belongs to.
func (p *press) write(to *para, in []content.Inline, elem int32) {
	w := &writer{p: p, to: to, at: to.length()}
	w.inlines(in, inlineState{style: typeset.Style{Role: to.role, Tracking: to.tracking, Tag: elem}})
}

// writeRole does so in another face: a run-in head, a credit.
func (p *press) writeRole(to *para, in []content.Inline, elem int32, role fonts.Role) {
	w := &writer{p: p, to: to, at: to.length()}
	w.inlines(in, inlineState{style: typeset.Style{Role: role, Tracking: to.tracking, Tag: elem}})
}

// words appends text that layout makes.
func (p *press) words(to *para, s string, elem int32, role fonts.Role, kind typeset.SpanKind) {
	if s == "" {
		return
	}
	w := &writer{p: p, to: to, at: to.length()}
	from := len(to.info)
	w.span(s, nil, inlineState{style: typeset.Style{Role: role, Tracking: to.tracking, Tag: elem, Kind: kind}}, content.Pos{})
	for i := from; i < len(to.info); i++ {
		to.info[i].generated = true
	}
	to.made = true
}

// literal appends text of the article that is no inline: a label, a line of code.
func (p *press) literal(to *para, s string, elem int32, role fonts.Role, kind typeset.SpanKind, pos content.Pos) {
	if s == "" {
		return
	}
	w := &writer{p: p, to: to, at: to.length()}
	w.span(s, nil, inlineState{style: typeset.Style{Role: role, Tracking: to.tracking, Tag: elem, Kind: kind}}, pos)
}

func (w *writer) inlines(in []content.Inline, s inlineState) {
	for _, n := range in {
		w.inline(n, s)
	}
}

func (w *writer) inline(n content.Inline, s inlineState) {
	switch n := n.(type) {
	case *content.Text:
		w.span(n.S, nil, s, n.Pos)
	case *content.Emph:
		s.style.Mark |= typeset.EmphasisDots
		w.inlines(n.Kids, s)
	case *content.Strong:
		s.style.Role = strongOf(s.style.Role)
		w.inlines(n.Kids, s)
	case *content.Strike:
		s.style.Mark |= typeset.StrikeOut
		w.inlines(n.Kids, s)
	case *content.Sup:
		s.style.Scale, s.style.Rise = scaled(s.style.Scale, 620), s.style.Rise+360
		w.inlines(n.Kids, s)
	case *content.Sub:
		s.style.Scale, s.style.Rise = scaled(s.style.Scale, 620), s.style.Rise-130
		w.inlines(n.Kids, s)
	case *content.Link:
		w.linked(n, s)
	case *content.Ruby:
		w.ruby(n, s)
	case *content.NoteRef:
		w.noteRef(n, s)
	case *content.CodeSpan:
		s.style.Kind, s.style.Role, s.style.Scale = typeset.CodeText, fonts.CodeFace, scaled(s.style.Scale, 900)
		s.style.Tag = w.p.elem("Code", s.style.Tag)
		w.span(n.S, nil, s, n.Pos)
	case *content.MathSpan:
		s.style.Kind, s.style.Role, s.style.Scale = typeset.CodeText, fonts.CodeFace, scaled(s.style.Scale, 900)
		s.style.Tag = w.p.elem("Code", s.style.Tag)
		w.span(n.TeX, nil, s, n.Pos)
		w.p.report(content.Warning, "W-MATH", n.Pos, "a formula is set as its TeX source", "")
	case *content.Break:
		w.span("\u2028", nil, s, n.Pos)
	case *content.Styled:
		w.styled(n, s)
	}
}

func scaled(scale, by int16) int16 {
	if scale == 0 {
		return by
	}
	return int16(int32(scale) * int32(by) / 1000)
}

// strongOf returns the heavier partner of a face.
func strongOf(r fonts.Role) fonts.Role {
	switch r {
	case fonts.Caption, fonts.Kai, fonts.Fangsong, fonts.Heading:
		return fonts.Heading
	}
	return fonts.Strong
}

// span appends text in one style; Latin in it is parted off where the theme gives it a size of its own.
func (w *writer) span(s string, ruby []string, st inlineState, pos content.Pos) {
	if ruby == nil && w.p.fitsLatin(&st.style) {
		w.latinRuns(s, st, pos)
		return
	}
	w.add(s, ruby, st, pos)
}

func (w *writer) add(s string, ruby []string, st inlineState, pos content.Pos) {
	if s == "" {
		return
	}
	style := st.style
	w.to.spans = append(w.to.spans, typeset.Span{Text: s, Style: &style, Ruby: ruby})
	w.to.info = append(w.to.info, spanInfo{at: w.at, link: st.link, pos: pos})
	w.at += int32(utf8.RuneCountInString(s))
}

func (w *writer) styled(n *content.Styled, s inlineState) {
	switch n.Kind {
	case content.MarkPerson, content.MarkPlace:
		s.style.Mark |= typeset.ProperNameRule
	case content.MarkBook:
		s.style.Mark |= typeset.BookTitleWave
	}
	if n.Lang != "" {
		s.style.Lang = n.Lang
		s.style.Tag = w.p.elem("Span", s.style.Tag)
		w.p.doc.Elems[s.style.Tag].Lang = n.Lang
	}
	w.inlines(n.Kids, s)
}

func (w *writer) ruby(n *content.Ruby, s inlineState) {
	ruby := w.p.elem("Ruby", s.style.Tag)
	s.style.Tag = w.p.elem("RB", ruby)
	rt := w.p.elem("RT", ruby)
	w.p.doc.Elems[rt].Lang = n.Lang
	if n.Lang == "" {
		w.p.doc.Elems[rt].Lang = "zh-Latn-pinyin"
	}
	w.span(n.Base, n.Reading, s, n.Pos)
}

func (w *writer) linked(n *content.Link, s inlineState) {
	link := w.p.elem("Link", s.style.Tag)
	s.style.Tag = link
	if len(n.URL) > 0 && n.URL[0] == '#' {
		w.p.doc.Elems[link].URI = n.URL
		w.inlines(n.Kids, s)
		return
	}
	w.p.doc.Elems[link].URI = n.URL
	if w.p.opt.Links {
		s.link = true
		s.style.Mark |= typeset.Underline
		w.inlines(n.Kids, s)
		return
	}
	w.inlines(n.Kids, s)
	if content.InlineText(n.Kids) != n.URL {
		w.mark(w.p.urlNote(n.URL), s, n.Pos)
	}
}

func (w *writer) noteRef(n *content.NoteRef, s inlineState) {
	note, ok := w.p.notes[n.ID]
	if !ok {
		w.p.report(content.Error, "E-NOTE", n.Pos, "a note mark has no note: "+n.ID, "")
		return
	}
	w.mark(note, s, n.Pos)
}

// mark writes a note mark; which number it bears is known when its page is (PG-9).
func (w *writer) mark(n *note, s inlineState, pos content.Pos) {
	ref := w.p.elem("Reference", s.style.Tag)
	if n.first == 0 {
		n.first = ref
		w.p.pending = append(w.p.pending, n)
	}
	style := typeset.Style{Role: fonts.Body, Scale: scaled(s.style.Scale, 680), Rise: s.style.Rise + 300, Kind: typeset.NoteMark, Tag: ref}
	w.to.calls = append(w.to.calls, spanCall{span: len(w.to.spans), note: n})
	w.span(string(noteMark(1)), nil, inlineState{style: style}, pos)
	w.to.info[len(w.to.info)-1].generated = true
	w.to.made = true
}
