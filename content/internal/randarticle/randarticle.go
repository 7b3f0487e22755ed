// Package randarticle makes random articles for tests: every field and every kind of block and inline.
package randarticle

import (
	"strconv"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"pgregory.net/rapid"
)

// Article draws an article that keeps the rules of the tree (content.md §1). Its text has the characters that
// markup languages give a meaning.
func Article() *rapid.Generator[*content.Article] {
	return rapid.Custom(func(t *rapid.T) *content.Article { return (&maker{t: t}).article() })
}

type maker struct {
	t     *rapid.T
	notes []string
	pics  []string
}

func (m *maker) chance(label string, percent int) bool {
	return rapid.IntRange(1, 100).Draw(m.t, label) <= percent
}

func (m *maker) pick(label string, words ...string) string {
	return rapid.SampledFrom(words).Draw(m.t, label)
}

// words is text of one line without white space at its ends.
func (m *maker) words(label string) string {
	return m.pick(label, "渡口的书船", "第 3 批", "“你好。”", "a_b*c", "[x]{y|z}", "1. 甲", "# 井", "---", "C:\\d", "$5 与 $6",
		"no", "012", "2024-02-29", "~", "null", "a: b", "- x", "'q'", "<b>&amp;", "|甲|", "`c`", "读者摄", "！（注）", "^[甲]", "::: x", "汉")
}

func (m *maker) maybe(label string) string {
	if m.chance(label+"?", 30) {
		return m.words(label)
	}
	return ""
}

func (m *maker) article() *content.Article {
	a := &content.Article{Schema: content.Schema, ID: m.maybe("id"), Lang: m.pick("lang", "zh-Hans", "zh-Hant", "en")}
	for range rapid.IntRange(0, 2).Draw(m.t, "notes") {
		m.notes = append(m.notes, "n"+strconv.Itoa(len(m.notes)+1))
	}
	a.Kicker, a.Title = m.line("kicker", 30), m.line("title", 100)
	a.Subtitle, a.OriginalTitle = m.line("subtitle", 30), m.line("original", 20)
	a.Dateline = content.Dateline{Agency: m.maybe("agency"), Place: m.maybe("place"), Raw: m.maybe("raw")}
	a.Credits = m.credits()
	a.Source, a.Publisher = m.org(), m.org()
	a.Published, a.Modified = m.stamp(), m.stamp()
	a.Canonical = m.maybe("canonical")
	a.Breadcrumb, a.Subjects = m.list("breadcrumb"), m.list("subjects")
	a.Rights = content.Rights{Holder: m.maybe("holder"), Notice: m.maybe("notice"), SPDX: m.maybe("spdx"), Year: rapid.SampledFrom([]int{0, 2024}).Draw(m.t, "year")}
	if m.chance("licence", 20) {
		a.Licences = []content.Licence{{Kind: content.LicenceISSN, Number: m.words("number"), Stated: m.chance("stated", 50)}}
	}
	a.Edition = content.Edition{Paper: m.maybe("paper"), Page: m.maybe("page"), PageName: m.maybe("page name")}
	a.Withdrawn = m.chance("withdrawn", 10)
	a.Prov.Normalise = rapid.SampledFrom([]content.Rules{content.NormaliseAll, content.NormaliseNone, content.NoIN2 | content.NoIN5}).Draw(m.t, "rules")
	a.Abstract = m.blocks("abstract", 0, 1)
	a.Sections = m.sections()
	for _, id := range m.notes {
		a.Notes = append(a.Notes, content.Note{ID: id, Blocks: []content.Block{m.para()}})
	}
	fields.AddAssets(a, content.Options{})
	fields.AddFigureCredits(a)
	content.NameSections(a)
	return a
}

func (m *maker) org() content.Org {
	o := content.Org{Name: m.maybe("org"), Raw: m.maybe("org raw")}
	if o.Name != "" {
		o.URL = m.maybe("org url")
	}
	return o
}

func (m *maker) stamp() content.Stamp {
	zone := time.FixedZone("", 8*60*60)
	switch rapid.IntRange(0, 3).Draw(m.t, "precision") {
	case 1:
		return content.Stamp{Time: time.Date(2024, 2, 29, 0, 0, 0, 0, zone), Precision: content.Day, Raw: m.maybe("stamp raw")}
	case 2:
		return content.Stamp{Time: time.Date(2024, 2, 29, 8, 50, 0, 0, zone), Precision: content.Minute, ZoneAssumed: m.chance("assumed", 50)}
	case 3:
		return content.Stamp{Time: time.Date(2024, 2, 29, 8, 50, 45, 0, zone), Precision: content.Second}
	}
	return content.Stamp{}
}

func (m *maker) list(label string) []string {
	var l []string
	for range rapid.IntRange(0, 2).Draw(m.t, label) {
		l = append(l, m.words(label))
	}
	return l
}

func (m *maker) credits() []content.Credit {
	var l []content.Credit
	for range rapid.IntRange(0, 2).Draw(m.t, "credits") {
		l = append(l, content.Credit{Role: rapid.SampledFrom(fields.Roles()).Draw(m.t, "role"), Label: m.words("label"),
			Name: m.words("name"), Org: m.maybe("org"), Group: rapid.IntRange(0, 2).Draw(m.t, "group"),
			Confidence: uint8(rapid.SampledFrom([]int{100, 90, 0}).Draw(m.t, "confidence"))})
	}
	return l
}

func (m *maker) sections() []content.Section {
	var out []content.Section
	n := rapid.IntRange(1, 3).Draw(m.t, "sections")
	for i := range n {
		s := content.Section{Blocks: m.blocks("section", 1, 3)}
		if i > 0 || m.chance("no preamble", 20) {
			s.Level = rapid.IntRange(1, 5).Draw(m.t, "level")
			s.Heading = m.line("heading", 100)
			s.Slogan = m.line("slogan", 30)
			if m.chance("label", 30) {
				s.Label = m.pick("section label", "一、", "（一）", "1.", "■")
			}
			if m.chance("section id", 30) {
				s.ID = "s" + strconv.Itoa(i)
			}
		}
		out = append(out, s)
	}
	return out
}

func (m *maker) line(label string, percent int) []content.Inline {
	if !m.chance(label+"?", percent) {
		return nil
	}
	if m.chance(label+" rich", 30) {
		return m.inlines(2)
	}
	return []content.Inline{&content.Text{S: m.words(label)}}
}
