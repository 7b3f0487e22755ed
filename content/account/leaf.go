// Package account says what became of an input whose values lie in a tree: records, feeds, office files.
//
// Readers of running text account for it while they read. Those of trees hand over the values that the input has,
// each with its stretch of the source; what an article has of them is text, what its fields have is a field, marks
// round them are syntax, and the rest was dropped (content.md §11).
package account

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content/tree"
	"github.com/kanben/kanben/content/xmltree"
)

// Form is how a source writes the characters of a value.
type Form uint8

// The forms of values. Verbatim has every character as it is.
const (
	Verbatim Form = iota
	JSON
	XML
	CSV
)

// Leaf is a value of the input.
type Leaf struct {
	From, To int    // of the source: what holds its characters, marks round them left out
	Value    string // as it reads
	Form     Form
	Why      string // if the reader left it out: the reason
	whole    bool   // no markup: < is a character
}

// OfJSON returns the values of a tree of JSON or JSON lines, whose source is text.
func OfJSON(n *tree.Node, text string) []Leaf {
	var out []Leaf
	walk(n, func(v *tree.Node) {
		from, form := v.Pos.Byte, Verbatim
		to := from + len(v.Value)
		if !v.Plain {
			from, form = from+1, JSON
			to = closing(text, from)
		}
		out = append(out, Leaf{From: from, To: min(to, len(text)), Value: v.Value, Form: form})
	})
	return out
}

// closing is the place of the quotation mark that ends a string of JSON.
func closing(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text)
}

func walk(n *tree.Node, visit func(*tree.Node)) {
	if n.Kind == tree.Scalar {
		visit(n)
	}
	for _, it := range n.Items {
		walk(it, visit)
	}
}

// OfXML returns the texts of a document, whose source is text.
func OfXML(n *xmltree.Node, text string) []Leaf {
	var out []Leaf
	var visit func(*xmltree.Node)
	visit = func(n *xmltree.Node) {
		if n.Name == "" && strings.TrimSpace(n.Text) != "" {
			out = append(out, ofText(n, text))
		}
		for _, k := range n.Kids {
			visit(k)
		}
	}
	visit(n)
	return out
}

// OfCSV returns a value of a table, whose quotation mark or first character stands at from of the source.
func OfCSV(value string, from int, text string) Leaf {
	if !strings.HasPrefix(text[min(from, len(text)):], `"`) {
		return Leaf{From: from, To: min(from+len(value), len(text)), Value: value}
	}
	from++
	return Leaf{From: from, To: from + CSV.measure(text[from:], value), Value: value, Form: CSV}
}

const cdata = "<![CDATA["

func ofText(n *xmltree.Node, text string) Leaf {
	from := n.Pos.Byte
	if strings.HasPrefix(text[from:], cdata) {
		from += len(cdata)
		return Leaf{From: from, To: min(from+len(n.Text), len(text)), Value: n.Text}
	}
	to := strings.IndexByte(text[from:], '<')
	if to < 0 {
		to = len(text) - from
	}
	return Leaf{From: from, To: from + to, Value: n.Text, Form: XML}
}

// measure returns the length of what stands for value at the begin of source.
func (f Form) measure(source, value string) int {
	if f == Verbatim {
		return min(len(value), len(source))
	}
	at := 0
	for value != "" {
		src, val := f.step(source[at:], value)
		at, value = at+src, value[val:]
	}
	return at
}

// step returns the length of what stands for the first character of value at the begin of source.
func (f Form) step(source, value string) (src, val int) {
	_, val = utf8.DecodeRuneInString(value)
	switch {
	case source == "":
		return 0, val
	case f == JSON && source[0] == '\\':
		return jsonEscape(source, value)
	case f == XML && source[0] == '&':
		if end := strings.IndexByte(source[:min(len(source), 40)], ';'); end > 0 {
			return end + 1, val
		}
	case f == CSV && strings.HasPrefix(source, `""`):
		return 2, val
	}
	_, src = utf8.DecodeRuneInString(source)
	return src, val
}

// jsonEscape measures \n, \u6625 and pairs of these for one character (RFC 8259 §7).
func jsonEscape(source, value string) (src, val int) {
	r, val := utf8.DecodeRuneInString(value)
	switch {
	case len(source) < 2:
		return len(source), val
	case source[1] != 'u':
		return 2, val
	case r > 0xFFFF:
		return min(12, len(source)), val
	}
	return min(6, len(source)), val
}
