package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// byline lists people with their labels, those of one label together: 记者　陈一鸣、周晓岚.
func (b *builder) byline(credits []content.Credit, lang string, wanted func(content.Role) bool) string {
	groups := grouped(credits, lang, wanted)
	gap, sep, comma := "　", " ", "　"
	if !strings.HasPrefix(lang, "zh") {
		gap, sep, comma = "; ", " ", ", "
	}
	var s strings.Builder
	for _, g := range groups {
		if s.Len() > 0 {
			s.WriteString(gap)
		}
		if g.label != "" {
			s.WriteString(g.label + sep)
		}
		s.WriteString(strings.Join(g.names, comma))
	}
	return s.String()
}

// people is credits under one label.
type people struct {
	label string
	names []string
}

// grouped puts credits that share a label together, in the order of the first of each.
func grouped(credits []content.Credit, lang string, wanted func(content.Role) bool) []people {
	var gs []people
next:
	for _, c := range credits {
		name := trimName(c.Name)
		if name == "" || wanted != nil && !wanted(c.Role) {
			continue
		}
		if c.AltName != "" {
			name += " (" + trimName(c.AltName) + ")"
		}
		label := squeeze(c.LabelIn(lang))
		for i := range gs {
			if gs[i].label == label {
				for _, n := range gs[i].names {
					if n == name {
						continue next
					}
				}
				gs[i].names = append(gs[i].names, name)
				continue next
			}
		}
		gs = append(gs, people{label, []string{name}})
	}
	return gs
}

// trimName takes white space, no-break and ideographic spaces included, from the ends of a name.
func trimName(s string) string { return strings.TrimFunc(s, isNameSpace) }

func isNameSpace(r rune) bool {
	return r <= ' ' || r == 0xA0 || r == 0x3000 || r >= 0x2000 && r <= 0x200B || r == 0xFEFF || r == 0x202F || r == 0x205F
}

func outletOf(a *content.Article) string {
	if n := trimName(a.Source.Name); n != "" {
		return n
	}
	return trimName(a.Publisher.Name)
}

func editionText(e content.Edition, lang string) string {
	s := strings.TrimSpace(e.Paper + " " + e.Issue)
	if e.Page != "" {
		if strings.HasPrefix(lang, "zh") {
			s += " 第" + e.Page + "版"
		} else {
			s += ", p. " + e.Page
		}
	}
	if e.PageName != "" {
		s += " " + e.PageName
	}
	return strings.TrimSpace(s)
}
