package epub

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
