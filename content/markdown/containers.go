package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/yuin/goldmark/ast"
)

// container converts ::: blocks (content.md K7).
func (d *document) container(n *container, pos content.Pos) []content.Block {
	switch n.name {
	case "verse":
		return []content.Block{d.verse(n, pos)}
	case "pullquote":
		return []content.Block{d.pullquote(n, pos)}
	case "figure":
		return []content.Block{d.figure(n, pos)}
	case "callout":
		kind, title, _ := strings.Cut(n.words, " ")
		return []content.Block{d.callout(n, content.CalloutKind(kind), title, pos)}
	case "note", "editors-note", "correction", "warning":
		return []content.Block{d.callout(n, content.CalloutKind(n.name), n.words, pos)}
	case "credits":
		s := content.Section{}
		d.sectionCredits(&s, n)
		d.article.Credits = append(d.article.Credits, s.Credits...)
		return s.Blocks
	}
	d.problems = append(d.problems, content.Problem{Severity: content.Warning, Code: "W-HTML", Pos: pos,
		Msg: "unknown container " + content.QuoteInput(n.name), Hint: "verse, pullquote, callout, figure or credits"})
	return d.blocks(n)
}

// verse takes every line as it is; an empty one parts stanzas.
func (d *document) verse(n *container, pos content.Pos) content.Block {
	v := &content.Verse{Pos: pos}
	for l := n.FirstChild(); l != nil; l = l.NextSibling() {
		v.Lines = append(v.Lines, d.inline.Inlines(l))
	}
	return v
}

func (d *document) pullquote(n *container, pos content.Pos) content.Block {
	blocks, by := d.signed(n)
	return &content.PullQuote{Text: oneParagraph(blocks), By: by, Pos: pos}
}

// oneParagraph joins the text of paragraphs with forced line breaks.
func oneParagraph(blocks []content.Block) []content.Inline {
	var out []content.Inline
	for _, b := range blocks {
		p, ok := b.(*content.Para)
		if !ok {
			continue
		}
		if len(out) > 0 {
			out = append(out, &content.Break{Pos: p.Pos})
		}
		out = append(append(out, p.RunIn...), p.Text...)
	}
	return out
}

func (d *document) callout(n *container, kind content.CalloutKind, title string, pos content.Pos) content.Block {
	c := &content.Callout{Kind: kind, Pos: pos}
	switch kind {
	case content.CalloutNote, content.CalloutEditors, content.CalloutCorrection, content.CalloutWarning:
	default:
		c.Kind = content.CalloutNote
		title = strings.TrimSpace(string(kind) + " " + title)
	}
	if value, ok := n.attr.Find([]byte("title")); ok && title == "" {
		if b, ok := value.([]byte); ok {
			title = string(b)
		}
	}
	if title != "" {
		c.Title = []content.Inline{&content.Text{S: title, Pos: pos}}
	}
	c.Blocks = d.blocks(n)
	return c
}

// keepImage takes a picture out of running text; the paragraph puts it behind itself.
func (d *document) keepImage(n *ast.Image) {
	from := d.imageStart(n)
	f := &content.Figure{Asset: string(n.Destination), Pos: d.at(from)}
	mark := d.spans.mark()
	f.Alt = content.InlineText(d.inline.Inlines(n))
	d.spans.since(mark, content.SpanField)
	text := d.caption(f, string(n.Title), f.Pos)
	d.claimWords(from, string(n.Title), text)
	d.images = append(d.images, f)
}

// imageStart is the place of the ! before the brackets.
func (d *document) imageStart(n *ast.Image) int {
	if p := n.Pos(); p >= 0 {
		return p
	}
	return d.start(n.Parent())
}

// figure converts ::: figure: a picture, then its caption, then lines of credits.
func (d *document) figure(n *container, pos content.Pos) content.Block {
	f := &content.Figure{Pos: pos}
	mark := d.spans.mark()
	for _, b := range d.blocks(n) {
		switch b := b.(type) {
		case *content.Figure:
			if f.Asset == "" {
				*f = *b
			}
		case *content.Para:
			d.captionPara(f, b, mark)
		}
	}
	if v, ok := n.attr.Find([]byte("decorative")); ok {
		f.Decorative = v == true
	}
	return f
}

// captionPara adds a paragraph, whose spans lie behind the mark, to the caption, or to the credits if it holds nothing else.
func (d *document) captionPara(f *content.Figure, p *content.Para, mark int) {
	text := append(append([]content.Inline(nil), p.RunIn...), p.Text...)
	if t, ok := firstText(text); ok && len(text) == 1 {
		if d.caption(f, t.S, t.Pos) == "" {
			d.spans.within(mark, p.Pos.Byte, p.Pos.Byte+len(t.S), content.SpanField)
		}
		return
	}
	f.Caption = append(f.Caption, text...)
}

// caption reads words that stand by a picture: text and who made it (content.md C8). It returns the text.
func (d *document) caption(f *content.Figure, words string, pos content.Pos) string {
	words = strings.TrimSpace(words)
	if words == "" {
		return ""
	}
	line := content.ParseCreditLine(words, content.AtCaption)
	switch line.Kind {
	case content.CaptionLine, content.CreditMatter:
		for _, c := range line.Credits {
			c.Pos = pos
			f.Credits = append(f.Credits, c)
		}
		words = line.Rest
	}
	if words != "" {
		if len(f.Caption) > 0 {
			f.Caption = append(f.Caption, &content.Break{Pos: pos})
		}
		f.Caption = append(f.Caption, &content.Text{S: words, Pos: pos})
	}
	return words
}
