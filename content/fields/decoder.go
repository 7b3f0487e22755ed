// Package fields turns a tree of YAML, JSON or TOML into an article by the keys of content.md §9.
//
// The keys are the model's fields in snake_case. Every value that does not fit is reported with its place, its
// path and, where one is near, the word that was meant; the field is left out and the rest is read. Package
// structured reads whole articles with it, package markdown the front matter.
package fields

import (
	"strconv"
	"strings"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// InlineFunc reads inline Markdown (content.md §8.2). at gives the place of a byte of text, noteID the next ID for
// a note written inline; notes are those, in order.
type InlineFunc func(text string, at func(off int) content.Pos, noteID func() string) (in []content.Inline, notes []content.Note, p []content.Problem)

// LoadFunc reads the articles of another file, named relative to the one that is read.
type LoadFunc func(path string, at content.Pos) []*content.Article

// Decoder reads articles and collections from trees and gathers Problems on the way.
type Decoder struct {
	Zone        *time.Location // for times without one; nil = +08:00
	Inline      InlineFunc     // for md: …; nil = as plain text
	Load        LoadFunc       // for articles given by path; nil = refused
	FrontMatter bool           // keys of other tools are read, unknown ones W-KEY
	Problems    []content.Problem
	Unused      []*tree.Node // values of front matter that the article has not

	notes []content.Note // written inline, of the article that is read
	noted int            // how many there have been

	foreign bool    // the mapping that is read may have keys of other tools
	others  []entry // those
}

// NoteID returns a new ID for a note that is written inline.
func (d *Decoder) NoteID() string {
	d.noted++
	return "inline-" + strconv.Itoa(d.noted)
}

// field is a key that a mapping may have, with what reads its value.
type field struct {
	key  string
	read func(n *tree.Node, path string)
}

// mapping reads the keys of n with the fields; false if n is no mapping. Empty values count as absent.
func (d *Decoder) mapping(n *tree.Node, path string, fields []field) bool {
	if n.Kind != tree.Map {
		d.wrongKind(n, path, "a mapping")
		return false
	}
	for i, key := range n.Keys {
		f := find(fields, key.Value)
		switch {
		case f == nil && strings.HasPrefix(key.Value, "x_"):
		case f == nil && d.foreign && path == "":
			d.others = append(d.others, entry{key, n.Items[i], key.Value})
		case f == nil:
			d.reportKey("E-KEY", key, join(path, key.Value), fields)
		case n.Items[i].Kind != tree.Null:
			f.read(n.Items[i], join(path, key.Value))
		}
	}
	return true
}

func find(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// each reads the items of a list; false if n is none.
func (d *Decoder) each(n *tree.Node, path string, read func(n *tree.Node, path string)) bool {
	if n.Kind != tree.List {
		d.wrongKind(n, path, "a list")
		return false
	}
	for i, kid := range n.Items {
		read(kid, item(path, i))
	}
	return true
}

func (d *Decoder) problem(code string, n *tree.Node, path, msg, hint string) {
	sev := content.Error
	if code[0] == 'W' {
		sev = content.Warning
	}
	d.Problems = append(d.Problems, content.Problem{Severity: sev, Code: code, Pos: n.Pos, End: end(n), Path: path, Msg: msg, Hint: hint})
}

// end is the place after a scalar that stands on one line, no place for anything else.
func end(n *tree.Node) content.Pos {
	if n.Kind != tree.Scalar || n.Value == "" || strings.Contains(n.Value, "\n") {
		return content.Pos{}
	}
	p := n.At(0)
	return tree.Advance(p, n.Value)
}

func (d *Decoder) wrongKind(n *tree.Node, path, want string) {
	d.problem("E-TYPE", n, path, "is "+n.Kind.String()+", not "+want, "")
}

func (d *Decoder) wrongValue(n *tree.Node, path, what, hint string) {
	d.problem("E-VALUE", n, path, what+" "+content.QuoteInput(n.Value), hint)
}

// missing reports a required key that the mapping does not have.
func (d *Decoder) missing(n *tree.Node, path, key string) {
	d.problem("E-TYPE", n, path, "has no "+key, "")
}

// reportKey is about a key that nobody knows; the hint is the one that was meant.
func (d *Decoder) reportKey(code string, key *tree.Node, path string, fields []field) {
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.key
	}
	if code == "W-KEY" {
		known = append(known, "author", "editor", "translator", "photographer", "date", "tags", "categories", "keywords")
	}
	hint := ""
	if near := meant(key.Value, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	d.problem(code, key, path, "unknown key", hint)
}

// meant is the key that stands for a word other tools use, else the nearest known one.
func meant(word string, known []string) string {
	alias := ""
	switch strings.ToLower(word) {
	case "date", "pubdate", "time":
		alias = "published"
	case "author", "authors", "by", "editor", "byline":
		alias = "credits"
	case "tags", "keywords", "categories":
		alias = "subjects"
	case "url", "link":
		alias = "canonical"
	case "language":
		alias = "lang"
	case "updated", "lastmod":
		alias = "modified"
	case "summary", "description":
		alias = "abstract"
	case "body", "content", "paragraphs":
		alias = "blocks"
	case "license", "licenses", "copyright":
		alias = "rights"
	case "image", "src":
		alias = "asset"
	}
	for _, k := range known {
		if k == alias {
			return alias
		}
	}
	return tree.Nearest(word, known)
}
