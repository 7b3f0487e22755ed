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
	if f.rank > 0 {
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

// fit gives the box of a Chinese character or mark its ink width and blanks (§0, PW-1, PW-2).
func (s *Setter) fit(q *Prepared, b *box, r rune) {
	switch b.class {
	case classHan:
		if r == '　' {
			b.trait |= traitBlank
		}
		return
	case classOpen, classClose, classPause, classStop:
		s.fitPunctuation(q, b, r)
	case classMid:
		if !q.options.Vertical {
			b.centre(half)
		}
		if q.options.Profile.hant() {
			b.before, b.after = half/2, half/2
		}
	case classSolidus:
		b.centre(half)
	case classSuffix, classPrefix:
		if spaced(r) {
			b.trait |= traitSpacedLeft | traitSpacedRight
		}
	}
}

// centre draws the glyph in the middle of a box of the width, whatever its own advance is.
func (b *box) centre(width int32) {
	b.dx += int16((width - b.width) / 2)
	b.width = width
}

func (s *Setter) fitPunctuation(q *Prepared, b *box, r rune) {
	if b.width < 750 || b.trait&traitCode != 0 || b.width > 1250 {
		return
	}
	if q.options.Vertical && fixedInVertical(r) {
		return
	}
	blank := int16(half)
	if !q.options.blank(b.class) {
		blank = 0
	}
	switch {
	case b.class == classOpen:
		b.dx, b.before = b.dx-half, blank
	case r == '‼' || r == '⁇' || r == '⁈' || r == '⁉':
		return
	case q.options.Profile.hant() && b.class != classClose:
		if r == '！' || r == '？' {
			return
		}
		b.before, b.after = blank/2, blank/2
		s.centreMark(q, b)
	default:
		b.after = blank
		s.pairExclamations(q, b, r)
	}
	b.width -= half
}

// centreMark sets a mark of zh-Hant in the middle of its em box; a face made for zh-Hans has it at the lower left.
func (s *Setter) centreMark(q *Prepared, b *box) {
	const near = 60
	b.dx -= half / 2
	face := s.faces.set.Face(b.face)
	ink, ok := face.Ink(b.gid)
	if !ok {
		return
	}
	upm := face.UnitsPerEm()
	across, up := em((ink.XMin+ink.XMax)/2, upm), em((ink.YMin+ink.YMax)/2, upm)
	if across > half-near && across < half+near && up > axis-2*near && up < axis+2*near {
		return
	}
	if q.options.Vertical {
		b.dx -= int16(axis - up)
		b.dy += int16(half - across)
		return
	}
	b.dx += int16(half - across)
	b.dy += int16(axis - up)
}

// pairExclamations is PZ-3: two of ！ and ？ fill one em, three fill two.
func (s *Setter) pairExclamations(q *Prepared, b *box, r rune) {
	if r != '！' && r != '？' {
		return
	}
	k := len(q.boxes) - 2
	if k < 0 || q.boxes[k].after == 0 || q.options.Punct == Untrimmed {
		return
	}
	if p := q.Runes[q.boxes[k].text]; p == '！' || p == '？' {
		b.after = 0
	}
}

// blank tells whether a mark of the class keeps its blank half in this style (PW-1).
func (o *Options) blank(c class) bool {
	switch o.Punct {
	case Kaiming:
		return c == classStop
	case Banjiao:
		return false
	}
	return true
}

// scale shrinks or grows the box to the type size of its span.
func (b *box) scale(by int32) {
	b.width = scaled(b.width, by)
	b.dx = int16(scaled(int32(b.dx), by))
	b.dy = int16(scaled(int32(b.dy), by))
	b.before = int16(scaled(int32(b.before), by))
	b.after = int16(scaled(int32(b.after), by))
}

func scaled(v, by int32) int32 {
	if v < 0 {
		return -((-v*by + 500) / 1000)
	}
	return (v*by + 500) / 1000
}

// makeMark sets ——, …… and the connectors, shaped with the language of the profile (UB-1, UB-2, PW-2).
func (s *Setter) makeMark(q *Prepared, i int) int {
	t := &s.text
	r, c := t.runes[i], t.class[i]
	if c == classConn && r != '—' {
		return s.makeConnector(q, i)
	}
	end := t.cluster(i)
	if c == classDash && end < len(t.runes) && t.runes[end] == r && t.class[end] == c && t.edge[end]&edgeSolid == edgeSolid && t.spans[end] == t.spans[i] {
		return s.makeDash(q, i, t.cluster(end))
	}
	f := s.faces.wide(q.styles[t.spans[i]].Role, r)
	m := s.faces.shapeMark(f.face, r, 1)
	f.gid = m.glyphs[0].GID
	b := s.place(q, i, end, f)
	b.width = m.width
	s.turnLine(q, b, r)
	if r != '⸺' {
		b.centre(1000)
	} else {
		b.centre(2000)
	}
	b.scale(int32(q.styles[b.span].Scale))
	return end
}

// makeDash sets —— as one glyph of 2000: by the face's ligature, else by ⸺, else from the next face of the chain
// that can, else as two glyphs of 1000.
func (s *Setter) makeDash(q *Prepared, i, end int) int {
	role := q.styles[s.text.spans[i]].Role
	f := s.faces.han(role, '—')
	for _, id := range s.faces.chinese[role].chain {
		if s.faces.set.Face(id).Glyph('—') == 0 {
			continue
		}
		m := s.faces.shapeMark(id, '—', 2)
		if m.count == 1 && m.width == 2000 {
			f.face, f.gid = id, m.glyphs[0].GID
			return s.endDash(q, i, end, f)
		}
		if g := s.faces.set.Face(id).Glyph('⸺'); g != 0 && s.faces.set.Face(id).AdvanceEm(g) == 2000 {
			f.face, f.gid = id, g
			return s.endDash(q, i, end, f)
		}
	}
	m := s.faces.shapeMark(f.face, '—', 1)
	f.gid = m.glyphs[0].GID
	b := s.place(q, i, end, f)
	b.width = m.width
	s.turnLine(q, b, '—')
	b.centre(1000)
	q.extra = append(q.extra, piece{gid: b.gid, dx: b.dx + 1000, dy: b.dy})
	b.extra, b.more, b.width = int32(len(q.extra)-1), 1, 2000
	s.scaleDash(q, b)
	return end
}

func (s *Setter) endDash(q *Prepared, i, end int, f found) int {
	b := s.place(q, i, end, f)
	b.width = 2000
	s.turnLine(q, b, '—')
	b.width = 2000
	s.scaleDash(q, b)
	return end
}

func (s *Setter) scaleDash(q *Prepared, b *box) {
	by := int32(q.styles[b.span].Scale)
	b.scale(by)
	if b.more > 0 {
		p := &q.extra[b.extra]
		p.dx, p.dy = int16(scaled(int32(p.dx), by)), int16(scaled(int32(p.dy), by))
	}
}

// makeConnector sets ～ 〜 – and the hyphen between Han in the middle of boxes of 1000 or 500 (PW-2).
func (s *Setter) makeConnector(q *Prepared, i int) int {
	t := &s.text
	end, r := t.cluster(i), t.runes[i]
	st := &q.styles[t.spans[i]]
	f := s.faces.han(st.Role, r)
	b := s.place(q, i, end, f)
	b.width = int32(f.advance)
	s.turnLine(q, b, r)
	if r == '～' || r == '〜' {
		b.centre(1000)
	} else {
		b.centre(half)
	}
	b.scale(int32(st.Scale))
	return end
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
