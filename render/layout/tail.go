package layout

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/typeset"
)

// tail sets （责任编辑　姓名） at the right after the last paragraph, as newspapers do, then the imprint.
func (p *press) tail(a *content.Article, parent int32) {
	p.settleNotes()
	p.endMark()
	groups := creditGroups(a, func(c *content.Credit) bool { return c.Role == content.ResponsibleEditor })
	for _, g := range groups {
		p.tailLine(g.label, strings.Join(g.names, pick(a.Lang, "　", "　", ", ")), a.Lang, parent)
	}
	p.imprint(a, parent)
}

func (p *press) tailLine(label, names, lang string, parent int32) {
	l := p.look(p.theme.Tail)
	q := &para{look: l}
	elem := p.elem("P", parent)
	text := pick(lang, "（"+label+"　"+names+"）", "（"+label+"　"+names+"）", label+": "+names)
	p.words(q, text, elem, l.role, typeset.Plain)
	s := p.galley(q, p.grid.column)
	p.stay(s)
	p.emit(s...)
}

// stay keeps the last lines before it with the tail: names never stand alone on a page.
func (p *press) stay(s []strip) {
	for i := range s {
		s[i].node = ""
		s[i].galley = nil
		s[i].keep = breakNever
	}
	s[len(s)-1].keep = breakFree
	s[0].pull = 2 * p.grid.leading
}

// sectionCredits sets the credits of a section at its end.
func (p *press) sectionCredits(s *content.Section, sect int32) {
	if len(s.Credits) == 0 {
		return
	}
	a := &content.Article{Lang: p.article.Lang, Credits: s.Credits}
	for _, g := range creditGroups(a, func(*content.Credit) bool { return true }) {
		p.tailLine(g.label, strings.Join(g.names, pick(a.Lang, "　", "　", ", ")), a.Lang, sect)
	}
}
