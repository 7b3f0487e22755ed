package mapped

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// Map says where in a record the parts of an article are.
type Map struct {
	Records                                                string // pointer to the list of records; "" = the file or its lines
	Delimiter                                              string // of a CSV; "" = found from its first line
	ID, Lang, Kicker, Title, Subtitle, Abstract, Canonical Ref
	Body, Published, Modified, Source, Publisher, Place    Ref
	Holder, Notice, Subjects, Breadcrumb, Withdrawn        Ref
	Credits                                                []Credit
	Pictures                                               Pictures
}

// Ref is where a value is: the first of the places that holds one, else a constant.
type Ref struct {
	From  []string // JSON pointers, or names of fields or columns
	Value string
	As    records.Form // of a body
}

// Credit is where people are named, and in which role; without one the value is a line to be read.
type Credit struct {
	Ref
	Role content.Role
}

// Pictures is where pictures beside the text are: in the list at Each, or in the record itself.
type Pictures struct {
	Each                      string
	URL, Alt, Caption, Credit Ref
}

// ParseMap reads a map file; name is its name in messages.
func ParseMap(name string, data []byte) (*Map, []content.Problem) {
	docs, ps := tree.YAML(strings.TrimPrefix(string(data), "\ufeff"), content.Pos{File: name, Line: 1, Col: 1}, tree.Limits{})
	if len(ps) > 0 {
		return nil, ps
	}
	p := &mapParser{}
	m := &Map{Body: Ref{As: records.Auto}}
	if len(docs) == 0 || docs[0].Kind != tree.Map {
		return nil, []content.Problem{{Severity: content.Error, Code: "E-TYPE", Pos: content.Pos{File: name, Line: 1, Col: 1}, Msg: "a map is a mapping of fields"}}
	}
	p.fields(docs[0], "", m.keys(p))
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return m, nil
}

type mapParser struct{ problems []content.Problem }

// key is one key of a map file with what reads its value.
type key struct {
	name string
	read func(n *tree.Node, path string)
}

func (m *Map) keys(p *mapParser) []key {
	keys := []key{{"records", p.text(&m.Records)}, {"delimiter", p.text(&m.Delimiter)}, {"credits", p.credits(&m.Credits)}, {"pictures", p.pictures(&m.Pictures)},
		{"rights", func(n *tree.Node, path string) {
			p.fields(n, path, []key{{"holder", p.ref(&m.Holder)}, {"notice", p.ref(&m.Notice)}})
		}}}
	for _, r := range []struct {
		name string
		ref  *Ref
	}{{"id", &m.ID}, {"lang", &m.Lang}, {"kicker", &m.Kicker}, {"title", &m.Title}, {"subtitle", &m.Subtitle}, {"abstract", &m.Abstract},
		{"canonical", &m.Canonical}, {"body", &m.Body}, {"published", &m.Published}, {"modified", &m.Modified}, {"source", &m.Source},
		{"publisher", &m.Publisher}, {"place", &m.Place}, {"subjects", &m.Subjects}, {"breadcrumb", &m.Breadcrumb}, {"withdrawn", &m.Withdrawn}} {
		keys = append(keys, key{r.name, p.ref(r.ref)})
	}
	return keys
}

func (p *mapParser) fail(code string, n *tree.Node, path, msg, hint string) {
	p.problems = append(p.problems, content.Problem{Severity: content.Error, Code: code, Pos: n.Pos, Path: path, Msg: msg, Hint: hint})
}

func (p *mapParser) fields(n *tree.Node, path string, keys []key) {
	if n.Kind != tree.Map {
		p.fail("E-TYPE", n, path, "is "+n.Kind.String()+", not a mapping", "")
		return
	}
	for i, k := range n.Keys {
		at := slices.IndexFunc(keys, func(known key) bool { return known.name == k.Value })
		switch {
		case strings.HasPrefix(k.Value, "x_"):
		case at < 0:
			p.unknown(k, path, keys)
		case n.Items[i].Kind != tree.Null:
			keys[at].read(n.Items[i], join(path, k.Value))
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func (p *mapParser) unknown(k *tree.Node, path string, keys []key) {
	var names []string
	for _, known := range keys {
		names = append(names, known.name)
	}
	hint := ""
	if near := tree.Nearest(k.Value, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	p.fail("E-KEY", k, join(path, k.Value), "unknown key", hint)
}

func (p *mapParser) text(dst *string) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind != tree.Scalar {
			p.fail("E-TYPE", n, path, "is "+n.Kind.String()+", not text", "")
			return
		}
		*dst = n.Value
	}
}

// ref reads a place, a list of places, or {from: …, value: …, as: …}.
func (p *mapParser) ref(dst *Ref) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.Map {
			p.fields(n, path, p.refKeys(dst))
			return
		}
		p.places(dst)(n, path)
	}
}

func (p *mapParser) refKeys(dst *Ref) []key {
	return []key{{"from", p.places(dst)}, {"value", p.text(&dst.Value)}, {"as", func(n *tree.Node, path string) {
		switch f := records.Form(n.Value); f {
		case records.Auto, records.HTML, records.Plain, records.Markdown:
			dst.As = f
		default:
			p.fail("E-VALUE", n, path, "unknown form "+content.QuoteInput(n.Value), "html, markdown, text or auto")
		}
	}}}
}

func (p *mapParser) places(dst *Ref) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		list := []*tree.Node{n}
		if n.Kind == tree.List {
			list = n.Items
		}
		for _, it := range list {
			if it.Kind != tree.Scalar {
				p.fail("E-TYPE", it, path, "is "+it.Kind.String()+", not the place of a value", "write /pointer or the name of a column")
				continue
			}
			dst.From = append(dst.From, it.Value)
		}
	}
}

func (p *mapParser) credits(dst *[]Credit) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		list := []*tree.Node{n}
		if n.Kind == tree.List {
			list = n.Items
		}
		for _, it := range list {
			var c Credit
			if it.Kind == tree.Map {
				p.fields(it, path, append(p.refKeys(&c.Ref), key{"role", p.role(&c.Role)}))
			} else {
				p.places(&c.Ref)(it, path)
			}
			*dst = append(*dst, c)
		}
	}
}

func (p *mapParser) role(dst *content.Role) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		var names []string
		for _, r := range fields.Roles() {
			if string(r) == n.Value {
				*dst = r
				return
			}
			names = append(names, string(r))
		}
		hint := "one of " + strings.Join(names, ", ")
		if near := tree.Nearest(n.Value, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		p.fail("E-VALUE", n, path, "unknown role "+content.QuoteInput(n.Value), hint)
	}
}

func (p *mapParser) pictures(dst *Pictures) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.Scalar {
			dst.URL.From = []string{n.Value}
			return
		}
		p.fields(n, path, []key{{"each", p.text(&dst.Each)}, {"url", p.ref(&dst.URL)}, {"alt", p.ref(&dst.Alt)},
			{"caption", p.ref(&dst.Caption)}, {"credit", p.ref(&dst.Credit)}})
	}
}
