package layout

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// words is a label with its value, as the byline and the imprint print them.
type words struct {
	label, value string
	name         bool   // the value is names of people
	url          string // the value is a link
}

// chinese reports whether labels are Chinese; traditional ones for zh-Hant.
func chinese(lang string) bool { return lang == "" || hasTag(lang, "zh") }

func traditional(lang string) bool {
	return hasTag(lang, "zh-Hant") || hasTag(lang, "zh-TW") || hasTag(lang, "zh-HK") || hasTag(lang, "zh-MO")
}

// pick returns the word for the language: simplified, traditional or English.
func pick(lang, hans, hant, en string) string {
	switch {
	case traditional(lang):
		return hant
	case chinese(lang):
		return hans
	}
	return en
}

// bylineWords is what the line under the title says: date, source, edition, people (content.md §2).
func (p *press) bylineWords(a *content.Article) []words {
	var out []words
	if !a.Published.IsZero() {
		out = append(out, words{value: dateWords(a.Published, a.Lang)})
	}
	if a.Source.Name != "" {
		out = append(out, words{label: pick(a.Lang, "来源：", "來源：", "Source: "), value: a.Source.Name})
	}
	if e := editionWords(a.Edition, a.Lang); e != "" {
		out = append(out, words{value: e})
	}
	if wireLead(a.Dateline) == "" && a.Dateline.Place != "" {
		out = append(out, words{value: a.Dateline.Place})
	}
	for _, g := range creditGroups(a, func(c *content.Credit) bool { return c.Role.Byline() }) {
		label := g.label + pick(a.Lang, "　", "　", " ") // never parted from the first name (PG-10)
		for _, n := range g.names {
			out = append(out, words{label: label, value: n, name: true})
			label = ""
		}
	}
	return out
}

// wireLead is what stands before the first paragraph: a lead with its agency or day (新华社……电). A place that was
// found in a line of credits is no lead; it goes to the byline.
func wireLead(d content.Dateline) string {
	if d.Agency == "" && d.WireDate == "" && !strings.ContainsAny(d.Raw, "电電讯訊") {
		return ""
	}
	return d.Raw
}

// creditGroup is the people who share a label, in the order of the credits.
type creditGroup struct {
	label string
	names []string
}

func creditGroups(a *content.Article, want func(*content.Credit) bool) []creditGroup {
	var out []creditGroup
	for i := range a.Credits {
		c := &a.Credits[i]
		if !want(c) {
			continue
		}
		label := c.LabelIn(a.Lang)
		at := -1
		for j := range out {
			if out[j].label == label {
				at = j
			}
		}
		if at < 0 {
			out = append(out, creditGroup{label: label})
			at = len(out) - 1
		}
		out[at].names = append(out[at].names, creditName(c, a.Lang))
	}
	return out
}

// creditName is the name with what is printed beside it: outlet and the name in another script.
func creditName(c *content.Credit, lang string) string {
	name := c.Name
	if c.AltName != "" {
		name += pick(lang, "（"+c.AltName+"）", "（"+c.AltName+"）", " ("+c.AltName+")")
	}
	switch {
	case name == "":
		return c.Org
	case c.Org != "":
		return pick(lang, name+"（"+c.Org+"）", name+"（"+c.Org+"）", name+" ("+c.Org+")")
	}
	return name
}

// dateWords prints a date with the precision that the source gave.
func dateWords(s content.Stamp, lang string) string {
	layouts := [...]string{content.Day: "2006年1月2日", content.Minute: "2006年1月2日 15:04", content.Second: "2006年1月2日 15:04:05"}
	if !chinese(lang) {
		layouts = [...]string{content.Day: "2 January 2006", content.Minute: "2 January 2006, 15:04", content.Second: "2 January 2006, 15:04:05"}
	}
	if chinese(lang) && strings.Contains(s.Raw, "年") && strings.ContainsAny(s.Raw, "0123456789") && utf8.RuneCountInString(s.Raw) <= 24 {
		return strings.Join(strings.Fields(s.Raw), " ") // as the source writes it
	}
	return s.Time.Format(layouts[s.Precision])
}

func editionWords(e content.Edition, lang string) string {
	var parts []string
	if e.Paper != "" {
		parts = append(parts, pick(lang, "《"+e.Paper+"》", "《"+e.Paper+"》", e.Paper))
	}
	if e.Issue != "" {
		parts = append(parts, e.Issue)
	}
	if e.Page != "" {
		if _, err := strconv.Atoi(e.Page); err == nil || len(e.Page) < 5 {
			parts = append(parts, pick(lang, "第"+e.Page+"版", "第"+e.Page+"版", "page "+e.Page))
		} else {
			parts = append(parts, e.Page)
		}
	}
	if e.PageName != "" {
		parts = append(parts, pick(lang, "："+e.PageName, "："+e.PageName, e.PageName))
	}
	return strings.Join(parts, pick(lang, "", "", ", "))
}
