package epub

import (
	"github.com/kanben/kanben/content"
)

// article writes lead, chapters and notes; entries go to toc.
func (b *builder) article(u *unit, toc *[]*entry) {
	i := 0
	if b.single {
		i = b.intro(u, toc)
	} else {
		i = u.lead()
	}
	for i < len(u.a.Sections) {
		j := i + 1
		for j < len(u.a.Sections) && u.outline[j].depth != 1 {
			j++
		}
		*toc = append(*toc, b.chapter(u, i, j))
		i = j
	}
	b.notesPage(u, toc)
}

// lead returns how many sections stand before the first heading.
func (u *unit) lead() int {
	i := 0
	for i < len(u.a.Sections) && u.outline[i].depth == 0 {
		i++
	}
	return i
}

// intro writes the sections before the first heading as a document of their own.
func (b *builder) intro(u *unit, toc *[]*entry) int {
	n := u.lead()
	if !u.hasText(n) {
		return n
	}
	l := labelsFor(u.lang)
	label := l.intro
	if n == len(u.a.Sections) {
		label = l.body
	}
	f := b.document("intro.xhtml", introDoc, label, u)
	b.begins(f.doc.name)
	f.sectionStart("h")
	f.raw(`<h2 id="h" class="gen quiet">`)
	f.text(label)
	f.raw("</h2>\n")
	f.sections(0, n)
	f.raw("</section>")
	f.end()
	*toc = append(*toc, &entry{label: label, doc: f.doc.name, gen: true, at: -1})
	return n
}

func (u *unit) hasText(n int) bool {
	for i := 0; i < n; i++ {
		if len(u.a.Sections[i].Blocks) > 0 {
			return true
		}
	}
	return u.dateline != "" && n > 0
}

// chapter writes the sections from ≤ i < to, the first of which has level 1, as one document.
func (b *builder) chapter(u *unit, from, to int) *entry {
	o := &u.outline[from]
	f := b.document(o.doc, chapterDoc, o.label, u)
	b.begins(o.doc)
	f.sectionStart("h")
	f.heading(from, u.level, "h")
	f.section(from)
	e := &entry{label: o.label, doc: o.doc, gen: o.gen, at: -1}
	named := map[string]bool{}
	path := []*entry{e} // the open sections, outermost first
	for i := from + 1; i < to; i++ {
		o := &u.outline[i]
		if o.depth == 0 {
			f.section(i)
			continue
		}
		for len(path) >= o.depth {
			f.raw("</section>\n")
			path = path[:len(path)-1]
		}
		kid := &entry{label: o.label, doc: o.doc, frag: o.id, gen: o.gen}
		path[len(path)-1].kids = append(path[len(path)-1].kids, kid)
		path = append(path, kid)
		if named[o.label] { // two regions of one name cannot be told apart
			f.raw("<section>\n")
		} else {
			named[o.label] = true
			f.raw(`<section aria-labelledby="` + o.id + `">` + "\n")
		}
		f.heading(i, u.level+o.depth-1, o.id)
		kid.at = len(f.markup.b)
		f.section(i)
	}
	for range path {
		f.raw("</section>\n")
	}
	f.end()
	return e
}

// sections writes sections without headings.
func (f *flow) sections(from, to int) {
	for i := from; i < to; i++ {
		f.section(i)
	}
}

// section writes what stands under the heading of a section, and who is credited for it.
func (f *flow) section(i int) {
	s := &f.u.a.Sections[i]
	ref := content.SectionRef(i)
	f.blocks(s.Blocks, under(ref))
	if len(s.Credits) > 0 {
		f.raw(`<p class="by gen">`)
		f.text(f.l.open + f.b.byline(s.Credits, f.doc.lang, nil) + f.l.close)
		f.raw("</p>\n")
	}
}
