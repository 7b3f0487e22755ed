package pdf_test

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// maker sets a document by hand, without typeset and layout: one line a call.
type maker struct {
	d    *layout.Document
	page int
	y    render.Pt
	text strings.Builder // what extractors must find, line by line
}

func newMaker() *maker {
	m := &maker{d: &layout.Document{Lang: "zh-Hans", Faces: defaults.Set()}}
	m.elem(layout.Elem{Kind: "Document", Parent: -1})
	m.newPage()
	return m
}

func (m *maker) newPage() {
	m.d.Pages = append(m.d.Pages, layout.Page{Width: render.Mm(148), Height: render.Mm(210), Label: string(rune('1' + len(m.d.Pages)))})
	m.page = len(m.d.Pages) - 1
	m.y = render.Mm(25)
	m.put(layout.Mark{Elem: -1, Artifact: layout.HeaderArtifact}, fonts.Caption, render.Points(8), render.Mm(12), "眉")
}

func (m *maker) elem(e layout.Elem) int32 {
	m.d.Elems = append(m.d.Elems, e)
	return int32(len(m.d.Elems) - 1)
}

func (m *maker) add(it layout.Item) {
	pg := &m.d.Pages[m.page]
	pg.Items = append(pg.Items, it)
}

// line sets the text at the next line as content of the element.
func (m *maker) line(e int32, role fonts.Role, size float64, s string) *layout.Text {
	m.y += render.Points(size * 1.8)
	m.text.WriteString(s + "\n")
	return m.put(layout.Mark{Elem: e}, role, render.Points(size), m.y, s)
}

func (m *maker) put(mark layout.Mark, role fonts.Role, size, y render.Pt, s string) *layout.Text {
	t := &layout.Text{Mark: mark, X: render.Mm(20), Y: y, Size: size, Ink: layout.Ink{K: 1000}, Runes: []rune(s)}
	x := typeset.Em(0)
	for i, r := range t.Runes {
		id, g := m.glyph(role, r)
		t.Glyphs = append(t.Glyphs, typeset.Glyph{X: x, Text: int32(i), N: 1, GID: g, Face: id})
		x += typeset.Em(m.d.Faces.Face(id).AdvanceEm(g))
	}
	m.add(t)
	return t
}

func (m *maker) glyph(role fonts.Role, r rune) (fonts.FaceID, fonts.GID) {
	chain := m.d.Faces.Chain(role)
	for _, id := range chain {
		if g := m.d.Faces.Face(id).Glyph(r); g != 0 {
			return id, g
		}
	}
	return chain[0], 0
}

// article is a document with one of everything that needs no picture.
func article() (*maker, *content.Collection) {
	m := newMaker()
	sect := m.elem(layout.Elem{Kind: "Sect"})
	h := m.elem(layout.Elem{Kind: "H1", Parent: sect})
	m.line(h, fonts.Strong, 18, "旧粮仓里的新书架")
	m.d.Outline = append(m.d.Outline, layout.Bookmark{Level: 1, Title: "旧粮仓里的新书架", Y: m.y - render.Points(18), Elem: h})
	p := m.elem(layout.Elem{Kind: "P", Parent: sect})
	m.line(p, fonts.Body, 12, "一九五八年建成的粮仓，如今放满了书。")
	m.line(p, fonts.Body, 12, "“来的人多了。”管理员说，共3,200册《农谚》")
	link := m.elem(layout.Elem{Kind: "Link", Parent: p, URI: "https://example.org/读书?a=1"})
	m.line(link, fonts.Body, 12, "见example.org的目录")
	m.line(p, fonts.Body, 12, "，还有一处。")
	h2 := m.elem(layout.Elem{Kind: "H2", Parent: sect})
	m.line(h2, fonts.Heading, 14, "书从哪里来")
	m.d.Outline = append(m.d.Outline, layout.Bookmark{Level: 2, Title: "书从哪里来", Y: m.y - render.Points(14), Elem: h2})
	m.ligature(sect)
	m.hyphen(sect)
	m.ruby(sect)
	m.table(sect)
	m.list(sect)
	m.newPage()
	m.note(sect, p)
	a := &content.Article{
		Lang: "zh-Hans", ID: "urn:uuid:91ca8b57-fb1f-5bca-b2ec-fc553a2b7264",
		Title: []content.Inline{&content.Text{S: "旧粮仓里的新书架"}}, Subtitle: []content.Inline{&content.Text{S: "一座村庄的阅读 & 账"}},
		Source: content.Org{Name: "青溪日报"}, Canonical: "https://example.org/a", Subjects: []string{"阅读", "乡村"},
		Breadcrumb: []string{"首页", "文化"}, Rights: content.Rights{Holder: "青溪日报社", Year: 2025},
		Credits: []content.Credit{
			{Role: content.Reporter, Name: "林一"}, {Role: content.Reporter, Name: "周二"},
			{Role: content.ResponsibleEditor, Name: "何三"}, {Role: content.Photographer, Name: "林一"},
		},
	}
	return m, content.Of(a)
}

// ligature sets two dashes as the one glyph that stands for both.
func (m *maker) ligature(sect int32) {
	p := m.elem(layout.Elem{Kind: "P", Parent: sect})
	t := m.line(p, fonts.Body, 12, "书架——木头的")
	shaped := m.d.Faces.Face(t.Glyphs[2].Face).Shape(fonts.ShapeInput{Runes: []rune("——"), Script: [4]byte{'h', 'a', 'n', 'i'}, Lang: "zh-CN"})
	t.Glyphs[2].GID = shaped[0].GID
	t.Glyphs[2].N = 2
	t.Glyphs = append(t.Glyphs[:3], t.Glyphs[4:]...)
	for i := 3; i < len(t.Glyphs); i++ {
		t.Glyphs[i].X += 220
	}
}

// hyphen sets a word that is broken at the end of a line.
func (m *maker) hyphen(sect int32) {
	p := m.elem(layout.Elem{Kind: "P", Parent: sect})
	t := m.line(p, fonts.Body, 12, "用read-")
	t.Runes = t.Runes[:5]
	t.Glyphs[5].N, t.Glyphs[5].Flags = 0, typeset.Inserted
	m.line(p, fonts.Body, 12, "ability来衡量")
	s := strings.Replace(m.text.String(), "read-\n", "read\n", 1)
	m.text.Reset()
	m.text.WriteString(s)
}

func (m *maker) ruby(sect int32) {
	p := m.elem(layout.Elem{Kind: "P", Parent: sect})
	r := m.elem(layout.Elem{Kind: "Ruby", Parent: p})
	rb := m.elem(layout.Elem{Kind: "RB", Parent: r})
	rt := m.elem(layout.Elem{Kind: "RT", Parent: r, Lang: "zh-Latn-pinyin"})
	m.y += render.Points(6)
	m.line(rb, fonts.Body, 12, "廪")
	m.text.WriteString("lǐn\n")
	m.put(layout.Mark{Elem: rt}, fonts.Caption, render.Points(6), m.y-render.Points(12), "lǐn")
	m.line(p, fonts.Body, 12, "字的意思是粮仓")
}

func (m *maker) table(sect int32) {
	t := m.elem(layout.Elem{Kind: "Table", Parent: sect})
	head := m.elem(layout.Elem{Kind: "TR", Parent: t})
	a := m.elem(layout.Elem{Kind: "TH", Parent: head, Scope: "Column"})
	m.line(a, fonts.Caption, 9, "年")
	b := m.elem(layout.Elem{Kind: "TH", Parent: head, Scope: "Column"})
	m.line(b, fonts.Caption, 9, "册数")
	row := m.elem(layout.Elem{Kind: "TR", Parent: t})
	for i, s := range []string{"2024", "1,800"} {
		td := m.elem(layout.Elem{Kind: "TD", Parent: row, Headers: []int32{[]int32{a, b}[i]}})
		m.line(td, fonts.Caption, 9, s)
	}
	m.add(&layout.RuleItem{Mark: layout.Mark{Elem: -1, Artifact: layout.LayoutArtifact}, X1: render.Mm(20), Y1: m.y + 3000, X2: render.Mm(100), Y2: m.y + 3000, Width: 400, Ink: layout.Ink{K: 1000}})
}

func (m *maker) list(sect int32) {
	l := m.elem(layout.Elem{Kind: "L", Parent: sect, Numbering: "Decimal"})
	for _, s := range []string{"借书证", "阅览室"} {
		li := m.elem(layout.Elem{Kind: "LI", Parent: l})
		m.line(m.elem(layout.Elem{Kind: "Lbl", Parent: li}), fonts.Body, 10, "1.")
		m.line(m.elem(layout.Elem{Kind: "LBody", Parent: li}), fonts.Kai, 10, s)
	}
}

func (m *maker) note(sect, target int32) {
	p := m.elem(layout.Elem{Kind: "P", Parent: sect})
	m.line(p, fonts.Body, 12, "参看前文")
	ref := m.elem(layout.Elem{Kind: "Reference", Parent: p, Dest: target + 1})
	m.line(ref, fonts.Body, 7, "[1]")
	n := m.elem(layout.Elem{Kind: "Note", Parent: sect, ID: "n1"})
	m.line(n, fonts.Body, 9, "据村志，㐀字从缺。")
}
