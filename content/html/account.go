package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// account says of every visible line what became of it (content.md §11): the spans count the bytes of VisibleText.
func (p *page) account(w window) {
	whole := indexText(content.PlainText(p.art))
	var spans content.SpanList
	at := 0
	for i, l := range p.lines {
		from, to := at, at+len(l.text)
		at = to + 1
		switch {
		case l.fate == content.SpanField:
			spans.Add(from, to, content.SpanField)
		case whole.has(l.tight):
			spans.Add(from, to, content.SpanText)
		case p.captionSpans(&spans, l, from, whole):
		case p.isField(l):
			spans.Add(from, to, content.SpanField)
		case content.ReadImprint(p.art, l.text):
			spans.AddOutside(from, to)
		case l.why != "":
			spans.AddDropped(from, to, l.why)
		default:
			spans.AddDropped(from, to, "chrome")
			p.droppedProse(i, w)
		}
	}
	p.art.Prov.Spans = spans.Cover(max(0, at-1))
}

// droppedProse reports a line inside the body that did not come into the article and reads like text.
func (p *page) droppedProse(i int, w window) {
	l := p.lines[i]
	if i > w.first && i < w.last && l.links == 0 && content.Width(l.text) > 25 && content.EndsSentence(l.text) {
		p.warn("W-PROSE", "prose inside the body is dropped: "+content.QuoteInput(l.text), l.text)
	}
}

// captionSpans accounts for a caption whose credit became a field.
func (p *page) captionSpans(spans *content.SpanList, l line, from int, whole *textIndex) bool {
	if len(l.text) > 300 {
		return false
	}
	c := content.ParseCreditLine(l.text, content.AtCaption)
	if c.Kind != content.CaptionLine || !whole.has(tight(c.Rest)) {
		return false
	}
	to := c.RestAt + len(c.Rest)
	spans.Add(from, from+c.RestAt, content.SpanField)
	spans.Add(from+c.RestAt, from+to, content.SpanText)
	spans.Add(from+to, from+len(l.text), content.SpanField)
	return true
}

// isField reports whether a line holds nothing but what became fields: a credit line inside the body, a caption with
// its credit, a lead with its sentence.
func (p *page) isField(l line) bool {
	if d := tight(p.art.Dateline.Raw); d != "" && strings.HasPrefix(l.tight, d) {
		return true
	}
	return content.ParseCreditLine(l.text, content.AtBody).Kind == content.CreditMatter && len(l.text) < 300 && p.namesAll(l.text)
}

func (p *page) namesAll(text string) bool {
	for _, c := range content.ParseCreditLine(text, content.AtBody).Credits {
		found := false
		for _, have := range p.art.Credits {
			found = found || have.Name == c.Name
		}
		if !found {
			return false
		}
	}
	return true
}

// AccountText returns the visible text of the page.
func (reader) AccountText(src content.Source, o content.Options) string { return VisibleText(src, o) }

// VisibleText returns the visible text of a saved page, one line a block: what the spans of its article count.
func VisibleText(p content.Source, o content.Options) string {
	if isMHTML(p.Data) {
		inner, _, _ := openMHTML(p, o)
		if inner == nil {
			return ""
		}
		p = *inner
	}
	if p.Charset == "" {
		p.Charset = declaredCharset(p.Data)
	}
	d, _ := content.Decode(p, o)
	root, err := html.Parse(strings.NewReader(d.Text))
	if err != nil {
		return ""
	}
	var words []string
	for _, l := range visibleLines(root) {
		words = append(words, l.text)
	}
	return strings.Join(words, "\n")
}
