package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/html"
)

// result is what kanben read from one page, beside the gold.
type result struct {
	title, published, source string
	editors, authors, all    []string
	f                        float64 // of the body
	missing, extra           string  // longest stretch of it that was not read, or should not have been
}

// Roles that write: their names are the authors of the measure.
var writers = []content.Role{content.Author, content.Reporter, content.Correspondent, content.Translator, content.Compiler}

// measure reads one page as kanben does, with the punctuation left as it is.
func measure(pages string, g gold) (result, error) {
	page, err := os.ReadFile(g.file(pages))
	if err != nil {
		return result{}, err
	}
	lines, err := visibleLines(page)
	if err != nil {
		return result{}, err
	}
	want, err := g.bodyText(lines)
	if err != nil {
		return result{}, err
	}
	if g.sum != "" && g.sum != hash(want) {
		return result{}, fmt.Errorf("%s: the body is not the one that was read: another version of the page", g.page)
	}
	a, _, err := content.Read(context.Background(), content.Source{Name: "page.html", Data: page},
		content.Options{Formats: []content.Format{html.Format()}, Normalise: content.NormaliseNone})
	if err != nil {
		return result{}, err
	}
	if a == nil {
		return result{missing: want}, nil
	}
	r := result{title: content.InlineText(a.Title), source: a.Source.Name, published: minute(a.Published)}
	for _, c := range a.Credits {
		switch {
		case c.Role == content.ResponsibleEditor:
			r.editors = append(r.editors, c.Name)
		case slices.Contains(writers, c.Role):
			r.authors = append(r.authors, c.Name)
		}
		r.all = append(r.all, c.Name)
	}
	got := bodyOf(a)
	r.f = fscore(want, got)
	r.missing, r.extra = longestNew(want, got), longestNew(got, want)
	return r, nil
}

// bodyOf returns the text of the sections, with the wire lead that was taken off the first paragraph and the credits
// that were taken off captions.
func bodyOf(a *content.Article) string {
	b := *a
	b.Title, b.Subtitle, b.Kicker, b.OriginalTitle = nil, nil, nil, nil
	text := a.Dateline.Raw + "\n" + content.PlainText(&b)
	for _, s := range a.Sections {
		for _, block := range s.Blocks {
			if f, ok := block.(*content.Figure); ok {
				text += "\n" + creditsOf(f)
			}
		}
	}
	return text
}

// creditsOf returns the words of a caption that became credits, once each.
func creditsOf(f *content.Figure) string {
	var words []string
	for _, c := range f.Credits {
		if !slices.Contains(words, c.Raw) {
			words = append(words, c.Raw)
		}
	}
	return strings.Join(words, "\n")
}

func minute(s content.Stamp) string {
	switch {
	case s.IsZero():
		return ""
	case s.Precision == content.Day:
		return s.Time.Format("2006-01-02")
	}
	return s.Time.Format("2006-01-02T15:04")
}

// fscore is the harmonic mean of precision and recall of the 4-grams of characters, white space apart.
func fscore(want, got string) float64 {
	w, g := grams(want), grams(got)
	both, all := 0, 0
	for k, n := range w {
		both += min(n, g[k])
		all += n
	}
	for _, n := range g {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

func grams(s string) map[string]int {
	rs := []rune(tight(s))
	all := make(map[string]int, len(rs))
	for i := 0; i+4 <= len(rs); i++ {
		all[string(rs[i:i+4])]++
	}
	return all
}

// longestNew returns the longest line of a that is no part of b.
func longestNew(a, b string) string {
	b = tight(b)
	best := ""
	for _, line := range strings.Split(a, "\n") {
		if t := tight(line); len(t) > len(best) && !strings.Contains(b, t) {
			best = t
		}
	}
	return best
}

// print writes the page and what differs.
func (r result) print(w io.Writer, g gold) {
	fmt.Fprintf(w, "%s [%s] F %.3f\n", g.page, g.half, r.f)
	if !saysAny(g.title, r.title) {
		fmt.Fprintf(w, "    title     %s, gold %s\n", r.title, strings.Join(g.title, " | "))
	}
	if r.published != g.published {
		fmt.Fprintf(w, "    published %s, gold %s\n", r.published, g.published)
	}
	if !sameSource(g, r) {
		fmt.Fprintf(w, "    source    %s, gold %s\n", r.source, strings.Join(g.source, " | "))
	}
	if !sameNames(g.editors, r.editors) {
		fmt.Fprintf(w, "    editors   %s, gold %s\n", r.editors, g.editors)
	}
	if !sameNames(g.authors, r.authors) {
		fmt.Fprintf(w, "    authors   %s, gold %s\n", r.authors, g.authors)
	}
	for _, n := range r.all {
		if !g.names(n) {
			fmt.Fprintf(w, "    INVENTED  %s\n", n)
		}
	}
	if r.f < 0.98 {
		fmt.Fprintf(w, "    missing   %s\n    extra     %s\n", clip(r.missing), clip(r.extra))
	}
}

func clip(s string) string {
	if rs := []rune(s); len(rs) > 60 {
		return string(rs[:60]) + "…"
	}
	return s
}

// names reports whether the page credits a person of this name in any role.
func (g gold) names(n string) bool {
	return saysAny(g.editors, n) || saysAny(g.authors, n) || saysAny(g.other, n)
}

func sameSource(g gold, r result) bool {
	return len(g.source) == 0 && r.source == "" || saysAny(g.source, r.source)
}

func sameNames(want, got []string) bool {
	got = slices.Compact(slices.Sorted(slices.Values(got)))
	return len(want) == len(got) && !slices.ContainsFunc(got, func(n string) bool { return !saysAny(want, n) })
}
