package records

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
)

// people reads the fields that name people: a stated role with names, or a line as it is printed.
func (m *maker) people() {
	for _, p := range m.r.People {
		words := strings.Join(strings.Fields(unescape(p.Value)), " ")
		if words == "" {
			continue
		}
		before := len(m.a.Credits)
		if p.Role == "" {
			m.creditLine(words, p)
		} else {
			m.stated(words, p)
		}
		if len(m.a.Credits) == before && !m.known(words) {
			m.report(content.Warning, "W-CREDIT", p.Field, "no name was read in "+content.QuoteInput(words))
		}
	}
}

// known reports whether the words are the name of someone who is credited already.
func (m *maker) known(words string) bool {
	for _, c := range m.a.Credits {
		if strings.Contains(words, c.Name) {
			return true
		}
	}
	return m.a.Source.Name == words
}

// creditLine reads 记者 甲 / 编辑 乙; a line of bare names is one of authors, since the field says so much.
func (m *maker) creditLine(words string, p Person) {
	line := content.ParseCreditLine(words, content.AtByline)
	if line.Kind != content.CreditMatter {
		line = content.ParseCreditLine("作者："+words, content.AtByline)
	}
	if line.Kind != content.CreditMatter {
		return
	}
	m.add(line.Credits, p, words)
	if line.Source != "" && m.a.Source.IsZero() {
		m.a.Source = content.Org{Name: line.Source, Pos: p.Pos}
	}
}

// stated reads the names of a field whose role is known.
func (m *maker) stated(words string, p Person) {
	credits, _ := fields.StatedCredits(words, p.Role, "")
	m.add(credits, p, words)
}

func (m *maker) add(credits []content.Credit, p Person, words string) {
	base := 0
	for _, c := range m.a.Credits {
		base = max(base, c.Group)
	}
	for _, c := range credits {
		c.Pos, c.Raw, c.Confidence = p.Pos, words, 100
		c.Group += base
		if c.Org == "" {
			c.Org = p.Org
		}
		m.a.Credits = content.AddCredit(m.a.Credits, c)
	}
}
