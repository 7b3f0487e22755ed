package inlinemd

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Converter turns goldmark's inline nodes into those of the article.
type Converter struct {
	Source   []byte
	Words    string                                                 // Source once more: texts are pieces of it
	At       func(off int) content.Pos                              // the place of a byte of Source
	Note     func(in []content.Inline, pos content.Pos) (id string) // keeps a note written inline
	Image    func(n *ast.Image)                                     // takes a picture out of the text; nil = its words stay
	Text     func(from, to int)                                     // told what of Source became text; may be nil
	InTable  bool                                                   // \| in code and formulas is a bar
	Problems []content.Problem

	depth int
	deep  bool
	slab  slab
}

const maxDepth = 200

// Inlines returns the children of a node.
func (c *Converter) Inlines(parent ast.Node) []content.Inline {
	if c.depth++; c.depth > maxDepth {
		c.tooDeep(parent)
		c.depth--
		return nil
	}
	b := c.slab.begin()
	c.siblings(b, parent.FirstChild(), nil)
	c.depth--
	return b.done()
}

func (c *Converter) tooDeep(n ast.Node) {
	if !c.deep {
		c.deep = true
		c.problem(content.Error, "E-DEPTH", c.start(n), "more than "+strconv.Itoa(maxDepth)+" levels of marks inside each other")
	}
}

func (c *Converter) problem(sev content.Severity, code string, off int, msg string) {
	c.Problems = append(c.Problems, content.Problem{Severity: sev, Code: code, Pos: c.At(off), Msg: msg})
}

// siblings converts the nodes from n up to, not including, end.
func (c *Converter) siblings(b *builder, n, end ast.Node) {
	for n != nil && n != end {
		n = c.one(b, n)
	}
}

// one converts a node and returns the next.
func (c *Converter) one(b *builder, n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.Text:
		c.text(b, n)
	case *ast.String:
		b.text(string(n.Value), c.At(c.start(n)))
	case *ast.RawHTML:
		return c.html(b, n)
	default:
		if in := c.node(n); in != nil {
			b.add(in)
		}
	}
	return n.NextSibling()
}

// node converts a node that is neither text nor HTML; nil for one that leaves nothing.
func (c *Converter) node(n ast.Node) content.Inline {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			return &content.Strong{Kids: c.Inlines(n)}
		}
		return &content.Emph{Kids: c.Inlines(n)}
	case *east.Strikethrough:
		return &content.Strike{Kids: c.Inlines(n)}
	case *ast.Link:
		return &content.Link{URL: string(n.Destination), Kids: c.Inlines(n), Pos: c.At(c.start(n))}
	case *ast.AutoLink:
		return c.autoLink(n)
	case *ast.Image:
		return c.image(n)
	case *ast.CodeSpan:
		return &content.CodeSpan{S: c.code(n), Pos: c.At(c.start(n))}
	case *NoteMark:
		return &content.NoteRef{ID: n.ID, Pos: c.At(c.start(n))}
	case *InlineNote:
		pos := c.At(c.start(n))
		return &content.NoteRef{ID: c.Note(c.Inlines(n), pos), Pos: pos}
	case *Span:
		return c.span(n)
	case *Ruby:
		c.kept(n.Base.Start, n.Base.Stop)
		return &content.Ruby{Base: c.Words[n.Base.Start:n.Base.Stop], Reading: n.Reading, Pos: c.At(c.start(n))}
	case *Math:
		c.kept(n.TeX.Start, n.TeX.Stop)
		return &content.MathSpan{TeX: c.bars(string(n.TeX.Value(c.Source))), Pos: c.At(c.start(n))}
	}
	return nil
}

// start is the first byte of a node, as near as goldmark tells.
func (c *Converter) start(n ast.Node) int {
	for n != nil {
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Start
		}
		if p := n.Pos(); p >= 0 {
			return p
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		n = n.FirstChild()
	}
	return 0
}

func (c *Converter) kept(from, to int) {
	if c.Text != nil && from < to {
		c.Text(from, to)
	}
}

func (c *Converter) text(b *builder, n *ast.Text) {
	seg := n.Segment
	raw := c.Source[seg.Start:seg.Stop]
	if len(raw) > 0 {
		if n.IsRaw() {
			c.kept(seg.Start, seg.Stop)
			b.text(c.Words[seg.Start:seg.Stop], c.At(seg.Start))
		} else {
			c.unescaped(b, raw, seg.Start)
		}
	}
	switch {
	case n.HardLineBreak():
		b.add(&content.Break{Pos: c.At(seg.Stop)})
	case n.SoftLineBreak():
		b.softBreak()
	}
}

func (c *Converter) autoLink(n *ast.AutoLink) content.Inline {
	label := string(n.Label(c.Source))
	pos := c.At(c.start(n))
	return &content.Link{URL: string(n.URL(c.Source)), Kids: []content.Inline{&content.Text{S: label, Pos: pos}}, Pos: pos}
}

func (c *Converter) image(n *ast.Image) content.Inline {
	if c.Image != nil {
		c.Image(n)
		return nil
	}
	if alt := content.InlineText(c.Inlines(n)); alt != "" {
		return &content.Text{S: alt, Pos: c.At(c.start(n))}
	}
	return nil
}

// code is the inside of a code span: a line end counts as a space (CommonMark §6.1).
func (c *Converter) code(n ast.Node) string {
	var s strings.Builder
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		t, ok := k.(*ast.Text)
		if !ok {
			continue
		}
		v := string(t.Segment.Value(c.Source))
		c.kept(t.Segment.Start, t.Segment.Stop)
		if strings.HasSuffix(v, "\n") {
			v = v[:len(v)-1] + " "
		}
		s.WriteString(v)
	}
	return c.bars(s.String())
}

// bars takes the backslash from the bars of a table's cell (GFM §4.10).
func (c *Converter) bars(s string) string {
	if !c.InTable {
		return s
	}
	return strings.ReplaceAll(s, `\|`, "|")
}

func (c *Converter) span(n *Span) content.Inline {
	s := &content.Styled{Kind: content.MarkLang, Kids: c.Inlines(n)}
	for _, a := range n.Attr {
		value, _ := a.Value.([]byte)
		if string(a.Name) == "lang" {
			if s.Lang = string(value); !content.IsLangTag(s.Lang) {
				c.problem(content.Warning, "W-LANG", c.start(n), "not a language tag: "+content.QuoteInput(s.Lang))
				s.Lang = ""
			}
			continue
		}
		switch mark := content.Mark(value); mark {
		case content.MarkPerson, content.MarkPlace, content.MarkBook, content.MarkRaw, content.MarkLang:
			s.Kind = mark
		default:
			c.problem(content.Warning, "W-HTML", c.start(n), "unknown class of a span: "+content.QuoteInput(string(value)))
		}
	}
	return s
}

// Before returns what stands in parent up to and with the node last, whose own line end is left out.
func (c *Converter) Before(parent ast.Node, last ast.Node) []content.Inline {
	b := c.slab.begin()
	c.siblings(b, parent.FirstChild(), last.NextSibling())
	return b.done()
}

// After returns the siblings behind a node.
func (c *Converter) After(n ast.Node) []content.Inline {
	b := c.slab.begin()
	c.siblings(b, n.NextSibling(), nil)
	return b.done()
}
