package account

import (
	"strings"
	"unicode"
)

// index answers whether a stretch stands in a text. Values come in the order of the text, so each is looked for behind
// the last; searches from the begin cost of a budget, so that an input made to be slow is not.
type index struct {
	whole  string
	parts  map[string]bool
	at     int
	budget int
}

const (
	near         = 4096     // bytes behind the last find that are looked at first
	searchBudget = 64 << 20 // bytes that all further searches may cost: some ten milliseconds
)

// newIndex indexes a text of a paragraph a line; white space does not count.
func newIndex(text string) *index {
	x := &index{parts: map[string]bool{}, budget: searchBudget}
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		t := tight(line)
		x.parts[t] = true
		b.WriteString(t)
	}
	x.whole = b.String()
	return x
}

func (x *index) has(t string) bool {
	if i := strings.Index(x.whole[x.at:min(len(x.whole), x.at+len(t)+near)], t); i >= 0 {
		x.at += i + len(t)
		return true
	}
	if x.parts[t] {
		return true
	}
	if x.budget -= len(x.whole); x.budget < 0 {
		return false
	}
	i := strings.Index(x.whole, t)
	if i >= 0 {
		x.at = i + len(t)
	}
	return i >= 0
}

// tight takes all white space and the marks of forced line breaks out.
func tight(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), "")
}
