package inlinemd

import (
	"bytes"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/yuin/goldmark/ast"
)

// html converts a tag and what it encloses: ruby rb rt rp sup sub br u are nodes, anything else is W-HTML and
// stays as text. It returns the node to go on with.
func (c *Converter) html(b *builder, n *ast.RawHTML) ast.Node {
	tag := n.Segments.Value(c.Source)
	name, closing := tagName(tag)
	switch {
	case bytes.HasPrefix(tag, []byte("<!--")):
		return n.NextSibling()
	case name == "br" && !closing:
		b.add(&content.Break{Pos: c.At(c.start(n))})
		return n.NextSibling()
	case closing || name != "sup" && name != "sub" && name != "u" && name != "ruby":
		return c.shown(b, n, tag)
	}
	end := c.closing(n, name)
	if end == nil {
		return c.shown(b, n, tag)
	}
	if c.depth++; c.depth > maxDepth {
		c.tooDeep(n)
	} else {
		b.add(c.element(n, end, name))
	}
	c.depth--
	return end.NextSibling()
}

func (c *Converter) element(n, end ast.Node, name string) content.Inline {
	if name == "ruby" {
		return c.ruby(n, end)
	}
	in := c.slab.begin()
	c.siblings(in, n.NextSibling(), end)
	kids := in.done()
	switch name {
	case "sup":
		return &content.Sup{Kids: kids}
	case "sub":
		return &content.Sub{Kids: kids}
	}
	return &content.Styled{Kind: content.MarkPerson, Kids: kids}
}

// shown keeps a tag as text and says so.
func (c *Converter) shown(b *builder, n ast.Node, tag []byte) ast.Node {
	off := c.start(n)
	c.problem(content.Warning, "W-HTML", off, "HTML is shown as text: "+content.QuoteInput(string(tag)))
	c.kept(off, off+len(tag))
	b.text(strings.ReplaceAll(string(tag), "\n", " "), c.At(off))
	return n.NextSibling()
}

// closing finds the sibling with the end tag, over 200 nodes at most.
func (c *Converter) closing(n ast.Node, name string) ast.Node {
	depth, far := 0, 0
	for s := n.NextSibling(); s != nil && far < 200; s = s.NextSibling() {
		far++
		h, ok := s.(*ast.RawHTML)
		if !ok || h.Segments.Len() == 0 {
			continue
		}
		seg := h.Segments.At(0)
		switch tag := c.Source[seg.Start:seg.Stop]; {
		case isTag(tag, "<", name):
			depth++
		case !isTag(tag, "</", name):
		case depth == 0:
			return s
		default:
			depth--
		}
	}
	return nil
}

// isTag reports whether a tag begins with the opening and the name.
func isTag(tag []byte, opening, name string) bool {
	n := len(opening) + len(name)
	return len(tag) > n && string(tag[:len(opening)]) == opening && bytes.EqualFold(tag[len(opening):n], []byte(name)) &&
		(tag[n] == '>' || tag[n] == ' ' || tag[n] == '/' || tag[n] == '\n' || tag[n] == '\t')
}

// ruby reads <ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>; rp and its text fall away.
func (c *Converter) ruby(n, end ast.Node) content.Inline {
	r := &content.Ruby{Pos: c.At(c.start(n))}
	part := "rb"
	for s := n.NextSibling(); s != nil && s != end; s = s.NextSibling() {
		if h, ok := s.(*ast.RawHTML); ok {
			name, closing := tagName(h.Segments.Value(c.Source))
			if part = name; closing {
				part = "rb"
			}
			continue
		}
		in := c.slab.begin()
		c.siblings(in, s, s.NextSibling())
		words := strings.TrimSpace(content.InlineText(in.done()))
		switch {
		case words == "":
		case part == "rt":
			r.Reading = append(r.Reading, words)
		case part == "rb" || part == "rbc":
			r.Base += words
		}
	}
	if len(r.Reading) > 1 && len(r.Reading) != len([]rune(r.Base)) {
		r.Reading = []string{strings.Join(r.Reading, " ")}
	}
	return r
}

func tagName(tag []byte) (name string, closing bool) {
	s := strings.TrimPrefix(string(tag), "<")
	s, closing = strings.CutPrefix(s, "/")
	end := strings.IndexFunc(s, func(r rune) bool { return r == ' ' || r == '>' || r == '/' || r == '\n' || r == '\t' })
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end]), closing
}
