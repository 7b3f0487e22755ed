package content

import "strings"

// PlainText returns the text of the article in reading order, one line a block: title block, headings with label
// and slogan, paragraphs, captions, cells, notes. It is what readers account for (content.md §11) and what the
// finished files must give back.
func PlainText(a *Article) string {
	var b strings.Builder
	line := func(in []Inline) {
		if s := InlineText(in); s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	line(a.Kicker)
	line(a.Title)
	line(a.Subtitle)
	line(a.OriginalTitle)
	plainBlocks(&b, a.Abstract)
	for _, s := range a.Sections {
		line(s.Slogan)
		if s.Label != "" && s.Heading != nil {
			b.WriteString(s.Label)
		}
		line(s.Heading)
		plainBlocks(&b, s.Blocks)
	}
	for _, n := range a.Notes {
		plainBlocks(&b, n.Blocks)
	}
	return b.String()
}

func plainBlocks(b *strings.Builder, blocks []Block) {
	line := func(in []Inline) {
		if len(in) > 0 {
			writeInlines(b, in)
			b.WriteByte('\n')
		}
	}
	for _, bl := range blocks {
		switch n := bl.(type) {
		case *Para:
			b.WriteString(ParaText(n))
			b.WriteByte('\n')
		case *List:
			for _, it := range n.Items {
				b.WriteString(it.Label)
				plainBlocks(b, it.Blocks)
			}
		case *Table:
			line(n.Caption)
			for _, r := range n.Rows {
				for _, c := range r.Cells {
					line(c.Text)
				}
			}
		case *Quote:
			plainBlocks(b, n.Blocks)
			line(n.By)
		case *PullQuote:
			line(n.Text)
			line(n.By)
		case *Figure:
			line(n.Caption)
		case *Verse:
			for _, l := range n.Lines {
				line(l)
			}
		case *Code:
			b.WriteString(n.Text)
			b.WriteByte('\n')
		case *Math:
			b.WriteString(n.TeX)
			b.WriteByte('\n')
		case *Callout:
			line(n.Title)
			plainBlocks(b, n.Blocks)
		}
	}
}
