package tree

import (
	"errors"
	"io"
	"strings"

	"github.com/kanben/kanben/content"
	"go.yaml.in/yaml/v4"
)

// YAML reads the documents of a YAML stream (content.md S1). The library gives nodes only; what it lets pass in
// that form is refused here: repeated keys, anchors, aliases, merge keys, tags other than the core ones, depth.
// start is the place of text[0], its File the name for messages. An empty document is a Null node.
func YAML(text string, start content.Pos, l Limits) ([]*Node, []content.Problem) {
	if pos, bad := invalidUTF8(text, start); bad {
		return nil, asProblem(fail("E-ENCODING", pos, "invalid UTF-8", ""), pos)
	}
	p := &yamlParser{cur: NewCursor(text, start), text: text, limits: l}
	dec := yaml.NewDecoder(strings.NewReader(text))
	var docs []*Node
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return docs, asProblem(p.place(err), start)
		}
		n, err := p.node(&doc, 0)
		if err != nil {
			return docs, asProblem(err, start)
		}
		docs = append(docs, n)
	}
}

type yamlParser struct {
	cur    *Cursor
	text   string
	limits Limits
	count  int
}

func (p *yamlParser) node(y *yaml.Node, depth int) (*Node, error) {
	if y.Kind == yaml.DocumentNode {
		if len(y.Content) == 0 {
			return &Node{Pos: p.cur.Line(1, 1)}, nil
		}
		return p.node(y.Content[0], depth)
	}
	n := &Node{Pos: p.cur.Line(max(y.Line, 1), max(y.Column, 1)), rest: p.cur.rest()}
	if p.count++; p.count > p.limits.nodes() {
		return nil, countError(n.Pos, p.limits.nodes())
	}
	if depth > p.limits.depth() {
		return nil, depthError(n.Pos, p.limits.depth())
	}
	if err := refuse(y, n.Pos); err != nil {
		return nil, err
	}
	switch y.Kind {
	case yaml.ScalarNode:
		return p.scalar(n, y), nil
	case yaml.SequenceNode:
		n.Kind = List
		for _, kid := range y.Content {
			item, err := p.node(kid, depth+1)
			if err != nil {
				return nil, err
			}
			n.Items = append(n.Items, item)
		}
	case yaml.MappingNode:
		return p.mapping(n, y, depth)
	}
	return n, nil
}

func (p *yamlParser) scalar(n *Node, y *yaml.Node) *Node {
	n.Kind, n.Value = Scalar, y.Value
	const marked = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	n.Plain = y.Style&marked == 0
	n.Value = unfold(y.Value, n.rest, y.Style&yaml.FoldedStyle != 0)
	if n.Plain && (y.Value == "" || y.Value == "~" || y.Value == "null") && y.Style&yaml.TaggedStyle == 0 {
		n.Kind = Null
	}
	return n
}

func (p *yamlParser) mapping(n *Node, y *yaml.Node, depth int) (*Node, error) {
	n.Kind = Map
	seen := make(map[string]*Node, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, err := p.node(y.Content[i], depth+1)
		if err != nil {
			return nil, err
		}
		if key.Kind == List || key.Kind == Map {
			return nil, fail("E-TYPE", key.Pos, "a key is "+key.Kind.String()+", not text", "")
		}
		if key.Plain && key.Value == "<<" {
			return nil, fail("E-ALIAS", key.Pos, "merge keys (<<) are not read", "write the keys out")
		}
		if first := seen[key.Value]; first != nil {
			return nil, repeatedKey(key, first)
		}
		seen[key.Value] = key
		item, err := p.node(y.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		n.Keys, n.Items = append(n.Keys, key), append(n.Items, item)
	}
	return n, nil
}

// refuse holds content.md S1: no anchors, aliases or tags beyond the core schema.
func refuse(y *yaml.Node, pos content.Pos) error {
	switch {
	case y.Kind == yaml.AliasNode:
		return fail("E-ALIAS", pos, "aliases are not read: "+content.QuoteInput("*"+y.Value), "write the value out")
	case y.Anchor != "":
		return fail("E-ALIAS", pos, "anchors are not read: "+content.QuoteInput("&"+y.Anchor), "write the value out where it is used")
	case y.Style&yaml.TaggedStyle == 0:
		return nil
	}
	switch y.ShortTag() {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!seq", "!!map", "!!timestamp", "!", "":
		return nil
	}
	return fail("E-ALIAS", pos, "tags are not read: "+content.QuoteInput(y.Tag), "leave the tag out")
}

// place gives an error of the library its place and, for the common slips, a hint.
func (p *yamlParser) place(err error) error {
	var le *yaml.LoadError
	if !errors.As(err, &le) || le.Mark.Line == 0 {
		return fail("E-SYNTAX", p.cur.Line(1, 1), strings.TrimPrefix(err.Error(), "yaml: "), "")
	}
	if strings.Contains(le.Message, "exceeded max depth") {
		return depthError(p.deepest(le.Mark), p.limits.depth())
	}
	mark, hint := le.Mark, ""
	switch {
	case strings.Contains(le.Message, "mapping values are not allowed"):
		hint = "quote the value if the colon belongs to it"
	case strings.Contains(le.Message, "unexpected end of stream") && le.ContextMark.Line > 0:
		mark, hint = le.ContextMark, "the quotation mark is not closed"
	case strings.Contains(le.Message, "unknown anchor"):
		return fail("E-ALIAS", p.cur.Line(mark.Line, max(mark.Column, 1)), "aliases are not read", "write the value out")
	}
	pos := p.cur.Line(mark.Line, max(mark.Column, 1))
	switch rest := p.cur.rest(); {
	case hint != "" || rest == "":
	case rest[0] == '\t':
		hint = "indent with spaces, not with a tab"
	case rest[0] == '@' || rest[0] == '`' || rest[0] == '%':
		hint = "quote the value"
	}
	return fail("E-SYNTAX", pos, le.Message, hint)
}

// deepest is where brackets pass the limit of levels, the library's own mark if they do not.
func (p *yamlParser) deepest(mark yaml.Mark) content.Pos {
	depth := 0
	for i := range len(p.text) {
		switch p.text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth > p.limits.depth() {
			return p.cur.Byte(i)
		}
	}
	return p.cur.Line(mark.Line, max(mark.Column, 1))
}
