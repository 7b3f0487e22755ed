// Package mapped reads exports of content systems: JSON, JSON lines and CSV, by a map that says which field of a
// record is what (content.md §10).
//
// The map is a YAML file; ParseMap reads it and Format makes a reader of it. One record is one article. Problems
// name the record and the field.
package mapped

import (
	"context"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// Format returns the format that reads everything by the map.
func Format(m *Map) content.Format {
	return content.Format{Name: "map", Exts: []string{".json", ".jsonl", ".ndjson", ".csv", ".tsv"}, Reader: reader{m}}
}

type reader struct{ m *Map }

// Sniff implements content.Reader: whoever gives a map wants it used.
func (reader) Sniff([]byte, string) int { return 100 }

// Read implements content.Reader. A record without text is reported and left out; it does not stop the others.
func (r reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	text, ps := content.Decode(src, o)
	if text.Text == "" {
		return nil, ps, ctx.Err()
	}
	rows, leaves, more := open(src.Name, text.Text, r.m, o)
	ps = append(ps, more...)
	c := &content.Collection{Kind: content.Series}
	var all []*content.Article
	var begins []int
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, ps, err
		}
		a, more := r.m.article(row, o)
		ps = append(ps, more...)
		if a != nil {
			a.Prov.Encoding = text.Encoding
			all, begins = append(all, a), append(begins, row.node.Pos.Byte)
		}
	}
	for i, a := range all {
		a.Prov.Spans = account.Part(a, leaves, begins, i, text.Text)
	}
	if len(all) == 1 {
		return content.Of(all[0]), ps, nil
	}
	c.Parts = []content.Part{{Articles: all}}
	return c, ps, nil
}

// row is a record with its name for messages.
type row struct {
	node *tree.Node
	path string // records[3]
}

// article makes the article of a record; nil if it has no text.
func (m *Map) article(r row, o content.Options) (*content.Article, []content.Problem) {
	rec := m.record(r)
	var ps []content.Problem
	if strings.TrimSpace(rec.Body.Value) == "" {
		return nil, append(ps, rowProblem(r, "E-EMPTY", m.Body, "the record has no text"))
	}
	if strings.TrimSpace(rec.Title.Value) == "" && rec.Form != records.Markdown {
		ps = append(ps, rowProblem(r, "E-TITLE", m.Title, "the record has no title"))
		rec.Title.Value = r.path
	}
	a, more := rec.Article(o)
	return a, append(ps, more...)
}

// rowProblem is about a field that a record does not have; the hint says where it was looked for.
func rowProblem(r row, code string, ref Ref, msg string) content.Problem {
	hint := "the map names no field for it"
	if len(ref.From) > 0 {
		hint = "the map looks for it at " + strings.Join(ref.From, ", ")
	}
	return content.Problem{Severity: content.Error, Code: code, Pos: r.node.Pos, Path: r.path, Msg: msg, Hint: hint}
}

func (m *Map) record(r row) *records.Record {
	rec := &records.Record{Pos: r.node.Pos, Path: r.path, Form: m.Body.As}
	rec.ID, rec.Lang = r.field(m.ID), r.field(m.Lang)
	rec.Kicker, rec.Title, rec.Subtitle = r.field(m.Kicker), r.field(m.Title), r.field(m.Subtitle)
	rec.Abstract, rec.Body, rec.Canonical = r.field(m.Abstract), r.field(m.Body), r.field(m.Canonical)
	rec.Published, rec.Modified = r.field(m.Published), r.field(m.Modified)
	rec.Source, rec.Publisher, rec.Place = r.field(m.Source), r.field(m.Publisher), r.field(m.Place)
	rec.Rights = content.Rights{Holder: r.field(m.Holder).Value, Notice: r.field(m.Notice).Value}
	rec.Subjects, rec.Breadcrumb = r.words(m.Subjects), r.words(m.Breadcrumb)
	switch strings.ToLower(strings.TrimSpace(r.field(m.Withdrawn).Value)) {
	case "true", "1", "yes", "是":
		rec.Withdrawn = true
	}
	for _, c := range m.Credits {
		for _, f := range r.all(c.Ref) {
			rec.People = append(rec.People, records.Person{Field: f, Role: c.Role})
		}
	}
	rec.Pictures = r.pictures(m.Pictures)
	return rec
}

// pictures are the entries of a list, or one picture whose fields stand in the record itself.
func (r row) pictures(p Pictures) []records.Picture {
	if len(p.URL.From) == 0 {
		return nil
	}
	rows := []row{r}
	if p.Each != "" {
		rows = nil
		if list := find(r.node, p.Each); list != nil {
			for i, it := range list.Items {
				rows = append(rows, row{it, r.path + p.Each + "[" + strconv.Itoa(i) + "]"})
			}
		}
	}
	var out []records.Picture
	for _, pr := range rows {
		if f := pr.field(p.URL); f.Value != "" {
			out = append(out, records.Picture{URL: f, Alt: pr.field(p.Alt), Caption: pr.field(p.Caption), Credit: pr.field(p.Credit)})
		}
	}
	return out
}

// field is the first value that is not empty; a list gives its items joined.
func (r row) field(ref Ref) records.Field {
	all := r.all(ref)
	if len(all) == 0 {
		return records.Field{Pos: r.node.Pos, Path: r.path}
	}
	f := all[0]
	for _, more := range all[1:] {
		f.Value += "、" + more.Value
	}
	return f
}

// words are the items of a list, or what commas and the like part in a text.
func (r row) words(ref Ref) []string {
	var out []string
	for _, f := range r.all(ref) {
		out = append(out, strings.FieldsFunc(f.Value, func(c rune) bool { return strings.ContainsRune(",，、;；|", c) })...)
	}
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// all returns the values of the first place that holds any, else the constant.
func (r row) all(ref Ref) []records.Field {
	for _, from := range ref.From {
		n := find(r.node, from)
		if n == nil {
			continue
		}
		path := r.path + dotted(from)
		var out []records.Field
		switch n.Kind {
		case tree.Scalar:
			if strings.TrimSpace(n.Value) != "" {
				out = append(out, records.Field{Value: n.Value, Pos: n.Pos, Path: path})
			}
		case tree.List:
			for i, it := range n.Items {
				if it.Kind == tree.Scalar && strings.TrimSpace(it.Value) != "" {
					out = append(out, records.Field{Value: it.Value, Pos: it.Pos, Path: path + "[" + strconv.Itoa(i) + "]"})
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	if ref.Value != "" {
		return []records.Field{{Value: ref.Value, Pos: r.node.Pos, Path: r.path}}
	}
	return nil
}
