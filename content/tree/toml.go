package tree

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/kanben/kanben/content"
)

// TOML reads a TOML document. The library checks it; the tree is made by a scanner of our own, because the library
// tells no places. start is the place of text[0], its File the name for messages.
func TOML(text string, start content.Pos, l Limits) (*Node, []content.Problem) {
	if pos, bad := invalidUTF8(text, start); bad {
		return nil, asProblem(fail("E-ENCODING", pos, "invalid UTF-8", ""), pos)
	}
	cur := NewCursor(text, start)
	var any map[string]any
	if _, err := toml.Decode(text, &any); err != nil {
		return nil, asProblem(tomlProblem(err, cur), start)
	}
	p := &tomlScanner{text: text, cur: cur, limits: l}
	root := &Node{Kind: Map, Pos: cur.Byte(0)}
	if err := p.document(root); err != nil {
		return nil, asProblem(err, start)
	}
	return root, nil
}

func tomlProblem(err error, cur *Cursor) error {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return err
	}
	msg, code := pe.Message, "E-SYNTAX"
	if msg == "" {
		msg = strings.TrimPrefix(err.Error(), "toml: ")
	}
	if strings.Contains(msg, "already been defined") || strings.Contains(msg, "already defined") {
		code = "E-KEY2"
	}
	return fail(code, cur.Byte(max(0, pe.Position.Start)), msg, "")
}

// tomlScanner walks a document that is known to be correct.
type tomlScanner struct {
	text   string
	off    int
	cur    *Cursor
	limits Limits
	count  int
}

func (p *tomlScanner) document(root *Node) error {
	table := root
	for {
		p.blank(true)
		if p.off >= len(p.text) {
			return nil
		}
		if p.text[p.off] != '[' {
			if err := p.pair(table, 1); err != nil {
				return err
			}
			continue
		}
		array := strings.HasPrefix(p.text[p.off:], "[[")
		p.off++
		if array {
			p.off++
		}
		keys := p.path()
		if table = descend(root, keys, array); table == nil {
			return fail("E-SYNTAX", keys[0].Pos, "the table does not fit what stands before", "")
		}
		p.off += strings.IndexByte(p.text[p.off:], ']') + 1
		if array {
			p.off++
		}
	}
}

// descend finds or makes the table of a header.
func descend(n *Node, keys []*Node, array bool) *Node {
	for i, key := range keys {
		next := n.Get(key.Value)
		last := i == len(keys)-1
		switch {
		case next == nil:
			next = &Node{Kind: Map, Pos: key.Pos}
			item := next
			if last && array {
				item = &Node{Kind: List, Pos: key.Pos, Items: []*Node{next}}
			}
			n.Keys, n.Items = append(n.Keys, key), append(n.Items, item)
		case next.Kind == List && last && array:
			item := &Node{Kind: Map, Pos: key.Pos}
			next.Items = append(next.Items, item)
			next = item
		case next.Kind == List && len(next.Items) > 0:
			next = next.Items[len(next.Items)-1]
		}
		if n = next; n.Kind != Map {
			return nil
		}
	}
	return n
}

// pair reads key = value into a table.
func (p *tomlScanner) pair(table *Node, depth int) error {
	keys := p.path()
	p.blank(false)
	p.off++ // =
	p.blank(false)
	v, err := p.value(depth)
	if err != nil {
		return err
	}
	if table = descend(table, keys[:len(keys)-1], false); table == nil {
		return fail("E-SYNTAX", keys[0].Pos, "the key does not fit what stands before", "")
	}
	table.Keys, table.Items = append(table.Keys, keys[len(keys)-1]), append(table.Items, v)
	return nil
}

// path reads a key: a.b."c d".
func (p *tomlScanner) path() []*Node {
	var keys []*Node
	for {
		p.blank(false)
		n := p.node()
		if c := p.peek(); c == '"' || c == '\'' {
			p.str(n)
		} else {
			p.bare(n, "=.] \t\r\n")
		}
		n.Kind = Scalar
		keys = append(keys, n)
		p.blank(false)
		if p.peek() != '.' {
			return keys
		}
		p.off++
	}
}

func (p *tomlScanner) peek() byte {
	if p.off < len(p.text) {
		return p.text[p.off]
	}
	return 0
}

func (p *tomlScanner) node() *Node {
	n := &Node{Pos: p.cur.Byte(p.off), rest: p.text[p.off:]}
	p.count++
	return n
}

// blank skips white space, and line ends and comments if lines is set.
func (p *tomlScanner) blank(lines bool) {
	for p.off < len(p.text) {
		switch c := p.text[p.off]; {
		case c == ' ' || c == '\t':
			p.off++
		case lines && (c == '\n' || c == '\r' || c == ','):
			p.off++
		case lines && c == '#':
			if i := strings.IndexByte(p.text[p.off:], '\n'); i >= 0 {
				p.off += i
			} else {
				p.off = len(p.text)
			}
		default:
			return
		}
	}
}

func (p *tomlScanner) value(depth int) (*Node, error) {
	n := p.node()
	if p.count > p.limits.nodes() {
		return nil, countError(n.Pos, p.limits.nodes())
	}
	if depth > p.limits.depth() {
		return nil, depthError(n.Pos, p.limits.depth())
	}
	switch p.peek() {
	case '"', '\'':
		n.Kind = Scalar
		p.str(n)
	case '[':
		n.Kind = List
		p.off++
		for p.blank(true); p.off < len(p.text) && p.peek() != ']'; p.blank(true) {
			item, err := p.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.Items = append(n.Items, item)
		}
		p.off++
	case '{':
		n.Kind = Map
		p.off++
		for p.blank(true); p.off < len(p.text) && p.peek() != '}'; p.blank(true) {
			if err := p.pair(n, depth+1); err != nil {
				return nil, err
			}
		}
		p.off++
	default:
		n.Kind, n.Plain = Scalar, true
		p.bare(n, ",]}#\r\n")
		n.Value = strings.TrimRight(n.Value, " \t")
	}
	return n, nil
}

func (p *tomlScanner) bare(n *Node, ends string) {
	i := strings.IndexAny(p.text[p.off:], ends)
	if i < 0 {
		i = len(p.text) - p.off
	}
	n.Value = p.text[p.off : p.off+i]
	p.off += max(i, 1)
	p.off = min(p.off, len(p.text))
}
