package typeset

import "github.com/kanben/kanben/fonts"

// axis is how far the baseline of a turned or squeezed glyph lies from the middle of its em box.
const axis = 380

// turnMark gives a plain character its vertical form (VT-2 to VT-5). A mark whose face has no vertical form is turned,
// or, if it is a point, moved to the top right of its box.
func (s *Setter) turnMark(q *Prepared, b *box, r rune) {
	switch b.class {
	case classHan:
		if r < 0x3040 || r > 0x30FF {
			return
		}
	case classOpen, classClose:
		r = verticalQuote(r)
	case classNote, classSymbol, classPrefix, classSuffix:
		if rotates(r) {
			b.rotate()
			return
		}
	case classMid:
		s.centreUpright(b)
		return
	case classSolidus:
		b.rotate()
		return
	}
	face := s.faces.set.Face(b.face)
	plain := face.Glyph(r)
	m := s.faces.shapeMark(b.face, r, 1)
	if m.count == 0 || m.glyphs[0].GID == 0 {
		b.rotate()
		return
	}
	b.gid, b.width = m.glyphs[0].GID, m.width
	if b.gid != plain {
		return
	}
	switch b.class {
	case classOpen, classClose:
		b.width = int32(face.AdvanceEm(b.gid))
		b.rotate()
	case classPause, classStop:
		b.dx, b.dy = -half, half
	}
}

// turnLine gives a dash, dots or a connector its vertical form, or turns it (VT-5).
func (s *Setter) turnLine(q *Prepared, b *box, r rune) {
	if !q.options.Vertical {
		return
	}
	face := s.faces.set.Face(b.face)
	nominal := b.gid == face.Glyph(r) || b.gid == face.Glyph('⸺')
	if nominal {
		if m := s.faces.shapeMark(b.face, r, 1); m.count == 1 && m.glyphs[0].GID != b.gid && m.glyphs[0].GID != 0 && b.width < 2000 {
			b.gid, b.width = m.glyphs[0].GID, m.width
			return
		}
		b.width = int32(face.AdvanceEm(b.gid))
		b.rotate()
	}
}

// verticalQuote is the corner bracket that stands for a quotation mark in vertical lines (VT-3).
func verticalQuote(r rune) rune {
	switch r {
	case '“':
		return '『'
	case '”':
		return '』'
	case '‘':
		return '「'
	case '’':
		return '」'
	}
	return r
}

// rotate turns the glyph 90° clockwise about the line's centre.
func (b *box) rotate() {
	b.flags |= Rotated
	b.dy -= axis
}

// centreUpright sets a middle dot upright with its ink in the middle of the box (PW-2).
func (s *Setter) centreUpright(b *box) {
	face := s.faces.set.Face(b.face)
	upm := face.UnitsPerEm()
	middle := int32(axis)
	if ink, ok := face.Ink(b.gid); ok {
		middle = em((ink.YMin+ink.YMax)/2, upm)
	}
	b.flags |= Squeezed
	b.dx = int16(half/2 + middle)
	b.dy -= int16(b.width / 2)
	b.width = half
}

// rotates is UAX #50 for the symbols that lie on their side in vertical lines (VT-2): arrows and mathematics.
func rotates(r rune) bool { return r >= 0x2190 && r <= 0x22FF }

// fixedInVertical tells the marks that keep their full width in vertical lines (VT-4).
func fixedInVertical(r rune) bool { return r == '：' || r == '；' || r == '！' || r == '？' }

// turnLatin sets short Latin runs upright (VT-6): few digits side by side in one box, single letters and short
// acronyms one below the other. It returns where the run ends, or 0 if the run is to be turned.
func (s *Setter) turnLatin(q *Prepared, i int) int {
	t := &s.text
	if t.class[i] != classLatin || q.latin {
		return 0
	}
	end, digits, capitals := i, 0, 0
	for end < len(t.runes) && t.class[end] == classLatin && t.spans[end] == t.spans[i] {
		switch r := t.runes[end]; {
		case isDigit(r):
			digits++
		case r >= 'A' && r <= 'Z':
			capitals++
		}
		end++
	}
	n := end - i
	if i > 0 && t.class[i-1] == classLatin || end < len(t.runes) && (t.class[end] == classLatin || t.class[end] == classIgnored) {
		return 0
	}
	if s.inLatinText(i, end) {
		return 0
	}
	switch {
	case digits == n && n >= 2 && n <= q.tcy():
		if s.squeeze(q, i, end) {
			return end
		}
	case n == 1 && (digits == 1 || isLetter(t.runes[i])), capitals == n && n <= 3:
		for k := i; k < end; k++ {
			s.upright(q, k)
		}
		return end
	}
	return 0
}

// inLatinText reports whether other Latin words stand beside the run, with spaces between: then it lies with them.
func (s *Setter) inLatinText(from, to int) bool {
	t := &s.text
	if p := t.prev(from); p >= 0 && p < from-1 && t.class[p] == classLatin {
		return true
	}
	n := t.next(to - 1)
	return n > to && t.class[n] == classLatin
}

// tcy is the most digits set side by side.
func (q *Prepared) tcy() int {
	if q.options.TateChuYoko == 0 {
		return 2
	}
	return q.options.TateChuYoko
}

// squeeze sets the digits side by side in a box of 1000 (tate-chu-yoko), in their half or third width forms if the
// plain ones are too wide; false if even those are.
func (s *Setter) squeeze(q *Prepared, from, to int) bool {
	t := &s.text
	span := t.spans[from]
	f, glyphs, width := s.narrowDigits(q.styles[span].Role, t.runes[from:to])
	if width > boxSlack {
		return false
	}
	face := s.faces.set.Face(f.face)
	by := int32(q.styles[span].Scale)
	pen := -width / 2
	for k, g := range glyphs {
		f.gid = g.GID
		b := s.place(q, from+k, from+k+1, f)
		b.class, b.flags = classHan, b.flags|Squeezed
		b.trait |= traitBlank
		b.dx, b.dy = int16(scaled(half+axis, by)), int16(scaled(pen, by))
		if k == 0 {
			b.width = scaled(1000, by)
		} else {
			b.trait |= traitInner
			b.dx -= int16(scaled(1000, by))
			t.edge[from+k] |= edgeForbid | edgeSolid
		}
		pen += em(g.XAdvance, face.UnitsPerEm())
	}
	return true
}

// boxSlack is how wide digits side by side may be: in a box of 1000 with as much beyond as the blanks of Han leave.
const boxSlack = 1050

// narrowDigits shapes the digits in the first face of the chain in which they fit in the box; a Kai face with wide
// digits only leaves them to the next.
func (s *Setter) narrowDigits(role fonts.Role, run []rune) (f found, glyphs []fonts.Shaped, width int32) {
	f = s.faces.find(role, run[0])
	glyphs, width = narrowest(s.faces.set.Face(f.face), run)
	for _, id := range s.faces.set.Chain(role) {
		if width <= boxSlack {
			break
		}
		if face := s.faces.set.Face(id); face.Glyph(run[0]) != 0 {
			f.face = id
			glyphs, width = narrowest(face, run)
		}
	}
	return f, glyphs, width
}

// narrowest shapes the run plain, then half wide, third and quarter wide, until it fits in 1000.
func narrowest(face *fonts.Face, run []rune) (glyphs []fonts.Shaped, width int32) {
	for _, feature := range []string{"", "hwid", "twid", "qwid"} {
		in := fonts.ShapeInput{Runes: run, Script: [4]byte{'L', 'a', 't', 'n'}}
		if feature != "" {
			in.Features = []string{feature}
		}
		shaped := face.Shape(in)
		if len(shaped) != len(run) {
			continue
		}
		w := int32(0)
		for _, g := range shaped {
			w += em(g.XAdvance, face.UnitsPerEm())
		}
		if glyphs == nil || w < width {
			glyphs, width = shaped, w
		}
		if width <= 1000 {
			break
		}
	}
	return glyphs, width
}

// upright sets one letter or digit upright in a box of its own.
func (s *Setter) upright(q *Prepared, i int) {
	t := &s.text
	f := s.faces.find(q.styles[t.spans[i]].Role, t.runes[i])
	b := s.place(q, i, t.cluster(i), f)
	by := int32(q.styles[b.span].Scale)
	b.class, b.flags = classHan, b.flags|Squeezed
	b.trait |= traitBlank
	b.dx = int16(scaled(half+axis, by))
	b.dy = -int16(scaled(int32(f.advance)/2, by))
	b.width = scaled(1000, by)
	if i > 0 && t.class[i-1] == classLatin {
		t.edge[i] |= edgeForbid
	}
}

// turnBox turns a shaped cluster with all its glyphs.
func (s *Setter) turnBox(q *Prepared, b *box) {
	down := int16(scaled(axis, int32(q.styles[b.span].Scale)))
	b.flags |= Rotated
	b.dy -= down
	for k := range int32(b.more) {
		q.extra[b.extra+k].dy -= down
	}
}
