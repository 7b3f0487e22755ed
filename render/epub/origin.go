package epub

import (
	"strings"
	"time"

	"github.com/kanben/kanben/content"
)

// origin writes publisher, source, dates, rights, description and subjects.
func (m *metadata) origin() {
	b := m.b
	if p := b.publisher(); p != "" {
		m.line("dc:publisher", p)
	}
	if date := b.date(); !date.IsZero() {
		m.line("dc:date", packageDate(b.zoned(date)))
	}
	var sources, subjects, rights, texts set
	rights.add(rightsText(b.c.Rights))
	for _, u := range b.units {
		a := u.a
		if a.Canonical != "" {
			sources.add(a.Canonical)
		} else {
			sources.add(trimName(a.Source.Name))
		}
		for _, s := range a.Subjects {
			subjects.add(squeeze(s))
		}
		subjects.add(labelText(a.Kicker))
		for _, s := range a.Breadcrumb {
			subjects.add(squeeze(s))
		}
		rights.add(rightsText(a.Rights))
		for _, l := range a.Licences {
			if _, onix := standardNumber(l); (l.Stated || b.opt.Licences) && onix == "" && l.Kind != content.LicenceISSN {
				rights.add(squeeze(l.Number))
			}
		}
		if b.single {
			texts.add(blocksText(a.Abstract))
		}
	}
	for i, s := range sources.list {
		m.raw("<dc:source id=\"source" + ordinalID(i) + "\">")
		m.text(s)
		m.raw("</dc:source>\n")
	}
	for _, r := range rights.list {
		m.line("dc:rights", r)
	}
	for _, t := range texts.list {
		m.line("dc:description", t)
	}
	for _, s := range subjects.list {
		m.line("dc:subject", s)
	}
	if b.single {
		m.line("dc:type", "article")
	}
	m.meta("dcterms:modified", "", "", b.time.Format("2006-01-02T15:04:05Z"))
}

func ordinalID(i int) string {
	if i == 0 {
		return ""
	}
	return "-" + itoa(i+1)
}

// set keeps different strings in the order they came.
type set struct{ list []string }

func (s *set) add(v string) {
	if v == "" {
		return
	}
	for _, have := range s.list {
		if have == v {
			return
		}
	}
	s.list = append(s.list, v)
}

func (b *builder) publisher() string {
	if !b.single || len(b.units) == 0 {
		return trimName(b.c.Publisher.Name)
	}
	a := b.units[0].a
	if p := trimName(a.Publisher.Name); p != "" {
		return p
	}
	return trimName(a.Source.Name)
}

// date is the publication date: of the article, else the collection's own, else the newest of its articles.
func (b *builder) date() content.Stamp {
	if b.single && len(b.units) > 0 {
		return b.units[0].a.Published
	}
	if !b.c.Date.IsZero() {
		return b.c.Date
	}
	var newest content.Stamp
	for _, u := range b.units {
		if p := u.a.Published; !p.IsZero() && (newest.IsZero() || p.Time.After(newest.Time)) {
			newest = p
		}
	}
	return newest
}

// packageDate has time and zone as soon as the source has a time: a bare date was shown a day early by one reader.
func packageDate(s content.Stamp) string {
	if s.Precision == content.Day {
		return s.Time.Format(time.DateOnly)
	}
	return s.Time.Format(time.RFC3339)
}

// blocksText is the plain text of paragraphs.
func blocksText(bs []content.Block) string {
	var parts []string
	for _, b := range bs {
		if p, ok := b.(*content.Para); ok {
			parts = append(parts, squeeze(content.ParaText(p)))
		}
	}
	return strings.Join(parts, " ")
}
