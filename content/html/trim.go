package html

import (
	"slices"
	"strings"
	"sync"

	"github.com/kanben/kanben/content"
)

// trim drops pieces at both ends of the body that are no text: the title again, dates, toolbars, credit lines, related
// links. Credits among them are taken.
func (p *page) trim(pieces []piece) (body []piece, tail []content.CreditLine) {
	title := tight(content.InlineText(p.art.Title))
	pieces = p.cutHead(cutPlayer(dropSiteLinks(pieces)))
	start := 0
	for i := 0; i < len(pieces) && i < 12; i++ {
		pc := pieces[i]
		if pc.block != nil && !pc.teaser && len(pieceTexts(pc)) > 0 && isText(pc) {
			break
		}
		t := strings.TrimFunc(pc.text, content.IsSpace)
		switch {
		case pc.block != nil && pc.teaser:
			start = i + 1
			continue
		case pc.block != nil:
			continue
		case sameTitle(tight(t), title), content.IsChrome(t), content.CutLine(t) == content.SoftCut, content.IsNotice(t), pc.teaser:
			start = i + 1
			continue
		}
		if c := content.ParseCreditLine(t, content.AtDateline); c.Kind == content.CreditMatter && !isCaptionLine(t) {
			p.keepPiece(c)
			start = i + 1
			continue
		}
		break
	}
	pieces, tail = cutRelated(pieces[start:])
	pieces = cutBehindCredits(pieces)
	pieces = cutInterruptions(pieces)
	body, more := trimEnd(pieces)
	return dropNotices(body), append(more, tail...)
}

// cutPlayer drops the words of a player or a loading frame at the start of the body: everything up to the last of them,
// if at least two stand before the first paragraph of prose.
func cutPlayer(pieces []piece) []piece {
	last, found := -1, 0
	for i, pc := range pieces {
		if pc.block != nil && isText(pc) && !pc.teaser && content.Width(strings.Join(pieceTexts(pc), "")) > 60 ||
			content.Width(pc.text) > 60 || content.Width(pc.text) > 40 && content.EndsSentence(pc.text) {
			break
		}
		if pc.block == nil && content.IsPlayer(pc.text) {
			last = i
			found++
		}
	}
	if found < 2 {
		return pieces
	}
	return pieces[last+1:]
}

// cutHead drops the short lines at the start of the body down to the line with the date: title, account, kicker. The
// window has read them.
func (p *page) cutHead(pieces []piece) []piece {
	for i := 0; i < len(pieces) && i < 6; i++ {
		pc := pieces[i]
		if pc.block != nil || content.Width(pc.text) > 40 || content.EndsSentence(pc.text) {
			return pieces
		}
		if c := content.ParseCreditLine(pc.text, content.AtDateline); i > 0 && c.Kind == content.CreditMatter && !c.Published.IsZero() && startsWithDate(pc.text) {
			p.keepPiece(c)
			return pieces[i+1:]
		}
	}
	return pieces
}

// dropSiteLinks takes the link back to the site off the end of a paragraph: …。返回江城网，查看更多.
func dropSiteLinks(pieces []piece) []piece {
	for i := max(0, len(pieces)-12); i < len(pieces); i++ {
		in := pieces[i].in
		if len(in) == 0 {
			continue
		}
		last := len(in) - 1
		if t, ok := in[last].(*content.Text); ok && last > 1 && strings.TrimFunc(t.S, content.IsSpace) == "" {
			last--
		}
		switch n := in[last].(type) {
		case *content.Link:
			if isSiteLink(content.InlineText(n.Kids)) {
				pieces[i].in = in[:last]
			}
		case *content.Text:
			if at := strings.LastIndex(n.S, "返回"); at > 0 && isSiteLink(n.S[at:]) {
				pieces[i].in = append(in[:last:last], &content.Text{S: n.S[:at], Pos: n.Pos})
			}
		}
		pieces[i].text = content.InlineText(pieces[i].in)
	}
	return pieces
}

// isSiteLink reports whether words lead back to the site.
func isSiteLink(s string) bool {
	s = strings.TrimFunc(s, content.IsSpace)
	return content.Width(s) <= 16 && strings.HasPrefix(s, "返回") && (strings.HasSuffix(s, "更多") || strings.HasSuffix(s, "首页"))
}

// cutInterruptions drops advertisements between paragraphs: a line that says no more, and what stands between 广告 and
// the button that closes it.
func cutInterruptions(pieces []piece) (kept []piece) {
	for i := 0; i < len(pieces); i++ {
		pc := pieces[i]
		if pc.block != nil || !strings.HasPrefix(pc.text, "广告") && !strings.HasPrefix(pc.text, "廣告") && !content.IsInterruption(pc.text) {
			kept = append(kept, pc)
			continue
		}
		closed := -1
		for k := i + 1; k < len(pieces) && k <= i+2 && closed < 0; k++ {
			if t := strings.TrimSpace(pieces[k].text); t == "×" || t == "✕" || t == "X" {
				closed = k
			}
		}
		switch {
		case closed > 0:
			i = closed
		case !content.IsInterruption(pc.text):
			kept = append(kept, pc)
		}
	}
	return kept
}

// isTailBlock reports whether a block at the end of the body is no text: a rule, a list of links, a missing picture.
func isTailBlock(pc piece) bool {
	switch b := pc.block.(type) {
	case *content.Rule:
		return true
	case *content.List:
		return pc.teaser || isDatedList(b)
	case *content.Figure:
		return b.Asset == "" && b.Caption == nil
	}
	return false
}

// isDatedList reports whether every item of a list holds a date and is no sentence: headlines of other articles.
func isDatedList(l *content.List) bool {
	for _, it := range l.Items {
		text := content.PlainText(&content.Article{Sections: []content.Section{{Blocks: it.Blocks}}})
		if _, ok := content.FindDate(text); !ok || strings.Contains(text, "。") {
			return false
		}
	}
	return true
}

func isText(pc piece) bool {
	switch pc.block.(type) {
	case *content.Figure, *content.Rule:
		return false
	}
	return true
}

// keepPiece takes what a piece inside the extracted body says.
func (p *page) keepPiece(c content.CreditLine) {
	p.lines = append(p.lines, line{fate: content.SpanField})
	p.keep(len(p.lines)-1, 1, c)
	p.lines = p.lines[:len(p.lines)-1]
}

// cutRelated cuts the body at the first line of other articles, if little text stands behind it, and where the platform
// says that its users answer for the text: an endless page goes on with the next one. Credits there are kept.
func cutRelated(pieces []piece) (body []piece, tail []content.CreditLine) {
	total := 0
	for _, pc := range pieces {
		total += len(pc.text)
	}
	seen := 0
	for i, pc := range pieces {
		if pc.block == nil && (content.CutLine(pc.text) == content.HardCut && 4*(total-seen) < total || isNoticeHead(pc.text) && 2*(total-seen) < total || i > 0 && (content.IsPlatformNotice(pc.text) || content.IsCommentRule(pc.text))) {
			for _, rest := range pieces[i:] {
				if c := content.ParseCreditLine(rest.text, content.AtTail); c.Kind == content.CreditMatter && len(c.Credits) > 0 {
					tail = append(tail, c)
				}
			}
			return pieces[:i], tail
		}
		seen += len(pc.text)
	}
	return pieces, nil
}

// isNoticeHead reports whether a line is the heading over what a site says about its rights: 反侵权公告, 版权与免责声明.
func isNoticeHead(s string) bool {
	s = strings.TrimRight(strings.TrimFunc(s, content.IsSpace), "：:")
	if content.Width(s) > 16 || !strings.HasSuffix(s, "公告") && !strings.HasSuffix(s, "声明") && !strings.HasSuffix(s, "聲明") {
		return false
	}
	for _, w := range [...]string{"侵权", "侵權", "版权", "版權", "著作权", "著作權", "免责", "免責", "转载", "轉載", "郑重", "鄭重", "法律"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cutBehindCredits cuts the body behind a block of credit lines, or at a toolbar, near its end if only short lines follow:
// the account's own words under the article. The credit lines stay, for trimEnd.
func cutBehindCredits(pieces []piece) []piece {
	total, seen, run := 0, 0, 0
	for _, pc := range pieces {
		total += len(pc.text)
	}
	lastProse := sync.OnceValue(func() int { return lastProse(pieces) })
	for i, pc := range pieces {
		seen += len(pc.text)
		c := content.ParseCreditLine(pc.text, content.AtTail)
		if pc.block == nil && c.Kind != content.CreditMatter && content.CutLine(pc.text) == content.SoftCut && 5*(total-seen) < total && shortLines(pieces[i+1:]) {
			return append(pieces[:i:i], creditLines(pieces[i+1:])...)
		}
		if pc.block != nil || c.Kind != content.CreditMatter || len(c.Credits) == 0 && c.Source == "" {
			run = 0
			continue
		}
		if run++; run >= 2 && (5*(total-seen) < total && shortLines(pieces[i+1:]) || seen > 600 && i >= lastProse()) {
			return pieces[:i+1+creditRun(pieces[i+1:])]
		}
	}
	return pieces
}

// creditLines returns the pieces that are credit lines.
func creditLines(pieces []piece) (all []piece) {
	for _, pc := range pieces {
		if c := content.ParseCreditLine(pc.text, content.AtTail); pc.block == nil && c.Kind == content.CreditMatter && len(c.Credits) > 0 {
			all = append(all, pc)
		}
	}
	return all
}

// creditRun counts the credit lines at the start.
func creditRun(pieces []piece) int {
	for i, pc := range pieces {
		if pc.block != nil || content.ParseCreditLine(pc.text, content.AtTail).Kind != content.CreditMatter {
			return i
		}
	}
	return len(pieces)
}

// shortLines reports whether no piece is a paragraph of prose.
func shortLines(pieces []piece) bool {
	for _, pc := range pieces {
		if pc.block != nil && isText(pc) || content.Width(pc.text) > 40 && content.EndsSentence(pc.text) {
			return false
		}
	}
	return true
}

// lastProse returns the last piece with a paragraph of more than 40 characters that holds a sentence, or the end if none does.
func lastProse(pieces []piece) int {
	for i := len(pieces) - 1; i >= 0; i-- {
		for _, t := range append(pieceTexts(pieces[i]), pieces[i].text) {
			if !pieces[i].teaser && content.Width(t) > 40 && strings.ContainsAny(t, "。！？.") {
				return i
			}
		}
	}
	return len(pieces)
}

// dropNotices takes what the site says about reprints or helplines out of the last paragraphs, where a note on the author
// or a picture follows it: one notice among the last three, or several in a row near the end.
func dropNotices(pieces []piece) []piece {
	if len(pieces) < 4 {
		return pieces
	}
	notice := func(i int) bool { return pieces[i].block == nil && content.IsNotice(pieces[i].text) }
	kept := pieces[:max(1, len(pieces)-12):max(1, len(pieces)-12)]
	for i := len(kept); i < len(pieces); i++ {
		if notice(i) && (i >= len(pieces)-3 || notice(i-1) || notice(i+1)) {
			continue
		}
		kept = append(kept, pieces[i])
	}
	return kept
}

// trimEnd takes credit lines, toolbars and lists of links off the end. Credits are returned from the first to the last.
func trimEnd(pieces []piece) (body []piece, tail []content.CreditLine) {
	defer func() { slices.Reverse(tail) }()
	linked, headlines := false, datedHeadlines(pieces)
	for len(pieces) > 0 {
		pc := pieces[len(pieces)-1]
		c := content.ParseCreditLine(pc.text, content.AtTail)
		switch {
		case pc.block != nil && !isTailBlock(pc):
			return pieces, tail
		case pc.block != nil:
			linked = true
		case c.Kind == content.CreditMatter:
			tail = append(tail, c)
			linked = false
		case c.Kind == content.LabelOnly && pc.block == nil: // 责任编辑： and nobody named
		case linked && pc.level > 0: // the heading of a list of links
		case headlines && !strings.Contains(pc.text, "。") && content.Width(pc.text) <= 60:
			linked = true
		case isFurniture(pc):
			linked = false
		default:
			return pieces, tail
		}
		pieces = pieces[:len(pieces)-1]
	}
	return pieces, tail
}

// datedHeadlines reports whether the body ends in headlines of other articles with a bare date under each: three at
// least, since a letter or notice ends in one date.
func datedHeadlines(pieces []piece) bool {
	dates := 0
	for i := len(pieces) - 1; i >= 0 && i >= len(pieces)-9; i-- {
		t := strings.TrimFunc(pieces[i].text, content.IsSpace)
		if d, ok := content.FindDate(t); ok && d.From == 0 && d.To == len(t) {
			dates++
		}
	}
	return dates >= 3
}

// isFurniture reports whether a paragraph at the edge of the body is a toolbar, a teaser, or says that the text is over.
func isFurniture(pc piece) bool {
	t := strings.TrimFunc(pc.text, content.IsSpace)
	return t == "" || content.IsChrome(t) || content.CutLine(t) != content.NoCut || content.IsNotice(t) || isEnd(t) || pc.teaser || isTagRow(t)
}

// isTagRow reports whether a line is a row of keywords parted by bars, or marked with #.
func isTagRow(t string) bool {
	if words := strings.Fields(t); len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !strings.HasPrefix(w, "#") || content.Width(w) > 12 }) {
		return true
	}
	return strings.Count(t, "|")+strings.Count(t, "｜") >= 2 && !strings.ContainsAny(t, "。！？!?：:") && content.Width(t) <= 60
}

func (p *page) keepAll(taken []content.CreditLine) {
	for _, c := range taken {
		p.keepPiece(c)
	}
}

// isEnd reports whether a line only says that the text is over.
func isEnd(t string) bool {
	switch strings.Trim(t, "（）()-—* 【】[]") {
	case "完", "全文完", "本文完", "END", "End", "end":
		return true
	}
	return false
}
