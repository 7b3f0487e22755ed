package typeset

import "slices"

const (
	half         = 500
	autospaceMin = 125
	autospaceMax = 333
	wordSpaceMin = 250
	wordSpaceMax = 500
	autospaceEm  = 250
	widestGap    = 30000 // of typed spaces in code
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
		s.width = min(s.width+b.width, widestGap)
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
	w, most := q.options.Autospace, q.options.AutospaceMost
	if w == 0 {
		w = autospaceEm
	}
	if most == 0 {
		most = autospaceMax
	}
	g.nat, g.kind = int16(w), gapAuto
	g.step, g.cap = stepAuto, int16(max(w-autospaceMin, 0))
	g.room = int16(max(most-w, 0))
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
