// Package report tells people and machines what was found in their articles.
//
// Problems come as data (content.Problem) and are told at the edge only: as text with the source line and a
// caret, as JSON lines, as annotations of a forge. Order never depends on the order of work.
package report

import (
	"cmp"
	"slices"

	"github.com/kanben/kanben/content"
)

// MaxOfCode is how many problems of one code in one file are told one by one (content.md §12).
const MaxOfCode = 200

// Sort orders problems by file, line, column, code and text.
func Sort(ps []content.Problem) {
	slices.SortStableFunc(ps, func(a, b content.Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Msg, b.Msg))
	})
}

// Fold sorts the problems and replaces those of a code in a file beyond MaxOfCode by one that counts them.
func Fold(ps []content.Problem) []content.Problem {
	ps = slices.Clone(ps)
	Sort(ps)
	type kind struct{ file, code string }
	seen := map[kind]int{}
	kept := ps[:0]
	var last []kind
	for _, p := range ps {
		k := kind{p.Pos.File, p.Code}
		seen[k]++
		if seen[k] == MaxOfCode+1 {
			last = append(last, k)
		}
		if seen[k] <= MaxOfCode {
			kept = append(kept, p)
		}
	}
	for _, k := range last {
		kept = append(kept, more(k.file, k.code, seen[k]-MaxOfCode))
	}
	return kept
}

// Worst returns the highest severity among the problems; ok is false when there are none.
func Worst(ps []content.Problem) (s content.Severity, ok bool) {
	for _, p := range ps {
		s, ok = max(s, p.Severity), true
	}
	return s, ok
}
