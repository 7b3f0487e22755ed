package plain

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// line is one line that holds more than white space; from and to are the byte offsets of its text, trimmed.
type line struct {
	text     string
	from, to int
	no, col  int  // place of the first character
	gap      bool // an empty line stands before it
}

// page is one input on its way to an article.
type page struct {
	file     string
	text     string
	o        content.Options
	lines    []line
	art      *content.Article
	spans    content.SpanList
	problems []content.Problem
	group    int // of the last credits taken
	sawLead  bool
}

func newPage(file, text string, o content.Options) *page {
	return &page{file: file, text: text, o: o, lines: splitLines(text), art: &content.Article{}}
}

// splitLines finds the lines with their trimmed range (R1).
func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	gap := false
	for no, at := 1, 0; at <= len(text); no++ {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		raw := text[at : at+end]
		left := strings.TrimLeftFunc(raw, content.IsSpace)
		trimmed := strings.TrimRightFunc(left, content.IsSpace)
		if trimmed == "" {
			gap = true
		} else {
			skip := len(raw) - len(left)
			lines = append(lines, line{text: trimmed, from: at + skip, to: at + skip + len(trimmed), no: no,
				col: 1 + utf8.RuneCountInString(raw[:skip]), gap: gap})
			gap = false
		}
		at += end + 1
	}
	return lines
}

// pos returns the place of the byte at offset off within the line.
func (p *page) pos(l line, off int) content.Pos {
	return content.Pos{File: p.file, Line: l.no, Col: l.col + utf8.RuneCountInString(l.text[:off]), Byte: l.from + off}
}

// inline returns the text of a stretch of the line as inlines with its place, and accounts for it as text.
func (p *page) inline(l line, from, to int) []content.Inline {
	if from >= to {
		return nil
	}
	p.spans.Add(l.from+from, l.from+to, content.SpanText)
	return []content.Inline{&content.Text{S: l.text[from:to], Pos: p.pos(l, from)}}
}

func (p *page) field(l line) { p.spans.Add(l.from, l.to, content.SpanField) }

func (p *page) syntax(l line, from, to int) {
	p.spans.Add(l.from+from, l.from+to, content.SpanSyntax)
}

// outside accounts for a line that is no part of the article (R11): what it says of the site becomes fields,
// the rest is dropped, and prose among it is reported.
func (p *page) outside(l line, why string) {
	if content.ReadImprint(p.art, l.text) {
		p.spans.AddOutside(l.from, l.to)
		return
	}
	p.spans.AddDropped(l.from, l.to, why)
	if looksLikeProse(l.text) {
		p.problem(content.Warning, "W-PROSE", l, "prose outside the article is dropped: "+content.QuoteInput(l.text))
	}
}

// looksLikeProse reports whether a line holds a piece of more than 60 characters or ends like a sentence.
func looksLikeProse(s string) bool {
	if strings.HasSuffix(s, "。") {
		return true
	}
	for _, piece := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|｜丨>；;\t\u3000", r) }) {
		if content.Width(piece) > 60 {
			return true
		}
	}
	return false
}

func (p *page) problem(sev content.Severity, code string, l line, msg string) {
	p.problems = append(p.problems, content.Problem{Severity: sev, Code: code, Pos: p.pos(l, 0), Msg: msg})
}

// read runs the rules in order. The error is that of a cancelled context.
func (p *page) read(ctx context.Context) error {
	p.art.Lang = p.o.Lang
	if p.art.Lang == "" {
		lang, sure := content.DetectLang(p.text)
		p.art.Lang = lang
		if !sure && len(p.lines) > 20 {
			p.problem(content.Warning, "W-LANG", p.lines[0], "language guessed weakly: "+lang)
		}
	}
	next := p.titleBlock()
	next = p.beforeBody(next)
	end, cut := p.bodyEnd(next)
	if err := p.body(ctx, next, end); err != nil {
		return err
	}
	p.tail(end, cut)
	content.MarkRunIns(p.art)
	content.NameSections(p.art)
	return ctx.Err()
}
