package account

import (
	"strings"
	"unicode"

	"github.com/kanben/kanben/content"
)

// isCredit reports whether words hold nothing but credits, all of which the article has.
func (s *settler) isCredit(words string) bool {
	if len(words) > 300 {
		return false
	}
	for _, line := range []content.CreditLine{content.ParseCreditLine(words, content.AtBody), content.ParseCreditLine(words, content.AtDateline)} {
		if line.Kind == content.CreditMatter && line.Rest == "" && s.hasAll(line.Credits) {
			return true
		}
	}
	return len(words) < 120 && strings.Contains(words, "@") && s.namesSomeone(words)
}

// namesSomeone reports whether words hold a name that the article credits: RSS writes it behind the address.
func (s *settler) namesSomeone(words string) bool {
	for _, c := range s.article.Credits {
		if strings.Contains(words, c.Name) {
			return true
		}
	}
	return false
}

func (s *settler) hasAll(credits []content.Credit) bool {
	for _, c := range credits {
		if !s.fields[tight(c.Name)] {
			return false
		}
	}
	return true
}

// lead accounts for a paragraph whose wire lead became the dateline.
func (s *settler) lead(from, to int, words string) bool {
	raw := tight(s.article.Dateline.Raw)
	rest, ok := strings.CutPrefix(words, raw)
	if raw == "" || !ok || !s.whole.has(rest) {
		return false
	}
	at := from + prefix(s.source[from:to], raw)
	s.list.Add(from, at, content.SpanField)
	s.list.Add(at, to, content.SpanText)
	return true
}

// prefix is the length of the stretch of source that holds the characters of words and white space.
func prefix(source, words string) int {
	left := len(words)
	for i, r := range source {
		if left <= 0 {
			return i
		}
		if !content.IsSpace(r) {
			left -= len(string(r))
		}
	}
	return len(source)
}

// caption accounts for a caption whose credit became a field.
func (s *settler) caption(from, to int, words string) bool {
	if len(words) > 600 {
		return false
	}
	c := content.ParseCreditLine(words, content.AtCaption)
	if c.Kind != content.CaptionLine || !s.whole.has(tight(c.Rest)) {
		return false
	}
	at := from + strings.Index(s.source[from:to], c.Rest)
	if at < from {
		s.list.Add(from, to, content.SpanText)
		return true
	}
	s.list.Add(from, at, content.SpanField)
	s.list.Add(at, at+len(c.Rest), content.SpanText)
	s.list.Add(at+len(c.Rest), to, content.SpanField)
	return true
}

// isMark reports whether words are no more than a number that refers to a note, of an article that has notes.
func (s *settler) isMark(words string) bool {
	return len(s.article.Notes) > 0 && len(words) <= 8 && !strings.ContainsFunc(words, unicode.IsLetter)
}

// isCode reports whether a value is one for machines: a version, a size, a kind, an address.
func isCode(words string) bool {
	return len(words) < 200 && !strings.ContainsFunc(words, func(r rune) bool { return r > 0x7F || r == ' ' || r == '\n' })
}

// fieldWords are the values of the article's fields, without white space.
func fieldWords(a *content.Article) map[string]bool {
	out := map[string]bool{}
	add := func(words ...string) {
		for _, w := range words {
			if w = tight(w); w != "" {
				out[w] = true
			}
		}
	}
	add(a.ID, a.Lang, a.Canonical, a.Dateline.Raw, a.Dateline.Place, a.Dateline.Agency, a.Published.Raw, a.Modified.Raw)
	add(a.Breadcrumb...)
	add(a.Subjects...)
	add(a.Rights.Holder, a.Rights.Notice, a.Rights.TermsURL, a.Rights.SPDX)
	for _, o := range []content.Org{a.Source, a.Publisher} {
		add(o.Name, o.URL, o.Address, o.Postcode, o.Raw)
	}
	for _, l := range a.Licences {
		add(l.Number, l.Raw)
	}
	for _, s := range a.Assets {
		add(s.Name, s.URL, s.Path)
	}
	addCredits(add, a.Credits)
	for _, s := range a.Sections {
		add(s.Label)
		addCredits(add, s.Credits)
		addBlocks(add, s.Blocks)
	}
	return out
}

func addCredits(add func(...string), credits []content.Credit) {
	for _, c := range credits {
		add(c.Name, c.Raw, c.Label, c.Org, c.StaffID, c.AltName, c.SortAs, string(c.Role))
	}
}

// addBlocks adds what figures and labels of lists say beside the text.
func addBlocks(add func(...string), blocks []content.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Figure:
			add(b.Asset, b.Alt)
			addCredits(add, b.Credits)
		case *content.List:
			for _, it := range b.Items {
				add(it.Label)
				addBlocks(add, it.Blocks)
			}
		case *content.Quote:
			addBlocks(add, b.Blocks)
		case *content.Callout:
			addBlocks(add, b.Blocks)
		case *content.Para:
			addReadings(add, b.Text)
		}
	}
}

func addReadings(add func(...string), in []content.Inline) {
	for _, n := range in {
		if r, ok := n.(*content.Ruby); ok {
			add(r.Reading...)
			add(strings.Join(r.Reading, ""))
		}
	}
}
