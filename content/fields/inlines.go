package fields

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// inlines reads text without markup, {md: inline Markdown} or {rich: a list of text and markup}.
func (d *Decoder) inlines(dst *[]content.Inline) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		switch n.Kind {
		case tree.Scalar:
			*dst = plainText(n, 0, n.Value)
		case tree.Map:
			d.mapping(n, path, []field{
				{"md", d.markdownInto(dst)},
				{"rich", func(n *tree.Node, path string) { *dst = d.kids(n, path) }},
			})
		default:
			d.wrongKind(n, path, "text")
		}
	}
}

// plainText is the part of a scalar that begins at the byte off, its lines joined; nil if it is empty.
func plainText(n *tree.Node, off int, part string) []content.Inline {
	s := oneLine(part)
	if s == "" {
		return nil
	}
	return []content.Inline{&content.Text{S: s, Pos: n.At(off + len(part) - len(strings.TrimLeft(part, "\n")))}}
}

func (d *Decoder) markdownInto(dst *[]content.Inline) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if in, ok := d.markdown(n, path); ok {
			*dst = in
		}
	}
}

// markdown reads inline Markdown; notes written in it join those of the article.
func (d *Decoder) markdown(n *tree.Node, path string) ([]content.Inline, bool) {
	s, ok := d.scalar(n, path)
	if !ok {
		return nil, false
	}
	if d.Inline == nil {
		return plainText(n, 0, s), true
	}
	in, notes, ps := d.Inline(s, n.At, d.NoteID)
	for i := range ps {
		ps[i].Path = path
	}
	d.notes = append(d.notes, notes...)
	d.Problems = append(d.Problems, ps...)
	return in, true
}

// kids reads the inside of markup: text, or a list of text and markup. White space counts here.
func (d *Decoder) kids(n *tree.Node, path string) []content.Inline {
	if n.Kind == tree.Scalar {
		return textOf(n)
	}
	var out []content.Inline
	d.each(n, path, func(n *tree.Node, path string) {
		if n.Kind == tree.Scalar {
			out = append(out, textOf(n)...)
			return
		}
		if in := d.inline(n, path); in != nil {
			out = append(out, in)
		}
	})
	return out
}

func textOf(n *tree.Node) []content.Inline {
	if n.Value == "" {
		return nil
	}
	return []content.Inline{&content.Text{S: n.Value, Pos: n.At(0)}}
}

func (d *Decoder) kidsInto(dst *[]content.Inline) func(*tree.Node, string) {
	return func(n *tree.Node, path string) { *dst = d.kids(n, path) }
}

// inline reads a mapping whose key names the markup.
func (d *Decoder) inline(n *tree.Node, path string) content.Inline {
	if n.Kind != tree.Map {
		d.wrongKind(n, path, "text or a mapping")
		return nil
	}
	for _, key := range n.Keys {
		if in, fields := d.inlineFields(n, key.Value); in != nil {
			d.mapping(n, path, fields)
			return in
		}
	}
	d.problem("E-KEY", n, path, "names no kind of markup", "one of "+strings.Join(inlineKeys(), ", "))
	return nil
}

func inlineKeys() []string {
	return []string{"emph", "strong", "strike", "sup", "sub", "link", "ruby", "note", "code", "math", "break", "span"}
}

func (d *Decoder) inlineFields(n *tree.Node, kind string) (content.Inline, []field) {
	switch kind {
	case "emph":
		v := &content.Emph{}
		return v, []field{{kind, d.kidsInto(&v.Kids)}}
	case "strong":
		v := &content.Strong{}
		return v, []field{{kind, d.kidsInto(&v.Kids)}}
	case "strike":
		v := &content.Strike{}
		return v, []field{{kind, d.kidsInto(&v.Kids)}}
	case "sup":
		v := &content.Sup{}
		return v, []field{{kind, d.kidsInto(&v.Kids)}}
	case "sub":
		v := &content.Sub{}
		return v, []field{{kind, d.kidsInto(&v.Kids)}}
	case "link":
		v := &content.Link{Pos: n.Pos}
		return v, []field{{kind, d.text(&v.URL)}, {"text", d.kidsInto(&v.Kids)}}
	case "ruby":
		v := &content.Ruby{Pos: n.Pos}
		return v, []field{{kind, d.exact(&v.Base)}, {"reading", d.words(&v.Reading)}, {"lang", d.lang(&v.Lang)}}
	case "note":
		v := &content.NoteRef{Pos: n.Pos}
		return v, []field{{kind, d.text(&v.ID)}}
	case "code":
		v := &content.CodeSpan{Pos: n.Pos}
		return v, []field{{kind, d.exact(&v.S)}}
	case "math":
		v := &content.MathSpan{Pos: n.Pos}
		return v, []field{{kind, d.exact(&v.TeX)}}
	case "break":
		return &content.Break{Pos: n.Pos}, []field{{kind, d.truth(new(bool))}}
	case "span":
		v := &content.Styled{}
		return v, []field{{kind, oneOf(d, &v.Kind, "kind", marks())}, {"lang", d.lang(&v.Lang)}, {"text", d.kidsInto(&v.Kids)}}
	}
	return nil, nil
}

func marks() []content.Mark {
	return []content.Mark{content.MarkPerson, content.MarkPlace, content.MarkBook, content.MarkRaw, content.MarkLang}
}
