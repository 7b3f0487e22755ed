package ninjs

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// wording is one of the headlines, descriptions or bodies of an item, with what it is for and how it is written.
// Version 1 says both in the key (body_xhtml, headline_sub_text), later ones in fields of their own.
type wording struct {
	records.Field
	role, form string
}

// wordings finds those of one kind: of version 1 by the begin of the key, of later ones in the list.
func wordings(n *tree.Node, prefix, list string) []wording {
	var out []wording
	for i, k := range n.Keys {
		v := n.Items[i]
		if word, ok := strings.CutPrefix(strings.ToLower(k.Value), prefix+"_"); ok && v.Kind == tree.Scalar && v.Value != "" {
			out = append(out, wording{records.Field{Value: v.Value, Pos: v.Pos, Path: k.Value}, word, word})
		}
	}
	l := get(n, list)
	if l == nil || l.Kind != tree.List {
		return out
	}
	for i, it := range l.Items {
		path := list + "[" + strconv.Itoa(i) + "]."
		if f := field(it, path, "value"); f.Value != "" {
			role := strings.ToLower(field(it, path, "role").Value)
			out = append(out, wording{f, role, strings.ToLower(field(it, path, "contenttype").Value) + " " + role})
		}
	}
	return out
}

// hasAny reports whether a word has one of the parts.
func hasAny(word string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(word, p) {
			return true
		}
	}
	return false
}

// headlines are told apart by their roles. The item's title is metadata in version 2 and 3, so that it comes last.
func headlines(n *tree.Node) (title, subtitle, kicker records.Field) {
	title = field(n, "", "headline")
	main := title.Value != ""
	for _, h := range wordings(n, "headline", "headlines") {
		switch {
		case hasAny(h.role, "sub", "deck", "dek", "secondary"):
			subtitle = h.Field
		case hasAny(h.role, "kicker", "eyebrow", "over", "vignette"):
			kicker = h.Field
		case !main && (title.Value == "" || hasAny(h.role, "main")):
			title, main = h.Field, hasAny(h.role, "main")
		}
	}
	if title.Value == "" {
		title = field(n, "", "title")
	}
	return title, subtitle, kicker
}

// abstract is the description, unless the body begins with the same words.
func abstract(n *tree.Node, body string) records.Field {
	best := records.Field{}
	for _, d := range wordings(n, "description", "descriptions") {
		switch {
		case hasAny(d.role, "summary", "abstract", "standfirst", "intro", "lead"):
			return d.Field
		case hasAny(d.role, "caption", "credit", "writer", "title"):
		case best.Value == "" || d.role == "text":
			best = d.Field
		}
	}
	if begin := []rune(strings.TrimSpace(best.Value)); strings.Contains(body, string(begin[:min(len(begin), 30)])) {
		return records.Field{}
	}
	return best
}

// caption is the description of a picture; what names its writer or credit is not.
func caption(n *tree.Node) records.Field {
	best := records.Field{}
	for _, d := range wordings(n, "description", "descriptions") {
		switch {
		case hasAny(d.role, "caption"):
			return d.Field
		case hasAny(d.role, "credit", "writer", "title"):
		case best.Value == "" || d.role == "text":
			best = d.Field
		}
	}
	return best
}

// body prefers HTML to plain text, and both to what is in neither form.
func body(n *tree.Node) (records.Form, records.Field) {
	form, best := records.HTML, records.Field{}
	for _, b := range wordings(n, "body", "bodies") {
		switch {
		case hasAny(b.form, "html"):
			return records.HTML, b.Field
		case hasAny(b.form, "text"):
			if form != records.Plain {
				form, best = records.Plain, b.Field
			}
		case best.Value == "":
			form, best = records.Auto, b.Field
		}
	}
	return form, best
}

// subjects are what the item is about; a subject may also say where the item came from.
func subjects(n *tree.Node) []string {
	var out []string
	list := get(n, "subject", "subjects")
	if list == nil {
		return nil
	}
	for _, it := range list.Items {
		rel := strings.ToLower(field(it, "", "rel", "role").Value)
		if f := field(it, "", "name"); f.Value != "" && !hasAny(rel, "source", "contribut", "suppl", "classifiedas") {
			out = append(out, f.Value)
		}
	}
	return out
}

func problem(f records.Field, code, msg string) content.Problem {
	return content.Problem{Severity: content.Warning, Code: code, Pos: f.Pos, Path: f.Path, Msg: msg}
}
