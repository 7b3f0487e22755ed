package html

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// sections makes the article of the pieces: headings, paragraphs, captions, callouts, credits between them.
func (p *page) sections(pieces []piece) {
	top := 7
	for _, pc := range pieces {
		if pc.level > 0 && content.ShortLine(pc.text) {
			top = min(top, pc.level)
		}
	}
	for i := 0; i < len(pieces); i++ {
		pc := pieces[i]
		pc.text = strings.TrimFunc(pc.text, content.IsSpace)
		switch {
		case pc.block != nil:
			if i+1 < len(pieces) && p.isCaption(pieces, i+1) {
				i++
			}
			p.add(pc.block)
		case pc.level > 0 && content.ShortLine(pc.text):
			p.heading(pc, min(pc.level-top+1, 6))
		default:
			i += p.paragraph(pieces, i)
		}
	}
}

func (p *page) heading(pc piece, level int) {
	s := content.Section{Level: level, Heading: unbold(pc.in)}
	if l, ok := content.CutLabel(pc.text); ok && l.IsLabelHeading() {
		s.Label, s.Heading = l.Text, cutFront(s.Heading, len(pc.text)-len(l.Rest))
	}
	p.art.Sections = append(p.art.Sections, s)
}

// unbold unwraps a wholly bold heading: its weight is the theme's business.
func unbold(in []content.Inline) []content.Inline {
	if len(in) == 1 {
		if s, ok := in[0].(*content.Strong); ok {
			return unbold(s.Kids)
		}
	}
	return in
}

// cutFront drops the first n bytes of the inlines' text, and the white space behind them.
func cutFront(in []content.Inline, n int) []content.Inline {
	for len(in) > 0 && n > 0 {
		size := len(content.InlineText(in[:1]))
		if size <= n {
			n -= size
			in = in[1:]
			continue
		}
		switch first := in[0].(type) {
		case *content.Text:
			return append([]content.Inline{&content.Text{S: strings.TrimLeftFunc(first.S[n:], content.IsSpace), Pos: first.Pos}}, in[1:]...)
		case *content.Strong:
			return append([]content.Inline{&content.Strong{Kids: cutFront(first.Kids, n)}}, in[1:]...)
		case *content.Emph:
			return append([]content.Inline{&content.Emph{Kids: cutFront(first.Kids, n)}}, in[1:]...)
		case *content.Link:
			return append([]content.Inline{&content.Link{URL: first.URL, Kids: cutFront(first.Kids, n), Pos: first.Pos}}, in[1:]...)
		}
		return in
	}
	return in
}

func (p *page) add(b content.Block) {
	if f, ok := b.(*content.Figure); ok && f.Asset == "" && f.Caption == nil && len(f.Credits) == 0 {
		return
	}
	if len(p.art.Sections) == 0 {
		p.art.Sections = append(p.art.Sections, content.Section{})
	}
	s := &p.art.Sections[len(p.art.Sections)-1]
	s.Blocks = append(s.Blocks, b)
}

// paragraph reads a paragraph by R6 … R9 and returns how many further pieces it took.
func (p *page) paragraph(pieces []piece, i int) int {
	pc := pieces[i]
	text := strings.TrimFunc(pc.text, content.IsSpace)
	next := ""
	if i+1 < len(pieces) && pieces[i+1].block == nil {
		next = strings.TrimFunc(pieces[i+1].text, content.IsSpace)
	}
	if content.IsSlogan(text) && content.IsSloganHeading(next) {
		p.art.Sections = append(p.art.Sections, content.Section{Level: 1, Slogan: unbold(pc.in), Heading: unbold(pieces[i+1].in)})
		return 1
	}
	if len(text) <= 600 {
		if p.shortPiece(pc, text, next) {
			return 0
		}
	}
	if p.callout(pc, text) || p.leadPiece(pc, text) {
		return 0
	}
	if i >= len(pieces)-3 {
		signed := content.TailCredits(text)
		if len(signed) == 0 && shortLines(pieces[i+1:]) {
			if cs, ok := content.TailSignature(text, joinedText(pieces)); ok {
				signed = cs
			}
		}
		p.credits(signed)
	} else {
		p.credits(content.ReportCredits(text))
	}
	para := &content.Para{Text: trimEdges(pc.in)}
	if n := content.NumberedRunIn(text); n > 0 {
		if t, ok := para.Text[0].(*content.Text); ok && len(t.S) > n {
			content.SplitRunIn(para, n)
		}
	}
	p.add(para)
	return 0
}

// joinedText returns the text of all paragraphs.
func joinedText(pieces []piece) string {
	var b strings.Builder
	for _, pc := range pieces {
		b.WriteString(pc.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// shortPiece reads headings by their look, and credit lines between paragraphs.
func (p *page) shortPiece(pc piece, text, next string) bool {
	if content.Width(text) <= 60 {
		if c := content.ParseCreditLine(text, content.AtBody); c.Kind == content.CreditMatter {
			p.keepPiece(c)
			return true
		}
	}
	l, labelled := content.CutLabel(text)
	if follow, ok := content.CutLabel(next); labelled && ok && isNumbered(l) && isNumbered(follow) {
		return false // entries of a list, not headings
	}
	switch {
	case labelled && l.IsLabelHeading() && (pc.bold || !strings.HasPrefix(text, "1") && l.Text != "●" && l.Text != "▲"):
		p.art.Sections = append(p.art.Sections, content.Section{Level: l.Level, Label: l.Text, Heading: cutFront(unbold(pc.in), len(text)-len(l.Rest))})
		return true
	case pc.bold && content.ShortLine(text) && !content.EndsSentence(strings.TrimRight(text, "？！?!")) && next != "":
		p.heading(pc, 1)
		return true
	}
	return false
}

func isNumbered(l content.Label) bool { return '0' <= l.Text[0] && l.Text[0] <= '9' }

// isCaption gives a short line behind a picture to it as caption.
func (p *page) isCaption(pieces []piece, i int) bool {
	if i == 0 {
		return false
	}
	f, ok := pieces[i-1].block.(*content.Figure)
	text := strings.TrimFunc(pieces[i].text, content.IsSpace)
	if !ok || f.Caption != nil || len(f.Credits) > 0 || content.Width(text) > 90 {
		return false
	}
	c := content.ParseCreditLine(text, content.AtCaption)
	if c.Kind != content.CaptionLine && pieces[i].bold {
		return false // a heading under a picture
	}
	if c.Kind != content.CaptionLine && !(pieces[i].centre && content.Width(text) <= 40) && !strings.HasPrefix(text, "图为") && !strings.HasPrefix(text, "圖為") {
		return false
	}
	p.captionOf(f, trimEdges(pieces[i].in))
	return true
}

// callout reads 编者按：… and 更正：… as typed callouts.
func (p *page) callout(pc piece, text string) bool {
	kind, first, last, from := content.CalloutLabel(text)
	if kind == "" || from >= len(text) {
		return false
	}
	p.add(&content.Callout{Kind: kind, Title: []content.Inline{&content.Text{S: text[first:last]}},
		Blocks: []content.Block{&content.Para{Text: cutFront(unbold(trimEdges(pc.in)), from)}}})
	return true
}

// leadPiece takes the wire lead off the first paragraph (C7).
func (p *page) leadPiece(pc piece, text string) bool {
	if p.art.Dateline.Agency != "" || len(p.art.Sections) > 1 {
		return false
	}
	c := content.ParseCreditLine(text, content.AtLead)
	if c.Kind != content.LeadLine {
		return false
	}
	p.credits(c.Credits)
	p.art.Dateline = content.Dateline{Agency: c.Agency, Place: c.Place, WireDate: c.WireDate, Raw: strings.TrimRightFunc(text[:c.RestAt], content.IsSpace)}
	if c.Rest != "" {
		p.add(&content.Para{Text: cutFront(trimEdges(pc.in), c.RestAt)})
	}
	return true
}

// trimEdges takes white space off both ends of a paragraph.
func trimEdges(in []content.Inline) []content.Inline {
	text := content.InlineText(in)
	lead := len(text) - len(strings.TrimLeftFunc(text, content.IsSpace))
	in = cutFront(in, lead)
	for len(in) > 0 {
		t, ok := in[len(in)-1].(*content.Text)
		if !ok {
			break
		}
		if t.S = strings.TrimRightFunc(t.S, content.IsSpace); t.S != "" {
			break
		}
		in = in[:len(in)-1]
	}
	return in
}
