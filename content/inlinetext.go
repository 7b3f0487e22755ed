package content

import "strings"

// InlineText returns the characters of the inlines in reading order. It is the text that NodeRef offsets count:
// Ruby gives its base only, NoteRef nothing, Break a single U+2028, code and math their source.
func InlineText(in []Inline) string {
	if len(in) == 1 {
		switch n := in[0].(type) { // most are one text, or a mark round one: no copy of it
		case *Text:
			return n.S
		case *Emph:
			return InlineText(n.Kids)
		case *Strong:
			return InlineText(n.Kids)
		case *Link:
			return InlineText(n.Kids)
		case *Styled:
			return InlineText(n.Kids)
		}
	}
	var b strings.Builder
	writeInlines(&b, in)
	return b.String()
}

// ParaText returns RunIn and Text of the paragraph as one string.
func ParaText(p *Para) string {
	if len(p.RunIn) == 0 {
		return InlineText(p.Text)
	}
	return InlineText(p.RunIn) + InlineText(p.Text)
}

func writeInlines(b *strings.Builder, in []Inline) {
	for _, n := range in {
		switch n := n.(type) {
		case *Text:
			b.WriteString(n.S)
		case *Emph:
			writeInlines(b, n.Kids)
		case *Strong:
			writeInlines(b, n.Kids)
		case *Strike:
			writeInlines(b, n.Kids)
		case *Sup:
			writeInlines(b, n.Kids)
		case *Sub:
			writeInlines(b, n.Kids)
		case *Link:
			writeInlines(b, n.Kids)
		case *Styled:
			writeInlines(b, n.Kids)
		case *Ruby:
			b.WriteString(n.Base)
		case *CodeSpan:
			b.WriteString(n.S)
		case *MathSpan:
			b.WriteString(n.TeX)
		case *Break:
			b.WriteRune('\u2028')
		case *NoteRef:
		}
	}
}
