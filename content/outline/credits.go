package outline

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
)

func (b *Builder) isCredit(line string) bool {
	k := content.ParseCreditLine(line, content.AtByline).Kind
	return k == content.CreditMatter || k == content.LabelOnly
}

// byline takes the credit lines between title and text, then the wire lead of the first paragraph (R4, C7).
func (b *Builder) byline() {
	b.statedBylines()
	for i := 0; i < len(b.items); {
		n, whole := b.take(i, content.AtDateline)
		if n == 0 {
			break
		}
		if whole {
			b.remove(i, n)
		} else {
			i += n
		}
	}
	for i := range b.items {
		if p, ok := b.items[i].Block.(*content.Para); ok && b.items[i].Part != Heading {
			b.lead(p)
			return
		}
	}
}

// statedBylines takes the paragraphs that the source calls the byline: their names need no label.
func (b *Builder) statedBylines() {
	for i := 0; i < len(b.items); {
		words, ok := b.words(i)
		if b.items[i].Part != Byline || !ok {
			i++
			continue
		}
		line := content.ParseCreditLine(words, content.AtByline)
		if line.Kind != content.CreditMatter {
			line = content.ParseCreditLine("作者："+words, content.AtByline)
		}
		if line.Kind != content.CreditMatter || len(line.Credits) == 0 {
			i++
			continue
		}
		for j := range line.Credits {
			line.Credits[j].Raw = words
		}
		b.keep(line, b.items[i].Block.(*content.Para).Pos)
		b.remove(i, 1)
	}
}

// take reads item i as a credit line, with the next one if a label stands alone on it (C13); n is how many items that
// were, 0 if it is none. Without whole, words of them are in no field: they stay text (C12).
func (b *Builder) take(i int, at content.Place) (n int, whole bool) {
	words, ok := b.words(i)
	if !ok || b.items[i].Part == Heading || content.Width(words) > 90 {
		return 0, false
	}
	if words == "" {
		return 1, true
	}
	line := content.ParseCreditLine(words, at)
	n = 1
	if next, ok := b.words(i + 1); line.Kind == content.LabelOnly && ok && content.Width(next) < 16 {
		line = content.ParseCreditLine(strings.TrimRight(words, ":：")+"："+next, at)
		n = 2
	}
	if line.Kind != content.CreditMatter {
		b.doubts(line, b.items[i].Block.(*content.Para).Pos)
		return 0, false
	}
	b.keep(line, b.items[i].Block.(*content.Para).Pos)
	return n, !slices.ContainsFunc(line.Doubts, func(d content.Doubt) bool { return d.Code == "W-CREDIT" })
}

// keep puts what a credit line says into the article.
func (b *Builder) keep(line content.CreditLine, pos content.Pos) {
	a := b.Article
	b.doubts(line, pos)
	base := b.group
	for _, c := range line.Credits {
		c.Group += base
		c.Pos = pos
		b.group = max(b.group, c.Group)
		a.Credits = content.AddCredit(a.Credits, c)
	}
	if line.Source != "" && a.Source.IsZero() {
		a.Source = content.Org{Name: line.Source, Pos: pos}
	}
	if line.OriginalTitle != "" && len(a.OriginalTitle) == 0 {
		a.OriginalTitle = []content.Inline{&content.Text{S: line.OriginalTitle, Pos: pos}}
	}
	b.stamp(&a.Published, line.Published, pos)
	b.stamp(&a.Modified, line.Modified, pos)
}

func (b *Builder) stamp(dst *content.Stamp, st content.Stamp, pos content.Pos) {
	if !dst.IsZero() || st.IsZero() {
		return
	}
	*dst = st.InZone(b.Options.Zone)
	dst.Pos = pos
}

func (b *Builder) doubts(line content.CreditLine, pos content.Pos) {
	for _, d := range line.Doubts {
		sev, msg := content.Warning, "not taken as a credit: "
		switch d.Code {
		case "I-PLACEHOLDER":
			sev, msg = content.Info, "a placeholder, no person: "
		case "W-DATE":
			msg = "impossible date: "
		}
		b.Problems = append(b.Problems, content.Problem{Severity: sev, Code: d.Code, Pos: pos, Msg: msg + content.QuoteInput(d.Text)})
	}
}

// lead cuts the wire lead off the first paragraph.
func (b *Builder) lead(p *content.Para) {
	if len(p.Text) == 0 || len(p.RunIn) > 0 {
		return
	}
	t, ok := p.Text[0].(*content.Text)
	if !ok {
		return
	}
	line := content.ParseCreditLine(t.S, content.AtLead)
	if line.Kind != content.LeadLine || line.RestAt <= 0 || line.RestAt >= len(t.S) {
		return
	}
	b.keep(line, p.Pos)
	if b.Article.Dateline == (content.Dateline{}) {
		b.Article.Dateline = content.Dateline{Agency: line.Agency, Place: line.Place, WireDate: line.WireDate,
			Raw: strings.TrimFunc(t.S[:line.RestAt], content.IsSpace), Pos: p.Pos}
	}
	p.Text = append([]content.Inline{&content.Text{S: t.S[line.RestAt:], Pos: t.Pos}}, p.Text[1:]...)
}

// tail takes the credit lines behind the last paragraph (R10).
func (b *Builder) tail() {
	from := len(b.items)
	for from > 0 {
		words, ok := b.words(from - 1)
		kind := content.ParseCreditLine(words, content.AtTail).Kind
		if !ok || words != "" && kind != content.CreditMatter || content.Width(words) > 90 {
			break
		}
		from--
	}
	if from == 0 {
		return
	}
	kept := b.items[:from]
	for i := from; i < len(b.items); i++ {
		if _, whole := b.take(i, content.AtTail); !whole {
			kept = append(kept, b.items[i])
		}
	}
	b.items = kept
}

// captions gives a figure the paragraph behind it that is its caption (C8).
func (b *Builder) captions() {
	for i := 0; i+1 < len(b.items); i++ {
		f, ok := b.items[i].Block.(*content.Figure)
		words, isPara := b.words(i + 1)
		if !ok || !isPara || len(f.Caption) > 0 {
			continue
		}
		line := content.ParseCreditLine(words, content.AtCaption)
		stated := b.items[i+1].Part == Caption
		if !stated && (line.Kind != content.CaptionLine || content.Width(words) > 120) {
			continue
		}
		b.caption(f, i+1, words, line)
		b.remove(i+1, 1)
	}
}

func (b *Builder) caption(f *content.Figure, i int, words string, line content.CreditLine) {
	pos := b.items[i].Block.(*content.Para).Pos
	if line.Kind != content.CaptionLine && line.Kind != content.CreditMatter {
		f.Caption = unbold(b.inlines(i))
		return
	}
	for _, c := range line.Credits {
		c.Pos = pos
		f.Credits = append(f.Credits, c)
	}
	if line.Rest != "" {
		f.Caption = []content.Inline{&content.Text{S: line.Rest, Pos: pos}}
	}
}
