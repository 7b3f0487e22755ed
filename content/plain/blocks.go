package plain

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// isCaption is a cheap look for a picture line: ▲, 图片来源：, or a credit at the end.
func (p *page) isCaption(s string) bool {
	if len(s) > 400 {
		return false
	}
	for _, w := range [...]string{"▲", "△", "▼", "图片来源", "圖片來源", "图源", "圖源"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	t := strings.TrimRightFunc(s, func(r rune) bool { return content.IsSpace(r) || strings.ContainsRune("）)】]。", r) })
	for _, w := range [...]string{"摄", "攝", "摄影", "攝影", "供图", "供圖", "发", "發"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}

// caption reads a picture line whose picture is missing: a figure without asset (C8).
func (p *page) caption(l line) bool {
	c := content.ParseCreditLine(l.text, content.AtCaption)
	if c.Kind != content.CaptionLine || c.Rest == "" && len(c.Credits) == 0 {
		return false
	}
	fig := &content.Figure{Credits: c.Credits, Pos: p.pos(l, c.RestAt)}
	if c.Source != "" {
		fig.Rights.Holder = c.Source
	}
	p.spans.Add(l.from, l.from+c.RestAt, content.SpanSyntax)
	fig.Caption = p.inline(l, c.RestAt, c.RestAt+len(c.Rest))
	p.spans.Add(l.from+c.RestAt+len(c.Rest), l.to, content.SpanField)
	for i := range fig.Credits {
		fig.Credits[i].Pos = p.pos(l, max(0, strings.LastIndex(l.text, fig.Credits[i].Name)))
	}
	p.addCredits(l, c.Credits)
	p.add(fig, fig.Pos)
	return true
}

// midCredits takes a credit line that stands between paragraphs.
func (p *page) midCredits(i, end int) bool {
	l := p.lines[i]
	if content.Width(l.text) > 60 || content.EndsSentence(l.text) && !strings.HasSuffix(l.text, "）") && !strings.HasSuffix(l.text, ")") {
		return false
	}
	c := content.ParseCreditLine(l.text, content.AtBody)
	if c.Kind != content.CreditMatter || len(c.Credits) == 0 {
		return false
	}
	p.keepCredits(l, c)
	p.field(l)
	return true
}

// verseRun returns how many lines from i are short, without terminal punctuation, and no heading or credit: three or
// more are verse (R8). The line that closes the stanza may end like a sentence.
func (p *page) verseRun(i, end int) int {
	n := 0
	for ; i < end; i++ {
		s := p.lines[i].text
		if !content.ShortLine(s) || content.Width(s) > 24 {
			break
		}
		if _, label := content.CutLabel(s); label || isCallout(s) || content.IsSlogan(s) {
			break
		}
		if content.EndsSentence(s) && !strings.HasSuffix(s, "…") {
			if n >= 3 && !p.lines[i].gap && content.Width(s) <= 16 && strings.HasSuffix(s, "。") {
				n++
			}
			break
		}
		n++
	}
	if n >= 3 && i < end && p.lines[i].gap && !p.lines[i-1].gap && content.EndsSentence(p.lines[i].text) && n == 3 {
		return n
	}
	return n
}

func (p *page) verse(i, n int) {
	v := &content.Verse{Pos: p.pos(p.lines[i], 0)}
	for k := range n {
		l := p.lines[i+k]
		if k > 0 && l.gap && !p.evenlySpaced(i, n) {
			v.Lines = append(v.Lines, nil)
		}
		v.Lines = append(v.Lines, p.inline(l, 0, len(l.text)))
	}
	p.add(v, v.Pos)
}

// evenlySpaced reports whether every line of the run has an empty line before it: the page parts lines so, and empty
// lines part no stanzas.
func (p *page) evenlySpaced(i, n int) bool {
	for k := 1; k < n; k++ {
		if !p.lines[i+k].gap {
			return false
		}
	}
	return true
}

func isCallout(s string) bool {
	kind, _, _, _ := content.CalloutLabel(s)
	return kind != ""
}

// callout reads an editors' note or a correction: label and text on one line, or the label alone and the paragraph
// after it.
func (p *page) callout(i, end int) int {
	l := p.lines[i]
	kind, from, to, text := content.CalloutLabel(l.text)
	if kind == "" {
		return 0
	}
	c := &content.Callout{Kind: kind, Pos: p.pos(l, 0)}
	if text < len(l.text) {
		c.Title = p.calloutLabel(l, from, to, text)
		c.Blocks = []content.Block{&content.Para{Text: p.inline(l, text, len(l.text)), Pos: p.pos(l, text)}}
		p.add(c, c.Pos)
		return 1
	}
	if i+1 >= end || !content.EndsSentence(p.lines[i+1].text) {
		return 0
	}
	c.Title = p.calloutLabel(l, from, to, text)
	next := p.lines[i+1]
	c.Blocks = []content.Block{&content.Para{Text: p.inline(next, 0, len(next.text)), Pos: p.pos(next, 0)}}
	p.add(c, c.Pos)
	return 2
}

func (p *page) calloutLabel(l line, from, to, text int) []content.Inline {
	p.syntax(l, 0, from)
	title := p.inline(l, from, to)
	p.syntax(l, to, text)
	return title
}
