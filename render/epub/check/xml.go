package check

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// node is an element, or text if its tag is "".
type node struct {
	space, tag string
	attrs      []xml.Attr
	kids       []*node
	parent     *node
	text       string
	line, col  int
}

const (
	xhtmlSpace = "http://www.w3.org/1999/xhtml"
	opsSpace   = "http://www.idpf.org/2007/ops"
	dcSpace    = "http://purl.org/dc/elements/1.1/"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	maxDepth   = 500
)

// parse reads a document; only the five entities of XML are known, as in a book.
func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %s is not UTF-8", label)
	}
	root := &node{}
	at, depth := root, 0
	for {
		line, col := d.InputPos()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, fmt.Errorf("line %d: nested deeper than %d", line, maxDepth)
			}
			if at == root && len(root.kids) > 0 {
				return nil, fmt.Errorf("line %d: more than one root element", line)
			}
			n := &node{space: t.Name.Space, tag: t.Name.Local, attrs: t.Attr, parent: at, line: line, col: col}
			for i, a := range n.attrs {
				for _, o := range n.attrs[:i] {
					if o.Name == a.Name {
						return nil, fmt.Errorf("line %d: attribute %s is there twice", line, a.Name.Local)
					}
				}
			}
			at.kids = append(at.kids, n)
			at = n
		case xml.EndElement:
			depth--
			at = at.parent
		case xml.CharData:
			if at != root {
				at.kids = append(at.kids, &node{text: string(t), parent: at, line: line, col: col})
			}
		}
	}
	if len(root.kids) == 0 {
		return nil, errors.New("no root element")
	}
	root.kids[0].parent = nil
	return root.kids[0], nil
}

// attr returns an attribute without namespace.
func (n *node) attr(name string) string { v, _ := n.lookup("", name); return v }

func (n *node) has(name string) bool { _, ok := n.lookup("", name); return ok }

func (n *node) lookup(space, name string) (string, bool) {
	for _, a := range n.attrs {
		if a.Name.Local == name && a.Name.Space == space {
			return a.Value, true
		}
	}
	return "", false
}

func (n *node) types() []string { v, _ := n.lookup(opsSpace, "type"); return strings.Fields(v) }

func (n *node) isType(t string) bool {
	for _, have := range n.types() {
		if have == t {
			return true
		}
	}
	return false
}

// walk visits the elements of the tree in document order.
func (n *node) walk(visit func(*node)) {
	if n.tag == "" {
		return
	}
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// find returns the first element of the tag below, or nil.
func (n *node) find(tag string) *node {
	for _, k := range n.kids {
		if k.tag == tag {
			return k
		}
		if f := k.find(tag); f != nil {
			return f
		}
	}
	return nil
}

func (n *node) children(tag string) []*node {
	var c []*node
	for _, k := range n.kids {
		if k.tag == tag {
			c = append(c, k)
		}
	}
	return c
}

// words is all text below; skip leaves elements out, and formulas then give their source.
func (n *node) words(skip func(*node) bool) string {
	var b strings.Builder
	n.writeWords(&b, skip)
	return b.String()
}

func (n *node) writeWords(b *strings.Builder, skip func(*node) bool) {
	if n.tag == "" {
		b.WriteString(n.text)
		return
	}
	if skip != nil && skip(n) {
		return
	}
	if skip != nil && n.tag == "math" && n.has("alttext") {
		b.WriteString(n.attr("alttext")) // what was written, not how it is drawn
		return
	}
	for _, k := range n.kids {
		k.writeWords(b, skip)
	}
}

// label is text as a label: without ruby readings and note references, white space squeezed.
func (n *node) label() string {
	return squeeze(n.words(func(k *node) bool { return k.tag == "rt" || k.tag == "rp" || k.isType("noteref") }))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func (n *node) hasClass(c string) bool {
	for _, have := range strings.Fields(n.attr("class")) {
		if have == c {
			return true
		}
	}
	return false
}
