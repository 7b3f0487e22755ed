package typeset

// What a break in a heading costs by where in the phrase it stands (HD-3).
const (
	seamCost  = 100 // at no seam that is known
	tearCost  = 220 // between a number and its measure word, a word and its particle
	leadCost  = 50  // before a word that begins a phrase
	spaceCost = 30  // at a word space
)

// phraseCost is what a break costs by where in the phrase it stands.
func (q *Prepared) phraseCost(e *stop) int64 {
	if e.is&(gapForced|gapSeam) != 0 || e.ink == 0 || int(e.at) >= len(q.boxes) {
		return 0
	}
	a, b := &q.boxes[e.ink-1], &q.boxes[e.at]
	switch a.class {
	case classClose, classPause, classStop, classDash, classEllipsis:
		return 0
	}
	if b.class == classOpen {
		return 0
	}
	if e.ink < e.at {
		return spaceCost
	}
	return seam(q.Runes[a.text+int32(a.n)-1], q.Runes[b.text], e.is)
}

// seam is what it costs to part a from b in a heading. Without a dictionary it goes by the commonest of the words that
// end a phrase, begin one, or lean on what stands beside them; a guess that errs only costs balance.
func seam(a, b rune, is gapIs) int64 {
	switch {
	case is&gapPenalty != 0 || leansBack(b) || numeral(a):
		return tearCost
	case a == '的':
		return 0
	case leansOn(a):
		return tearCost
	case a == '了' || a == '着' || leansOn(b) || numeral(b):
		return leadCost
	}
	return seamCost
}

// numeral tells the numbers and demonstratives that take a measure word (量词).
func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '几', '每', '这', '那', '各', '第':
		return true
	}
	return false
}

// leansBack tells particles that belong to the word before them.
func leansBack(r rune) bool {
	switch r {
	case '的', '地', '得', '了', '着', '们', '吗', '呢', '吧', '之':
		return true
	}
	return false
}

// leansOn tells words that belong to what follows them: prepositions, conjunctions, adverbs.
func leansOn(r rune) bool {
	switch r {
	case '和', '与', '及', '或', '在', '从', '把', '被', '让', '向', '对', '以', '为', '于', '而', '但', '因', '都', '也', '还', '又', '再', '就', '不', '很', '更', '最', '将':
		return true
	}
	return false
}
