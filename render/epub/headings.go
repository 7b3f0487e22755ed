package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

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
