// Package records makes articles of records: rows of an export, entries of a feed, items of a news service.
//
// A record states its title, dates and people in fields of their own and has its text as one string of HTML,
// Markdown or plain text. What is stated is taken; for the text, the rules for web pages and raw text hold.
package records

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/outline"
)

// Form is how a text is written.
type Form string

// The forms of texts. Auto is HTML if the text has tags, else plain.
const (
	Auto     Form = "auto"
	HTML     Form = "html"
	Plain    Form = "text"
	Markdown Form = "markdown"
)

// Field is a value of a record with its place.
type Field struct {
	Value string
	Pos   content.Pos
	Path  string // records[3].byline
}

// Person is a field that names one or more people in a role; with an empty Role it is a credit line to be read.
type Person struct {
	Field
	Role content.Role
	Org  string
}

// Picture is a picture that stands beside the text.
type Picture struct {
	URL, Alt Field
	Caption  Field
	Credit   Field
	Holder   Field // of the rights
}

// Record is one article as its fields say it. Empty fields are unknown.
type Record struct {
	Pos                                                    content.Pos
	Path                                                   string
	ID, Lang, Kicker, Title, Subtitle, Abstract, Canonical Field
	Body                                                   Field
	Form                                                   Form
	Published, Modified                                    Field
	Source, Publisher                                      Field
	Rights                                                 content.Rights
	People                                                 []Person
	Subjects, Breadcrumb                                   []string
	Place                                                  Field
	Pictures                                               []Picture
	Withdrawn                                              bool
}

// Article makes the article of a record.
func (r *Record) Article(o content.Options) (*content.Article, []content.Problem) {
	m := &maker{r: r, o: o, a: &content.Article{Schema: content.Schema, Withdrawn: r.Withdrawn, Rights: r.Rights}}
	m.fields()
	m.people()
	items := append(m.pictures(), m.body()...)
	m.problems = append(m.problems, outline.Build(m.a, items, o)...)
	m.problems = append(m.problems, fields.AddAssets(m.a, m.o)...)
	fields.AddFigureCredits(m.a)
	return m.a, m.problems
}

type maker struct {
	r        *Record
	o        content.Options
	a        *content.Article
	problems []content.Problem
}

func (m *maker) report(sev content.Severity, code string, f Field, msg string) {
	m.problems = append(m.problems, content.Problem{Severity: sev, Code: code, Pos: f.Pos, Path: f.Path, Msg: msg})
}

// line is a field as running text, entities of HTML resolved.
func line(f Field) []content.Inline {
	s := strings.Join(strings.Fields(unescape(f.Value)), " ")
	if s == "" {
		return nil
	}
	return []content.Inline{&content.Text{S: s, Pos: f.Pos}}
}

// address is a URL without what a browser takes out of one too: space round it, tabs and line ends in it.
func address(s string) string {
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(strings.TrimSpace(s))
}

func (m *maker) fields() {
	a, r := m.a, m.r
	a.ID, a.Lang, a.Canonical = r.ID.Value, r.Lang.Value, address(r.Canonical.Value)
	a.Kicker, a.Title, a.Subtitle = line(r.Kicker), line(r.Title), line(r.Subtitle)
	if in := line(r.Abstract); in != nil {
		a.Abstract = []content.Block{&content.Para{Text: in, Pos: r.Abstract.Pos}}
	}
	a.Source = org(r.Source)
	a.Publisher = org(r.Publisher)
	a.Subjects, a.Breadcrumb = r.Subjects, r.Breadcrumb
	if r.Place.Value != "" {
		a.Dateline = content.Dateline{Place: r.Place.Value, Pos: r.Place.Pos}
	}
	m.stamp(&a.Published, r.Published)
	m.stamp(&a.Modified, r.Modified)
}

func org(f Field) content.Org {
	in := line(f)
	if in == nil {
		return content.Org{}
	}
	return content.Org{Name: content.InlineText(in), Pos: f.Pos}
}

// stamp reads a date in any form that is known; one that is not read is reported, never guessed.
func (m *maker) stamp(dst *content.Stamp, f Field) {
	words := strings.TrimSpace(f.Value)
	if words == "" {
		return
	}
	st, ok := fields.FindStamp(words, m.o.Zone)
	if !ok {
		m.report(content.Warning, "W-DATE", f, "not a date: "+content.QuoteInput(words))
		return
	}
	st.Raw, st.Pos = words, f.Pos
	*dst = st
}
