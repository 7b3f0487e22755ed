package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// identifier is the unique identifier of the book: it survives corrections (EPUB 3.3 §5.5.3.1).
func (b *builder) identifier() string {
	if b.opt.Identifier != "" {
		return b.opt.Identifier
	}
	return b.uuid()
}

func (b *builder) uuid() string {
	if b.single && len(b.units) > 0 {
		return content.Identifier("epub", b.units[0].a)
	}
	c := b.c
	return content.UUID("epub", squeeze(content.InlineText(c.Title))+"\n"+squeeze(c.Publisher.Name)+"\n"+squeeze(c.Volume)+"\n"+squeeze(c.Number))
}

func (m *metadata) identifiers() {
	b := m.b
	id := b.identifier()
	m.raw("<dc:identifier id=\"pub-id\">")
	m.text(id)
	m.raw("</dc:identifier>\n")
	n := 1
	further := func(value, onix string) {
		if value == id {
			return
		}
		n++
		m.raw("<dc:identifier id=\"id-" + itoa(n) + "\">")
		m.text(value)
		m.raw("</dc:identifier>\n")
		if onix != "" {
			m.meta("identifier-type", "id-"+itoa(n), "onix:codelist5", onix)
		}
	}
	if id != b.uuid() {
		further(b.uuid(), "")
	}
	numbers := b.c.Licences
	if b.single && len(b.units) > 0 {
		numbers = append(numbers[:len(numbers):len(numbers)], b.units[0].a.Licences...)
	}
	seen := map[string]bool{}
	for _, l := range numbers {
		value, onix := standardNumber(l)
		if value != "" && !seen[value] {
			seen[value] = true
			further(value, onix)
		}
	}
}

// standardNumber returns ISBN and ISSN as URNs, with the code of ONIX list 5 where there is one.
func standardNumber(l content.Licence) (urn, onix string) {
	n := strings.ToUpper(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == 'x' || r == 'X' {
			return r
		}
		return -1
	}, l.Number))
	switch {
	case l.Kind == content.LicenceISBN && len(n) == 13:
		return "urn:isbn:" + n, "15"
	case l.Kind == content.LicenceISBN && len(n) == 10:
		return "urn:isbn:" + n, "02"
	case l.Kind == content.LicenceISSN && len(n) == 8:
		return "urn:issn:" + n[:4] + "-" + n[4:], ""
	}
	return "", ""
}
