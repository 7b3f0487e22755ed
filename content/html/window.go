package html

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// window is the stretch of visible lines round the body (H2): title ≤ first ≤ last are indices into page.lines.
type window struct{ title, first, last int }

// window finds the first and the last line of the body among the visible lines: a line of at least 25 characters that
// stands in the extracted text is a body line.
func (p *page) window(pieces []piece) window {
	var b strings.Builder
	for _, pc := range pieces {
		b.WriteString(pc.text)
		b.WriteByte('\n')
		for _, block := range pieceTexts(pc) {
			b.WriteString(block)
			b.WriteByte('\n')
		}
	}
	body := indexText(b.String())
	p.inBody = make([]bool, len(p.lines))
	w := window{title: -1, first: -1, last: -1}
	seen := map[string]bool{} // some pages hold the text once more, for sharing or for telephones: their end is not its end
	for i := range p.lines {
		l := &p.lines[i]
		if content.Width(l.text) < 25 || l.links*2 > len(l.text) || seen[l.tight] || !body.has(l.tight) {
			continue
		}
		if content.Width(l.text) < 80 && content.ParseCreditLine(l.text, content.AtDateline).Kind == content.CreditMatter {
			continue
		}
		p.inBody[i], seen[l.tight] = true, true
		if w.first < 0 {
			w.first = i
		}
		w.last = i
	}
	if w.first < 0 {
		w.first, w.last = p.shortBody(body)
	}
	return w
}

// shortBody finds the body of a page whose paragraphs are all short.
func (p *page) shortBody(body *textIndex) (first, last int) {
	first, last = len(p.lines), -1
	for i, l := range p.lines {
		if content.Width(l.text) >= 8 && content.EndsSentence(l.text) && l.links == 0 && body.has(l.tight) {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return 0, len(p.lines) - 1
	}
	return first, last
}

// pieceTexts returns the texts of a piece that is a block.
func pieceTexts(pc piece) []string {
	if pc.block == nil {
		return nil
	}
	a := &content.Article{Sections: []content.Section{{Blocks: []content.Block{pc.block}}}}
	return strings.Split(content.PlainText(a), "\n")
}

// narrow bounds the window before the body: from the title line, at most 40 lines above the first body line.
func (p *page) narrow(w window) window {
	title := tight(content.InlineText(p.art.Title))
	exact := -1
	for i := min(w.first, len(p.lines)-1); i >= 0 && title != ""; i-- {
		if p.lines[i].tight == title && w.first-i <= 40 && (exact < 0 || exact-i <= 12) {
			exact = i
		}
		if w.title < 0 && sameTitle(p.lines[i].tight, title) {
			w.title = i
		}
	}
	if exact >= 0 {
		w.title = exact // not a line that only holds the title: the first words of the text may do so too
	}
	if w.title < 0 || w.first-w.title > 40 {
		w.title = max(0, w.first-12)
	}
	if w.first == w.title { // the title stands in the extracted text too
		for w.first++; w.first < w.last && !p.inBody[w.first]; w.first++ {
		}
	}
	return w
}

func sameTitle(line, title string) bool {
	return line == title || len(title) > 24 && strings.Contains(line, title) && len(line) < len(title)*3/2
}

// headCredits runs the credit rules over the window above the body (H2, H4).
func (p *page) headCredits(w window) {
	if !p.ruleCredits() {
		for i := w.title + 1; i < min(w.first, len(p.lines)); {
			i += p.creditLine(i, content.AtDateline)
		}
	}
	p.belowDate(w)
	if p.art.Published.IsZero() { // some pages set the date above the title
		for i := max(0, w.title-4); i < min(w.title, len(p.lines)); i++ {
			if c := content.ParseCreditLine(p.lines[i].text, content.AtDateline); !c.Published.IsZero() && c.Kind == content.CreditMatter {
				p.keep(i, 1, c)
			}
		}
	}
}

// belowDate takes an outlet that stands alone on the line behind the date for the source, where none is named.
func (p *page) belowDate(w window) {
	for i := w.title + 1; i < min(w.first, len(p.lines)-1) && p.art.Source.Name == ""; i++ {
		l, next := &p.lines[i], &p.lines[i+1]
		if l.fate != content.SpanField || next.fate != "" || p.art.Published.IsZero() || !strings.ContainsAny(l.text, "0123456789") {
			continue
		}
		if content.Width(next.text) <= 10 && isPaper(next.text) && !content.IsChrome(next.text) {
			p.keep(i+1, 1, content.CreditLine{Kind: content.CreditMatter, Source: next.text})
		}
	}
}

// isPaper reports whether words are an outlet by their last one, and no part of a site: 下载中心, 新闻频道.
func isPaper(s string) bool {
	for _, end := range [...]string{"中心", "频道", "頻道", "号", "號", "发布", "网站", "網站", "电视", "電視", "广播", "廣播", "首页"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	return content.IsOutlet(s)
}

// tailCredits runs the credit rules over the ten lines behind the body (H2).
func (p *page) tailCredits(w window) {
	for i := w.last + 1; i < len(p.lines) && i <= w.last+10; {
		n := p.creditLine(i, content.AtTail)
		if l := &p.lines[i]; l.fate == "" && content.CutLine(l.text) == content.HardCut {
			l.why = "related"
			if strings.Contains(l.text, "©") {
				break
			}
		}
		i += n
	}
	p.pagination(w)
}

// pagination warns when the page is one of several: a link to the next page stands behind the body.
func (p *page) pagination(w window) {
	for i := w.last; i >= 0 && i < len(p.lines) && i <= w.last+15; i++ {
		for _, word := range strings.Fields(p.lines[i].text) {
			if word == "下一页" || word == "下一頁" || word == "下页" || word == "余下全文" {
				p.warn("W-PAGES", "the page is one of several: only this one is read", word)
				return
			}
		}
	}
}

// creditLine reads line i, with up to two lines after it if a label stands alone on it (C13), and returns how many it
// took.
func (p *page) creditLine(i int, at content.Place) int {
	l := &p.lines[i]
	if len(l.text) > 300 || l.links*10 > len(l.text)*9 && content.Width(l.text) > 20 && !startsWithDate(l.text) {
		return 1
	}
	if at == content.AtDateline && isCaptionLine(l.text) {
		return 1
	}
	if n := p.partedDate(i, at); n > 0 {
		return n
	}
	if n := p.aboveDate(i, at); n > 0 {
		return n
	}
	c := content.ParseCreditLine(l.text, at)
	n := 1
	text := l.text
	for c.Kind == content.LabelOnly && n <= 2 && i+n < len(p.lines) && p.isValue(p.lines[i+n].text) {
		text = strings.TrimRight(text, ":： ") + "：" + p.lines[i+n].text
		n++
		c = content.ParseCreditLine(text, at)
	}
	p.doubts(l.text, c)
	if c.Kind != content.CreditMatter {
		return 1
	}
	p.keep(i, n, c)
	return n
}

// doubts reports what a line might have said.
func (p *page) doubts(line string, c content.CreditLine) {
	for _, d := range c.Doubts {
		switch d.Code {
		case "I-PLACEHOLDER":
			p.report(content.Problem{Severity: content.Info, Code: d.Code, Msg: "a placeholder, no person: " + content.QuoteInput(d.Text)}, line)
		case "W-DATE":
			p.warn(d.Code, "impossible date: "+content.QuoteInput(d.Text), line)
		default:
			p.unsure = append(p.unsure, d.Text)
			p.warn(d.Code, "not taken as a credit: "+content.QuoteInput(d.Text), line)
		}
	}
}

// isCaptionLine reports whether a line above the body is the caption of the picture there.
func isCaptionLine(s string) bool {
	if strings.HasPrefix(s, "图为") || strings.HasPrefix(s, "圖為") || strings.HasPrefix(s, "▲") {
		return true
	}
	c := content.ParseCreditLine(s, content.AtCaption)
	return c.Kind == content.CaptionLine && content.EndsSentence(c.Rest)
}

// partedDate reads a date that the page sets large on lines of its own, year, day and time of day, and returns how many
// lines it took: 2025, 03/08, 08:50.
func (p *page) partedDate(i int, at content.Place) int {
	if at != content.AtDateline || i+1 >= len(p.lines) || !isYear(p.lines[i].text) {
		return 0
	}
	text := p.lines[i].text + "-" + strings.ReplaceAll(strings.ReplaceAll(p.lines[i+1].text, "/ ", "/"), "/", "-")
	n := 2
	if i+2 < len(p.lines) && strings.Contains(p.lines[i+2].text, ":") && len(p.lines[i+2].text) <= len("08:50:00") {
		text += " " + p.lines[i+2].text
		n = 3
	}
	d, ok := content.FindDate(text)
	if !ok || d.Bad || d.From != 0 || d.To != len(text) {
		return 0
	}
	p.keep(i, n, content.CreditLine{Kind: content.CreditMatter, Published: d.Stamp})
	return n
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

func startsWithDate(s string) bool {
	d, ok := content.FindDate(s)
	return ok && d.From == 0
}

// aboveDate reads an outlet, or NAME/OUTLET, on a line of its own with the date on the next one, as if both stood on one
// dateline (C12, C13). It returns how many lines it took.
func (p *page) aboveDate(i int, at content.Place) int {
	if at != content.AtDateline || i+1 >= len(p.lines) || content.Width(p.lines[i].text) > 16 || !startsWithDate(p.lines[i+1].text) {
		return 0
	}
	text := p.lines[i].text
	if _, outlet, ok := strings.Cut(text, "/"); !ok {
		outlet = text
		if !content.IsOutlet(outlet) || content.IsChrome(text) {
			return 0
		}
	} else if !content.IsOutlet(strings.TrimSpace(outlet)) {
		return 0
	}
	c := content.ParseCreditLine(text+" "+p.lines[i+1].text, at)
	if c.Kind != content.CreditMatter || c.Source == "" {
		return 0
	}
	p.keep(i, 2, c)
	return 2
}

// titleAuthor takes the name before the colon of a headline for the author's if it stands alone on a line above the text
// too: 林小明：书船的秋天, and 林小明 under it. One place alone would be a guess (C12).
func (p *page) titleAuthor(w window) {
	name := p.titleName(w)
	if name == "" || p.hasWriter() {
		return
	}
	for _, l := range p.lines[max(0, w.title):min(len(p.lines), w.first+1)] {
		if l.tight != name || l.links > 0 || strings.HasSuffix(name, "部") || strings.HasSuffix(name, "委") || strings.HasSuffix(name, "局") {
			continue
		}
		if c := content.ParseCreditLine("作者："+name, content.AtByline); len(c.Credits) == 1 && c.Credits[0].Name == name {
			c.Credits[0].Confidence = 75
			p.credits(c.Credits)
		}
		return
	}
}

// titleName returns the two to four characters before the colon of the title, or of a line above the text that goes on with
// the title.
func (p *page) titleName(w window) string {
	title := tight(content.InlineText(p.art.Title))
	heads := []string{title}
	for _, l := range p.lines[:min(len(p.lines), w.first+1)] {
		if len(l.tight) > len(title) && len(l.tight) < len(title)+20 && strings.HasSuffix(l.tight, title) {
			heads = append(heads, l.tight)
		}
	}
	for _, h := range heads {
		if i := strings.IndexAny(h, "：:"); i > 0 && content.Width(h[:i]) <= 4 {
			return h[:i]
		}
	}
	return ""
}

// confirmed takes a name that stood beside the date without a label as the author's if the lines behind the text call that
// name the author: 本文为林小明授权…, 作者林小明为…. One place alone would be a guess (C12).
func (p *page) confirmed(w window) {
	for _, name := range p.unsure {
		for i := max(0, w.last-3); i < min(len(p.lines), w.last+8); i++ {
			for _, before := range [...]string{"本文为", "本文系", "作者", "文章系"} {
				rest, ok := strings.CutPrefix(p.lines[i].tight, before+name)
				if c := content.ParseCreditLine("作者："+name, content.AtByline); ok && (rest == "" || strings.HasPrefix(rest, "授权") ||
					strings.HasPrefix(rest, "原创") || strings.HasPrefix(rest, "为") || strings.HasPrefix(rest, "系")) && len(c.Credits) == 1 {
					p.credits(c.Credits)
					return
				}
			}
		}
	}
}

// dropPersonSource takes back a source that stood beside the date without a label if the page credits a person of that
// name: the words were people.
func (p *page) dropPersonSource() {
	for _, c := range p.art.Credits {
		if c.Name == p.art.Source.Name && !strings.Contains(p.art.Source.Raw, "来源") && !strings.Contains(p.art.Source.Raw, "來源") {
			p.art.Source = content.Org{}
			return
		}
	}
}

// isValue reports whether a line can be the value of the label before it: short, and no label itself.
func (p *page) isValue(s string) bool {
	return content.Width(s) < 16 && content.ParseCreditLine(s, content.AtDateline).Kind == content.BodyLine
}

// keep puts what n lines from i say into the article.
func (p *page) keep(i, n int, c content.CreditLine) {
	a := p.art
	p.credits(c.Credits)
	if c.Source != "" && a.Source.Name == "" {
		a.Source = content.Org{Name: c.Source, Raw: p.lines[i].text}
	}
	if !c.Published.IsZero() && a.Published.Precision < c.Published.Precision && (a.Published.IsZero() || sameDay(a.Published, c.Published)) {
		a.Published = c.Published.InZone(p.o.Zone)
	}
	if !c.Modified.IsZero() && a.Modified.IsZero() {
		a.Modified = c.Modified.InZone(p.o.Zone)
	}
	if c.OriginalTitle != "" && a.OriginalTitle == nil {
		a.OriginalTitle = []content.Inline{&content.Text{S: c.OriginalTitle}}
	}
	if c.Place != "" && a.Dateline.Place == "" {
		a.Dateline.Place, a.Dateline.Raw = c.Place, p.lines[i].text
	}
	for k := i; k < i+n; k++ {
		p.lines[k].fate = content.SpanField
	}
}

func sameDay(a, b content.Stamp) bool {
	return a.Time.Format("2006-01-02") == b.Time.Format("2006-01-02")
}
