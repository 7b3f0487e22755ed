package layout

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// imprint sets the block of everyone who made the article and where it comes from: label and value in two
// columns under a hairline, never cut (themes.md).
func (p *press) imprint(a *content.Article, parent int32) {
	rows := p.imprintWords(a)
	if len(rows) == 0 {
		return
	}
	sect := p.elem("Sect", parent)
	p.imprintRows(rows, p.elem("L", sect))
}

func (p *press) imprintRows(rows []words, list int32) {
	t := &p.theme.Imprint
	s := p.imprintStrip(rows, list)
	s.pull = render.Pt(t.Pull) * p.grid.leading
	p.space += t.Above.At(p.grid.leading)
	p.emit(s)
}

// imprintStrip sets the rows under a hairline, over all columns.
func (p *press) imprintStrip(rows []words, list int32) strip {
	t := &p.theme.Imprint
	p.doc.Elems[list].Numbering = "None"
	label := 0
	for _, w := range rows {
		label = max(label, utf8.RuneCountInString(w.label))
	}
	wide := render.Pt(min(label, 6)) * p.look(t.Label).size
	column := p.grid.inline
	s := p.imprintGrid(rows, wide, column, list)
	if t.Rule > 0 {
		y := render.Pt(0)
		s.items = append([]Item{&RuleItem{Mark: Mark{Elem: -1, Artifact: LayoutArtifact}, Y1: y, X2: column, Y2: y, Width: t.Rule, Ink: render.Black}}, s.items...)
	}
	s = p.whole(s)
	s.across = p.grid.columns > 1
	return s
}

// imprintGrid places the rows: short ones side by side, long ones over the whole measure.
func (p *press) imprintGrid(rows []words, wide, column render.Pt, list int32) strip {
	t := &p.theme.Imprint
	value := p.look(t.Value)
	gap := value.size
	n := render.Pt(max(1, t.Columns))
	half := (column - (n-1)*2*gap) / n
	s := strip{block: p.grid.leading * 6 / 10}
	at := render.Pt(0) // which column is next
	var height render.Pt
	for _, w := range rows {
		q, lbl, li := p.imprintRow(w, wide, gap, list)
		_, natural := p.oneLine(&para{look: q.look, spans: q.spans, info: q.info})
		long := wide+gap+natural > half
		if long && at > 0 || at == n {
			s.block, at, height = s.block+height, 0, 0
		}
		width := half
		if long {
			width = column
		}
		q.left = wide + gap
		lines := p.galley(q, width)
		x := at * (half + 2*gap)
		height = max(height, p.imprintPlace(&s, lbl, lines, wide, x))
		if at++; long {
			at = n
		}
		_ = li
	}
	s.block += height
	return s
}

// imprintRow writes one row: LI with its label and its value.
func (p *press) imprintRow(w words, wide, gap render.Pt, list int32) (value, label *para, li int32) {
	t := &p.theme.Imprint
	li = p.elem("LI", list)
	label = &para{look: p.look(t.Label)}
	p.spread(label, w.label, p.elem("Lbl", li), wide)
	value = &para{look: p.look(t.Value)}
	body := p.elem("LBody", li)
	if w.url != "" {
		link := p.elem("Link", body)
		p.doc.Elems[link].URI = w.url
		p.words(value, w.value, link, value.role, typeset.URLText)
		return value, label, li
	}
	p.words(value, w.value, body, value.role, typeset.Plain)
	return value, label, li
}

// spread writes a label with its characters spread over the width (PG-10).
func (p *press) spread(q *para, s string, elem int32, wide render.Pt) {
	runes := []rune(s)
	free := int64(wide)*1000/int64(q.size) - int64(len(runes))*1000
	if len(runes) < 2 || free <= 0 || runes[0] < 0x2E80 {
		p.words(q, s, elem, q.role, typeset.Unbroken)
		return
	}
	q.tracking = typeset.Em(free / int64(len(runes)-1))
	p.words(q, string(runes[:len(runes)-1]), elem, q.role, typeset.Unbroken)
	q.tracking = 0
	p.words(q, string(runes[len(runes)-1]), elem, q.role, typeset.Unbroken)
}

// imprintPlace puts a row into the strip and returns its height.
func (p *press) imprintPlace(s *strip, label *para, lines []strip, wide, x render.Pt) render.Pt {
	line, _ := p.oneLine(label)
	down := p.grid.ascent(lines[0].galley.para.size) - p.grid.ascent(label.size)
	items, _ := p.lineItems(label, line, x, s.block+down)
	s.items = append(s.items, items...)
	var h render.Pt
	for i := range lines {
		for _, it := range lines[i].items {
			shift(it, x, s.block+h)
		}
		s.items = append(s.items, lines[i].items...)
		h += lines[i].block
	}
	return h
}

// imprintWords is everything the imprint of an article says (content.md §2).
func (p *press) imprintWords(a *content.Article) []words {
	var out []words
	add := func(label, value string) {
		if value != "" {
			out = append(out, words{label: label, value: value})
		}
	}
	l := a.Lang
	add(pick(l, "来源", "來源", "Source"), a.Source.Name)
	for _, g := range creditGroups(a, func(*content.Credit) bool { return true }) {
		out = append(out, words{label: g.label, value: strings.Join(g.names, pick(l, "　", "　", ", ")), name: true})
	}
	if a.Publisher.Name != "" && a.Publisher.Name != a.Source.Name {
		add(pick(l, "出版", "出版", "Publisher"), a.Publisher.Name)
	}
	if !a.Published.IsZero() {
		add(pick(l, "发布", "發布", "Published"), dateWords(a.Published, l))
	}
	if !a.Modified.IsZero() {
		add(pick(l, "更新", "更新", "Updated"), dateWords(a.Modified, l))
	}
	add(pick(l, "版次", "版次", "Edition"), editionWords(a.Edition, l))
	add(pick(l, "电头", "電頭", "Dateline"), a.Dateline.Raw)
	add(pick(l, "原题", "原題", "Original title"), content.InlineText(a.OriginalTitle))
	if a.Canonical != "" {
		out = append(out, words{label: pick(l, "原文", "原文", "Original"), value: a.Canonical, url: a.Canonical})
	}
	add(pick(l, "版权", "版權", "Rights"), rightsWords(a.Rights))
	for _, n := range a.Licences {
		if n.Stated || p.opt.Licences {
			add(licenceLabel(n.Kind, l), n.Number)
		}
	}
	return out
}

func rightsWords(r content.Rights) string {
	if r.Notice != "" {
		return r.Notice
	}
	var parts []string
	if r.Holder != "" {
		year := ""
		if r.Year > 0 {
			year = strconv.Itoa(r.Year) + " "
		}
		parts = append(parts, "© "+year+r.Holder)
	}
	for _, s := range []string{r.SPDX, r.TermsURL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "　")
}

func licenceLabel(k content.LicenceKind, lang string) string {
	switch k {
	case content.LicenceISBN:
		return "ISBN"
	case content.LicenceISSN:
		return "ISSN"
	case content.LicenceCN:
		return "CN"
	case content.LicenceICP:
		return pick(lang, "备案号", "備案號", "ICP")
	}
	return pick(lang, "许可证", "許可證", "Licence")
}
