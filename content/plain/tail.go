package plain

import (
	"github.com/kanben/kanben/content"
)

// bodyEnd returns the line behind the last body line, and the first line that cuts the article off (R10).
func (p *page) bodyEnd(start int) (end, cut int) {
	cut = start
	for cut < len(p.lines) && content.CutLine(p.lines[cut].text) == content.NoCut {
		cut++
	}
	end = cut
	for end > start && !p.isBodyEnd(end-1, start) {
		end--
	}
	return end, cut
}

// tail reads the credits behind the body and accounts for everything after it (R10, R11).
func (p *page) tail(end, cut int) {
	hard := false
	for i := end; i < len(p.lines); {
		l := p.lines[i]
		hard = hard || content.CutLine(l.text) == content.HardCut
		if !hard {
			if n := p.takeCredits(i, len(p.lines), content.AtTail); n > 0 {
				i += n
				continue
			}
		}
		p.outside(l, tailWhy(i < cut, hard))
		i++
	}
}

func tailWhy(beforeCut, hard bool) string {
	switch {
	case beforeCut:
		return "boilerplate"
	case hard:
		return "related"
	}
	return "chrome"
}

// isBodyEnd reports whether line i can be the last of the body.
func (p *page) isBodyEnd(i, start int) bool {
	s := p.lines[i].text
	if content.IsChrome(s) {
		return false
	}
	if len(s) > 400 {
		return true
	}
	if k := content.ParseCreditLine(s, content.AtTail).Kind; k == content.CreditMatter || k == content.LabelOnly {
		return false
	}
	if i > start && content.ParseCreditLine(p.lines[i-1].text, content.AtTail).Kind == content.LabelOnly && content.Width(s) < 16 {
		return false
	}
	if content.EndsSentence(s) || !content.ShortLine(s) || p.isCaption(s) {
		return true
	}
	from := i
	for from > start && i-from < 8 && content.ShortLine(p.lines[from-1].text) && !content.EndsSentence(p.lines[from-1].text) {
		from--
	}
	return p.verseRun(from, i+1) >= 3
}
