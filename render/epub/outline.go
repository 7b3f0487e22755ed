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
