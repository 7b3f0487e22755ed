package epub

import (
	"strconv"
	"strings"
)

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
