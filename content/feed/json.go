package feed

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// json reads JSON Feed 1.0 and 1.1.
func (f *feed) json(name, text string) []content.Problem {
	root, ps := tree.JSON(text, content.Pos{File: name, Line: 1, Col: 1}, tree.LimitsOf(f.opts))
	if root == nil {
		return ps
	}
	f.leaves = account.OfJSON(root, text)
	f.named(key(root, "title", ""), key(root, "description", ""), key(root, "language", ""), records.Field{})
	items := root.Get("items")
	if items == nil || items.Kind != tree.List {
		return append(ps, content.Problem{Severity: content.Error, Code: "E-TYPE", Pos: root.Pos, Path: "items", Msg: "the feed has no list of items"})
	}
	for i, e := range items.Items {
		path := "items[" + strconv.Itoa(i) + "]."
		r := &records.Record{Pos: e.Pos, Path: strings.TrimSuffix(path, "."), Publisher: f.title}
		r.Title, r.Canonical, r.Lang = key(e, "title", path), key(e, "url", path), key(e, "language", path)
		if r.Lang.Value == "" {
			r.Lang = key(root, "language", "")
		}
		r.Published, r.Modified = key(e, "date_published", path), key(e, "date_modified", path)
		r.People = people(e, path)
		if len(r.People) == 0 {
			r.People = people(root, "")
		}
		if tags := e.Get("tags"); tags != nil {
			for _, t := range tags.Items {
				r.Subjects = append(r.Subjects, t.Value)
			}
		}
		r.Pictures = []records.Picture{{URL: key(e, "image", path)}}
		r.Form, r.Body = records.HTML, key(e, "content_html", path)
		if r.Body.Value == "" {
			r.Form, r.Body = records.Plain, key(e, "content_text", path)
		}
		whole := r.Body.Value != ""
		if !whole {
			r.Body = key(e, "summary", path)
		}
		f.add(r, whole)
	}
	return ps
}

func key(n *tree.Node, name, path string) records.Field {
	v := n.Get(name)
	if v == nil || v.Kind != tree.Scalar {
		return records.Field{Pos: n.Pos, Path: path + name}
	}
	return records.Field{Value: v.Value, Pos: v.Pos, Path: path + name}
}

// people are the authors: a list since version 1.1, one before.
func people(n *tree.Node, path string) []records.Person {
	var out []records.Person
	if a := n.Get("authors"); a != nil {
		for i, p := range a.Items {
			out = append(out, records.Person{Field: key(p, "name", path+"authors["+strconv.Itoa(i)+"]."), Role: content.Author})
		}
	} else if a := n.Get("author"); a != nil {
		out = append(out, records.Person{Field: key(a, "name", path+"author."), Role: content.Author})
	}
	return out
}
