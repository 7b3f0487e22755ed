package typeset

import "slices"

const (
	half         = 500
	autospaceMin = 125
	autospaceMax = 333
	wordSpaceMin = 250
	wordSpaceMax = 500
	autospaceEm  = 250
)

// buildGaps fills the gap before each box. All glue of typed spaces stands behind the last of them, so that a line
// that ends there ends in ink.
func (q *Prepared) buildGaps(t *text) {
	q.gaps = slices.Grow(q.gaps, len(q.boxes))[:len(q.boxes)]
	prev := -1
	var typed typedSpaces
	for i := range q.boxes {
		b := &q.boxes[i]
		switch {
		case i > 0 && q.boxes[i-1].class == classBreak:
			q.gaps[i] = gap{step: -1, is: gapForced | gapBreak}
			if b.class == classSpace {
				b.width = 0
			}
			prev, typed = i, typedSpaces{}
		case b.class == classSpace:
			q.gaps[i] = gap{step: -1}
			typed.add(b)
		case prev < 0:
			q.gaps[i] = gap{step: -1}
			prev, typed = i, typedSpaces{}
		default:
			q.gaps[i] = q.gapBetween(t, &q.boxes[prev], b, typed)
			prev, typed = i, typedSpaces{}
		}
	}
}

// typedSpaces are the spaces between two boxes: in text the widest counts, in code all of them.
type typedSpaces struct {
	n     int
	width int32
}

func (s *typedSpaces) add(b *box) {
	s.n++
	if b.trait&traitCode != 0 {
		s.width += b.width
	} else {
		s.width = max(s.width, b.width)
	}
	b.width = 0
}

// gapBetween is the table of §13, 3 for neighbours a and b, with a typed space between them or not.
func (q *Prepared) gapBetween(t *text, a, b *box, typed typedSpaces) gap {
	e := t.edge[b.text]
	spaced := typed.n > 0
	if a.text+1 != b.text {
		e = t.edgeBetween(a, b)
	}
	tracking := int16(q.styles[a.span].Tracking)
	if a.class == classHan && b.class == classHan && e == 0 && !spaced {
		return gap{nat: tracking, step: -1, is: gapBreak | gapGrows}
	}
	g := q.blank(a, b)
	if spaced {
		g = q.typedSpace(a, b, g, typed.width)
	} else if g.nat == 0 && e&(edgePlain|edgeSolid) == 0 && autospaced(a, b) {
		g = q.autospace(g)
	}
	if b.class != classBreak {
		g.nat += tracking
	}
	if e&edgeSolid == 0 && grows(a, b, spaced) {
		g.is |= gapGrows
	}
	g.is |= q.breaks(a, b, e, spaced)
	return g
}

// edgeBetween joins what is known of the boundary before b, and before the spaces and ignorables that part it from a.
func (t *text) edgeBetween(a, b *box) edge {
	k := b.text
	e := t.edge[k]
	for k--; k > a.text; k-- {
		if c := t.class[k]; c != classIgnored && c != classSpace {
			break
		}
		e |= t.edge[k]
	}
	return e
}

// blank is the punctuation part of the gap: PW-1, PZ-1 to PZ-5 as pairs.
func (q *Prepared) blank(a, b *box) gap {
	g := gap{step: -1}
	after, before := a.after, b.before
	if after == 0 && before == 0 {
		return g
	}
	if q.options.Punct == Untrimmed {
		g.nat = after + before
		return g
	}
	switch {
	case closing(a.class) && closing(b.class):
		return q.closingPair(after, before)
	case closing(a.class) && b.class == classOpen && after > 0 && before > 0:
		return q.seam(after, before)
	case a.class == classOpen && b.class == classOpen:
		return g
	}
	g.nat = after + before
	owner := a.class
	if after == 0 {
		owner = b.class
	}
	g.step = blankStep(owner)
	if a.class == classMid || b.class == classMid {
		g.step = stepMid
	}
	if g.step == stepStop && !q.options.ShrinkStops {
		g.step = -1
		return g
	}
	g.cap = g.nat
	return g
}

// blankStep is the step of LA-2 in which the blank of a mark of the class is pushed in.
func blankStep(c class) int8 {
	switch c {
	case classPause:
		return stepPause
	case classStop:
		return stepStop
	}
	return stepBracket
}

// closingPair: two closing marks have 1500 together (PZ-1): no blank between them, or, where the second stands in the
// middle of its box and the first does not (zh-Hant), the second's own.
func (q *Prepared) closingPair(after, before int16) gap {
	g := gap{step: -1}
	if after >= half {
		g.nat = before
	}
	return g
}

// seam is the one blank that stays between a closing and an opening mark (PZ-1, PZ-2). It is the first of the blanks
// to go (LA-2), and stays away altogether in the tight style (PZ-5).
func (q *Prepared) seam(after, before int16) gap {
	nat := min(after, before)
	if q.options.Tight {
		nat = 0
	}
	return gap{nat: nat, cap: nat, step: stepBracket}
}

func closing(c class) bool { return c == classClose || c == classPause || c == classStop }

// fullWidth tells the marks beside which no Latin gap stands (LS-2).
func fullWidth(c class) bool {
	switch c {
	case classOpen, classClose, classPause, classStop, classDash, classEllipsis, classMid, classConn, classSolidus:
		return true
	}
	return false
}

// autospaced is LS-1: Han beside a Latin letter, digit or symbol, or beside Tibetan (TB-2).
func autospaced(a, b *box) bool {
	if a.class == classHan && a.trait&traitBlank == 0 {
		return b.trait&traitSpacedLeft != 0
	}
	return b.class == classHan && b.trait&traitBlank == 0 && a.trait&traitSpacedRight != 0
}

func (q *Prepared) autospace(g gap) gap {
	if q.options.NoAutospace {
		return g
	}
	w := q.options.Autospace
	if w == 0 {
		w = autospaceEm
	}
	g.nat, g.kind = int16(w), gapAuto
	g.step, g.cap = stepAuto, int16(max(w-autospaceMin, 0))
	g.room = int16(max(autospaceMax-w, 0))
	if g.cap == 0 {
		g.step = -1
	}
	return g
}

// typedSpace is LS-3: the space becomes the Han–Latin gap, or nothing beside full-width marks, else a word space.
func (q *Prepared) typedSpace(a, b *box, g gap, space int32) gap {
	switch {
	case a.trait&b.trait&traitCode != 0 && a.span == b.span:
		return gap{nat: int16(space), step: -1}
	case fullWidth(a.class) || fullWidth(b.class):
		return g
	case autospaced(a, b) && !q.options.NoAutospace && q.styles[a.span].Kind != NoteMark && q.styles[b.span].Kind != NoteMark:
		return q.autospace(g)
	case a.class == classNote && b.class == classHan || a.class == classHan && b.class == classNote:
		return g
	}
	g = gap{nat: int16(space), step: -1, kind: gapWord}
	if lo := q.wordSpaceMin(space); int32(lo) < space {
		g.step, g.cap = stepWord, int16(space)-lo
	}
	g.room = int16(max(wordSpaceMax-space, 0))
	return g
}

// wordSpaceMin is the least a word space may be: 250 (LA-2), in Latin-only text two thirds of what the face gives,
// for there nothing else can yield.
func (q *Prepared) wordSpaceMin(space int32) int16 {
	if q.latin {
		return int16(space * 2 / 3)
	}
	return wordSpaceMin
}

// grows is the list of LA-3 step 3.
func grows(a, b *box, spaced bool) bool {
	switch a.class {
	case classConn, classSolidus, classMid, classOpen, classPrefix:
		return false
	}
	switch b.class {
	case classConn, classSolidus, classMid, classClose, classPause, classStop, classNote, classSuffix, classBreak:
		return false
	}
	if spaced {
		return true
	}
	inWord := func(c class) bool { return c == classLatin || c == classTibetan || c == classScript }
	return !inWord(a.class) || !inWord(b.class)
}

// breaks decides whether a line may end between a and b (§2, §3).
func (q *Prepared) breaks(a, b *box, e edge, spaced bool) gapIs {
	var is gapIs
	if e&edgePenalty != 0 {
		is |= gapPenalty
	}
	if e&edgeForbid != 0 || b.class == classBreak {
		return 0
	}
	if e&edgeAllow != 0 && inLine(a.class) && inLine(b.class) {
		if e&edgeHyphen != 0 {
			is |= gapHyphen
		}
		return is | gapBreak
	}
	if e&edgeEmergency != 0 {
		return gapEmergency
	}
	if !q.mayStart(a, b) || !q.mayEnd(a, b) {
		return 0
	}
	if e&edgeAllow != 0 {
		is |= gapSeam
	}
	if spaced {
		return is | gapBreak
	}
	switch {
	case a.class == classTibetan && b.class == classTibetan:
		if shad(q.Runes[b.text-1]) && !shad(q.Runes[b.text]) {
			return gapBreak
		}
		return 0
	case inLine(a.class) && inLine(b.class):
		return 0
	}
	return is | gapBreak
}

// shad tells the Tibetan marks behind which a line may end: tsheg and the shads, but not U+0F0C (TB-1).
func shad(r rune) bool { return r >= 0x0F0D && r <= 0x0F12 || r == 0x0F14 || r == 0x0F0B }

// inLine tells the classes that hold together without a space.
func inLine(c class) bool {
	return c == classLatin || c == classScript || c == classPrefix || c == classSuffix || c == classTibetan
}

// mayStart is the list of marks that never start a line, by level (KS-1, KS-4 to KS-7, FN-1).
func (q *Prepared) mayStart(a, b *box) bool {
	level := q.options.Kinsoku
	switch b.class {
	case classNote:
		return false
	case classSuffix:
		return false
	case classClose, classPause, classStop, classMid, classConn, classSolidus:
		return level == KinsokuNone
	case classDash, classEllipsis:
		return level != KinsokuStrict || a.class == classDash || a.class == classEllipsis
	}
	return b.trait&traitCloser == 0 || level == KinsokuNone
}

// mayEnd is the list of marks that never end a line (KS-2, KS-6, NU-2).
func (q *Prepared) mayEnd(a, b *box) bool {
	level := q.options.Kinsoku
	switch a.class {
	case classPrefix:
		return false
	case classOpen:
		return level == KinsokuNone
	case classSolidus:
		return level == KinsokuNone || level == KinsokuBasic
	}
	return a.trait&traitOpener == 0 || level == KinsokuNone
}
