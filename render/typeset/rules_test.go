package typeset

import "testing"

// rule is one micro test: a text set in a measure, the lines it must give ("" = any) and the checks of
// torture.tsv that must hold.
type rule struct {
	id      string
	text    string
	measure Em
	indent  Em
	options Options
	lines   string
	checks  string
}

// runRules applies a table of micro tests.
func runRules(t *testing.T, rules []rule) {
	t.Helper()
	for _, r := range rules {
		t.Run(r.id+" "+r.text, func(t *testing.T) {
			l := judge(plain(r.text, r.indent, r.options), int(r.measure))
			l.checkAll(t, r.text, r.checks)
			if got := l.String(); r.lines != "" && got != r.lines {
				t.Errorf("set as   %s\nexpected %s", got, r.lines)
			}
		})
	}
}
