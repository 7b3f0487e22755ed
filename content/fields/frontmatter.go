package fields

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// entry is a key of front matter that is none of ours, with its value.
type entry struct {
	key, value *tree.Node
	path       string
}

// frontMatter reads keys that are none of ours into the article. What our own keys say stands; what is not understood is
// W-KEY and is not used.
type frontMatter struct {
	d      *Decoder
	a      *content.Article
	fields []field
	said   map[string]*tree.Node // by our keys
}

// readForeign reads the keys that the article's own fields left over.
func (d *Decoder) readForeign(a *content.Article, n *tree.Node, fields []field) {
	f := frontMatter{d: d, a: a, fields: fields, said: map[string]*tree.Node{}}
	for i, key := range n.Keys {
		if v := n.Items[i]; v.Kind != tree.Null && (v.Value != "true" || !v.Plain) {
			f.said[key.Value] = n.Items[i]
		}
	}
	for _, e := range d.others {
		f.entry(e)
	}
	d.others = nil
}

func (f *frontMatter) entry(e entry) {
	m, known := meaningOf(e.key.Value)
	switch {
	case e.value.Kind == tree.Null:
	case known && m.role != "":
		f.people(e, m)
	case known && f.field(e, m.key):
	case !known && f.line(e):
	case isDrawer(e.key.Value) && e.value.Kind == tree.Map:
		for i, key := range e.value.Keys {
			f.entry(entry{key, e.value.Items[i], join(e.path, key.Value)})
		}
	default:
		f.unused(e.key, e.value, e.path)
	}
}

// line reads key and value as the line that a newspaper prints; false if it is none: 文/图: 林一禾.
func (f *frontMatter) line(e entry) bool {
	if e.value.Kind != tree.Scalar || looksLikeFile(e.value.Value) {
		return false
	}
	words := e.key.Value + "：" + e.value.Value
	line := content.ParseCreditLine(words, content.AtByline)
	if line.Kind != content.CreditMatter || len(line.Credits) == 0 || len(line.Doubts) > 0 {
		return false
	}
	group := LastGroup(f.a.Credits)
	for _, c := range stated(line.Credits, words) {
		c.Pos = e.value.Pos
		f.add(c, group)
	}
	return true
}

// isDrawer knows the mappings in which Hugo and Zola keep keys of one's own and lists of words.
func isDrawer(key string) bool { return key == "params" || key == "extra" || key == "taxonomies" }

func (f *frontMatter) unused(key, value *tree.Node, path string) {
	f.d.Unused = append(f.d.Unused, value)
	f.d.reportKey("W-KEY", key, path, f.fields)
}

// field reads a value by the field of ours that its key means; false if it is of another kind.
func (f *frontMatter) field(e entry, key string) bool {
	v := e.value
	switch {
	case key == "subjects":
		return f.words(&f.a.Subjects, v)
	case key == "breadcrumb":
		return f.words(&f.a.Breadcrumb, v)
	case v.Kind != tree.Scalar,
		key == "canonical" && !strings.HasPrefix(v.Value, "http://") && !strings.HasPrefix(v.Value, "https://"),
		key == "lang" && !content.IsLangTag(v.Value):
		return false
	}
	if before := f.said[key]; before != nil {
		if before.Value != v.Value {
			f.unread("W-CONFLICT", e, "is not what "+key+" says")
		}
		return true
	}
	f.said[key] = v
	switch key {
	case "published":
		f.stamp(&f.a.Published, e)
	case "modified":
		f.stamp(&f.a.Modified, e)
	default:
		find(f.fields, key).read(v, e.path)
	}
	return true
}

func (f *frontMatter) unread(code string, e entry, msg string) {
	f.d.Unused = append(f.d.Unused, e.value)
	f.d.problem(code, e.value, e.path, msg, "")
}

// stamp reads a date in any form; one that is not read is reported, never guessed.
func (f *frontMatter) stamp(dst *content.Stamp, e entry) {
	st, ok := FindStamp(strings.TrimSpace(e.value.Value), f.d.Zone)
	if !ok {
		f.unread("W-DATE", e, "not a date: "+content.QuoteInput(e.value.Value))
		return
	}
	st.Pos = e.value.Pos
	*dst = st
}

// words adds the words of a text, a list or a list of lists, each once.
func (f *frontMatter) words(dst *[]string, n *tree.Node) bool {
	switch n.Kind {
	case tree.Map:
		return false
	case tree.Scalar:
		for _, w := range strings.FieldsFunc(n.Value, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
			if w = strings.TrimSpace(w); w != "" && !slices.Contains(*dst, w) {
				*dst = append(*dst, w)
			}
		}
	}
	ok := true
	for _, it := range n.Items {
		ok = f.words(dst, it) && ok
	}
	return ok
}
