package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// titlePage writes the title block of the article or, for a collection, of the book.
func (b *builder) titlePage() {
	var u *unit
	if b.single && len(b.units) > 0 {
		u = b.units[0]
	}
	f := b.document("titlepage.xhtml", titleDoc, b.title(), u)
	f.sectionStart("h")
	if u != nil {
		f.titleBlock(u.a, "h1")
		f.abstract(u.a)
	} else {
		f.u = &unit{ref: "-", lang: b.lang}
		f.heads("h1", b.c.Title, b.c.Subtitle)
		f.bookLines()
	}
	f.raw("</section>")
	f.end()
}

// articlePage writes the opening of an article in a collection: title, people, source and date, then the lead.
func (b *builder) articlePage(u *unit) *entry {
	label := labelText(u.a.Title)
	if label == "" {
		label = untitled(u.lang, len(b.docs))
	}
	f := b.document(u.front, partDoc, label, u)
	b.begins(u.front)
	f.sectionStart("h")
	f.titleBlock(u.a, "h2")
	f.abstract(u.a)
	f.sections(0, u.lead())
	f.raw("</section>")
	f.end()
	return &entry{label: label, doc: u.front, at: -1}
}

// titleBlock writes kicker, title, subtitle, outlet, byline, date and, in a collection, the link to the original.
func (f *flow) titleBlock(a *content.Article, tag string) {
	f.marksBefore("kicker", "title", "subtitle", "original", "byline", "dateline")
	f.marks = nil
	if len(a.Kicker) > 0 {
		f.raw(`<p class="kicker">`)
		f.inlines(a.Kicker)
		f.raw("</p>\n")
	}
	f.heads(tag, a.Title, a.Subtitle)
	f.raw(`<div class="dateline-block">`)
	outlet := outletOf(a)
	if outlet != "" {
		f.raw(`<p class="outlet">`)
		f.text(outlet)
		f.raw("</p>\n")
	}
	if a.Edition != (content.Edition{}) && !a.Edition.IsZero() {
		f.raw(`<p class="outlet">`)
		f.text(editionText(a.Edition, f.doc.lang))
		f.raw("</p>\n")
	}
	if line := f.b.byline(a.Credits, f.doc.lang, content.Role.Byline); line != "" {
		f.raw(`<p class="byline">`)
		f.text(line)
		f.raw("</p>\n")
	}
	if !a.Published.IsZero() {
		f.raw(`<p class="date">`)
		f.time(a.Published)
		f.raw("</p>\n")
	}
	if tag != "h1" && a.Canonical != "" {
		f.raw(`<p class="date">`)
		f.reference(a.Canonical)
		f.raw("</p>\n")
	}
	f.raw("</div>\n")
}

// heads writes title and subtitle; the —— before the subtitle is ours.
func (f *flow) heads(tag string, title, subtitle []content.Inline) {
	if len(subtitle) > 0 {
		f.raw("<hgroup>")
	}
	f.raw("<" + tag + ` id="h" class="title-h">`)
	if labelText(title) == "" {
		f.text(f.doc.label)
	} else {
		f.inlines(title)
	}
	f.raw("</" + tag + ">")
	if len(subtitle) > 0 {
		f.raw(`<p class="subtitle" epub:type="subtitle" role="doc-subtitle">`)
		if strings.HasPrefix(f.doc.lang, "zh") && !strings.HasPrefix(labelText(subtitle), "—") {
			f.gen("——")
		}
		f.inlines(subtitle)
		f.raw("</p></hgroup>")
	}
	f.raw("\n")
}

// bookLines writes people, publisher and date of a collection.
func (f *flow) bookLines() {
	c := f.b.c
	f.raw(`<div class="dateline-block">`)
	if v := volumeText(c, f.doc.lang); v != "" {
		f.raw(`<p class="outlet">`)
		f.text(v)
		f.raw("</p>\n")
	}
	if line := f.b.byline(c.Credits, f.doc.lang, nil); line != "" {
		f.raw(`<p class="byline">`)
		f.text(line)
		f.raw("</p>\n")
	}
	if c.Publisher.Name != "" {
		f.raw(`<p class="outlet">`)
		f.text(c.Publisher.Name)
		f.raw("</p>\n")
	}
	if !c.Date.IsZero() {
		f.raw(`<p class="date">`)
		f.time(c.Date)
		f.raw("</p>\n")
	}
	f.raw("</div>\n")
}

// volumeText is volume and number; bare figures get their counters in Chinese: 第2卷 第3期.
func volumeText(c *content.Collection, lang string) string {
	v, n := squeeze(c.Volume), squeeze(c.Number)
	if strings.HasPrefix(lang, "zh") {
		v, n = counted(v, "卷"), counted(n, "期")
	}
	return strings.TrimSpace(v + " " + n)
}

func counted(s, counter string) string {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return s
	}
	return "第" + s + counter
}

// abstract writes the 提要 under the title block.
func (f *flow) abstract(a *content.Article) {
	if len(a.Abstract) == 0 {
		return
	}
	f.raw(`<section epub:type="abstract" role="doc-abstract"`)
	f.attr("aria-label", abstractLabel(f.doc.lang))
	f.raw(` class="abstract">` + "\n")
	keep := f.u.dateline
	f.u.dateline = ""
	f.blocks(a.Abstract, under("abstract"))
	f.u.dateline = keep
	f.raw("</section>\n")
}

func abstractLabel(lang string) string {
	if strings.HasPrefix(lang, "zh") {
		return "提要"
	}
	return "Abstract"
}
