package layout

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// furniture draws running heads (书眉) and folios (页码) once all pages are there. It stands on the sheet, not in
// the type area's writing direction: modern vertical books set it horizontally.
type furniture struct {
	p      *press
	total  string
	cache  map[string]*para
	setter typeset.Setter
}

func (p *press) furnish() {
	f := &furniture{p: p, total: strconv.Itoa(len(p.doc.Pages)), cache: map[string]*para{}}
	for i := range p.doc.Pages {
		info := &p.pages.info[i]
		p.doc.Pages[i].Furniture = len(p.doc.Pages[i].Items)
		if info.blank {
			continue
		}
		if !info.plain && (!info.first || p.theme.Running.First) {
			f.running(i, info)
		}
		f.folio(i)
	}
}

// area is the type area on the sheet.
func (f *furniture) area(page int) (left, top, right, bottom render.Pt) {
	g := &f.p.grid
	fr := g.frame(f.p.doc.Pages[page].Recto)
	x, y, w, h := fr.rect(0, 0, g.inline, g.block)
	return x, y, x + w, y + h
}

func (f *furniture) running(page int, info *pageInfo) {
	t := &f.p.theme.Running
	l := f.p.look(t.Text)
	left, top, right, _ := f.area(page)
	y := top - t.Away.At(f.p.grid.size)
	leftWords, rightWords := f.words(t.Left, info), f.words(t.Right, info)
	if f.p.grid.facing && f.p.doc.Pages[page].Recto == f.p.grid.vertical {
		leftWords, rightWords = f.words(t.Verso, info), ""
	}
	base := y - render.Em1000(400).At(l.size)
	if t.Left == "" && t.Right == "" && t.Verso == "" {
		return
	}
	room := right - left - 2*l.size
	lw := f.put(page, leftWords, l, left, base, room, HeaderArtifact, false)
	f.put(page, rightWords, l, right, base, room-lw, HeaderArtifact, true)
	if t.Rule > 0 {
		f.add(page, &RuleItem{Mark: Mark{Elem: -1, Artifact: HeaderArtifact}, X1: left, Y1: y, X2: right, Y2: y, Width: t.Rule, Ink: f.p.ink(l.ink)})
	}
}

func (f *furniture) words(kind string, info *pageInfo) string {
	switch kind {
	case "publication":
		return f.p.publication
	case "title":
		return info.title
	case "section":
		if info.section != "" {
			return info.section
		}
		return info.title
	}
	return ""
}

func (f *furniture) folio(page int) {
	t := &f.p.theme.Folio
	l := f.p.look(t.Text)
	left, _, right, bottom := f.area(page)
	y := bottom + t.Away.At(f.p.grid.size) + render.Em1000(880).At(l.size)
	label := f.p.doc.Pages[page].Label
	switch t.Form {
	case "of":
		if f.p.doc.Pages[page].Label != "" && !f.p.many {
			label += "/" + f.total
		}
	case "dash":
		label = "— " + label + " —"
	}
	recto := f.p.doc.Pages[page].Recto
	switch {
	case t.Place == "centre" || t.Place == "":
		q := f.line(label, l)
		w := f.width(q)
		f.draw(page, q, left+(right-left-w)/2, y, FooterArtifact)
	default:
		inset := render.Pt(0)
		if t.Place == "outer-blank" {
			inset = l.size
		}
		if recto != f.p.grid.vertical {
			f.put(page, label, l, right-inset, y, right-left, FooterArtifact, true)
		} else {
			f.put(page, label, l, left+inset, y, right-left, FooterArtifact, false)
		}
	}
}

// put sets words that begin, or end, at x; what does not fit in the room is cut at a seam.
func (f *furniture) put(page int, s string, l look, x, y, room render.Pt, kind Artifact, end bool) render.Pt {
	if s == "" {
		return 0
	}
	q := f.line(s, l)
	w := f.width(q)
	for w > room && utf8Len(s) > 4 {
		s = shorter(s)
		q = f.line(s+"……", l)
		w = f.width(q)
	}
	if end {
		x -= w
	}
	f.draw(page, q, x, y, kind)
	return w
}

func utf8Len(s string) int { return len([]rune(s)) }

// shorter cuts the last character, or back to the last mark if that is near.
func shorter(s string) string {
	r := []rune(s)
	r = r[:len(r)-1]
	return strings.TrimRight(string(r), "，、：；—… ")
}

// line sets a line of furniture, horizontally; lines are kept, since most pages bear the same.
func (f *furniture) line(s string, l look) *para {
	key := s + "\x00" + strconv.Itoa(int(l.size)) + l.role.String()
	if q := f.cache[key]; q != nil {
		return q
	}
	q := &para{look: l, measure: endless}
	f.p.words(q, s, -1, l.role, typeset.Plain)
	o := *f.p.line
	o.Vertical = false
	q.prep = f.setter.Prepare(&typeset.Paragraph{Spans: q.spans, Align: typeset.Start, Options: &o})
	q.lines, _ = q.prep.Break(q.measure, 0)
	f.cache[key] = q
	return q
}

func (f *furniture) width(q *para) render.Pt {
	if len(q.lines) == 0 {
		return 0
	}
	return q.lines[0].Width.At(q.size)
}

func (f *furniture) draw(page int, q *para, x, y render.Pt, kind Artifact) {
	if len(q.lines) == 0 {
		return
	}
	f.add(page, &Text{Mark: Mark{Elem: -1, Artifact: kind}, X: x, Y: y, Size: q.size, Ink: q.ink,
		Glyphs: q.lines[0].Glyphs, Runes: q.prep.Runes, Generated: true})
}

func (f *furniture) add(page int, it Item) {
	p := &f.p.doc.Pages[page]
	p.Items = append(p.Items, it)
}

// publicationOf is what the running head names: the paper or outlet, else who issues the document.
func publicationOf(c *content.Collection) string {
	all := c.Articles()
	if len(c.Title) > 0 || len(all) == 0 {
		return content.InlineText(c.Title)
	}
	a := all[0]
	for _, s := range []string{a.Edition.Paper, a.Source.Name, a.Publisher.Name} {
		if s != "" {
			return s
		}
	}
	return ""
}
