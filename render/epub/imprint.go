package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// imprint writes the 版权信息: who made this and where it is from. It lists every credit, whatever its role.
func (b *builder) imprint() {
	var u *unit
	if b.single && len(b.units) > 0 {
		u = b.units[0]
	}
	f := b.document("imprint.xhtml", imprintDoc, b.l.imprint, u)
	if u == nil {
		f.u = &unit{ref: "-", lang: b.lang}
	}
	f.sectionStart("h")
	f.pageMarkers(b.tail)
	f.raw(`<h2 id="h" class="gen">`)
	f.text(b.l.imprint)
	f.raw("</h2>\n")
	switch {
	case u != nil:
		f.raw("<dl>\n")
		f.articleRows(u.a)
		f.collectionRows()
	default:
		f.raw("<dl>\n")
		f.collectionRows()
		f.raw("</dl>\n")
		for _, u := range b.units {
			f.raw(`<p class="imprint-title"><a href="` + u.front + `">`)
			f.text(labelOr(u.a.Title, u.front))
			f.raw("</a></p>\n<dl>\n")
			f.articleRows(u.a)
			f.raw("</dl>\n")
		}
		f.raw("<dl>\n")
	}
	f.bookRows()
	f.raw("</dl>\n</section>")
	f.end()
	b.toc = append(b.toc, &entry{label: b.l.imprint, doc: f.doc.name, gen: true, at: -1})
}

func labelOr(in []content.Inline, other string) string {
	if s := labelText(in); s != "" {
		return s
	}
	return other
}

// row writes one label with its values; empty values are left out.
func (f *flow) row(label string, values ...string) {
	n := 0
	for _, v := range values {
		if v = trimName(v); v == "" {
			continue
		}
		if n == 0 {
			f.raw(`<dt class="gen">`)
			f.text(label)
			f.raw("</dt>")
		}
		n++
		f.elem("dd", v)
	}
	if n > 0 {
		f.raw("\n")
	}
}

// articleRows writes what is known of an article: outlet, publisher, people, dates, original, rights, numbers.
func (f *flow) articleRows(a *content.Article) {
	l := f.l
	f.row(l.outlet, a.Source.Name)
	if a.Publisher.Name != a.Source.Name {
		f.row(l.publisher, a.Publisher.Name)
	}
	f.row(l.edition, editionText(a.Edition, f.doc.lang))
	for _, g := range grouped(a.Credits, f.doc.lang, nil) {
		f.row(g.label, g.names...)
	}
	f.dateRow(l.published, a.Published)
	f.dateRow(l.updated, a.Modified)
	if s := labelText(a.OriginalTitle); s != "" {
		f.row(originalTitle(f.doc.lang), s)
	}
	if a.Canonical != "" {
		f.raw(`<dt class="gen">`)
		f.text(l.original)
		f.raw("</dt><dd>")
		f.reference(a.Canonical)
		f.raw("</dd>\n")
	}
	f.row(l.rights, rightsText(a.Rights))
	if a.Rights.TermsURL != "" || a.Rights.SPDX != "" {
		f.raw(`<dt class="gen">`)
		f.text(l.licence)
		f.raw("</dt><dd>")
		f.text(a.Rights.SPDX)
		if a.Rights.TermsURL != "" {
			f.raw(" ")
			f.reference(a.Rights.TermsURL)
		}
		f.raw("</dd>\n")
	}
	f.licenceRows(a.Licences)
}

func (f *flow) dateRow(label string, s content.Stamp) {
	if s.IsZero() {
		return
	}
	f.raw(`<dt class="gen">`)
	f.text(label)
	f.raw("</dt><dd>")
	f.time(s)
	f.raw("</dd>\n")
}

// licenceRows writes numbers that the input states; those found in a page's footer belong to the site and are
// printed only when asked for (content.md §2).
func (f *flow) licenceRows(ls []content.Licence) {
	for _, n := range ls {
		if n.Stated || f.b.opt.Licences {
			f.row(licenceLabel(n.Kind, f.doc.lang), n.Number)
		}
	}
}

func licenceLabel(k content.LicenceKind, lang string) string {
	zh := strings.HasPrefix(lang, "zh")
	switch k {
	case content.LicenceISBN, content.LicenceISSN, content.LicenceCN:
		return strings.ToUpper(string(k))
	case content.LicenceICP:
		return pick(zh, "ICP备案", "ICP number")
	case content.LicencePolice:
		return pick(zh, "公安备案", "Public security number")
	case content.LicencePress:
		return pick(zh, "新闻许可证", "News licence")
	}
	return pick(zh, "视听许可证", "Broadcast licence")
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func originalTitle(lang string) string {
	return pick(strings.HasPrefix(lang, "zh"), "原题", "Original title")
}

// collectionRows writes what is known of the whole collection.
func (f *flow) collectionRows() {
	c, l := f.b.c, f.l
	if !f.b.single {
		f.row(l.publisher, c.Publisher.Name)
		f.row(l.identifier, volumeText(c, f.doc.lang))
		for _, g := range grouped(c.Credits, f.doc.lang, nil) {
			f.row(g.label, g.names...)
		}
		f.dateRow(l.published, c.Date)
		f.row(l.rights, rightsText(c.Rights))
		f.licenceRows(c.Licences)
	}
	for _, i := range c.Imprint {
		if i.Label == "" {
			continue
		}
		f.raw("<dt>")
		f.text(i.Label)
		f.raw("</dt>")
		for _, line := range strings.Split(i.Value, "\n") {
			f.raw("<dd>")
			f.text(line)
			f.raw("</dd>")
		}
		f.raw("\n")
	}
}

// bookRows writes the faces with their licence and, by switch, the program.
func (f *flow) bookRows() {
	f.row(f.l.faces, f.b.faceNotices()...)
	if f.b.opt.Producer {
		f.row(f.l.producer, producerName(f.b.opt.Version))
	}
}

func producerName(version string) string { return strings.TrimSpace("kanben " + version) }

func rightsText(r content.Rights) string {
	if r.Notice != "" {
		return r.Notice
	}
	if r.Holder == "" {
		return ""
	}
	if r.Year > 0 {
		return "© " + itoa(r.Year) + " " + r.Holder
	}
	return "© " + r.Holder
}
