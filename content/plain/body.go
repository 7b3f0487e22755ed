package plain

import (
	"context"
	"strings"

	"github.com/kanben/kanben/content"
)

// beforeBody takes the credit lines between dateline and body and drops the rest of what stands there (R4, R5). It
// returns the first line of the body.
func (p *page) beforeBody(i int) int {
	for i < len(p.lines) {
		l := p.lines[i]
		if content.IsChrome(l.text) || content.CutLine(l.text) == content.SoftCut {
			p.outside(l, "chrome")
			i++
			continue
		}
		if n := p.editionLine(i); n > 0 {
			i += n
			continue
		}
		if n := p.takeCredits(i, len(p.lines), content.AtByline); n > 0 {
			i += n
			continue
		}
		if p.abstract(l) {
			i++
			continue
		}
		if p.beginsBody(i) {
			return i
		}
		if startsWithDash(l.text) && p.art.Subtitle == nil && p.art.Title != nil {
			p.subtitle(l)
		} else {
			p.outside(l, "chrome")
		}
		i++
	}
	return i
}

// abstract takes 核心提示：…, 内容提要：… as the article's abstract.
func (p *page) abstract(l line) bool {
	for _, w := range [...]string{"核心提示", "内容提要", "內容提要", "摘要", "提要", "导读", "導讀", "内容摘要"} {
		rest, ok := strings.CutPrefix(l.text, w)
		if !ok {
			continue
		}
		rest, colon := cutColon(rest)
		if !colon || !content.EndsSentence(rest) {
			return false
		}
		from := len(l.text) - len(rest)
		p.spans.Add(l.from, l.from+from, content.SpanField)
		p.art.Abstract = append(p.art.Abstract, &content.Para{Text: p.inline(l, from, len(l.text)), Pos: p.pos(l, from)})
		return true
	}
	return false
}

func cutColon(s string) (rest string, ok bool) {
	for _, c := range [...]string{"：", ":", "】", "]"} {
		if rest, ok := strings.CutPrefix(s, c); ok {
			return strings.TrimLeftFunc(rest, content.IsSpace), true
		}
	}
	return s, false
}

// beginsBody reports whether the body begins at line i (R5).
func (p *page) beginsBody(i int) bool {
	s := p.lines[i].text
	if content.EndsSentence(s) || !content.ShortLine(s) && content.Width(s) > 60 {
		return true
	}
	if p.isSloganPair(i, len(p.lines)) {
		return true
	}
	if l, ok := content.CutLabel(s); ok && l.IsLabelHeading() {
		return true
	}
	if isCallout(s) {
		return true
	}
	if content.ParseCreditLine(s, content.AtLead).Kind == content.LeadLine || p.isCaption(s) {
		return true
	}
	next := i+1 < len(p.lines) && content.EndsSentence(p.lines[i+1].text)
	if _, ok := bracketHeading(s); ok && next {
		return true
	}
	return p.verseRun(i, len(p.lines)) >= 3 && p.mostlyVerse(i)
}

// mostlyVerse reports whether unfinished lines fill what is left of the page: a poem, not a menu.
func (p *page) mostlyVerse(i int) bool {
	verse, prose := 0, 0
	for ; i < len(p.lines) && content.CutLine(p.lines[i].text) == content.NoCut; i++ {
		if content.EndsSentence(p.lines[i].text) && content.Width(p.lines[i].text) > 20 {
			prose++
		} else {
			verse++
		}
	}
	return verse > 2*prose
}

// isSloganPair reports whether lines i and i+1 are a slogan and its heading (R6).
func (p *page) isSloganPair(i, end int) bool {
	return i+1 < end && content.IsSlogan(p.lines[i].text) && content.IsSloganHeading(p.lines[i+1].text)
}

// body reads the lines from i to end into sections.
func (p *page) body(ctx context.Context, i, end int) error {
	p.art.Sections = make([]content.Section, 0, 8)
	for look := 0; i < end; look++ {
		if look%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		i += p.block(i, end)
	}
	return nil
}

// block reads one block that begins at line i and returns how many lines it took.
func (p *page) block(i, end int) int {
	l := p.lines[i]
	if len(l.text) > 400 { // prose: no rule for short lines fits
		p.paragraph(i)
		return 1
	}
	if content.IsSlogan(l.text) && p.isSloganPair(i, end) {
		h := p.lines[i+1]
		p.section(content.Section{Level: 1, Slogan: p.inline(l, 0, len(l.text)), Heading: p.inline(h, 0, len(h.text)), Pos: p.pos(h, 0)})
		return 2
	}
	if p.labelHeading(l) || p.bracketSection(l) {
		return 1
	}
	if n := p.callout(i, end); n > 0 {
		return n
	}
	if p.isCaption(l.text) && p.caption(l) {
		return 1
	}
	if p.midCredits(i, end) {
		return 1
	}
	if n := p.verseRun(i, end); n >= 3 {
		p.verse(i, n)
		return n
	}
	if p.shortHeading(i, end) {
		p.section(content.Section{Level: 1, Heading: p.inline(l, 0, len(l.text)), Pos: p.pos(l, 0)})
		return 1
	}
	p.paragraph(i)
	return 1
}

func (p *page) section(s content.Section) { p.art.Sections = append(p.art.Sections, s) }

// add appends a block to the section at hand; text before the first heading makes the preamble.
func (p *page) add(b content.Block, pos content.Pos) {
	if len(p.art.Sections) == 0 {
		p.section(content.Section{Pos: pos})
	}
	s := &p.art.Sections[len(p.art.Sections)-1]
	s.Blocks = append(s.Blocks, b)
}

// labelHeading reads 一、 （一） ■ … headings (R7).
func (p *page) labelHeading(l line) bool {
	label, ok := content.CutLabel(l.text)
	if !ok || !label.IsLabelHeading() {
		return false
	}
	from := len(l.text) - len(label.Rest)
	p.spans.Add(l.from, l.from+len(label.Text), content.SpanText)
	p.section(content.Section{Level: label.Level, Label: label.Text, Heading: p.inline(l, from, len(l.text)), Pos: p.pos(l, from)})
	return true
}

// bracketHeading returns the X of a line 【X】.
func bracketHeading(s string) (string, bool) {
	in, ok := strings.CutPrefix(s, "【")
	if !ok {
		return "", false
	}
	in, ok = strings.CutSuffix(in, "】")
	return in, ok && in != "" && !strings.ContainsAny(in, "【】。") && content.ShortLine(in)
}

// bracketSection reads 【X】 alone on a line as a heading; the brackets are recorded as removed.
func (p *page) bracketSection(l line) bool {
	in, ok := bracketHeading(l.text)
	if !ok || content.CutLine(l.text) != content.NoCut || content.ParseCreditLine(l.text, content.AtTail).Kind == content.CreditMatter {
		return false
	}
	n := len("【")
	p.syntax(l, 0, n)
	p.syntax(l, n+len(in), len(l.text))
	p.section(content.Section{Level: 1, Heading: p.inline(l, n, n+len(in)), Pos: p.pos(l, n)})
	node := content.SectionRef(len(p.art.Sections) - 1).Sub("heading")
	p.furniture(node, "【", 0)
	p.furniture(node, "】", len([]rune(in)))
	return true
}

// shortHeading reports whether line i is a heading by its shape (R8).
func (p *page) shortHeading(i, end int) bool {
	l := p.lines[i].text
	if i+1 >= end || !content.ShortLine(l) {
		return false
	}
	next := p.lines[i+1].text
	if !content.EndsSentence(l) {
		if strings.HasSuffix(l, "，") || strings.HasSuffix(l, ",") || strings.HasSuffix(l, "、") {
			return false
		}
		_, label := content.CutLabel(next)
		return label || content.EndsSentence(next) || !content.ShortLine(next)
	}
	return isCallHeading(l) && 10*content.Width(next) >= 14*content.Width(l) && content.EndsSentence(next)
}

// isCallHeading reports whether a line is short and ends in ！ or ？ without any quotation mark.
func isCallHeading(s string) bool {
	for _, end := range [...]string{"！", "？", "!", "?"} {
		if strings.HasSuffix(s, end) {
			return content.Width(s) <= 16 && !strings.ContainsAny(s, "“”「」『』\"‘’。，,")
		}
	}
	return false
}

// paragraph reads line i as a paragraph: wire lead, numbered run-in or plain.
func (p *page) paragraph(i int) {
	l := p.lines[i]
	from := 0
	if !p.sawLead && len(p.art.Sections) <= 1 {
		from = p.lead(l)
		if from == len(l.text) {
			return
		}
	}
	para := &content.Para{Text: p.inline(l, from, len(l.text)), Pos: p.pos(l, from)}
	if n := content.NumberedRunIn(l.text); n > 0 && from == 0 {
		content.SplitRunIn(para, n)
	}
	p.add(para, para.Pos)
}

// lead takes the wire lead off the front of a paragraph and returns where the text begins (C7).
func (p *page) lead(l line) int {
	c := content.ParseCreditLine(l.text, content.AtLead)
	if c.Kind != content.LeadLine {
		return 0
	}
	p.sawLead = true
	raw := strings.TrimRightFunc(l.text[:c.RestAt], content.IsSpace)
	p.art.Dateline = content.Dateline{Agency: c.Agency, Place: c.Place, WireDate: c.WireDate, Raw: raw, Pos: p.pos(l, 0)}
	p.addCredits(l, c.Credits)
	p.spans.Add(l.from, l.from+len(raw), content.SpanField)
	if c.Rest == "" {
		return len(l.text)
	}
	return c.RestAt
}
