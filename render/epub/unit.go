package epub

import (
	"strconv"

	"github.com/kanben/kanben/content"
)

// unit is one article in the book with what its documents need to know of each other.
type unit struct {
	a       *content.Article
	ref     content.NodeRef // "" or a3/
	prefix  string          // of its file names: "" or a-0004-
	front   string          // the document of its title
	level   int             // of its section headings: 2, in a collection 3
	lang    string
	notes   []note
	cited   []*note // in order of number
	targets map[string]string
	outline []outline
	figures int
	refs    int

	dateline string // still to be written before the first paragraph
}

// note is a note of the article with its number; 0 = not referred to yet.
type note struct {
	*content.Note
	index  int
	number int
	back   string // document and id of its first reference
}

// node returns the reference as the page map has it.
func (u *unit) node(ref content.NodeRef) content.NodeRef {
	if u.ref == "" {
		return ref
	}
	return u.ref + ref
}

func (u *unit) note(id string) *note {
	for i := range u.notes {
		if u.notes[i].ID == id {
			return &u.notes[i]
		}
	}
	return nil
}

// newUnit prepares article i of n.
func newUnit(a *content.Article, i, n int, single bool) *unit {
	u := &unit{a: a, level: 2, front: "titlepage.xhtml", lang: tagOr(a.Lang, defaultLang), dateline: a.Dateline.Raw}
	if n > 1 {
		u.ref = content.NodeRef("a" + strconv.Itoa(i) + "/")
	}
	if !single {
		u.level = 3
		u.prefix = "a-" + pad4(i+1)
		u.front = u.prefix + ".xhtml"
		u.prefix += "-"
	}
	u.notes = make([]note, len(a.Notes))
	for k := range a.Notes {
		u.notes[k] = note{Note: &a.Notes[k], index: k}
	}
	return u
}

const defaultLang = "zh-Hans"

func tagOr(tag, other string) string {
	if t := languageTag(tag); t != "" {
		return t
	}
	return other
}

func itoa(n int) string { return strconv.Itoa(n) }

// pad4 writes n with at least four digits.
func pad4(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}
