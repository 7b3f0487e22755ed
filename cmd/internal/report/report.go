// Package report tells people and machines what was found in their articles.
//
// Problems come as data (content.Problem) and are told at the edge only: as text with the source line and a
// caret, as JSON lines, as annotations of a forge. Order never depends on the order of work.
package report

import (
	"slices"

	"github.com/kanben/kanben/content"
)

// Worst returns the highest severity among the problems; ok is false when there are none.
func Worst(ps []content.Problem) (s content.Severity, ok bool) {
	for _, p := range ps {
		s, ok = max(s, p.Severity), true
	}
	return s, ok
}

// fold sorts the problems and counts those beyond 200 of a code in a file; the caller's list stays as it is.
func fold(ps []content.Problem) []content.Problem { return content.SortProblems(slices.Clone(ps)) }
