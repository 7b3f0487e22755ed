package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/yuin/goldmark/ast"
)

// sectionCredits reads ::: credits; a line that is none stays as a paragraph, reported.
func (d *document) sectionCredits(s *content.Section, n *container) {
	for l := n.FirstChild(); l != nil; l = l.NextSibling() {
		words := strings.TrimSpace(d.raw(l))
		if words == "" {
			continue
		}
		line := content.ParseCreditLine(words, content.AtTail)
		if line.Kind != content.CreditMatter || len(line.Credits) == 0 {
			d.warn("W-CREDIT", d.start(l), "no role and name in "+content.QuoteInput(words))
			s.Blocks = d.block(s.Blocks, l)
			continue
		}
		s.Credits = append(s.Credits, d.placed(line.Credits, l, fields.LastGroup(s.Credits))...)
		d.claim(l, content.SpanField)
	}
}

// placed gives the credits of a line their place, and groups that count on from those before.
func (d *document) placed(credits []content.Credit, n ast.Node, group int) []content.Credit {
	pos := d.at(d.start(n))
	for i := range credits {
		credits[i].Pos = pos
		credits[i].Group += group
	}
	return credits
}

// guessByline takes the paragraphs right under the title as credits if every part of them is labelled and the
// front matter has no credits (content.md K6).
func (d *document) guessByline(doc ast.Node, title ast.Node) {
	for !d.front["credits"] {
		p, ok := title.NextSibling().(*ast.Paragraph)
		if !ok {
			return
		}
		lines, ok := d.creditLines(p, content.AtByline)
		if !ok {
			return
		}
		d.take(lines, p, len(d.article.Credits))
		doc.RemoveChild(doc, p)
	}
}

// guessTail does the same with the last paragraphs.
func (d *document) guessTail(doc ast.Node) {
	at := len(d.article.Credits)
	last := doc.LastChild()
	for !d.front["credits"] && last != nil {
		before := last.PreviousSibling()
		switch n := last.(type) {
		case *noteBlock, *comment:
		case *ast.Paragraph:
			lines, ok := d.creditLines(n, content.AtTail)
			if !ok || before == nil {
				return
			}
			d.take(lines, n, at)
			doc.RemoveChild(doc, n)
		default:
			return
		}
		last = before
	}
}

// creditLines parses each line of a paragraph; ok if all of them are credit matter with labels.
func (d *document) creditLines(p *ast.Paragraph, at content.Place) (out []content.CreditLine, ok bool) {
	if p.Lines().Len() > 6 {
		return nil, false
	}
	for i := range p.Lines().Len() {
		seg := p.Lines().At(i)
		line := content.ParseCreditLine(strings.TrimSpace(string(seg.Value(d.source))), at)
		if line.Kind != content.CreditMatter || line.Rest != "" || len(line.Doubts) > 0 {
			return nil, false
		}
		for _, c := range line.Credits {
			if c.Confidence < 90 {
				return nil, false
			}
		}
		out = append(out, line)
	}
	return out, len(out) > 0
}

// take puts what the lines say into the article, credits at the index, and reports that it was a guess.
func (d *document) take(lines []content.CreditLine, p *ast.Paragraph, at int) {
	a := d.article
	var credits []content.Credit
	for _, l := range lines {
		credits = append(credits, d.placed(l.Credits, p, max(fields.LastGroup(a.Credits), fields.LastGroup(credits)))...)
		if l.Source != "" && a.Source.IsZero() {
			a.Source = content.Org{Name: l.Source, Pos: d.at(d.start(p))}
		}
		if !l.Published.IsZero() && a.Published.IsZero() {
			a.Published = l.Published
		}
		if !l.Modified.IsZero() && a.Modified.IsZero() {
			a.Modified = l.Modified
		}
		if l.OriginalTitle != "" && len(a.OriginalTitle) == 0 {
			a.OriginalTitle = []content.Inline{&content.Text{S: l.OriginalTitle, Pos: d.at(d.start(p))}}
		}
	}
	tail := append(credits, a.Credits[at:]...)
	a.Credits = append(a.Credits[:at:at], tail...)
	d.claim(p, content.SpanField)
	d.problems = append(d.problems, content.Problem{Severity: content.Info, Code: "I-GUESS", Pos: d.at(d.start(p)),
		Msg: "read as credits: " + content.QuoteInput(strings.TrimSpace(d.raw(p)))})
}
