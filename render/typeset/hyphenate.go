package typeset

import (
	_ "embed"
	"strings"
	"sync"
)

// hyphenTable is the hyphenation table of Plain TeX for American English, unmodified; its head states the terms.
//
//go:embed hyphen.us
var hyphenTable string

// english is the table with its index, made at the first use.
var english = sync.OnceValue(func() hyphenation { return indexHyphenation(hyphenTable) })

// hyphenation is Liang's patterns as text, a line each, and where those begin that share their first two letters, so
// that nothing has to be read before a word asks for it.
type hyphenation struct {
	table string
	index [alphabet * alphabet]section
	words string // the exceptions, a line each
}

// section is a part of the table, half-open.
type section struct{ from, to uint16 }

// alphabet is the letters, the edge of a word, and nothing.
const alphabet = 28

func letterIndex(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 2
	case c == '.':
		return 1
	}
	return 0
}

func indexHyphenation(table string) hyphenation {
	h := hyphenation{table: table}
	at := strings.Index(table, "\\patterns{")
	at += strings.IndexByte(table[at:], '\n') + 1
	for table[at] != '}' {
		n := strings.IndexByte(table[at:], '\n')
		if k := pairIndex(table[at : at+n]); k >= 0 {
			s := &h.index[k]
			if s.to == 0 {
				s.from = uint16(at)
			}
			s.to = uint16(at + n + 1)
		}
		at += n + 1
	}
	_, words, _ := strings.Cut(table[at:], "\\hyphenation{")
	h.words, _, _ = strings.Cut(words, "}")
	return h
}

// pairIndex is the index of the first two letters of a pattern, without its digits.
func pairIndex(pattern string) int {
	var letters [2]int
	n := 0
	for i := 0; i < len(pattern) && n < 2; i++ {
		if k := letterIndex(pattern[i]); k > 0 {
			letters[n] = k
			n++
		}
	}
	if n == 0 {
		return -1
	}
	return letters[0]*alphabet + letters[1]
}

// longestWord is the most letters a word may have to be hyphenated.
const longestWord = 62

// points marks the letters of the word (lower case) before which it may be hyphenated, as bits.
func (h *hyphenation) points(word string) uint64 {
	if len(word) > longestWord {
		return 0
	}
	if bits, ok := h.exception(word); ok {
		return bits
	}
	var weights [longestWord + 4]byte
	edged := "." + word + "."
	for i := range len(edged) - 1 {
		s := h.index[letterIndex(edged[i])*alphabet+letterIndex(edged[i+1])]
		for lines := h.table[s.from:s.to]; lines != ""; {
			n := strings.IndexByte(lines, '\n')
			applyPattern(lines[:n], edged[i:], weights[i:])
			lines = lines[n+1:]
		}
	}
	var bits uint64
	for k := 1; k < len(word); k++ {
		if weights[k+1]&1 == 1 {
			bits |= 1 << k
		}
	}
	return bits
}

// applyPattern raises the weights by the pattern if the text begins with its letters. A digit is the weight before the
// letter that follows it.
func applyPattern(pattern, text string, weights []byte) {
	n := 0
	for i := range len(pattern) {
		if c := pattern[i]; c > '9' || c == '.' {
			if n == len(text) || text[n] != c {
				return
			}
			n++
		}
	}
	n = 0
	for i := range len(pattern) {
		if c := pattern[i]; c > '9' || c == '.' {
			n++
		} else {
			weights[n] = max(weights[n], c-'0')
		}
	}
}

// exception finds the word among those that the patterns would get wrong.
func (h *hyphenation) exception(word string) (bits uint64, ok bool) {
	for line := range strings.Lines(h.words) {
		n := 0
		bits = 0
		for i := range len(line) {
			switch c := line[i]; {
			case c == '-':
				bits |= 1 << n
			case c < 'a':
			case n < len(word) && c == word[n]:
				n++
			default:
				n = len(word) + 1
			}
			if n > len(word) {
				break
			}
		}
		if n == len(word) {
			return bits, true
		}
	}
	return 0, false
}

const (
	hyphenBefore = 2 // letters before a hyphen at least (HY-1)
	hyphenAfter  = 3 // and after it
)

// markHyphens opens the hyphenation points of the English words (HY-1). Words with a digit or a capital inside stay
// whole.
func (s *Setter) markHyphens(q *Prepared) {
	t := &s.text
	for i := 0; i < len(t.runes); {
		if !isLetter(t.runes[i]) || t.class[i] != classLatin {
			i++
			continue
		}
		from := i
		for i < len(t.runes) && t.class[i] == classLatin && t.spans[i] == t.spans[from] && (isLetter(t.runes[i]) || isDigit(t.runes[i])) {
			i++
		}
		if i-from >= hyphenBefore+hyphenAfter && i-from <= longestWord && q.english(t.spans[from]) && t.edge[i-1]&edgeSolid == 0 {
			s.hyphenateWord(from, i)
		}
	}
}

// english reports whether the span's words are hyphenated by the English table.
func (q *Prepared) english(span uint16) bool {
	st := &q.styles[span]
	return st.Kind == Plain && (st.Lang == "" || strings.HasPrefix(st.Lang, "en") || strings.HasPrefix(st.Lang, "zh"))
}

func (s *Setter) hyphenateWord(from, to int) {
	t := &s.text
	var buf [longestWord]byte
	word := buf[:to-from]
	for k, r := range t.runes[from:to] {
		if k == 0 && r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r < 'a' || r > 'z' {
			return
		}
		word[k] = byte(r)
	}
	bits, ok := s.words.points[string(word)]
	if !ok {
		table := english()
		bits = table.points(string(word))
		s.words.addPoints(string(word), bits)
	}
	for k := hyphenBefore; k <= len(word)-hyphenAfter; k++ {
		if bits>>k&1 == 1 {
			t.edge[from+k] |= edgeAllow | edgeHyphen | edgePenalty
		}
	}
}
