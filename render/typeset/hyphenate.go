package typeset

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// hyphenTable is the hyphenation table of Plain TeX for American English, unmodified; its head states the terms.
//
//go:embed hyphen.us
var hyphenTable string

// english is the table read at its first use.
var english = sync.OnceValue(func() hyphenation { return readHyphenation(hyphenTable) })

// hyphenation holds Liang's patterns in order of their letters, and the words that are exceptions.
type hyphenation struct {
	patterns   []pattern
	exceptions map[string]string
}

// pattern is a run of letters, with . for a word's edge, and the digit before each letter and after the last.
type pattern struct{ letters, weights string }

func readHyphenation(table string) hyphenation {
	h := hyphenation{patterns: make([]pattern, 0, 4500), exceptions: map[string]string{}}
	var in string
	for line := range strings.Lines(table) {
		line, _, _ = strings.Cut(line, "%")
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "\\"):
			in, _, _ = strings.Cut(line, "{")
		case line == "" || line == "}":
		case in == "\\patterns":
			h.patterns = append(h.patterns, readPattern(line))
		case in == "\\hyphenation":
			h.exceptions[strings.ReplaceAll(line, "-", "")] = line
		}
	}
	slices.SortFunc(h.patterns, func(a, b pattern) int { return strings.Compare(a.letters, b.letters) })
	return h
}

func readPattern(s string) pattern {
	letters, weights := make([]byte, 0, len(s)), make([]byte, 1, len(s)+1)
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			weights[len(weights)-1] = s[i] - '0'
			continue
		}
		letters, weights = append(letters, s[i]), append(weights, 0)
	}
	return pattern{string(letters), string(weights)}
}

// longestWord is the most letters a word may have to be hyphenated.
const longestWord = 62

// points marks the letters of the word (lower case) before which it may be hyphenated, as bits.
func (h *hyphenation) points(word string) uint64 {
	if len(word) > longestWord {
		return 0
	}
	if broken, ok := h.exceptions[word]; ok {
		return exceptionPoints(broken)
	}
	var weights [longestWord + 4]byte
	edged := "." + word + "."
	for i := range edged {
		h.weigh(edged[i:], weights[i:])
	}
	var bits uint64
	for k := 1; k < len(word); k++ {
		if weights[k+1]&1 == 1 {
			bits |= 1 << k
		}
	}
	return bits
}

// weigh applies all patterns that s begins with. The patterns that share a beginning are neighbours, so the search
// narrows as the beginning grows.
func (h *hyphenation) weigh(s string, weights []byte) {
	lo, hi := 0, len(h.patterns)
	for n := 1; n <= len(s) && lo < hi; n++ {
		part := h.patterns[lo:hi]
		at, _ := slices.BinarySearchFunc(part, s[:n], func(p pattern, key string) int { return strings.Compare(p.letters, key) })
		end, _ := slices.BinarySearchFunc(part[at:], s[n-1], func(p pattern, last byte) int {
			if p.letters[n-1] <= last {
				return -1
			}
			return 1
		})
		if at < len(part) && part[at].letters == s[:n] {
			for k, w := range []byte(part[at].weights) {
				weights[k] = max(weights[k], w)
			}
		}
		lo, hi = lo+at, lo+at+end
	}
}

func exceptionPoints(broken string) uint64 {
	var bits uint64
	k := 0
	for i := range len(broken) {
		if broken[i] == '-' {
			bits |= 1 << k
			continue
		}
		k++
	}
	return bits
}

const (
	hyphenBefore = 2 // letters before a hyphen at least (HY-1)
	hyphenAfter  = 3 // and after it
)

// markHyphens opens the hyphenation points of the English words (HY-1). Words with a digit or a capital inside stay
// whole.
func (t *text) markHyphens(q *Prepared) {
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
			t.hyphenateWord(from, i)
		}
	}
}

// english reports whether the span's words are hyphenated by the English table.
func (q *Prepared) english(span uint16) bool {
	st := &q.styles[span]
	return st.Kind == Plain && (st.Lang == "" || strings.HasPrefix(st.Lang, "en") || strings.HasPrefix(st.Lang, "zh"))
}

func (t *text) hyphenateWord(from, to int) {
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
	table := english()
	bits := table.points(string(word))
	for k := hyphenBefore; k <= len(word)-hyphenAfter; k++ {
		if bits>>k&1 == 1 {
			t.edge[from+k] |= edgeAllow | edgeHyphen | edgePenalty
		}
	}
}
