package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// line is one visible line of the page: what stands between two block borders.
type line struct {
	text  string
	tight string // without white space
	node  *html.Node
	links int // bytes of it that are links
	fate  content.SpanKind
	why   string
}

// liner collects the visible lines of a tree (content.md H2).
type liner struct {
	lines []line
	buf   []byte
	node  *html.Node
	links int
	link  int // depth of a elements
}

func visibleLines(root *html.Node) []line {
	l := &liner{}
	l.walk(root)
	l.end()
	return l.lines
}

func (l *liner) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		l.text(n)
		return
	case html.ElementNode:
		if isHidden(n) || isBackLink(n) {
			return
		}
		if _, mark := noteMark(n); mark {
			return // a mark is no text of the line
		}
	}
	border := l.border(n)
	border()
	if n.DataAtom == atom.A {
		l.link++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.walk(c)
	}
	if n.DataAtom == atom.A {
		l.link--
	}
	border()
}

// border returns what to do before and after an element: end the line, part words, or nothing.
func (l *liner) border(n *html.Node) func() {
	switch {
	case n.Type != html.ElementNode:
	case isBlock(n.DataAtom), n.DataAtom == atom.Br, n.DataAtom == atom.Hr:
		return l.end
	case isSpaced(n.DataAtom):
		return l.space
	}
	return func() {}
}

// text appends the words of a text node; any run of white space is one space.
func (l *liner) text(n *html.Node) {
	for _, r := range n.Data {
		if content.IsSpace(r) {
			l.space()
			continue
		}
		if l.node == nil {
			l.node = n
		}
		if l.link > 0 {
			l.links += utf8.RuneLen(r)
		}
		l.buf = utf8.AppendRune(l.buf, r)
	}
}

func (l *liner) space() {
	if n := len(l.buf); n > 0 && l.buf[n-1] != ' ' {
		l.buf = append(l.buf, ' ')
	}
}

func (l *liner) end() {
	if s := strings.TrimRight(string(l.buf), " "); s != "" {
		l.lines = append(l.lines, line{text: s, tight: tight(s), node: l.node, links: l.links})
	}
	l.buf = l.buf[:0]
	l.node, l.links = nil, 0
}

// tight returns s without white space: lines and paragraphs are compared so.
func tight(s string) string {
	if strings.IndexFunc(s, content.IsSpace) < 0 {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, content.IsSpace), "")
}

func isHidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Rt, atom.Rp, atom.Rtc, // readings are no text of the line
		atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Title, atom.Svg, atom.Select, atom.Textarea, atom.Iframe, atom.Object, atom.Math:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol,
		atom.Li, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Form, atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Dl, atom.Dt, atom.Dd,
		atom.Main, atom.Nav, atom.Aside, atom.Center, atom.Body, atom.Address, atom.Fieldset, atom.Caption, atom.Thead, atom.Tbody, atom.Details, atom.Summary:
		return true
	}
	return false
}

// isSpaced holds inline elements that pages use to set things apart: two spans side by side are two words.
func isSpaced(a atom.Atom) bool {
	switch a {
	case atom.Span, atom.A, atom.Time, atom.Label, atom.I, atom.Small, atom.Button, atom.Img, atom.Input, atom.Cite:
		return true
	}
	return false
}

// textOf returns the visible text of a subtree on one line.
func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var words []string
	for _, l := range visibleLines(n) {
		words = append(words, l.text)
	}
	return strings.Join(words, " ")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
