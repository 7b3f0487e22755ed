package epub

// landmark is a place that reading systems offer a button for (EPUB 3.3 §7.4.4, §5.9.4).
type landmark struct {
	epubType, guide string // guide: its type in the legacy guide, "" = none
	label, href     string // href as seen from the package document
}

// landmarks lists those whose file exists; no two have one type and target.
func (b *builder) landmarks() []landmark {
	var ls []landmark
	endnotes := false
	for _, d := range b.docs {
		href := "xhtml/" + d.name
		switch {
		case d.kind == coverDoc:
			ls = append(ls, landmark{"cover", "cover", b.l.cover, href})
		case d.kind == titleDoc:
			ls = append(ls, landmark{"titlepage", "title-page", b.l.titlePage, href})
		case d.kind == contentsDoc:
			ls = append(ls, landmark{"toc", "toc", b.l.contents, href})
		case d.name == b.start:
			ls = append(ls, landmark{"bodymatter", "text", b.l.start, href})
		case d.kind == notesDoc && !endnotes:
			endnotes = true
			ls = append(ls, landmark{"endnotes", "notes", b.l.notes, href})
		case d.kind == imprintDoc:
			ls = append(ls, landmark{"colophon", "colophon", b.l.imprint, href})
		}
	}
	return ls
}

// nav writes nav.xhtml: contents, landmarks and, with a page map, the list of pages. It is not in the spine, and
// what is no contents is hidden by attribute and class (EPUB 3.3 §7.5).
func (b *builder) nav() []byte {
	var m markup
	m.raw(xmlHead + "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"")
	m.attr("lang", b.lang)
	m.attr("xml:lang", b.lang)
	m.raw(">\n<head><meta charset=\"UTF-8\"/>")
	m.elem("title", b.title())
	for _, s := range b.sheets() {
		m.raw("\n<link rel=\"stylesheet\" type=\"text/css\" href=\"css/" + s + "\"/>")
	}
	m.raw("</head>\n<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-h\">\n<h1 id=\"toc-h\" class=\"gen\">")
	m.text(b.l.contents)
	m.raw("</h1>\n")
	list(&m, b.toc, "xhtml/")
	m.raw("\n</nav>\n<nav epub:type=\"landmarks\" aria-labelledby=\"landmarks-h\" hidden=\"hidden\" class=\"hidden\">\n<h2 id=\"landmarks-h\" class=\"gen\">")
	m.text(b.l.landmarks)
	m.raw("</h2>\n<ol>\n")
	for _, l := range b.landmarks() {
		m.raw("<li><a epub:type=\"" + l.epubType + "\" href=\"" + l.href + "\">")
		m.text(l.label)
		m.raw("</a></li>\n")
	}
	m.raw("</ol>\n</nav>\n")
	if b.book.Pages != nil {
		m.raw("<nav epub:type=\"page-list\" role=\"doc-pagelist\" aria-labelledby=\"pages-h\" hidden=\"hidden\" class=\"hidden\">\n<h2 id=\"pages-h\" class=\"gen\">")
		m.text(b.l.pages)
		m.raw("</h2>\n<ol>\n")
		for _, d := range b.docs {
			for _, p := range d.pages {
				m.raw("<li><a href=\"xhtml/" + d.name + "#page-" + itoa(p.page+1) + "\">")
				m.text(b.book.Pages.Pages[p.page].Label)
				m.raw("</a></li>\n")
			}
		}
		m.raw("</ol>\n</nav>\n")
	}
	m.raw("</body></html>\n")
	return m.b
}
