package tree

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// JSON reads one JSON value (content.md S3). Numbers stay as written; repeated keys, text after the value and
// invalid UTF-8 are refused. start is the place of text[0], its File the name for messages.
func JSON(text string, start content.Pos, l Limits) (*Node, []content.Problem) {
	if pos, bad := invalidUTF8(text, start); bad {
		return nil, asProblem(fail("E-ENCODING", pos, "invalid UTF-8", ""), pos)
	}
	p := &jsonParser{dec: json.NewDecoder(strings.NewReader(text)), cur: NewCursor(text, start), text: text, limits: l}
	p.dec.UseNumber()
	n, err := p.value(1)
	if err == nil {
		err = p.end()
	}
	if err != nil {
		return nil, asProblem(p.place(err), start)
	}
	return n, nil
}

type jsonParser struct {
	dec    *json.Decoder
	cur    *Cursor
	text   string
	limits Limits
	count  int
}

// token returns the next token with the node that stands for its place.
func (p *jsonParser) token() (json.Token, *Node, error) {
	from := int(p.dec.InputOffset())
	for from < len(p.text) && strings.IndexByte(" \t\r\n:,", p.text[from]) >= 0 {
		from++
	}
	tok, err := p.dec.Token()
	if err != nil {
		return nil, nil, err
	}
	n := &Node{Pos: p.cur.Byte(from), rest: p.cur.rest()}
	if p.count++; p.count > p.limits.nodes() {
		return nil, nil, countError(n.Pos, p.limits.nodes())
	}
	return tok, n, nil
}

func (p *jsonParser) value(depth int) (*Node, error) {
	tok, n, err := p.token()
	if err != nil {
		return nil, err
	}
	return p.fill(n, tok, depth)
}

func (p *jsonParser) fill(n *Node, tok json.Token, depth int) (*Node, error) {
	switch v := tok.(type) {
	case string:
		n.Kind, n.Value = Scalar, v
	case json.Number:
		n.Kind, n.Value, n.Plain = Scalar, v.String(), true
	case bool:
		n.Kind, n.Value, n.Plain = Scalar, strconv.FormatBool(v), true
	case json.Delim:
		if depth > p.limits.depth() {
			return nil, depthError(n.Pos, p.limits.depth())
		}
		if v == '[' {
			return p.list(n, depth)
		}
		return p.mapping(n, depth)
	}
	return n, nil
}

func (p *jsonParser) list(n *Node, depth int) (*Node, error) {
	n.Kind = List
	for p.dec.More() {
		item, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.Items = append(n.Items, item)
	}
	_, err := p.dec.Token()
	return n, err
}

func (p *jsonParser) mapping(n *Node, depth int) (*Node, error) {
	n.Kind = Map
	seen := map[string]*Node{}
	for p.dec.More() {
		key, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		if first := seen[key.Value]; first != nil {
			return nil, repeatedKey(key, first)
		}
		seen[key.Value] = key
		item, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.Keys, n.Items = append(n.Keys, key), append(n.Items, item)
	}
	_, err := p.dec.Token()
	return n, err
}

func (p *jsonParser) end() error {
	from := int(p.dec.InputOffset())
	rest := p.text[from:]
	if i := len(rest) - len(strings.TrimLeft(rest, " \t\r\n")); i < len(rest) {
		return fail("E-SYNTAX", p.cur.Byte(from+i), "text after the end of the JSON value", "")
	}
	return nil
}

// place gives an error of the library its place: the character it stopped at. The streaming decoder counts from
// the value it is in, so the text is scanned once more from its begin.
func (p *jsonParser) place(err error) error {
	var known *problem
	if errors.As(err, &known) {
		return known
	}
	var whole json.RawMessage
	var syntax *json.SyntaxError
	if !errors.As(json.Unmarshal([]byte(p.text), &whole), &syntax) {
		return fail("E-SYNTAX", p.cur.Byte(int(p.dec.InputOffset())), err.Error(), "")
	}
	if strings.Contains(syntax.Error(), "unexpected end") {
		return fail("E-SYNTAX", p.cur.Byte(len(p.text)), "the JSON value does not end", "a bracket or quotation mark is open")
	}
	off := max(0, int(syntax.Offset)-1)
	r, _ := utf8.DecodeRuneInString(p.text[off:])
	_, rest, _ := strings.Cut(syntax.Error(), "' ")
	return fail("E-SYNTAX", p.cur.Byte(off), strings.TrimSpace("unexpected "+content.QuoteInput(string(r))+" "+rest), "")
}
