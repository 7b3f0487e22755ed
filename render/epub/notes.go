package epub

import "github.com/kanben/kanben/content"

// notesPage writes the notes of the article, those that are referred to first. Readers show them as pop-ups
// because each is an aside of its own whose container is not typed as a footnote (epub.md §10).
func (b *builder) notesPage(u *unit, toc *[]*entry) {
	if len(u.notes) == 0 {
		return
	}
	f := b.document(u.prefix+"notes.xhtml", notesDoc, labelsFor(u.lang).notes, u)
	f.sectionStart("h")
	f.raw(`<h` + itoa(u.level) + ` id="h" class="gen">`)
	f.text(f.doc.label)
	f.raw("</h" + itoa(u.level) + ">\n")
	for i := 0; i < len(u.cited) || u.citeNext(); i++ { // a note may cite a further one
		f.note(u.cited[i])
	}
	f.raw("</section>")
	f.end()
	*toc = append(*toc, &entry{label: f.doc.label, doc: f.doc.name, gen: true, at: -1})
}

// citeNext puts the first note that nothing refers to behind the others; false when none is left.
func (u *unit) citeNext() bool {
	for i := range u.notes {
		if n := &u.notes[i]; n.number == 0 {
			u.cited = append(u.cited, n)
			n.number = len(u.cited)
			return true
		}
	}
	return false
}

// note writes one note, its link back first.
func (f *flow) note(n *note) {
	number := itoa(n.number)
	ref := content.NoteRefNode(n.index)
	f.raw(`<aside epub:type="footnote" role="doc-footnote" id="n-` + number + `">`)
	back := `<span class="gen">[` + number + `]</span> `
	if n.back != "" {
		m := markup{}
		m.raw(`<a epub:type="backlink" role="doc-backlink" href="` + n.back + `"`)
		m.attr("aria-label", f.l.back)
		m.raw(">[" + number + "]</a> ")
		back = string(m.b)
	}
	blocks := n.Blocks
	if p, ok := first(blocks).(*content.Para); ok {
		f.para1(`<p class="flat">`+back, p, ref.Down("b", 0))
		f.raw("</p>")
		blocks = blocks[1:]
		f.blocks(blocks, func(i int) content.NodeRef { return ref.Down("b", i+1) })
	} else {
		f.raw(`<p class="flat">` + back + "</p>")
		f.blocks(blocks, under(ref))
	}
	f.raw("</aside>\n")
}

func first(bs []content.Block) content.Block {
	if len(bs) == 0 {
		return nil
	}
	return bs[0]
}
