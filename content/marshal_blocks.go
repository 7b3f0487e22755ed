package content

import (
	"fmt"
	"strings"
)

func blocksValue(l []Block) []any { return each(l, blockValue) }

func blockValue(b Block) any {
	var o object
	switch b := b.(type) {
	case *Para:
		return paraValue(b)
	case *List:
		o = object{{"list", each(b.Items, itemValue)}}
		o.yes("ordered", b.Ordered)
		if b.Start > 1 {
			o.num("start", b.Start)
		}
		if !b.Tight {
			o = append(o, member{"tight", false})
		}
	case *Table:
		o = object{{"table", tableObject(b)}}
	case *Quote:
		o = object{{"quote", blocksValue(b.Blocks)}}
		o.inlines("by", b.By)
	case *PullQuote:
		o = object{{"pullquote", inlinesValue(b.Text)}}
		o.inlines("by", b.By)
	case *Figure:
		o = object{{"figure", figureObject(b)}}
	case *Verse:
		o = object{{"verse", each(b.Lines, inlinesValue)}}
	case *Code:
		o = object{{"code", b.Text}}
		o.str("lang", b.Lang)
	case *Math:
		o = object{{"math", b.TeX}}
	case *Rule:
		o = object{{"rule", true}}
	case *Callout:
		o = object{{"callout", string(b.Kind)}}
		o.inlines("title", b.Title)
		o.list("blocks", blocksValue(b.Blocks))
	default:
		return fmt.Errorf("marshal block: unknown type %T", b)
	}
	return o
}

// paraValue writes a plain paragraph as a string.
func paraValue(p *Para) any {
	text := inlinesValue(p.Text)
	if _, plain := text.(string); plain && len(p.RunIn) == 0 && !p.Lead {
		return text
	}
	var o object
	o.inlines("run_in", p.RunIn)
	o = append(o, member{"p", text})
	o.yes("lead", p.Lead)
	return o
}

func itemValue(i Item) any {
	if len(i.Blocks) == 1 && i.Label == "" {
		if text, plain := blockValue(i.Blocks[0]).(string); plain {
			return text
		}
	}
	var o object
	o.str("label", i.Label)
	return append(o, member{"blocks", blocksValue(i.Blocks)})
}

func tableObject(t *Table) object {
	var o object
	o.inlines("caption", t.Caption)
	o.list("credits", creditsValue(t.Credits))
	o = append(o, member{"header", t.Header})
	o.list("aligns", each(t.Aligns, alignValue))
	return append(o, member{"rows", each(t.Rows, func(r Row) any { return each(r.Cells, cellValue) })})
}

func alignValue(a Align) any { return [...]string{"default", "start", "centre", "end"}[a&3] }

func cellValue(c Cell) any {
	text := inlinesValue(c.Text)
	if !c.Header && c.ColSpan == 0 && c.RowSpan == 0 {
		return text
	}
	o := object{{"text", text}}
	o.yes("header", c.Header)
	o.num("col_span", c.ColSpan)
	o.num("row_span", c.RowSpan)
	return o
}

func figureObject(f *Figure) object {
	var o object
	o.str("asset", f.Asset)
	o.str("alt", f.Alt)
	o.yes("decorative", f.Decorative)
	o.inlines("caption", f.Caption)
	o.list("credits", creditsValue(f.Credits))
	o.obj("rights", rightsObject(f.Rights))
	return o
}

// inlinesValue writes text without markup as a string, anything else as {"rich": [...]}.
func inlinesValue(in []Inline) any {
	if len(in) == 0 {
		return ""
	}
	if t, ok := in[0].(*Text); ok && len(in) == 1 && !strings.Contains(t.S, "\n") {
		return t.S
	}
	return object{{"rich", each(in, inlineValue)}}
}

func inlineValue(in Inline) any {
	var o object
	switch n := in.(type) {
	case *Text:
		return n.S
	case *Emph:
		return object{{"emph", kidsValue(n.Kids)}}
	case *Strong:
		return object{{"strong", kidsValue(n.Kids)}}
	case *Strike:
		return object{{"strike", kidsValue(n.Kids)}}
	case *Sup:
		return object{{"sup", kidsValue(n.Kids)}}
	case *Sub:
		return object{{"sub", kidsValue(n.Kids)}}
	case *Link:
		return object{{"link", n.URL}, {"text", kidsValue(n.Kids)}}
	case *Ruby:
		o = object{{"ruby", n.Base}, {"reading", words(n.Reading)}}
		o.str("lang", n.Lang)
	case *NoteRef:
		return object{{"note", n.ID}}
	case *CodeSpan:
		return object{{"code", n.S}}
	case *MathSpan:
		return object{{"math", n.TeX}}
	case *Break:
		return object{{"break", true}}
	case *Styled:
		o = object{{"span", string(n.Kind)}}
		o.str("lang", n.Lang)
		o = append(o, member{"text", kidsValue(n.Kids)})
	default:
		return fmt.Errorf("marshal inline: unknown type %T", n)
	}
	return o
}

// kidsValue writes what stands inside markup: a string, or a list of strings and markup.
func kidsValue(in []Inline) any {
	if t, ok := first(in).(*Text); ok && len(in) == 1 {
		return t.S
	}
	return each(in, inlineValue)
}

func first(in []Inline) Inline {
	if len(in) == 0 {
		return nil
	}
	return in[0]
}
