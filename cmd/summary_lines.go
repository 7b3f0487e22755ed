package cmd

import (
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
)

// account tells of every line of the source what became of it: text and where it stands in the article, a field, marks
// round these, or left out and why.
func (s *summary) account() {
	for _, l := range content.AccountLines(s.article, s.text) {
		for _, p := range l.Parts {
			if p.Outside && p.Kind == content.SpanSyntax {
				continue // another article's
			}
			s.row(fmt.Sprintf("line %d", l.Line), fate(p, l.Nodes)+": "+cut(strings.TrimSpace(p.Text), shown(p)))
		}
	}
}

// shown is how much of a stretch is printed: marks are of less interest than words.
func shown(p content.LinePart) int {
	if p.Kind == content.SpanSyntax {
		return 40
	}
	return 200
}

// maxNodes is how many nodes of one line are named; an export of a single line has them all.
const maxNodes = 4

func fate(p content.LinePart, nodes []content.NodeRef) string {
	switch {
	case p.Kind == content.SpanDropped:
		return "left out, " + p.Why
	case p.Kind == content.SpanText && len(nodes) > 0 && len(nodes) <= maxNodes:
		var refs []string
		for _, n := range nodes {
			refs = append(refs, string(n))
		}
		return "text, in " + strings.Join(refs, " ")
	case p.Outside:
		return string(p.Kind) + ", outside the article"
	}
	return string(p.Kind)
}
