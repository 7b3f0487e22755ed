package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// tally counts over pages.
type tally struct {
	pages                      int
	f                          float64
	low                        int // pages with F below 0.5
	titles                     share
	minutes, days              share
	sources, editors           share
	recall, precision          share
	invented                   int
	noSource, noEditor, noDate share // pages that have none, and what was found there
}

type share struct{ right, of int }

func (s *share) add(right bool) {
	s.of++
	if right {
		s.right++
	}
}

func (t *tally) add(g gold, r result) {
	t.pages++
	t.f += r.f
	if r.f < 0.5 {
		t.low++
	}
	t.titles.add(saysAny(g.title, r.title))
	switch len(g.published) {
	case 0:
		t.noDate.add(r.published == "")
	case len("2006-01-02"):
		t.days.add(strings.HasPrefix(r.published, g.published))
	default:
		t.minutes.add(r.published == g.published)
	}
	if len(g.source) > 0 {
		t.sources.add(saysAny(g.source, r.source))
	} else {
		t.noSource.add(r.source == "")
	}
	if len(g.editors) > 0 {
		t.editors.add(sameNames(g.editors, r.editors))
	} else {
		t.noEditor.add(len(r.editors) == 0)
	}
	for _, n := range g.authors {
		t.recall.add(slices.ContainsFunc(r.authors, func(have string) bool { return says(n, have) }))
	}
	for _, n := range r.authors {
		t.precision.add(saysAny(g.authors, n))
	}
	for _, n := range r.all {
		if !g.names(n) {
			t.invented++
		}
	}
}

// sum adds two tallies.
func sum(a, b tally) tally {
	add := func(x, y share) share { return share{x.right + y.right, x.of + y.of} }
	return tally{pages: a.pages + b.pages, f: a.f + b.f, low: a.low + b.low, titles: add(a.titles, b.titles), minutes: add(a.minutes, b.minutes),
		days: add(a.days, b.days), sources: add(a.sources, b.sources), editors: add(a.editors, b.editors), recall: add(a.recall, b.recall),
		precision: add(a.precision, b.precision), invented: a.invented + b.invented, noSource: add(a.noSource, b.noSource),
		noEditor: add(a.noEditor, b.noEditor), noDate: add(a.noDate, b.noDate)}
}

// column is a tally with its head.
type column struct {
	head string
	t    tally
}

// printTable prints the measure as a Markdown table.
func printTable(w io.Writer, columns []column) {
	head, rule := "| measure | asked |", "| --- | --- |"
	for _, c := range columns {
		head, rule = head+" "+c.head+" |", rule+" --- |"
	}
	fmt.Fprintf(w, "%s\n%s\n", head, rule)
	row := func(name, asked string, value func(t tally) string) {
		fmt.Fprintf(w, "| %s | %s |", name, asked)
		for _, c := range columns {
			fmt.Fprintf(w, " %s |", value(c.t))
		}
		fmt.Fprintln(w)
	}
	row("pages", "", func(t tally) string { return fmt.Sprint(t.pages) })
	row("body, mean F of 4-grams", "≥ 0.96", func(t tally) string { return fmt.Sprintf("%.3f", t.f/float64(max(1, t.pages))) })
	row("pages with F below 0.5", "≤ 1", func(t tally) string { return fmt.Sprint(t.low) })
	row("title", "≥ 94 %", func(t tally) string { return t.titles.String() })
	row("date, to the minute", "≥ 80 %", func(t tally) string { return t.minutes.String() })
	row("date, pages with a day only", "", func(t tally) string { return t.days.String() })
	row("source", "≥ 85 %", func(t tally) string { return t.sources.String() })
	row("responsible editor", "≥ 92 %", func(t tally) string { return t.editors.String() })
	row("authors, recall", "≥ 88 %", func(t tally) string { return t.recall.String() })
	row("authors, precision", "≥ 95 %", func(t tally) string { return t.precision.String() })
	row("names of any role that the page does not credit", "0", func(t tally) string { return fmt.Sprint(t.invented) })
	row("no source on the page, none read", "", func(t tally) string { return t.noSource.String() })
	row("no responsible editor, none read", "", func(t tally) string { return t.noEditor.String() })
}

func (s share) String() string {
	if s.of == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d, %.1f %%", s.right, s.of, 100*float64(s.right)/float64(s.of))
}
