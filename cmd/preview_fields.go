package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kanben/kanben/cmd/internal/preview"
	"github.com/kanben/kanben/content"
)

// edits lists what normalising changed and takes back what the page asked for. Where there are several articles, each
// edit says in which it is.
func edits(articles []*content.Article, undone []string) []preview.Edit {
	var out []preview.Edit
	for i, a := range articles {
		key := func(e content.Edit) string { return fmt.Sprintf("%d/%s/%s/%d/%s", i, e.Rule, e.Node, e.Off, e.Old) }
		in := ""
		if len(articles) > 1 {
			in = content.InlineText(a.Title)
		}
		places := content.EditPlaces(a)
		for j, e := range a.Prov.Edits {
			if !strings.HasPrefix(e.Rule, "IN-") {
				continue
			}
			out = append(out, preview.Edit{Key: key(e), Rule: e.Rule, In: in, Line: places[j].Line, Old: e.Old, New: e.New,
				Around: places[j].Around, Undone: slices.Contains(undone, key(e))})
		}
		content.UndoSome(a, func(e content.Edit) bool { return slices.Contains(undone, key(e)) })
	}
	return out
}

// previewFields lists credits and metadata as they will be written: those of the article, or of the collection and then
// of each of its articles.
func previewFields(c *content.Collection) []preview.Group {
	articles := c.Articles()
	if c.Kind == content.Single {
		return []preview.Group{articleFields(articles[0])}
	}
	groups := []preview.Group{collectionFields(c)}
	for _, a := range articles {
		g := articleFields(a)
		g.Title = content.InlineText(a.Title)
		groups = append(groups, g)
	}
	return groups
}

// fieldList gathers lines that have a value. The page has a word for each key; a credit's label is the document's own.
type fieldList []preview.Field

func (l *fieldList) add(key, value string) {
	if value != "" {
		*l = append(*l, preview.Field{Key: key, Value: value})
	}
}

func (l *fieldList) credits(cs []content.Credit, lang string) {
	for _, c := range cs {
		name := c.Name
		if c.Org != "" {
			name += "（" + c.Org + "）"
		}
		*l = append(*l, preview.Field{Label: c.LabelIn(lang), Value: name})
	}
}

// numbers adds registrations: those that trade knows by letters under these, the others as licences.
func (l *fieldList) numbers(ns []content.Licence) {
	for _, n := range ns {
		value := n.Number
		if value == "" {
			value = n.Raw
		}
		switch n.Kind {
		case content.LicenceISBN, content.LicenceISSN, content.LicenceCN:
			*l = append(*l, preview.Field{Label: strings.ToUpper(string(n.Kind)), Value: value})
		default:
			l.add("licence", value)
		}
	}
}

// rights is what the imprint says of them.
func rights(r content.Rights) string {
	if r.Holder == "" {
		return r.Notice
	}
	holder := "© " + r.Holder
	if r.Year > 0 {
		holder = fmt.Sprintf("© %d %s", r.Year, r.Holder)
	}
	return strings.TrimSpace(holder + " " + r.Notice)
}

func articleFields(a *content.Article) preview.Group {
	var l fieldList
	l.add("kicker", content.InlineText(a.Kicker))
	l.add("title", content.InlineText(a.Title))
	l.add("subtitle", content.InlineText(a.Subtitle))
	l.credits(a.Credits, a.Lang)
	l.add("source", a.Source.Name)
	l.add("publisher", a.Publisher.Name)
	l.add("published", a.Published.String())
	l.add("modified", a.Modified.String())
	l.add("edition", strings.TrimSpace(strings.Join([]string{a.Edition.Paper, a.Edition.Issue, a.Edition.Page, a.Edition.PageName}, " ")))
	l.add("original", a.Canonical)
	l.add("subjects", strings.Join(a.Subjects, "、"))
	l.numbers(a.Licences)
	l.add("rights", rights(a.Rights))
	l.add("language", a.Lang)
	l.add("id", a.ID)
	return preview.Group{Lang: a.Lang, Fields: l}
}

func collectionFields(c *content.Collection) preview.Group {
	var l fieldList
	l.add("title", content.InlineText(c.Title))
	l.add("subtitle", content.InlineText(c.Subtitle))
	l.credits(c.Credits, c.Lang)
	l.add("publisher", c.Publisher.Name)
	l.add("published", c.Date.String())
	l.add("series", strings.TrimSpace(c.SeriesName+" "+c.SeriesPosition))
	l.add("volume", strings.TrimSpace(c.Volume+" "+c.Number))
	l.numbers(c.Licences)
	for _, i := range c.Imprint {
		l = append(l, preview.Field{Label: i.Label, Value: i.Value})
	}
	l.add("rights", rights(c.Rights))
	l.add("language", c.Lang)
	l.add("id", c.ID)
	return preview.Group{Lang: c.Lang, Fields: l}
}
