package typeset

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
