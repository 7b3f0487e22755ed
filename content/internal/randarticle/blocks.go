package randarticle

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"pgregory.net/rapid"
)

func (m *maker) blocks(label string, low, depth int) []content.Block {
	var out []content.Block
	for range rapid.IntRange(low, 3).Draw(m.t, label) {
		out = append(out, m.block(depth))
	}
	return out
}

func (m *maker) para() *content.Para {
	p := &content.Para{Text: m.inlines(2)}
	if m.chance("run-in", 15) {
		p.RunIn = []content.Inline{&content.Text{S: m.words("run-in") + "。"}}
	}
	p.Lead = m.chance("lead", 5)
	return p
}

func (m *maker) block(depth int) content.Block {
	top := 11
	if depth <= 0 {
		top = 7
	}
	switch rapid.IntRange(0, top).Draw(m.t, "block") {
	case 3:
		return &content.Verse{Lines: [][]content.Inline{m.inlines(1), nil, m.inlines(1)}}
	case 4:
		return &content.Code{Lang: m.pick("code lang", "", "go"), Text: m.words("code") + "\n\n  ``` " + m.words("code") + "\n"}
	case 5:
		return &content.Math{TeX: m.pick("tex", "a^2+b^2", "\\frac{1}{2}\n+ x")}
	case 6:
		return &content.Rule{}
	case 7:
		return m.figure()
	case 8:
		return m.bulleted(depth)
	case 9:
		return m.table()
	case 10:
		return &content.Quote{Blocks: m.blocks("quote", 1, depth-1), By: m.line("by", 40)}
	case 11:
		if m.chance("pullquote", 40) {
			return &content.PullQuote{Text: m.inlines(1), By: m.line("by", 40)}
		}
		kinds := []content.CalloutKind{content.CalloutNote, content.CalloutEditors, content.CalloutCorrection, content.CalloutWarning}
		return &content.Callout{Kind: rapid.SampledFrom(kinds).Draw(m.t, "callout"), Title: m.line("callout title", 50), Blocks: m.blocks("callout", 1, depth-1)}
	}
	return m.para()
}

func (m *maker) figure() content.Block {
	f := &content.Figure{Alt: m.maybe("alt"), Decorative: m.chance("decorative", 10), Caption: m.line("caption", 60), Credits: m.credits()}
	if m.chance("picture", 80) {
		m.pics = append(m.pics, "p")
		f.Asset = m.pick("folder", "", "图/", "a b/") + "p" + strconv.Itoa(len(m.pics)) + ".png"
	}
	f.Rights.Holder = m.maybe("figure rights")
	return f
}

func (m *maker) bulleted(depth int) content.Block {
	l := &content.List{Ordered: m.chance("ordered", 50), Tight: m.chance("tight", 50)}
	if l.Ordered {
		l.Start = rapid.IntRange(0, 4).Draw(m.t, "start")
	}
	for range rapid.IntRange(1, 3).Draw(m.t, "items") {
		it := content.Item{Blocks: m.blocks("item", 1, depth-1)}
		if m.chance("item label", 10) {
			it.Label = "（1）"
		}
		l.Items = append(l.Items, it)
	}
	return l
}

func (m *maker) table() content.Block {
	t := &content.Table{Header: rapid.IntRange(0, 2).Draw(m.t, "header"), Caption: m.line("table caption", 30)}
	cols := rapid.IntRange(1, 3).Draw(m.t, "cols")
	for range cols {
		t.Aligns = append(t.Aligns, content.Align(rapid.IntRange(0, 3).Draw(m.t, "align")))
	}
	for range max(t.Header, 1) + 1 {
		var r content.Row
		for range cols {
			c := content.Cell{Text: m.line("cell", 80)}
			if m.chance("cell kind", 5) {
				c.Header, c.ColSpan = true, 2
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (m *maker) inlines(depth int) []content.Inline {
	var out []content.Inline
	for range rapid.IntRange(1, 4).Draw(m.t, "inlines") {
		in := m.inline(depth)
		if t, ok := in.(*content.Text); ok && len(out) > 0 {
			if before, ok := out[len(out)-1].(*content.Text); ok {
				before.S += t.S
				continue
			}
		}
		out = append(out, in)
	}
	return out
}

func (m *maker) inline(depth int) content.Inline {
	top := 15
	if depth <= 0 {
		top = 8
	}
	switch rapid.IntRange(0, top).Draw(m.t, "inline") {
	case 4:
		if len(m.notes) > 0 {
			return &content.NoteRef{ID: rapid.SampledFrom(m.notes).Draw(m.t, "note")}
		}
	case 5:
		return &content.CodeSpan{S: m.pick("code", "x", "a`b", "``", " x ", "|")}
	case 6:
		return &content.MathSpan{TeX: m.pick("tex", "x^2", "a_1+b")}
	case 7:
		return &content.Ruby{Base: "渡口", Reading: rapid.SampledFrom([][]string{{"dùkǒu"}, {"dù", "kǒu"}}).Draw(m.t, "reading"), Lang: m.pick("ruby lang", "", "zh-Bopo")}
	case 8:
		return &content.Break{}
	case 9:
		return &content.Emph{Kids: m.inlines(depth - 1)}
	case 10:
		return &content.Strong{Kids: m.inlines(depth - 1)}
	case 11:
		return &content.Strike{Kids: m.inlines(depth - 1)}
	case 12:
		return &content.Sup{Kids: m.inlines(depth - 1)}
	case 13:
		return &content.Sub{Kids: m.inlines(depth - 1)}
	case 14:
		return &content.Link{URL: m.pick("url", "https://example.org/a?b=c&d", "#s1", "a b", "x)y", "<z>"), Kids: m.inlines(depth - 1)}
	case 15:
		kind := rapid.SampledFrom([]content.Mark{content.MarkPerson, content.MarkPlace, content.MarkBook, content.MarkRaw, content.MarkLang}).Draw(m.t, "mark")
		s := &content.Styled{Kind: kind, Kids: m.inlines(depth - 1)}
		if kind == content.MarkLang || m.chance("span lang", 20) {
			s.Lang = "bo"
		}
		return s
	}
	return &content.Text{S: m.words("text")}
}
