package layout

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/typeset"
)

// bookImprint is the 版权页 on the verso of the title page: the CIP data at its head, as libraries want to find them,
// all else at its foot.
func (p *press) bookImprint(c *content.Collection, parent int32, pages int) {
	cip, ok := p.cipBlock(c, parent)
	rows := bookWords(c, p.opt.Licences, pages)
	if len(rows) == 0 {
		if ok {
			p.plainPage(cip)
		}
		return
	}
	s := p.imprintStrip(rows, p.elem("L", parent))
	if cip.block+2*p.grid.leading+s.block > p.grid.height {
		p.plainPage(cip)
		cip = strip{}
	}
	down := p.grid.height - s.block
	for _, it := range s.items {
		shift(it, 0, down)
	}
	s.items = append(cip.items, s.items...)
	s.above = 0
	p.plainPage(s)
}

// plainPage sets a strip as a page of its own, without running head and folio.
func (p *press) plainPage(s strip) {
	if len(s.items) == 0 {
		return
	}
	s.node, s.off = "", 0
	s.block, s.across = p.grid.height, p.grid.columns > 1
	s.start = &opening{plain: true, blank: true}
	p.emit(s)
}

// cipBlock sets the CIP data (图书在版编目数据): the label over their paragraphs, one a line of the value.
func (p *press) cipBlock(c *content.Collection, parent int32) (strip, bool) {
	var parts [][]strip
	for _, item := range c.Imprint {
		if !isCIP(item.Label) {
			continue
		}
		head := p.look(p.theme.Imprint.Value)
		head.role, head.below = p.theme.Table.HeadFace, head.leading/2
		parts = append(parts, p.imprintLines(item.Label, head, parent))
		text := p.look(p.theme.Imprint.Value)
		text.indent, text.align = 2000, typeset.Justify
		for _, line := range strings.Split(item.Value, "\n") {
			parts = append(parts, p.imprintLines(strings.TrimSpace(line), text, parent))
		}
	}
	s := p.stack(parts, 0)
	return s, len(s.items) > 0
}

// imprintLines sets a paragraph of the imprint.
func (p *press) imprintLines(s string, l look, parent int32) []strip {
	if s == "" {
		return nil
	}
	q := &para{look: l}
	p.words(q, s, p.elem("P", parent), l.role, typeset.Plain)
	lines := p.galley(q, p.grid.inline)
	lines[len(lines)-1].block += l.below
	return lines
}

func isCIP(label string) bool {
	return strings.Contains(label, "CIP") || strings.Contains(label, "在版编目") || strings.Contains(label, "在版編目")
}

// bookWords is everything else that the imprint of a book of so many pages says.
func bookWords(c *content.Collection, licences bool, pages int) []words {
	var out []words
	add := func(label, value string) {
		if value != "" {
			out = append(out, words{label: label, value: value})
		}
	}
	l := c.Lang
	title := content.InlineText(c.Title)
	if sub := content.InlineText(c.Subtitle); sub != "" {
		title += "——" + sub
	}
	add(pick(l, "书名", "書名", "Title"), title)
	a := &content.Article{Lang: l, Credits: c.Credits}
	for _, g := range creditGroups(a, func(*content.Credit) bool { return true }) {
		add(g.label, strings.Join(g.names, "　"))
	}
	add(pick(l, "出版", "出版", "Publisher"), c.Publisher.Name)
	add(pick(l, "地址", "地址", "Address"), strings.TrimSpace(c.Publisher.Address+" "+c.Publisher.Postcode))
	add(pick(l, "期号", "期號", "Issue"), issueWords(c))
	for _, i := range c.Imprint {
		if isCIP(i.Label) {
			continue
		}
		add(i.Label, strings.ReplaceAll(i.Value, "\n", "\u2028"))
		if _, ok := cutOf(i); ok {
			add(pick(l, "印张", "印張", "Sheets"), sheets(c, pages))
		}
	}
	for _, n := range c.Licences {
		if n.Stated || licences {
			add(licenceLabel(n.Kind, l), n.Number)
		}
	}
	add(pick(l, "版权", "版權", "Rights"), rightsWords(c.Rights))
	return out
}

// sheets is the 印张 of so many pages, where the imprint states the 开本 and no 印张 of its own: a sheet is printed on
// both sides and gives as many pages as the 开本 says. It is rounded to thousandths, as imprints do.
func sheets(c *content.Collection, pages int) string {
	cut := 0
	for _, i := range c.Imprint {
		if i.Label == "印张" || i.Label == "印張" {
			return ""
		}
		if n, ok := cutOf(i); ok {
			cut = n
		}
	}
	if cut == 0 {
		return ""
	}
	n := (pages*1000 + cut/2) / cut
	out := strconv.Itoa(n/1000) + "." + strconv.Itoa(1000 + n%1000)[1:]
	return strings.TrimRight(strings.TrimRight(out, "0"), ".")
}

// cutOf is the number that a 开本 names: 32 of "880 mm×1230 mm　1/32", "大32开" and "三十二开".
func cutOf(i content.ImprintItem) (int, bool) {
	if i.Label != "开本" && i.Label != "開本" {
		return 0, false
	}
	for _, h := range []struct {
		words string
		n     int
	}{{"六十四开", 64}, {"六十四開", 64}, {"三十二开", 32}, {"三十二開", 32}, {"十六开", 16}, {"十六開", 16}} {
		if strings.Contains(i.Value, h.words) {
			return h.n, true
		}
	}
	if _, after, ok := strings.Cut(i.Value, "1/"); ok {
		return numberAt(after)
	}
	if at := strings.IndexAny(i.Value, "开開"); at > 0 {
		before := strings.TrimRight(i.Value[:at], " ")
		from := len(before)
		for from > 0 && before[from-1] >= '0' && before[from-1] <= '9' {
			from--
		}
		return numberAt(before[from:])
	}
	return 0, false
}

// numberAt reads the number at the start of s; more than a fold to 128 is none.
func numberAt(s string) (int, bool) {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	return n, err == nil && n > 1 && n <= 128
}
