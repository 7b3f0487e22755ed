package epub

import (
	"strconv"
	"strings"
	"time"

	"github.com/kanben/kanben/content"
)

// metadata writes the metadata of the package document (epub.md §4).
type metadata struct {
	markup
	b *builder
}

func (m *metadata) write() {
	m.identifiers()
	m.titles()
	m.line("dc:language", m.b.lang)
	for i, u := 0, m.b.units; i < len(u); i++ {
		if u[i].lang != m.b.lang && firstOf(u, i) {
			m.line("dc:language", u[i].lang)
		}
	}
	m.people()
	m.origin()
	m.series()
	m.accessibility()
	m.pageSource()
	if m.b.cover != nil {
		m.raw("<meta name=\"cover\" content=\"img-cover\"/>\n")
	}
	if m.b.embeds() {
		m.raw("<meta property=\"ibooks:specified-fonts\">true</meta>\n")
	}
}

func firstOf(us []*unit, i int) bool {
	for _, u := range us[:i] {
		if u.lang == us[i].lang {
			return false
		}
	}
	return true
}

// line writes an element with text, if there is any.
func (m *metadata) line(tag, text string) {
	if text = trimName(text); text != "" {
		m.elem(tag, text)
		m.raw("\n")
	}
}

// meta writes a property of the package or, with refines, of an element.
func (m *metadata) meta(property, refines, scheme, value string) {
	m.raw("<meta property=\"" + property + "\"")
	if refines != "" {
		m.raw(" refines=\"#" + refines + "\"")
	}
	if scheme != "" {
		m.raw(" scheme=\"" + scheme + "\"")
	}
	m.raw(">")
	m.text(value)
	m.raw("</meta>\n")
}

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

// titles writes main title and subtitle; the first has to stand alone.
func (m *metadata) titles() {
	ts := []struct{ kind, text string }{{"main", m.b.title()}, {"subtitle", labelText(m.b.subtitle())}}
	for i, t := range ts {
		if t.text == "" {
			continue
		}
		id := "title-" + itoa(i+1)
		m.raw("<dc:title id=\"" + id + "\">")
		m.text(t.text)
		m.raw("</dc:title>\n")
		m.meta("title-type", id, "", t.kind)
		m.meta("display-seq", id, "", itoa(i+1))
		m.meta("file-as", id, "", sortTitle(t.text))
	}
}

// origin writes publisher, source, dates, rights, description and subjects.
func (m *metadata) origin() {
	b := m.b
	if p := b.publisher(); p != "" {
		m.line("dc:publisher", p)
	}
	if date := b.date(); !date.IsZero() {
		m.line("dc:date", packageDate(date))
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

// series writes the series of the book with its twin for calibre; a volume of a split book belongs to a set.
func (m *metadata) series() {
	name, position, kind := squeeze(m.b.c.SeriesName), squeeze(m.b.c.SeriesPosition), "series"
	if name == "" && !m.b.single && isPosition(m.b.c.Volume) {
		name, position, kind = m.b.title(), squeeze(m.b.c.Volume), "set"
	}
	if name == "" {
		return
	}
	m.raw("<meta property=\"belongs-to-collection\" id=\"series-1\">")
	m.text(name)
	m.raw("</meta>\n")
	m.meta("collection-type", "series-1", "", kind)
	if isPosition(position) {
		m.meta("group-position", "series-1", "", position)
	}
	m.raw("<meta name=\"calibre:series\"")
	m.attr("content", name)
	m.raw("/>\n")
	if isPosition(position) {
		m.raw("<meta name=\"calibre:series_index\"")
		m.attr("content", position)
		m.raw("/>\n")
	}
}

func isPosition(s string) bool {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return err == nil && n >= 0 && !strings.ContainsAny(s, "eExXpP_+nN")
}

// pageSource names the PDF that the page markers count; it comes with the map and is never derived here.
func (m *metadata) pageSource() {
	pm := m.b.book.Pages
	if pm == nil || pm.DocumentID == "" {
		return
	}
	m.raw("<dc:source id=\"page-source\">")
	m.text(pm.DocumentID)
	m.raw("</dc:source>\n")
	m.meta("source-of", "page-source", "", "pagination")
	m.meta("pageBreakSource", "", "", pm.DocumentID)
}
