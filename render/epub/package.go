package epub

import "strings"

// item is an entry of the manifest (EPUB 3.3 §5.6.2).
type item struct {
	id, href, mediaType, properties string
}

const xhtmlType = "application/xhtml+xml"

// opf writes the package document.
func (b *builder) opf(media []item) []byte {
	m := &metadata{b: b}
	m.raw(xmlHead + "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"pub-id\"")
	m.attr("xml:lang", b.lang)
	m.raw(" dir=\"ltr\" prefix=\"ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/\">\n")
	m.raw("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
	m.write()
	m.raw("</metadata>\n<manifest>\n")
	for _, i := range b.manifest(media) {
		m.raw("<item id=\"" + i.id + "\" href=\"" + i.href + "\" media-type=\"" + i.mediaType + "\"")
		if i.properties != "" {
			m.raw(" properties=\"" + i.properties + "\"")
		}
		m.raw("/>\n")
	}
	direction := "ltr"
	if b.opt.Vertical {
		direction = "rtl"
	}
	m.raw("</manifest>\n<spine toc=\"ncx\" page-progression-direction=\"" + direction + "\">\n")
	for _, d := range b.docs {
		m.raw("<itemref idref=\"" + d.id() + "\"/>\n")
	}
	m.raw("</spine>\n<guide>\n")
	for _, l := range b.landmarks() {
		if l.guide != "" {
			m.raw("<reference type=\"" + l.guide + "\"")
			m.attr("title", l.label)
			m.raw(" href=\"" + l.href + "\"/>\n")
		}
	}
	m.raw("</guide>\n</package>\n")
	return m.markup.b
}

func (d *document) id() string { return "doc-" + strings.TrimSuffix(d.name, ".xhtml") }

// manifest lists navigation, documents in reading order and media as they are named.
func (b *builder) manifest(media []item) []item {
	items := make([]item, 0, len(b.docs)+len(media)+2)
	items = append(items, item{"nav", "nav.xhtml", xhtmlType, "nav"}, item{"ncx", "toc.ncx", "application/x-dtbncx+xml", ""})
	for _, d := range b.docs {
		properties := ""
		if d.mathML {
			properties = "mathml"
		}
		items = append(items, item{d.id(), "xhtml/" + d.name, xhtmlType, properties})
	}
	return append(items, media...)
}
