package feed

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/xmltree"
)

func (f *feed) xml(root *xmltree.Node) {
	switch root.Name {
	case "feed":
		f.atom(root)
	case "rss":
		f.rss(root.First("channel"), root.First("channel").All("item"))
	case "RDF":
		f.rss(root.First("channel"), root.All("item"))
	default:
		f.problems = append(f.problems, content.Problem{Severity: content.Error, Code: "E-FORMAT", Pos: root.Pos,
			Msg: "the root element " + content.QuoteInput(root.Name) + " is no feed"})
	}
}

// field is an element as a value with its place.
func field(n *xmltree.Node, path string) records.Field {
	if n == nil {
		return records.Field{Path: path}
	}
	return records.Field{Value: n.Words(), Pos: n.Pos, Path: path + n.Name}
}

func value(v string, n *xmltree.Node, path string) records.Field {
	f := field(n, path)
	f.Value = v
	return f
}

func (f *feed) atom(root *xmltree.Node) {
	f.named(field(root.First("title"), ""), field(root.First("subtitle"), ""), value(root.Value("lang"), root, ""), field(root.First("updated"), ""))
	for i, e := range root.All("entry") {
		path := "entry[" + strconv.Itoa(i) + "]."
		r := &records.Record{Pos: e.Pos, Path: strings.TrimSuffix(path, "."), Publisher: f.title}
		r.Title, r.Canonical = atomText(e.First("title"), path), value(alternate(e), e, path+"link")
		r.Lang = value(first(e.Value("lang"), root.Value("lang")), e, path)
		r.Published, r.Modified = field(e.First("published"), path), field(e.First("updated"), path)
		if r.Published.Value == "" {
			r.Published, r.Modified = r.Modified, records.Field{}
		}
		authors := e.All("author")
		if len(authors) == 0 {
			authors = root.All("author")
		}
		for _, a := range authors {
			r.People = append(r.People, records.Person{Field: field(a.First("name"), path+"author."), Role: content.Author})
		}
		for _, c := range e.All("contributor") {
			r.People = append(r.People, records.Person{Field: field(c.First("name"), path+"contributor."), Role: content.Contributor})
		}
		for _, c := range e.All("category") {
			if word := first(c.Value("label"), c.Value("term")); word != "" {
				r.Subjects = append(r.Subjects, word)
			}
		}
		r.Rights.Notice = e.First("rights").Words()
		r.Source = field(e.Find("source", "title"), path+"source.")
		r.Form, r.Body = atomBody(e.First("content"), path)
		whole := r.Body.Value != ""
		if !whole {
			r.Form, r.Body = atomBody(e.First("summary"), path)
		}
		f.add(r, whole)
	}
}

// atomText is a text construct (RFC 4287 §3.1): HTML in it is taken off with the rest.
func atomText(n *xmltree.Node, path string) records.Field { return field(n, path) }

// atomBody returns the content and its form; XHTML is written out again.
func atomBody(n *xmltree.Node, path string) (records.Form, records.Field) {
	if n == nil {
		return records.Plain, records.Field{}
	}
	switch n.Value("type") {
	case "xhtml":
		return records.HTML, value(n.First("div").Markup(), n, path)
	case "", "text", "text/plain":
		return records.Auto, field(n, path)
	}
	return records.HTML, field(n, path)
}

// alternate is the address of the entry's own page.
func alternate(e *xmltree.Node) string {
	for _, l := range e.All("link") {
		if rel := l.Value("rel"); rel == "" || rel == "alternate" {
			return l.Value("href")
		}
	}
	return ""
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// rss reads RSS 2.0 and 1.0 with the modules that newsrooms use: content:encoded, dc:creator, dc:date.
func (f *feed) rss(channel *xmltree.Node, items []*xmltree.Node) {
	f.named(field(channel.First("title"), ""), field(channel.First("description"), ""), field(channel.First("language"), ""),
		field(firstOf(channel, "pubDate", "lastBuildDate", "date"), ""))
	for i, e := range items {
		path := "item[" + strconv.Itoa(i) + "]."
		r := &records.Record{Pos: e.Pos, Path: strings.TrimSuffix(path, "."), Publisher: f.title, Form: records.HTML}
		r.Title, r.Canonical = field(e.First("title"), path), field(firstOf(e, "link"), path)
		r.Lang = value(channel.First("language").Words(), channel.First("language"), path)
		r.Published = field(firstOf(e, "pubDate", "date"), path)
		r.Source = field(e.First("source"), path)
		for _, name := range []string{"creator", "author"} {
			for _, a := range e.All(name) {
				r.People = append(r.People, records.Person{Field: value(person(a.Words()), a, path), Role: content.Author})
			}
			if len(r.People) > 0 {
				break
			}
		}
		for _, c := range e.All("category") {
			r.Subjects = append(r.Subjects, c.Words())
		}
		r.Rights.Notice = e.First("rights").Words()
		r.Pictures = enclosures(e, path)
		r.Body = field(e.First("encoded"), path)
		whole := r.Body.Value != ""
		if !whole {
			r.Body, r.Form = field(e.First("description"), path), records.Auto
			whole = len([]rune(r.Body.Value)) > 400
		}
		f.add(r, whole)
	}
}

func firstOf(n *xmltree.Node, names ...string) *xmltree.Node {
	for _, name := range names {
		for _, k := range n.All(name) {
			if k.Words() != "" {
				return k
			}
		}
	}
	return nil
}

// person takes the mail address off: RSS writes "mail (name)".
func person(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 && strings.Contains(s[:i], "@") {
		return strings.TrimRight(s[i+1:], " )")
	}
	if strings.Contains(s, "@") && !strings.Contains(s, " ") {
		return ""
	}
	return s
}

// enclosures are the pictures beside the text.
func enclosures(e *xmltree.Node, path string) []records.Picture {
	var out []records.Picture
	for _, n := range e.All("enclosure") {
		if strings.HasPrefix(n.Value("type"), "image/") {
			out = append(out, records.Picture{URL: value(n.Value("url"), n, path)})
		}
	}
	for _, n := range e.All("content") {
		if n.Value("medium") == "image" || strings.HasPrefix(n.Value("type"), "image/") {
			out = append(out, records.Picture{URL: value(n.Value("url"), n, path), Caption: field(n.First("description"), path), Credit: field(n.First("credit"), path)})
		}
	}
	return out
}
