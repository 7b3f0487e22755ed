// Package xmltree reads XML into a small tree without document types or entities of its own (content.md §4).
package xmltree

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// Node is an element, or, with an empty Name, text.
type Node struct {
	Space, Name string // namespace URI and local name
	Attr        []xml.Attr
	Kids        []*Node
	Text        string // of a text node
	Pos         content.Pos
}

// Parse reads a document; file names it in messages. Text that is not UTF-8 must have been decoded: what the
// document declares is not asked. A document type is E-SYNTAX.
func Parse(file, text string, o content.Options) (*Node, []content.Problem) {
	return parse(file, text, o, false)
}

// ParseXHTML is Parse for pages: the document type of HTML is let pass, and its entities are known.
func ParseXHTML(file, text string, o content.Options) (*Node, []content.Problem) {
	return parse(file, text, o, true)
}

func parse(file, text string, o content.Options, page bool) (*Node, []content.Problem) {
	p := &parser{page: page, cur: tree.NewCursor(text, content.Pos{File: file, Line: 1, Col: 1}), limits: o.Limits.WithDefaults()}
	p.dec = xml.NewDecoder(strings.NewReader(text))
	p.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	if page {
		p.dec.Entity = xml.HTMLEntity
	}
	root := &Node{}
	if prob := p.children(root, 1); prob != nil {
		return nil, []content.Problem{*prob}
	}
	for _, k := range root.Kids {
		if k.Name != "" {
			return k, nil
		}
	}
	prob := p.fail("E-SYNTAX", "the document has no element")
	return nil, []content.Problem{*prob}
}

type parser struct {
	dec    *xml.Decoder
	cur    *tree.Cursor
	limits content.Limits
	count  int
	page   bool
}

func (p *parser) fail(code, msg string) *content.Problem {
	return &content.Problem{Severity: content.Error, Code: code, Pos: p.cur.Byte(int(p.dec.InputOffset())), Msg: msg}
}

// children reads up to the end tag of n.
func (p *parser) children(n *Node, depth int) *content.Problem {
	for {
		at := int(p.dec.InputOffset())
		tok, err := p.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return p.syntax(err)
		}
		if p.count++; p.count > p.limits.Nodes {
			return p.fail("E-NODES", "more than "+strconv.Itoa(p.limits.Nodes)+" nodes")
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if depth > p.limits.Nesting {
				return p.fail("E-DEPTH", "more than "+strconv.Itoa(p.limits.Nesting)+" elements inside each other")
			}
			kid := &Node{Space: tok.Name.Space, Name: tok.Name.Local, Attr: append([]xml.Attr(nil), tok.Attr...), Pos: p.cur.Byte(at)}
			n.Kids = append(n.Kids, kid)
			if prob := p.children(kid, depth+1); prob != nil {
				return prob
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			n.Kids = append(n.Kids, &Node{Text: string(tok), Pos: p.cur.Byte(at)})
		case xml.Directive:
			if strings.HasPrefix(string(tok), "DOCTYPE") && (!p.page || strings.Contains(string(tok), "[")) {
				prob := p.fail("E-SYNTAX", "document types are not read")
				prob.Pos = p.cur.Byte(at)
				return prob
			}
		}
	}
}

func (p *parser) syntax(err error) *content.Problem {
	msg := err.Error()
	var se *xml.SyntaxError
	if errors.As(err, &se) {
		msg = se.Msg
	}
	return p.fail("E-SYNTAX", msg)
}

// First returns the first child element of the name, nil if there is none. A nil node has no children.
func (n *Node) First(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Find goes down a path of child elements.
func (n *Node) Find(path ...string) *Node {
	for _, name := range path {
		n = n.First(name)
	}
	return n
}

// All returns the child elements of the name.
func (n *Node) All(name string) []*Node {
	var out []*Node
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			out = append(out, k)
		}
	}
	return out
}

// Value returns an attribute by its local name, "" if the element has none or is nil.
func (n *Node) Value(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Words returns all text inside, white space at the ends taken off.
func (n *Node) Words() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.words(&b)
	return strings.TrimSpace(b.String())
}

func (n *Node) words(b *strings.Builder) {
	b.WriteString(n.Text)
	for _, k := range n.Kids {
		k.words(b)
	}
}

// Deep returns the first descendant element of the name, depth first.
func (n *Node) Deep(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
		if d := k.Deep(name); d != nil {
			return d
		}
	}
	return nil
}

// Markup writes the children of an element as HTML, without namespaces: for readers of HTML.
func (n *Node) Markup() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.markup(&b)
	return b.String()
}

func (n *Node) markup(b *strings.Builder) {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	for _, k := range n.Kids {
		if k.Name == "" {
			b.WriteString(escape.Replace(k.Text))
			continue
		}
		b.WriteString("<" + k.Name)
		for _, a := range k.Attr {
			if a.Name.Space == "" && a.Name.Local != "xmlns" {
				b.WriteString(" " + a.Name.Local + `="` + escape.Replace(a.Value) + `"`)
			}
		}
		b.WriteByte('>')
		if len(k.Kids) == 0 && isVoid(k.Name) {
			continue
		}
		k.markup(b)
		b.WriteString("</" + k.Name + ">")
	}
}

func isVoid(name string) bool {
	switch name {
	case "br", "hr", "img", "wbr", "col", "source":
		return true
	}
	return false
}
