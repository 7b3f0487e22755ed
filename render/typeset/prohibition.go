package typeset

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
