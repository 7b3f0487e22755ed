package plain

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// takeCredits takes lines[i] as a credit line, together with the next one if a label stands alone on it (C13). It
// returns how many lines it took; 0 if it is none.
func (p *page) takeCredits(i, end int, at content.Place) int {
	l := p.lines[i]
	if len(l.text) > 600 {
		return 0
	}
	c := content.ParseCreditLine(l.text, at)
	n := 1
	if c.Kind == content.LabelOnly {
		if i+1 >= end || content.Width(p.lines[i+1].text) >= 16 {
			return 0
		}
		c = content.ParseCreditLine(strings.TrimRight(l.text, ":：")+"："+p.lines[i+1].text, at)
		n = 2
	}
	if c.Kind != content.CreditMatter {
		p.doubts(l, c)
		return 0
	}
	p.keepCredits(l, c)
	for k := range n {
		p.field(p.lines[i+k])
	}
	return n
}

// doubts reports what a line might have said.
func (p *page) doubts(l line, c content.CreditLine) {
	for _, d := range c.Doubts {
		sev, msg := content.Warning, "not taken as a credit: "
		switch d.Code {
		case "I-PLACEHOLDER":
			sev, msg = content.Info, "a placeholder, no person: "
		case "W-DATE":
			msg = "impossible date: "
		}
		p.problem(sev, d.Code, l, msg+content.QuoteInput(d.Text))
	}
}

// keepCredits puts what a credit line says into the article.
func (p *page) keepCredits(l line, c content.CreditLine) {
	p.doubts(l, c)
	p.addCredits(l, c.Credits)
	if c.Source != "" && p.art.Source.Name == "" {
		p.art.Source = content.Org{Name: c.Source, Raw: l.text, Pos: p.pos(l, 0)}
	}
	if c.OriginalTitle != "" && p.art.OriginalTitle == nil {
		p.art.OriginalTitle = []content.Inline{&content.Text{S: c.OriginalTitle, Pos: p.pos(l, 0)}}
	}
	if c.Place != "" && p.art.Dateline.Place == "" {
		p.art.Dateline.Place = c.Place
		p.art.Dateline.Raw = l.text
		p.art.Dateline.Pos = p.pos(l, 0)
	}
	p.keepStamp(&p.art.Published, c.Published, l)
	p.keepStamp(&p.art.Modified, c.Modified, l)
}

func (p *page) keepStamp(to *content.Stamp, st content.Stamp, l line) {
	if st.IsZero() || !to.IsZero() {
		return
	}
	*to = st.InZone(p.o.Zone)
	to.Pos = p.pos(l, max(0, strings.Index(l.text, st.Raw)))
}

// addCredits appends the credits that the article does not have yet.
func (p *page) addCredits(l line, cs []content.Credit) {
	base := p.group
	for _, c := range cs {
		c.Group += base
		p.group = max(p.group, c.Group)
		c.Pos = p.pos(l, max(0, strings.Index(l.text, c.Name)))
		p.art.Credits = content.AddCredit(p.art.Credits, c)
	}
}
