package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// maxPerCode is how many problems of one code in one file are listed before "and n more" (content.md §12).
const maxPerCode = 200

// SortProblems orders the problems by file, line, column and code and cuts each code to 200 a file, with one
// further line that counts the rest.
func SortProblems(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			strings.Compare(a.Code, b.Code),
			strings.Compare(a.Path, b.Path),
		)
	})
	if len(ps) <= maxPerCode {
		return ps
	}
	return cutProblems(ps)
}

func cutProblems(ps []Problem) []Problem {
	type key struct{ file, code string }
	total := map[key]int{}
	for _, p := range ps {
		total[key{p.Pos.File, p.Code}]++
	}
	seen := map[key]int{}
	kept := ps[:0]
	for _, p := range ps {
		k := key{p.Pos.File, p.Code}
		seen[k]++
		switch {
		case seen[k] <= maxPerCode:
			kept = append(kept, p)
		case seen[k] == maxPerCode+1:
			p.Msg, p.Hint, p.Path = fmt.Sprintf("and %d more", total[k]-maxPerCode), "", ""
			kept = append(kept, p)
		}
	}
	return kept
}

// QuoteInput returns at most 40 characters of s in quotation marks with controls escaped, for messages.
func QuoteInput(s string) string {
	n := 0
	for i := range s {
		if n++; n > 40 {
			s = s[:i] + "…"
			break
		}
	}
	q := fmt.Sprintf("%q", s)
	if strings.ContainsAny(s, "\"\\") {
		return q
	}
	return `"` + q[1:len(q)-1] + `"`
}
