package typeset

import (
	"slices"

	"github.com/kanben/kanben/fonts"
)

// makeBoxes turns the classified text into boxes: Han and marks by the fast path, the rest by shaping (§13, 2).
func (s *Setter) makeBoxes(q *Prepared) {
	q.boxes = slices.Grow(q.boxes, len(q.Runes))
	t := &s.text
	lead := 0
	for lead < len(t.runes) && lead < longestCluster && t.class[lead] == classIgnored {
		lead++
	}
	for i := lead; i < len(t.runes); {
		if t.class[i] == classHan {
			i = s.makeHan(q, i)
		} else {
			i = s.makeBox(q, i)
		}
	}
	if lead > 0 && len(q.boxes) > 0 {
		q.boxes[0].text, q.boxes[0].n = 0, q.boxes[0].n+uint8(lead)
	}
	if len(q.boxes) == 0 && lead > 0 {
		q.boxes = append(q.boxes, box{n: uint8(lead), class: classSpace, flags: Vanished})
	}
}

// makeHan makes the boxes of a run of Han, without a detour for those that the role's own face has (§13, 2).
func (s *Setter) makeHan(q *Prepared, i int) int {
	t := &s.text
	span := t.spans[i]
	st := &q.styles[span]
	if st.Scale != 1000 || st.Kind == CodeText || q.options.Vertical {
		return s.makePlain(q, i)
	}
	start := i
	for i < len(t.runes) && t.class[i] == classHan && t.spans[i] == span {
		r := t.runes[i]
		f := s.faces.han(st.Role, r)
		if f.rank > 0 || r < 0x3400 || i+1 < len(t.runes) && t.class[i+1] == classIgnored {
			break
		}
		q.boxes = append(q.boxes, box{text: int32(i), width: int32(f.advance), extra: -1, gid: f.gid, span: span, face: f.face, class: classHan, n: 1})
		i++
	}
	if i > start {
		return i
	}
	return s.makePlain(q, i)
}

// makeBox makes the box or, for shaped runs, the boxes from code point i on and returns where they end.
func (s *Setter) makeBox(q *Prepared, i int) int {
	t := &s.text
	switch c := t.class[i]; c {
	case classLatin, classTibetan, classScript:
		return s.shapeRun(q, i)
	case classDash, classEllipsis, classConn:
		return s.makeMark(q, i)
	case classSpace, classBreak, classIgnored:
		return s.makeSpace(q, i)
	case classSymbol:
		if end := s.makeEmoji(q, i); end > 0 {
			return end
		}
		return s.makePlain(q, i)
	default:
		return s.makePlain(q, i)
	}
}

// cluster returns the end of the cluster that begins at i: ignorables belong to what stands before them.
func (t *text) cluster(i int) int {
	end := i + 1
	for end < len(t.class) && t.class[end] == classIgnored && end-i < longestCluster {
		end++
	}
	return end
}

// longestCluster is the most code points of one cluster; Glyph.N counts to 255, and the first one of a paragraph may
// get as many again from what stands before it.
const longestCluster = 100

// place begins a box for the code points [i, end) with the glyph.
func (s *Setter) place(q *Prepared, i, end int, f found) *box {
	t := &s.text
	b := box{text: int32(i), n: uint8(min(end-i, maxClusterRunes)), span: t.spans[i], class: t.class[i], gid: f.gid, face: f.face, extra: -1}
	st := &q.styles[b.span]
	if st.Kind == CodeText {
		b.trait |= traitCode
	}
	if f.rank > 0 && !f.beside {
		q.note(&b, t.runes[i], f, st)
	}
	q.boxes = append(q.boxes, b)
	return &q.boxes[len(q.boxes)-1]
}

// note records a character that the first face of the chain lacks (FT-1), and says that a bold one is to be
// stroked if only a regular face has it.
func (q *Prepared) note(b *box, r rune, f found, st *Style) {
	if f.rank < 255 && (st.Role == fonts.Strong || st.Role == fonts.Heading) {
		b.flags |= Emboldened
	}
	if f.rank < 255 && st.Role == fonts.CodeFace {
		return
	}
	q.Missing = append(q.Missing, Missing{Text: b.text, Rune: r, Face: f.face, Notdef: f.rank == 255})
}

// makePlain sets one character by its nominal glyph.
func (s *Setter) makePlain(q *Prepared, i int) int {
	t := &s.text
	end, r, c := t.cluster(i), t.runes[i], t.class[i]
	st := &q.styles[t.spans[i]]
	var f found
	if c == classOpen || c == classClose || c == classPause || c == classStop {
		f = s.faces.wide(st.Role, r)
	} else {
		f = s.faces.han(st.Role, r)
	}
	b := s.place(q, i, end, f)
	b.width = int32(f.advance)
	if end > i+1 {
		s.variant(b, r, t.runes[i+1])
	}
	if q.options.Vertical {
		s.turnMark(q, b, r)
	}
	s.fit(q, b, r)
	if st.Scale != 1000 {
		b.scale(int32(st.Scale))
	}
	return end
}

// variant takes the glyph of a variation sequence (IN-5).
func (s *Setter) variant(b *box, r, selector rune) {
	if selector >= 0xFE00 && selector <= 0xFE0F || selector >= 0xE0100 && selector <= 0xE01EF {
		face := s.faces.set.Face(b.face)
		if g, ok := face.VariantGlyph(r, selector); ok && g != 0 {
			b.gid, b.width = g, int32(face.AdvanceEm(g))
		}
	}
}

// makeSpace sets a typed space: its width becomes a gap, its glyph stays, so that words stay apart when copied.
func (s *Setter) makeSpace(q *Prepared, i int) int {
	t := &s.text
	end := t.cluster(i)
	st := &q.styles[t.spans[i]]
	f := s.faces.find(st.Role, ' ')
	f.rank = 0
	width := int32(f.advance)
	switch t.runes[i] {
	case 0x2002:
		width = 500
	case 0x2003:
		width = 1000
	case 0x2009, 0x202F, 0x200A, 0x2006:
		width = 167
	}
	b := s.place(q, i, end, f)
	b.width = scaled(width, int32(st.Scale))
	b.flags |= Vanished
	switch b.class {
	case classBreak:
		b.width = 0
	case classIgnored:
		b.class, b.width = classSpace, 0
	}
	return end
}
