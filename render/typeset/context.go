package typeset

// text is the paragraph as the rules see it: a class and a boundary for each code point.
type text struct {
	runes []rune
	spans []uint16
	class []class
	edge  []edge // boundary before the code point
	pairs []int32
	words bool // has Latin letters
}

// edge says what is known of the boundary before a code point, beyond what the classes say.
type edge uint8

const (
	edgeForbid    edge = 1 << iota // no break here
	edgeAllow                      // a break here, even inside a unit of its class
	edgeHyphen                     // a break here sets a hyphen
	edgePenalty                    // a break here costs 50 (NU-3, HY-1)
	edgeSolid                      // inside a unit: never stretched
	edgeEmergency                  // a break here only where nothing else helps (KS-8, UR-1)
	edgePlain                      // no autospace here: note marks, inside code
)

// resolve gives the characters of ambiguous class the one of their context.
func (t *text) resolve(latin bool, styles []Span) {
	if latin || t.allLatin() {
		t.resolveLatin()
		return
	}
	t.resolveQuotes(styles)
	for i, c := range t.class {
		switch c {
		case classEmDash:
			t.class[i] = t.emDash(i)
		case classDots:
			t.class[i] = t.inLatin(i, classEllipsis)
		case classMidDot:
			t.class[i] = t.inLatin(i, classMid)
		case classEnDash:
			t.class[i] = t.enDash(i)
		case classSlash:
			t.class[i] = t.slash(i)
		case classHyphen:
			t.class[i] = t.hyphen(i)
		}
	}
}

// allLatin reports whether the paragraph has Latin letters and nothing Chinese.
func (t *text) allLatin() bool {
	letters := false
	for i, c := range t.class {
		switch c {
		case classHan, classOpen, classClose, classPause, classStop, classSolidus, classConn, classDash, classMid:
			return false
		case classLatin:
			letters = letters || isLetter(t.runes[i])
		}
	}
	return letters
}

func (t *text) resolveLatin() {
	for i, c := range t.class {
		if c >= classQuoteOpen {
			t.class[i] = classLatin
		}
	}
}

// latinSpan reports whether the author's markup makes the code point Latin (QU-2 d).
func (t *text) latinSpan(i int, spans []Span) bool {
	st := spans[t.spans[i]].Style
	if st == nil {
		return false
	}
	if st.Kind == CodeText || st.Kind == URLText {
		return true
	}
	l := st.Lang
	if len(l) < 2 {
		return false
	}
	switch l[:2] {
	case "zh", "ja", "ko", "yu", "wu", "bo":
		return false
	}
	return true
}

// resolveQuotes decides quotation marks pair by pair (QU-2).
func (t *text) resolveQuotes(spans []Span) {
	open := t.pairs[:0]
	for i, c := range t.class {
		switch c {
		case classQuoteOpen:
			if t.latinSpan(i, spans) {
				t.class[i] = classLatin
				continue
			}
			open = append(open, int32(i))
		case classQuoteClose:
			if t.latinSpan(i, spans) || t.apostrophe(i, len(open) > 0 && t.runes[open[len(open)-1]] == '‘') {
				t.class[i] = classLatin
				continue
			}
			open = t.closeQuote(open, i)
		}
	}
	for _, i := range open {
		t.class[i] = classOpen
	}
	t.pairs = open[:0]
}

// apostrophe tells a ’ that belongs to a Latin word: between letters (QU-2 a), or at a word's edge with no ‘ to
// close.
func (t *text) apostrophe(i int, opened bool) bool {
	if t.runes[i] != '’' {
		return false
	}
	var before, after rune
	if i > 0 {
		before = t.runes[i-1]
	}
	if i+1 < len(t.runes) {
		after = t.runes[i+1]
	}
	if isLetter(before) && isLetter(after) {
		return true
	}
	if opened {
		return false
	}
	if isLetter(before) {
		n := t.next(i)
		return n >= 0 && n > i+1 && t.class[n] == classLatin
	}
	return isDigit(after) && t.isLatin(t.prev(i))
}

// closeQuote matches a closing quote with the last open one of its kind and decides both; openers in between
// that nothing closes are Chinese.
func (t *text) closeQuote(open []int32, i int) []int32 {
	want := '“'
	if t.runes[i] == '’' {
		want = '‘'
	}
	k := len(open) - 1
	for k >= 0 && t.runes[open[k]] != want {
		k--
	}
	if k < 0 {
		t.class[i] = classClose
		return open
	}
	for _, j := range open[k+1:] {
		t.class[j] = classOpen
	}
	j := int(open[k])
	t.class[j], t.class[i] = classOpen, classClose
	if t.latinPair(j, i) {
		t.class[j], t.class[i] = classLatin, classLatin
	}
	return open[:k]
}

// latinPair is QU-2 b: all Latin within, and inside a Latin run without.
func (t *text) latinPair(open, end int) bool {
	p, n := t.prev(open), t.next(end)
	if p < 0 && n < 0 || p >= 0 && !t.isLatin(p) || n >= 0 && !t.isLatin(n) {
		return false
	}
	if end-open > furthest {
		return false
	}
	letters := false
	for k := open + 1; k < end; k++ {
		switch c := t.class[k]; {
		case c == classLatin:
			letters = true
		case c == classSpace || c == classIgnored || c >= classQuoteOpen:
		default:
			return false
		}
	}
	return letters
}

// isLatin reports whether code point i (may be -1) is Latin, or an opening quote whose class is still open and
// whose pair may turn out Latin.
func (t *text) isLatin(i int) bool { return i >= 0 && t.class[i] == classLatin }

// furthest is how far context is looked for, so that no text takes time that grows with its square.
const furthest = 1000

// prev and next give the nearest neighbour that is neither space nor ignorable, or -1.
func (t *text) prev(i int) int {
	for far := i - furthest; i > max(0, far); {
		i--
		if c := t.class[i]; c != classSpace && c != classIgnored {
			return i
		}
	}
	return -1
}

func (t *text) next(i int) int {
	far := i + furthest
	for i++; i < min(len(t.class), far); i++ {
		if c := t.class[i]; c != classSpace && c != classIgnored {
			return i
		}
	}
	return -1
}

// inLatin returns classLatin if the mark stands in a Latin sentence, that is, between Latin letters of which one
// side has a word space near; else the Chinese class.
func (t *text) inLatin(i int, chinese class) class {
	if i > 0 && t.runes[i-1] == t.runes[i] {
		if t.class[i-1] == classLatin {
			return classLatin
		}
		return chinese
	}
	n := i + 1
	for n < len(t.runes) && t.runes[n] == t.runes[i] {
		n++
	}
	if left, sp1 := t.latinSide(i-1, -1); left {
		if right, sp2 := t.latinSide(n, 1); right && (sp1 || sp2) {
			return classLatin
		}
	}
	return chinese
}

// latinSide walks from i away from a mark and reports whether Latin letters stand there, and a word space
// between Latin words. 64 characters are enough to know a sentence by.
func (t *text) latinSide(i, step int) (letters, space bool) {
	pending := false
	for k := 0; k < 64 && i >= 0 && i < len(t.runes); k++ {
		switch t.class[i] {
		case classLatin, classHyphen:
			space = space || pending
			letters = letters || isLetter(t.runes[i])
			if !letters && isDigit(t.runes[i]) {
				return false, false
			}
		case classSpace:
			pending = true
		case classIgnored, classQuoteOpen, classQuoteClose, classEmDash, classDots, classMidDot:
		default:
			return letters, space
		}
		i += step
	}
	return letters, space
}

// emDash: two and more make units of DASH, one alone connects.
func (t *text) emDash(i int) class {
	if c := t.inLatin(i, classDash); c == classLatin {
		return c
	}
	r := t.runes
	if i > 0 && r[i-1] == r[i] || i+1 < len(r) && r[i+1] == r[i] {
		return classDash
	}
	return classConn
}

func (t *text) enDash(i int) class {
	if i > 0 && i+1 < len(t.runes) && isLetter(t.runes[i-1]) && isLetter(t.runes[i+1]) {
		return classLatin
	}
	return t.inLatin(i, classConn)
}

// slash: between Han, or Han with digits or letters, it is the solidus of KS-6.
func (t *text) slash(i int) class {
	if i == 0 || i+1 >= len(t.runes) {
		return classLatin
	}
	if t.class[i-1] == classHan || t.class[i+1] == classHan {
		return classSolidus
	}
	return classLatin
}

func (t *text) hyphen(i int) class {
	if i > 0 && i+1 < len(t.runes) && t.class[i-1] == classHan && t.class[i+1] == classHan {
		return classConn
	}
	return classLatin
}
