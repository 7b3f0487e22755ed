// Package pandoc reads pandoc's JSON (content.md §10), and with it every format that pandoc reads.
//
// Not carried over: citations beyond their text, raw blocks of other formats, attributes other than identifiers,
// languages and our own classes, footers of tables as such.
package pandoc

import (
	"bytes"
	"context"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/tree"
)

// Format returns the format of pandoc's JSON.
func Format() content.Format {
	return content.Format{Name: "pandoc", Exts: []string{".json"}, Reader: reader{}}
}

type reader struct{}

// Sniff implements content.Reader: the key that pandoc writes first.
func (reader) Sniff(head []byte, _ string) int {
	head = bytes.TrimLeft(head, " \t\r\n")
	if bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head[:min(len(head), 4096)], []byte(`"pandoc-api-version"`)) {
		return 96
	}
	return 0
}

// Read implements content.Reader.
func (reader) Read(ctx context.Context, src content.Source, o content.Options) (*content.Collection, []content.Problem, error) {
	text, ps := content.Decode(src, o)
	if text.Text == "" {
		return nil, ps, ctx.Err()
	}
	root, more := tree.JSON(text.Text, content.Pos{File: src.Name, Line: 1, Col: 1}, deeper(o))
	ps = append(ps, more...)
	if root == nil {
		return nil, ps, ctx.Err()
	}
	d := &document{article: &content.Article{Schema: content.Schema}, opts: o}
	if root.Get("blocks") == nil || root.Get("blocks").Kind != tree.List {
		d.fail("E-TYPE", root, "no list of blocks: not pandoc's JSON")
		return nil, append(ps, d.problems...), ctx.Err()
	}
	if meta := root.Get("meta"); meta != nil {
		d.meta(meta)
	}
	d.problems = append(d.problems, outline.Build(d.article, d.items(root.Get("blocks")), o)...)
	d.article.Notes = append(d.article.Notes, d.notes...)
	d.problems = append(d.problems, fields.AddAssets(d.article, d.opts)...)
	fields.AddFigureCredits(d.article)
	d.article.Prov.Encoding = text.Encoding
	d.article.Prov.Spans = account.Whole(d.article, leaves(root, text.Text), text.Text)
	return content.Of(d.article), append(ps, d.problems...), ctx.Err()
}

// deeper allows for the brackets that pandoc puts round every value: about five for a level of the text.
func deeper(o content.Options) tree.Limits {
	l := tree.LimitsOf(o)
	l.Depth = 5 * o.Limits.WithDefaults().Nesting
	return l
}

type document struct {
	article  *content.Article
	opts     content.Options
	problems []content.Problem
	notes    []content.Note
	figures  []content.Block // pictures that stood in running text
}

func (d *document) fail(code string, n *tree.Node, msg string) {
	d.problems = append(d.problems, content.Problem{Severity: content.Error, Code: code, Pos: n.Pos, Msg: msg})
}

func (d *document) warn(code string, n *tree.Node, msg string) {
	d.problems = append(d.problems, content.Problem{Severity: content.Warning, Code: code, Pos: n.Pos, Msg: msg})
}

// element parts {"t": kind, "c": inside}.
func element(n *tree.Node) (kind string, c *tree.Node) {
	if n.Kind != tree.Map {
		return "", &tree.Node{Pos: n.Pos}
	}
	if t := n.Get("t"); t != nil {
		kind = t.Value
	}
	if c = n.Get("c"); c == nil {
		c = &tree.Node{Pos: n.Pos}
	}
	return kind, c
}

// at returns item i of a list, an empty node if there is none.
func at(n *tree.Node, i int) *tree.Node {
	if n == nil || n.Kind != tree.List || i >= len(n.Items) {
		return &tree.Node{}
	}
	return n.Items[i]
}

// attr is pandoc's identifier, classes and key-value pairs.
type attr struct {
	id      string
	classes []string
	values  map[string]string
}

func attrOf(n *tree.Node) attr {
	a := attr{id: at(n, 0).Value, values: map[string]string{}}
	for _, c := range at(n, 1).Items {
		a.classes = append(a.classes, c.Value)
	}
	for _, kv := range at(n, 2).Items {
		a.values[at(kv, 0).Value] = at(kv, 1).Value
	}
	return a
}

// meta reads the document's own fields; further ones are reported.
func (d *document) meta(n *tree.Node) {
	a := d.article
	for i, key := range n.Keys {
		v := n.Items[i]
		switch key.Value {
		case "title":
			a.Title = d.metaInlines(v)
		case "subtitle":
			a.Subtitle = d.metaInlines(v)
		case "lang":
			a.Lang = content.InlineText(d.metaInlines(v))
		case "date":
			d.date(v)
		case "author", "translator", "editor":
			d.people(v, content.Role(key.Value))
		case "abstract":
			_, c := element(v)
			if kind, _ := element(v); kind == "MetaBlocks" {
				a.Abstract = blocksOf(d.items(c))
			} else {
				a.Abstract = []content.Block{&content.Para{Text: d.metaInlines(v), Pos: v.Pos}}
			}
		case "keywords", "subject":
			for _, k := range d.metaList(v) {
				a.Subjects = append(a.Subjects, content.InlineText(d.metaInlines(k)))
			}
		case "publisher":
			a.Publisher = content.Org{Name: content.InlineText(d.metaInlines(v)), Pos: v.Pos}
		case "rights":
			a.Rights.Notice = content.InlineText(d.metaInlines(v))
		default:
			d.warn("W-KEY", key, "metadata without a place in the article: "+content.QuoteInput(key.Value))
		}
	}
}

func (d *document) metaInlines(n *tree.Node) []content.Inline {
	kind, c := element(n)
	switch kind {
	case "MetaString":
		if c.Value == "" {
			return nil
		}
		return []content.Inline{&content.Text{S: c.Value, Pos: c.Pos}}
	case "MetaInlines":
		return d.inlines(c)
	case "MetaBlocks":
		var out []content.Inline
		for _, b := range c.Items {
			_, inside := element(b)
			out = append(out, d.inlines(inside)...)
		}
		return out
	}
	return nil
}

func (d *document) metaList(n *tree.Node) []*tree.Node {
	if kind, c := element(n); kind == "MetaList" {
		return c.Items
	}
	return []*tree.Node{n}
}

// people reads names that the metadata states as authors, translators or editors.
func (d *document) people(n *tree.Node, role content.Role) {
	for i, v := range d.metaList(n) {
		if _, c := element(v); c.Kind == tree.Map && c.Get("name") != nil {
			v = c.Get("name")
		}
		name := strings.TrimSpace(content.InlineText(d.metaInlines(v)))
		if name == "" {
			continue
		}
		d.article.Credits = content.AddCredit(d.article.Credits, content.Credit{Role: role, Name: name, Raw: name, Group: i, Pos: v.Pos, Confidence: 100})
	}
}

func (d *document) date(n *tree.Node) {
	words := content.InlineText(d.metaInlines(n))
	found, ok := content.FindDate(words)
	if !ok || found.Bad {
		d.warn("W-DATE", n, "not a date: "+content.QuoteInput(words))
		return
	}
	d.article.Published = found.Stamp.InZone(d.opts.Zone)
	d.article.Published.Pos = n.Pos
}
