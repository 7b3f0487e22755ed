package pandoc

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// inlines converts running text; neighbouring words become one text. A line end of the source is nothing between
// CJK characters, else a space.
func (d *document) inlines(n *tree.Node) []content.Inline {
	var out []content.Inline
	lineEnd := false
	for _, k := range n.Items {
		if kind, _ := element(k); kind == "SoftBreak" {
			lineEnd = true
			continue
		}
		next := d.inline(k)
		if lineEnd && len(next) > 0 && !tree.ClosesUp(content.InlineText(out), content.InlineText(next)) {
			next = append(text(" ", k.Pos), next...)
		}
		lineEnd = lineEnd && len(next) == 0
		for _, in := range next {
			out = join(out, in)
		}
	}
	return out
}

// join appends an inline, text to text.
func join(out []content.Inline, in content.Inline) []content.Inline {
	t, ok := in.(*content.Text)
	if ok && len(out) > 0 {
		if before, ok := out[len(out)-1].(*content.Text); ok {
			before.S += t.S
			return out
		}
	}
	return append(out, in)
}

func text(s string, pos content.Pos) []content.Inline {
	if s == "" {
		return nil
	}
	return []content.Inline{&content.Text{S: s, Pos: pos}}
}

// inline converts one mark.
func (d *document) inline(n *tree.Node) []content.Inline {
	kind, c := element(n)
	switch kind {
	case "Str":
		return text(c.Value, c.Pos)
	case "Space":
		return text(" ", n.Pos)
	case "LineBreak":
		return []content.Inline{&content.Break{Pos: n.Pos}}
	case "Emph":
		return []content.Inline{&content.Emph{Kids: d.inlines(c)}}
	case "Strong":
		return []content.Inline{&content.Strong{Kids: d.inlines(c)}}
	case "Strikeout":
		return []content.Inline{&content.Strike{Kids: d.inlines(c)}}
	case "Superscript":
		return []content.Inline{&content.Sup{Kids: d.inlines(c)}}
	case "Subscript":
		return []content.Inline{&content.Sub{Kids: d.inlines(c)}}
	case "Underline":
		return []content.Inline{&content.Styled{Kind: content.MarkPerson, Kids: d.inlines(c)}}
	case "SmallCaps":
		return d.inlines(c)
	case "Quoted":
		open, closing := "“", "”"
		if k, _ := element(at(c, 0)); k == "SingleQuote" {
			open, closing = "‘", "’"
		}
		return append(append(text(open, n.Pos), d.inlines(at(c, 1))...), text(closing, n.Pos)...)
	case "Cite":
		return d.inlines(at(c, 1))
	case "Code":
		return []content.Inline{&content.CodeSpan{S: at(c, 1).Value, Pos: n.Pos}}
	case "Math":
		return []content.Inline{&content.MathSpan{TeX: at(c, 1).Value, Pos: n.Pos}}
	case "Link":
		return []content.Inline{&content.Link{URL: at(at(c, 2), 0).Value, Kids: d.inlines(at(c, 1)), Pos: n.Pos}}
	case "Image":
		d.picture(c, n.Pos)
	case "Note":
		return d.note(c, n.Pos)
	case "Span":
		return d.span(c)
	case "RawInline":
		d.warn("W-HTML", n, "raw "+content.QuoteInput(at(c, 0).Value)+" is left out: "+content.QuoteInput(at(c, 1).Value))
	default:
		d.fail("E-TYPE", n, "unknown mark "+content.QuoteInput(kind))
	}
	return nil
}

func (d *document) note(c *tree.Node, pos content.Pos) []content.Inline {
	i := len(d.notes)
	id := "n" + strconv.Itoa(i+1)
	d.notes = append(d.notes, content.Note{ID: id, Pos: pos})
	blocks := blocksOf(d.items(c))
	d.notes[i].Blocks = blocks
	return []content.Inline{&content.NoteRef{ID: id, Pos: pos}}
}

// span keeps our own classes and languages; others are unwrapped.
func (d *document) span(c *tree.Node) []content.Inline {
	a := attrOf(at(c, 0))
	kids := d.inlines(at(c, 1))
	s := &content.Styled{Kind: content.MarkLang, Lang: a.values["lang"], Kids: kids}
	for _, class := range a.classes {
		switch mark := content.Mark(strings.ToLower(class)); mark {
		case content.MarkPerson, content.MarkPlace, content.MarkBook, content.MarkRaw:
			s.Kind = mark
		}
	}
	if s.Lang != "" && !content.IsLangTag(s.Lang) {
		d.warn("W-LANG", c, "not a language tag: "+content.QuoteInput(s.Lang))
		s.Lang = ""
	}
	if s.Kind == content.MarkLang && s.Lang == "" {
		return kids
	}
	return []content.Inline{s}
}
