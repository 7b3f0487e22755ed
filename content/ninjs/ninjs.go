// Package ninjs reads items of IPTC's ninjs, versions 1 to 3 (content.md §10).
//
// Headline, body, byline, contributors with roles, info sources, place, subjects, rights and pictures are taken.
// Renditions other than the largest, geometry, events and trust indicators are not carried over.
package ninjs

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// Format returns the format of ninjs items.
func Format() content.Format {
	return content.Format{Name: "ninjs", Exts: []string{".ninjs", ".json"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: an object with a uri and a key that only news items have.
func (reader) Sniff(head []byte, _ string) int {
	head = bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"uri"`)) {
		return 0
	}
	for _, key := range []string{`"body_html"`, `"body_text"`, `"bodies"`, `"headlines"`, `"versioncreated"`, `"versionCreated"`, `"pubstatus"`, `"pubStatus"`} {
		if bytes.Contains(head, []byte(key)) {
			return 90
		}
	}
	return 0
}

// Read implements content.Reader.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	text, ps := content.Decode(src, o)
	if text.Text == "" {
		return nil, ps, ctx.Err()
	}
	root, more := tree.JSON(text.Text, content.Pos{File: src.Name, Line: 1, Col: 1}, tree.LimitsOf(o))
	ps = append(ps, more...)
	if root == nil {
		return nil, ps, ctx.Err()
	}
	if root.Kind != tree.Map {
		return nil, append(ps, content.Problem{Severity: content.Error, Code: "E-TYPE", Pos: root.Pos, Msg: "is " + root.Kind.String() + ", not a news item"}), ctx.Err()
	}
	a, more := record(root).Article(o)
	a.Prov.Encoding = text.Encoding
	a.Prov.Spans = account.Whole(a, account.OfJSON(root, text.Text), text.Text)
	return content.Of(a), append(ps, more...), ctx.Err()
}

// get returns the first of the keys that the item has. Version 3 writes keys in camel case that were lower case.
func get(n *tree.Node, keys ...string) *tree.Node {
	for _, key := range keys {
		for i, k := range n.Keys {
			if strings.EqualFold(k.Value, key) && n.Items[i].Kind != tree.Null {
				return n.Items[i]
			}
		}
	}
	return nil
}

func field(n *tree.Node, path string, keys ...string) records.Field {
	for _, key := range keys {
		if v := get(n, key); v != nil && v.Kind == tree.Scalar {
			return records.Field{Value: v.Value, Pos: v.Pos, Path: path + key}
		}
	}
	return records.Field{Pos: n.Pos, Path: path + keys[0]}
}

func record(n *tree.Node) *records.Record {
	r := &records.Record{Pos: n.Pos, Form: records.HTML}
	r.Title, r.Subtitle = headlines(n)
	r.Lang = field(n, "", "language")
	r.Published, r.Modified = field(n, "", "firstcreated", "contentcreated", "versioncreated"), field(n, "", "versioncreated")
	if r.Modified.Value == r.Published.Value {
		r.Modified.Value = ""
	}
	r.Place = field(n, "", "located")
	r.Withdrawn = field(n, "", "pubstatus").Value == "canceled"
	r.Rights = content.Rights{Holder: field(n, "", "copyrightholder").Value, Notice: field(n, "", "copyrightnotice").Value}
	if u := field(n, "", "uri"); strings.HasPrefix(u.Value, "http") {
		r.Canonical = u
	}
	r.Abstract = described(n, "summary")
	r.Form, r.Body = body(n)
	r.Source = firstName(n, "infosource", "infosources")
	r.Publisher = firstName(n, "organisation", "publisher")
	r.Subjects = names(n, "subject", "subjects")
	r.People = append(byline(n), contributors(n)...)
	r.Pictures = pictures(n)
	return r
}

// headlines are one string in version 1 and 2, a list with roles later.
func headlines(n *tree.Node) (title, subtitle records.Field) {
	title = field(n, "", "headline", "title")
	list := get(n, "headlines")
	if list == nil {
		return title, subtitle
	}
	for i, h := range list.Items {
		path := "headlines[" + strconv.Itoa(i) + "]."
		switch role := field(h, path, "role").Value; {
		case strings.Contains(role, "sub"):
			subtitle = field(h, path, "value")
		case title.Value == "" || strings.Contains(role, "main"):
			title = field(h, path, "value")
		}
	}
	return title, subtitle
}

// described finds a description: one string in version 1 and 2, a list with roles later.
func described(n *tree.Node, role string) records.Field {
	if f := field(n, "", "description_text"); f.Value != "" {
		return f
	}
	if list := get(n, "descriptions"); list != nil {
		for i, d := range list.Items {
			path := "descriptions[" + strconv.Itoa(i) + "]."
			if strings.Contains(field(d, path, "role").Value, role) {
				return field(d, path, "value")
			}
		}
	}
	return records.Field{}
}

// body prefers HTML to plain text.
func body(n *tree.Node) (records.Form, records.Field) {
	if f := field(n, "", "body_html", "body_xhtml"); f.Value != "" {
		return records.HTML, f
	}
	if f := field(n, "", "body_text"); f.Value != "" {
		return records.Plain, f
	}
	form, best := records.HTML, records.Field{}
	if list := get(n, "bodies"); list != nil {
		for i, b := range list.Items {
			path := "bodies[" + strconv.Itoa(i) + "]."
			f, kind := field(b, path, "value"), field(b, path, "contenttype").Value
			if f.Value == "" {
				continue
			}
			if strings.Contains(kind, "html") {
				return records.HTML, f
			}
			if best.Value == "" {
				form, best = records.Auto, f
			}
		}
	}
	return form, best
}

// firstName is the name of the first object of a list.
func firstName(n *tree.Node, keys ...string) records.Field {
	list := get(n, keys...)
	if list == nil || list.Kind != tree.List || len(list.Items) == 0 {
		return records.Field{}
	}
	return field(list.Items[0], keys[0]+"[0].", "name")
}

func names(n *tree.Node, keys ...string) []string {
	var out []string
	if list := get(n, keys...); list != nil {
		for _, it := range list.Items {
			if f := field(it, "", "name"); f.Value != "" {
				out = append(out, f.Value)
			}
		}
	}
	return out
}

func byline(n *tree.Node) []records.Person {
	if f := field(n, "", "byline", "by"); f.Value != "" {
		return []records.Person{{Field: f}}
	}
	return nil
}

// contributors are people with roles, as words or as codes of IPTC's vocabulary.
func contributors(n *tree.Node) []records.Person {
	var out []records.Person
	for _, key := range []string{"contributors", "contributor", "creators", "authors"} {
		list := get(n, key)
		if list == nil {
			continue
		}
		for i, c := range list.Items {
			path := key + "[" + strconv.Itoa(i) + "]."
			p := records.Person{Field: field(c, path, "name"), Role: role(field(c, path, "role", "rel", "jobtitle").Value, key)}
			if roles := get(c, "roles"); roles != nil && len(roles.Items) > 0 {
				p.Role = role(first(roles.Items[0].Value, field(roles.Items[0], path, "name").Value), key)
			}
			out = append(out, p)
		}
	}
	return out
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// role tells our role from a word; what it does not know is a contributor, or an author in a list of those.
func role(word, list string) content.Role {
	word = strings.ToLower(word)
	for _, r := range []struct {
		part string
		role content.Role
	}{{"photo", content.Photographer}, {"translat", content.Translator}, {"illustrat", content.Illustrator}, {"editor-in-chief", content.ChiefEditor},
		{"edit", content.Editor}, {"correspondent", content.Correspondent}, {"report", content.Reporter}, {"writ", content.Author}, {"author", content.Author}} {
		if strings.Contains(word, r.part) {
			return r.role
		}
	}
	if list == "authors" || list == "creators" {
		return content.Author
	}
	return content.Contributor
}

// pictures are the associations of type picture, an object in version 1 and 2, a list later.
func pictures(n *tree.Node) []records.Picture {
	list := get(n, "associations")
	if list == nil {
		return nil
	}
	var out []records.Picture
	for i, it := range list.Items {
		path := "associations[" + strconv.Itoa(i) + "]."
		if list.Kind == tree.Map {
			path = "associations." + list.Keys[i].Value + "."
		}
		if it.Kind != tree.Map || field(it, path, "type").Value != "picture" {
			continue
		}
		p := records.Picture{Caption: described(it, "caption"), Credit: field(it, path, "byline", "copyrightholder"), Alt: field(it, path, "headline")}
		if p.URL = largest(it, path); p.URL.Value != "" {
			out = append(out, p)
		}
	}
	return out
}

func largest(n *tree.Node, path string) records.Field {
	list := get(n, "renditions")
	if list == nil {
		return records.Field{}
	}
	best, width := records.Field{}, -1
	for i, r := range list.Items {
		p := path + "renditions[" + strconv.Itoa(i) + "]."
		if w, _ := strconv.Atoi(field(r, p, "width").Value); w > width {
			if f := field(r, p, "href"); f.Value != "" {
				best, width = f, w
			}
		}
	}
	return best
}
