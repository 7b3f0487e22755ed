// Package ninjs reads items of IPTC's ninjs, versions 1 to 3 (content.md §10).
//
// Headlines, body, byline, people with a role in making the item, info sources, place, subjects, rights and pictures are
// taken. People and organisations that the item is about are no credits. Renditions other than the largest, geometry,
// events and trust indicators are not carried over; sound and film are reported.
package ninjs

import (
	"bytes"
	"context"
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
	for _, key := range []string{`"body_`, `"headline_`, `"bodies"`, `"headlines"`, `"versioncreated"`, `"versionCreated"`, `"pubstatus"`, `"pubStatus"`, `"ninjs"`} {
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
	r, more := record(root)
	ps = append(ps, more...)
	a, more := r.Article(o)
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
		if v := get(n, key); v != nil && v.Kind == tree.Scalar && v.Value != "" {
			return records.Field{Value: v.Value, Pos: v.Pos, Path: path + key}
		}
	}
	return records.Field{Pos: n.Pos, Path: path + keys[0]}
}

func record(n *tree.Node) (*records.Record, []content.Problem) {
	r := &records.Record{Pos: n.Pos}
	r.Title, r.Subtitle, r.Kicker = headlines(n)
	r.Lang = field(n, "", "language")
	r.Published, r.Modified = field(n, "", "firstcreated", "contentcreated", "versioncreated"), field(n, "", "versioncreated")
	if r.Modified.Value == r.Published.Value {
		r.Modified.Value = ""
	}
	r.Place = field(n, "", "located")
	status := field(n, "", "pubstatus").Value
	r.Withdrawn = status == "canceled" || status == "withheld"
	r.Rights = rights(n)
	if u := field(n, "", "uri"); strings.HasPrefix(u.Value, "http") {
		r.Canonical = u
	}
	r.Form, r.Body = body(n)
	r.Abstract = abstract(n, r.Body.Value)
	r.Source, r.Publisher = source(n), publisher(n)
	r.Subjects = subjects(n)
	r.People = makers(n)
	var problems []content.Problem
	r.Pictures, problems = associations(n, r.Body.Value)
	if isPicture(n) && len(r.Pictures) > 0 {
		r.Abstract = records.Field{} // its words are the caption, its byline the photographer
	} else if f := field(n, "", "byline", "by"); f.Value != "" {
		r.People = append([]records.Person{{Field: f}}, r.People...)
	}
	return r, problems
}

func rights(n *tree.Node) content.Rights {
	r := content.Rights{Holder: field(n, "", "copyrightholder").Value, Notice: field(n, "", "copyrightnotice").Value}
	if info := get(n, "rightsinfo"); info != nil && info.Kind == tree.Map {
		r.TermsURL = field(info, "rightsinfo.", "linkedrights").Value
	}
	if terms := field(n, "", "usageterms").Value; r.TermsURL == "" && strings.HasPrefix(terms, "http") && !strings.ContainsAny(terms, " \n") {
		r.TermsURL = terms
	}
	return r
}
