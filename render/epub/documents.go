package epub

import (
	"github.com/kanben/kanben/content"
)

// documents writes all documents in reading order (epub.md §5, §11).
func (b *builder) documents() error {
	if err := b.coverPage(); err != nil {
		return err
	}
	b.plan()
	b.titlePage()
	var contents *flow
	if !b.opt.NoContents {
		contents = b.document("contents.xhtml", contentsDoc, b.l.contents, nil)
	}
	if b.single {
		if len(b.units) > 0 {
			b.article(b.units[0], &b.toc)
		}
	} else {
		b.parts()
	}
	b.imprint()
	if contents != nil {
		b.contentsPage(contents)
	}
	return nil
}

// parts writes the articles of a collection, under the parts that have a title.
func (b *builder) parts() {
	n, volumes := 0, 0
	for i := range b.c.Parts {
		p := &b.c.Parts[i]
		under := &b.toc
		if labelText(p.Title) != "" && len(p.Articles) > 0 {
			volumes++
			e := b.volume(p, volumes)
			b.toc = append(b.toc, e)
			under = &e.kids
		}
		for range p.Articles {
			u := b.units[n]
			n++
			e := b.articlePage(u)
			*under = append(*under, e)
			b.article(u, &e.kids)
		}
	}
}

// volume writes the page of a part's title.
func (b *builder) volume(p *content.Part, n int) *entry {
	name := "p-" + pad2(n) + ".xhtml"
	f := b.document(name, volumeDoc, labelText(p.Title), nil)
	b.begins(name)
	f.u = &unit{ref: "-", lang: b.lang}
	f.sectionStart("h")
	f.raw(`<h2 id="h">`)
	f.inlines(p.Title)
	f.raw("</h2>\n</section>")
	f.end()
	return &entry{label: f.doc.label, doc: name, at: -1}
}

// begins notes the first document of the text, for landmarks and guide.
func (b *builder) begins(name string) {
	if b.start == "" {
		b.start = name
	}
}

// sectionStart opens the outermost section of a document with its semantics.
func (f *flow) sectionStart(labelledBy string) {
	epubType, role := f.doc.kind.semantics()
	f.raw("<section")
	if epubType != "" {
		f.attr("epub:type", epubType)
	}
	if role != "" {
		f.attr("role", role)
	}
	switch f.doc.kind {
	case titleDoc, volumeDoc:
		f.raw(` class="titlepage"`)
	case partDoc:
		f.raw(` class="opening"`)
	}
	f.attr("aria-labelledby", labelledBy)
	f.raw(">\n")
}

// contentsPage writes the contents as a page of the book: some readers show no other (epub.md §6).
func (b *builder) contentsPage(f *flow) {
	f.raw(`<nav role="doc-toc" aria-labelledby="h">` + "\n" + `<h2 id="h" class="gen">`)
	f.text(b.l.contents)
	f.raw("</h2>\n")
	list(&f.markup, b.toc, "")
	f.raw("\n</nav>")
	f.end()
}

// coverPage writes the page of the cover picture; Kindle shows the picture by itself (epub.md §12).
func (b *builder) coverPage() error {
	if err := b.findCover(); err != nil || b.cover == nil || b.opt.Profile == Kindle {
		return err
	}
	f := b.document("cover.xhtml", coverDoc, b.l.cover, nil)
	f.raw(`<section epub:type="cover" role="region"`)
	f.attr("aria-label", b.l.cover)
	f.raw(`><img class="cover-img" role="doc-cover" src="../images/` + b.cover.name + `" width="` + itoa(b.cover.width) + `" height="` + itoa(b.cover.height) + `"`)
	f.attr("alt", b.l.coverAlt+b.title())
	f.raw("/></section>")
	f.end()
	return nil
}

// title is the main title of the book, never empty.
func (b *builder) title() string {
	t := b.c.Title
	if b.single && len(b.units) > 0 {
		t = b.units[0].a.Title
	}
	if s := labelText(t); s != "" {
		return s
	}
	return b.l.body
}

func (b *builder) subtitle() []content.Inline {
	if b.single && len(b.units) > 0 {
		return b.units[0].a.Subtitle
	}
	return b.c.Subtitle
}

func pad2(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}
