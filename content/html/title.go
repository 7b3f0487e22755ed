package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// title finds the title (H3): h1, else the longest visible line above the body that the title element contains, then
// og:title, JSON-LD and the title element without the site's name.
func (p *page) title(w window) {
	t := p.ruleText(p.ruleTitle())
	for _, find := range []func() string{p.titleFromH1, func() string { return p.titleFromLines(w) }, func() string { return p.titleAboveDate(w) }, func() string { return p.titleAboveText(w) }, p.titleFromMeta} {
		if t == "" {
			t = strings.TrimSpace(find())
		}
	}
	if t == "" {
		return
	}
	p.art.Title = []content.Inline{&content.Text{S: t}}
	for i := range p.lines {
		if i <= w.first && p.lines[i].tight == tight(t) {
			p.lines[i].fate = content.SpanText
		}
	}
}

// titleFromH1 takes the h1 that the title element knows too, else the only one that is long enough.
func (p *page) titleFromH1() string {
	whole := tight(p.meta.title)
	var long []string
	for _, n := range p.meta.h1 {
		t := p.headingText(n)
		if content.Width(t) < 4 || content.Width(t) > 120 {
			continue
		}
		if strings.Contains(whole, tight(t)) && !p.isSiteName(t) {
			return t
		}
		if content.Width(t) >= 8 {
			long = append(long, t)
		}
	}
	if len(long) == 1 && (whole == "" || sharesText(tight(long[0]), whole)) {
		return long[0]
	}
	return ""
}

// headingText returns the text of an h1; of one that holds several lines the longest.
func (p *page) headingText(n *html.Node) string {
	best := ""
	for _, l := range visibleLines(n) {
		if content.Width(l.text) > content.Width(best) {
			best = l.text
		}
	}
	return best
}

// isSiteName reports whether t is the part of the title element that names the site, not the article.
func (p *page) isSiteName(t string) bool {
	if site := p.meta.props["og:site_name"]; site != "" && tight(site) == tight(t) {
		return true
	}
	whole := tight(p.meta.title)
	i := strings.Index(whole, tight(t))
	end := strings.TrimRight(whole, ":|-_")
	if i <= 0 || i+len(tight(t)) != len(end) {
		return false
	}
	return content.Width(t) < 8 || content.Width(t) <= 12 && strings.ContainsAny(whole[i-1:i], ":|_-")
}

// sharesText reports whether two titles have a run of 8 characters in common.
func sharesText(a, b string) bool {
	rs := []rune(a)
	for i := 0; i+8 <= len(rs); i++ {
		if strings.Contains(b, string(rs[i:i+8])) {
			return true
		}
	}
	return len(rs) < 8 && strings.Contains(b, a)
}

// titleFromLines takes the longest line above the body that is contained in the title element.
func (p *page) titleFromLines(w window) string {
	whole := tight(p.meta.title)
	best := ""
	for i := 0; i < len(p.lines) && i <= w.first; i++ {
		l := p.lines[i]
		if n := content.Width(l.text); n >= 6 && n > content.Width(best) && strings.Contains(whole, l.tight) && !p.isSiteName(l.text) {
			best = l.text
		}
	}
	return best
}

// titleAboveDate takes the line above the date where the title element only names the site (R3).
func (p *page) titleAboveDate(w window) string {
	if t := p.meta.props["og:title"]; t != "" {
		return ""
	}
	for i := max(1, w.first-20); i < w.first && i < len(p.lines); i++ {
		if c := content.ParseCreditLine(p.lines[i].text, content.AtDateline); c.Published.IsZero() || c.Kind != content.CreditMatter {
			continue
		}
		for k := i - 1; k >= max(0, i-3); k-- {
			t := p.lines[k].text
			if n := content.Width(t); n >= 8 && n <= 60 && p.lines[k].links == 0 && !content.IsChrome(t) &&
				content.ParseCreditLine(t, content.AtDateline).Kind == content.BodyLine {
				return t
			}
		}
		return ""
	}
	return ""
}

// titleAboveText takes the line above the text where the page has no date and its title element only names the site.
func (p *page) titleAboveText(w window) string {
	if p.meta.props["og:title"] != "" || len(p.meta.linked) > 0 || !namesSiteOnly(p.meta.title) {
		return ""
	}
	for k := min(w.first, len(p.lines)) - 1; k >= max(0, w.first-4); k-- {
		t := p.lines[k].text
		if n := content.Width(t); n >= 8 && n <= 60 && p.lines[k].links == 0 && !content.EndsSentence(t) && !content.IsChrome(t) && !strings.Contains(t, ">") &&
			content.ParseCreditLine(t, content.AtDateline).Kind == content.BodyLine {
			return t
		}
	}
	return ""
}

// namesSiteOnly reports whether a title element holds an outlet, and nothing else but short words: 江城新闻网_新闻.
func namesSiteOnly(title string) bool {
	outlet := false
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("_|-–—｜()（）:：", r) }) {
		part = strings.TrimFunc(part, content.IsSpace)
		if !content.IsOutlet(part) && content.Width(part) > 4 {
			return false
		}
		outlet = outlet || content.IsOutlet(part)
	}
	return outlet
}

func (p *page) titleFromMeta() string {
	if t := p.meta.props["og:title"]; t != "" {
		return p.cutSite(t)
	}
	for _, l := range p.meta.linked {
		if l.headline != "" {
			return l.headline
		}
	}
	return p.cutSite(p.meta.title)
}

// cutSite takes the site's name off the end of a title element.
func (p *page) cutSite(t string) string {
	for _, sep := range [...]string{"_", " | ", "|", " - ", " – ", " — ", "｜", "--", "-"} {
		i := strings.Index(t, sep)
		if i > 0 && content.Width(t[:i]) >= 6 {
			return strings.TrimSpace(t[:i])
		}
	}
	return t
}
