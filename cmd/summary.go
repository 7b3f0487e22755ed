package cmd

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

	"github.com/kanben/kanben/cmd/internal/report"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// summary tells a person what was read of one article.
type summary struct {
	b       *strings.Builder
	article *content.Article
	whole   bool // every edit and every line, not only counts and what was dropped

	text  string
	lines *content.Lines
}

// maxShown is how many dropped lines are shown without --report.
const maxShown = 5

func (s *summary) decode(name string, src source) {
	o := content.Options{Encoding: src.encoding, Formats: formats.All()}
	s.text = content.AccountText(content.Source{Name: name, Data: src.data}, o, s.article.Prov.Reader)
	s.lines = content.NewLines(name, s.text)
}

func (s *summary) write() {
	a := s.article
	s.row("kicker", content.InlineText(a.Kicker))
	s.row("title", content.InlineText(a.Title))
	s.row("subtitle", content.InlineText(a.Subtitle))
	s.row("original", content.InlineText(a.OriginalTitle))
	s.row("dateline", join(a.Dateline.Agency, a.Dateline.Place, a.Dateline.WireDate))
	s.row("published", s.stamp(a.Published))
	s.row("modified", s.stamp(a.Modified))
	s.row("source", join(a.Source.Name, a.Source.URL))
	s.row("publisher", join(a.Publisher.Name, a.Publisher.Address, a.Publisher.Postcode, a.Publisher.URL))
	s.row("edition", join(a.Edition.Paper, a.Edition.Issue, a.Edition.Page, a.Edition.PageName))
	s.row("canonical", a.Canonical)
	s.row("breadcrumb", strings.Join(a.Breadcrumb, " > "))
	s.row("rights", join(a.Rights.Holder, a.Rights.Notice))
	for _, l := range a.Licences {
		s.row("licence", join(string(l.Kind), l.Number))
	}
	for _, c := range a.Credits {
		s.row("credit", s.credit(c))
	}
	s.row("language", a.Lang)
	s.row("read as", join(a.Prov.Reader, a.Prov.Encoding))
	s.row("id", a.ID)
	s.sections()
	s.edits()
	if s.whole {
		s.account()
		return
	}
	s.dropped()
}

func (s *summary) row(label, value string) {
	if value != "" {
		fmt.Fprintf(s.b, "%-11s %s\n", label, report.Clean(value))
	}
}

func (s *summary) stamp(t content.Stamp) string {
	if t.ZoneAssumed {
		return t.String() + " (zone assumed)"
	}
	return t.String()
}

func (s *summary) credit(c content.Credit) string {
	out := string(c.Role) + "  " + c.Name
	if c.Org != "" {
		out += ", " + c.Org
	}
	if c.Label != "" {
		out += " (" + c.Label + ")"
	}
	if c.Pos.Line > 0 {
		out += fmt.Sprintf("  line %d", c.Pos.Line)
	}
	return out
}

func (s *summary) sections() {
	for _, x := range s.article.Sections {
		heading := join(content.InlineText(x.Slogan), x.Label+content.InlineText(x.Heading))
		if x.Level == 0 {
			heading = "(before the first heading)"
		}
		n, chars := 0, 0
		for _, b := range x.Blocks {
			if p, ok := b.(*content.Para); ok {
				n++
				chars += letters(content.ParaText(p))
			}
		}
		s.row("section", fmt.Sprintf("%s%s  %d paragraphs, %d characters", strings.Repeat("  ", max(x.Level-1, 0)), heading, n, chars))
	}
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// edits tells what normalising changed: a count a rule, or each change.
func (s *summary) edits() {
	count := map[string]int{}
	for _, e := range s.article.Prov.Edits {
		count[e.Rule]++
		if s.whole {
			s.row("edit", fmt.Sprintf("%s %s+%d  %q → %q", e.Rule, e.Node, e.Off, e.Old, e.New))
		}
	}
	if s.whole {
		return
	}
	rules := make([]string, 0, len(count))
	for r := range count {
		rules = append(rules, r)
	}
	sort.Strings(rules)
	for _, r := range rules {
		s.row("edits", fmt.Sprintf("%s  %d", r, count[r]))
	}
}

// dropped tells which lines are in no part of the article, and why.
func (s *summary) dropped() {
	shown, left := 0, 0
	for _, sp := range s.article.Prov.Spans {
		if sp.Kind != content.SpanDropped || sp.To > len(s.text) || strings.TrimSpace(s.text[sp.From:sp.To]) == "" {
			continue
		}
		if shown == maxShown {
			left++
			continue
		}
		shown++
		for i, l := range strings.Split(strings.TrimSpace(s.text[sp.From:sp.To]), "\n") {
			s.row("left out", fmt.Sprintf("line %d, %s: %s", s.lines.Pos(sp.From).Line+i, sp.Why, cut(strings.TrimSpace(l), 200)))
		}
	}
	if left > 0 {
		s.row("left out", fmt.Sprintf("and %d more; --report lists them", left))
	}
}

// join parts what is not empty by two spaces.
func join(words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, "  ")
}
