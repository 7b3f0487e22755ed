package html

import "strings"

// textIndex answers whether a line stands in a text. Whole paragraphs are found at once; parts of one by search, as
// long as the budget of bytes lasts, so that a page made to be slow is not.
type textIndex struct {
	whole  string
	parts  map[string]bool
	budget int
}

// searchBudget is how many bytes a page may cost in searches: 0.1 s or so.
const searchBudget = 400 << 20

// indexText indexes a text of one paragraph a line; white space does not count.
func indexText(text string) *textIndex {
	lines := strings.Split(text, "\n")
	x := &textIndex{parts: make(map[string]bool, len(lines)), budget: searchBudget}
	var b strings.Builder
	for _, l := range lines {
		t := tight(l)
		x.parts[t] = true
		b.WriteString(t)
	}
	x.whole = b.String()
	return x
}

// has reports whether the tight line t stands in the text.
func (x *textIndex) has(t string) bool {
	if x.parts[t] {
		return true
	}
	if x.budget -= len(x.whole); x.budget < 0 {
		return false
	}
	return strings.Contains(x.whole, t)
}
