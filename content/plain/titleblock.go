package plain

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// maxTitleLines bounds the run of lines above the dateline that can be a title block; what stands higher is menu.
const maxTitleLines = 5

// titleBlock reads everything up to and with the dateline, and returns the line behind it (R2, R3).
func (p *page) titleBlock() int {
	d := p.datelineIndex()
	if d < 0 {
		return p.titleWithoutDateline()
	}
	top := d
	for top > 0 && d-top < 8 && !content.IsChrome(p.lines[top-1].text) && content.CutLine(p.lines[top-1].text) == content.NoCut {
		top--
	}
	var names []int
	for i := top; i < d; {
		if n := p.editionLine(i); n > 0 {
			i += n
			continue
		}
		if n := p.takeCredits(i, d, content.AtByline); n > 0 {
			i += n
			continue
		}
		names = append(names, i)
		i++
	}
	for len(names) > maxTitleLines {
		p.outside(p.lines[names[0]], "chrome")
		names = names[1:]
	}
	for i := range top {
		if p.editionLine(i) == 0 {
			p.outside(p.lines[i], "chrome")
		}
	}
	p.titles(names)
	p.dateline(d)
	if p.art.Title == nil {
		return p.titleBelow(d + 1)
	}
	return d + 1
}

// titleBelow reads the title block of a digital paper, where the date of the issue stands above it.
func (p *page) titleBelow(i int) int {
	var names []int
	for ; i < len(p.lines) && len(names) < maxTitleLines; i++ {
		l := p.lines[i]
		switch {
		case content.IsChrome(l.text), content.CutLine(l.text) != content.NoCut && names == nil:
			p.outside(l, "chrome")
			continue
		case p.editionLine(i) > 0:
			continue
		case !isTitle(l.text), content.ParseCreditLine(l.text, content.AtByline).Kind != content.BodyLine, len(names) > 0 && p.beginsBody(i):
			p.titles(names)
			return i
		}
		names = append(names, i)
	}
	p.titles(names)
	return i
}

// datelineIndex returns the first line with a full date that can be a dateline; -1 if there is none. Prose before
// it means that the date belongs to the text.
func (p *page) datelineIndex() int {
	prose := 0
	for i := 0; i < len(p.lines) && i < 60; i++ {
		l := p.lines[i].text
		if len(l) > 400 || content.Width(l) >= 90 {
			if strings.ContainsAny(l, "。.") {
				return -1
			}
			continue
		}
		if i > 0 && p.isDateline(l) {
			return i
		}
		if strings.HasSuffix(l, "。") && content.Width(l) >= 25 {
			if prose++; prose > 1 {
				return -1
			}
		}
	}
	return -1
}

func (p *page) isDateline(s string) bool {
	if _, ok := content.FindDate(s); !ok {
		return false
	}
	if _, rest, ok := content.CutEdition(s); ok {
		s = rest
	}
	return content.ParseCreditLine(s, content.AtDateline).Kind == content.CreditMatter
}

// dateline reads the line with the date.
func (p *page) dateline(d int) {
	l := p.lines[d]
	s := l.text
	if e, rest, ok := content.CutEdition(s); ok {
		p.keepEdition(l, e)
		s = rest
	}
	p.keepCredits(l, content.ParseCreditLine(s, content.AtDateline))
	p.field(l)
}

// editionLine takes a line that only names the page of a paper (第5版：要闻).
func (p *page) editionLine(i int) int {
	l := p.lines[i]
	if content.Width(l.text) > 40 || content.EndsSentence(l.text) {
		return 0
	}
	e, rest, ok := content.CutEdition(l.text)
	if !ok || rest != "" && content.ParseCreditLine(rest, content.AtDateline).Kind != content.CreditMatter && !content.IsOutlet(rest) {
		return 0
	}
	if content.IsOutlet(rest) {
		e.Paper = rest
	} else if rest != "" {
		p.keepCredits(l, content.ParseCreditLine(rest, content.AtDateline))
	}
	p.keepEdition(l, e)
	p.field(l)
	return 1
}

func (p *page) keepEdition(l line, e content.Edition) {
	if p.art.Edition.IsZero() {
		e.Pos = p.pos(l, 0)
		p.art.Edition = e
	}
}

// titleWithoutDateline takes the first line that is a title by its form.
func (p *page) titleWithoutDateline() int {
	for i := 0; i < len(p.lines); i++ {
		l := p.lines[i]
		switch {
		case content.IsChrome(l.text) || content.CutLine(l.text) == content.SoftCut:
			p.outside(l, "chrome")
			continue
		case p.editionLine(i) > 0:
			continue
		}
		if n := p.takeCredits(i, len(p.lines), content.AtByline); n > 0 {
			i += n - 1
			continue
		}
		if !isTitle(l.text) {
			return i
		}
		names := []int{i}
		if i+1 < len(p.lines) && startsWithDash(p.lines[i+1].text) && !content.EndsSentence(p.lines[i+1].text) {
			names = append(names, i+1)
		}
		p.titles(names)
		return i + len(names)
	}
	return len(p.lines)
}

// isTitle reports whether a first line can be a title: no sentence; a short question or exclamation may be one.
func isTitle(s string) bool {
	if content.Width(s) > 60 && !strings.ContainsRune(s, ' ') {
		return false
	}
	if !content.EndsSentence(s) {
		return content.Width(s) <= 150
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("！？!?…”」", last) && content.Width(s) <= 30
}

func startsWithDash(s string) bool { return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") }

// titles tells kicker, title and subtitle among the lines of the title block.
func (p *page) titles(names []int) {
	if len(names) == 0 {
		return
	}
	if len(names) == 1 {
		p.oneTitle(p.lines[names[0]])
		return
	}
	first, last := p.lines[names[0]], p.lines[names[len(names)-1]]
	if content.Width(first.text) <= 8 && !startsWithDash(p.lines[names[1]].text) && content.IsOutlet(first.text) {
		p.outside(first, "chrome") // the paper's own name over the title
		names = names[1:]
	} else if content.Width(first.text) <= 8 && !startsWithDash(p.lines[names[1]].text) {
		p.art.Kicker = p.inline(first, 0, len(first.text))
		names = names[1:]
	}
	switch {
	case len(names) == 1:
	case startsWithDash(last.text):
		p.subtitle(last)
		names = names[:len(names)-1]
	default:
		p.art.Subtitle = p.inline(last, 0, len(last.text))
		names = names[:len(names)-1]
	}
	title := names[len(names)-1]
	if p.art.Kicker != nil {
		title = names[0]
	}
	for _, i := range names {
		switch l := p.lines[i]; {
		case i == title:
			p.oneTitle(l)
		case i < title && p.art.Kicker == nil:
			p.art.Kicker = p.inline(l, 0, len(l.text))
		default:
			p.outside(l, "chrome")
		}
	}
}

// subtitle takes a line that begins with a dash.
func (p *page) subtitle(l line) {
	cut := len(l.text) - len(strings.TrimLeft(l.text, "—– "))
	if cut == len(l.text) {
		p.outside(l, "chrome")
		return
	}
	p.syntax(l, 0, cut)
	p.art.Subtitle = p.inline(l, cut, len(l.text))
	p.furniture("subtitle", l.text[:cut], 0)
}

// oneTitle splits a line at its dash into title and subtitle if both sides have at least 4 characters; a single dash
// needs a space beside it, since it also joins (1949—1986).
func (p *page) oneTitle(l line) {
	from, to := dashRun(l.text)
	if from < 0 || p.art.Subtitle != nil {
		p.art.Title = p.inline(l, 0, len(l.text))
		return
	}
	p.art.Title = p.inline(l, 0, from)
	p.syntax(l, from, to)
	p.art.Subtitle = p.inline(l, to, len(l.text))
	p.furniture("title", l.text[from:to], utf8.RuneCountInString(l.text[:from]))
}

// furniture records marks of the source that the tree does not hold.
func (p *page) furniture(node content.NodeRef, old string, off int) {
	rule := "R3"
	if strings.HasPrefix(string(node), "s") && node != "subtitle" {
		rule = "R7"
	}
	p.art.Prov.Edits = append(p.art.Prov.Edits, content.Edit{Rule: rule, Node: node, Off: off, Old: old})
}

// dashRun returns the dash between title and subtitle with the spaces round it; -1 if there is none.
func dashRun(s string) (from, to int) {
	i := strings.IndexAny(s, "—–")
	if i < 0 {
		return -1, -1
	}
	head := strings.TrimRightFunc(s[:i], content.IsSpace)
	dashes := len(s[i:]) - len(strings.TrimLeft(s[i:], "—–"))
	tail := strings.TrimLeftFunc(s[i+dashes:], content.IsSpace)
	double := dashes > len("—")
	spaced := len(head) < i || len(tail) < len(s)-i-dashes
	if !double && !spaced || content.Width(head) < 4 || content.Width(tail) < 4 {
		return -1, -1
	}
	return len(head), len(s) - len(tail)
}
