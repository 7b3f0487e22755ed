package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// outline is the place of a section in the book, known before any text is written so that links can lead there.
type outline struct {
	depth int // 1 = a document of its own; 0 = text under the heading before it, or the lead
	doc   string
	id    string // "" = the document
	label string
	gen   bool
}

// plan fixes file and id of every section and note of the articles.
func (b *builder) plan() {
	for _, u := range b.units {
		u.targets = map[string]string{}
		u.outline = make([]outline, len(u.a.Sections))
		chapters, subs := 0, 0
		var levels, counts []int
		doc := u.prefix + "intro.xhtml"
		if !b.single {
			doc = u.front
		}
		for i := range u.a.Sections {
			s := &u.a.Sections[i]
			o := &u.outline[i]
			if level := levelOf(s); level > 0 {
				for len(levels) > 0 && levels[len(levels)-1] >= level {
					levels = levels[:len(levels)-1]
				}
				levels = append(levels, level)
				o.depth = len(levels)
				counts = append(counts[:min(len(counts), o.depth)], make([]int, max(0, o.depth-len(counts)))...)
				counts[o.depth-1]++
				o.label, o.gen = b.sectionLabel(u, s, counts[o.depth-1])
				if o.depth == 1 {
					chapters, subs = chapters+1, 0
					doc = u.prefix + "ch-" + pad4(chapters) + ".xhtml"
				} else {
					subs++
					o.id = "s-" + itoa(subs)
				}
			}
			o.doc = doc
			if s.ID != "" {
				u.targets[s.ID] = doc
				if o.id != "" {
					u.targets[s.ID] += "#" + o.id
				}
			}
		}
	}
}

// levelOf is the section's level; one that has a heading is never part of the lead.
func levelOf(s *content.Section) int {
	if s.Level == 0 && (s.Label != "" || len(s.Heading) > 0 || len(s.Slogan) > 0) {
		return 1
	}
	return s.Level
}

// sectionLabel is the entry of a section in every tree: label and heading, without the slogan unless asked for.
func (b *builder) sectionLabel(u *unit, s *content.Section, n int) (label string, gen bool) {
	heading := s.Heading
	if len(heading) == 0 {
		heading = s.Slogan
	}
	t := labelText(heading)
	if b.opt.TOCSlogan && len(s.Heading) > 0 {
		t = labelText(s.Slogan) + t
	}
	if l := legal(squeeze(s.Label)); l != "" {
		t = l + labelGap(l, t) + t
	}
	if t == "" {
		return untitled(u.lang, n), true
	}
	return t, false
}

// labelGap is what stands between a section's label and its heading: nothing behind 、 or a full-width bracket.
func labelGap(label, heading string) string {
	if heading == "" || strings.HasSuffix(label, "、") || strings.HasSuffix(label, "）") || strings.HasSuffix(label, "．") {
		return ""
	}
	return " "
}

// labelText is the text of inlines as a label: one line, no white space at its ends.
func labelText(in []content.Inline) string {
	return legal(squeeze(strings.ReplaceAll(content.InlineText(in), "\u2028", " ")))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// legal drops the characters that XML forbids; where they stand in the text they are reported.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

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
	label := b.l.intro
	if n == len(u.a.Sections) {
		label = b.l.body
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
		f.text(f.b.l.open + f.b.byline(s.Credits, f.doc.lang, nil) + f.b.l.close)
		f.raw("</p>\n")
	}
}

// heading writes the heading of a section. Its slogan is a paragraph before it, no part of the heading
// (typography.md HD-4); page markers stand before both.
func (f *flow) heading(i, level int, id string) {
	s := &f.u.a.Sections[i]
	o := &f.u.outline[i]
	ref := content.SectionRef(i)
	f.marksBefore(ref, ref.Sub("label"), ref.Sub("slogan"), ref.Sub("heading"))
	f.marks = nil
	tag := "h" + itoa(min(level, 6))
	slogan, heading := s.Slogan, s.Heading
	if len(heading) == 0 {
		slogan, heading = nil, s.Slogan
	}
	if len(slogan) > 0 && !f.b.opt.TOCSlogan {
		f.raw(`<hgroup><p class="slogan">`)
		f.para++
		f.sentence = 0
		f.inlines(slogan)
		f.raw("</p>")
		slogan = nil
		defer f.raw("</hgroup>\n")
		f.raw("<" + tag + ` id="` + id + `"` + f.headingClass(o, "slogan-h") + ">")
	} else {
		f.raw("<" + tag + ` id="` + id + `"` + f.headingClass(o, "") + ">")
		defer f.raw("\n")
	}
	f.para++
	f.sentence = 0
	if l := squeeze(s.Label); l != "" && !o.gen {
		f.words(l + labelGap(l, labelText(heading)))
	}
	if o.gen {
		f.text(o.label)
	}
	f.inlines(slogan)
	f.inlines(heading)
	f.raw("</" + tag + ">")
}

// headingClass marks headings behind a slogan, those that are ours, and sections of a collection's articles, which
// are one level lower and look like those of an article alone.
func (f *flow) headingClass(o *outline, class string) string {
	if o.depth == 1 && f.u.level > 2 {
		class = strings.TrimSpace(class + " section-h")
	}
	if o.gen {
		class = strings.TrimSpace(class + " gen")
	}
	if class == "" {
		return ""
	}
	return ` class="` + class + `"`
}
