package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// front is where the front matter of a text stands; fence is "" if there is none.
type front struct {
	fence    string
	from, to int // of its inside
	body     int // where the article begins
}

// split finds the front matter (content.md K1): the first line is exactly --- or +++, and the same line closes it.
func split(text string) (f front, closed bool) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if line != "---" && line != "+++" {
		return front{}, false
	}
	f = front{fence: line, from: len(text) - len(rest)}
	for off := f.from; off < len(text); {
		next := len(text)
		if i := strings.IndexByte(text[off:], '\n'); i >= 0 {
			next = off + i + 1
		}
		if strings.TrimRight(text[off:next], "\r\n") == f.fence {
			f.to, f.body = off, next
			return f, true
		}
		off = next
	}
	return f, false
}

// frontMatter reads the keys of the file's head into the article and returns where the body begins.
func (d *document) frontMatter(name string) int {
	d.article = &content.Article{Schema: content.Schema}
	d.front = map[string]bool{}
	f, closed := split(d.text)
	if f.fence == "" {
		return 0
	}
	if !closed {
		d.problems = append(d.problems, content.Problem{Severity: content.Error, Code: "E-FRONT", Pos: d.at(0),
			Msg: "the front matter is never closed", Hint: "end it with a line " + f.fence})
		return 0
	}
	n, ps := d.frontTree(f, name)
	d.problems = append(d.problems, ps...)
	if n != nil && n.Kind != tree.Null {
		for _, key := range n.Keys {
			d.front[key.Value] = true
		}
		d.article = d.fields.Article(n, "")
		d.fieldSpans(n, content.SpanField)
	}
	return f.body
}

func (d *document) frontTree(f front, name string) (*tree.Node, []content.Problem) {
	inside := d.text[f.from:f.to]
	start := content.Pos{File: name, Line: 2, Col: 1, Byte: f.from}
	if f.fence == "+++" {
		return tree.TOML(inside, start, tree.LimitsOf(d.opts))
	}
	docs, ps := tree.YAML(inside, start, tree.LimitsOf(d.opts))
	if len(docs) == 0 {
		return nil, ps
	}
	return docs[0], ps
}
