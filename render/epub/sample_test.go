package epub_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/epub"
)

func words(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }

func para(s string) *content.Para { return &content.Para{Text: words(s)} }

var beijing = time.FixedZone("", 8*3600)

func stamp(s string) content.Stamp {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, beijing)
	if err != nil {
		panic(err)
	}
	return content.Stamp{Time: t, Precision: content.Minute}
}

// library is the sample of these tests: an invented town library that reopens in an old granary.
func library() *content.Article {
	return &content.Article{
		Schema:    content.Schema,
		Lang:      "zh-Hans",
		Kicker:    words("小镇公共空间"),
		Title:     words("旧粮仓里的新书架"),
		Subtitle:  words("青溪镇图书馆重新开馆记"),
		Source:    content.Org{Name: "青溪日报"},
		Published: stamp("2025-04-18 09:30"),
		Canonical: "https://example.org/news/2025/library.html",
		Subjects:  []string{"图书馆"},
		Rights:    content.Rights{Holder: "青溪日报", Year: 2025},
		Credits: []content.Credit{
			{Role: content.Reporter, Name: "陈一鸣"},
			{Role: content.Reporter, Name: "周晓岚"},
			{Role: content.ResponsibleEditor, Name: "何穗\u00a0"},
		},
		Sections: []content.Section{
			{Level: 0, Blocks: []content.Block{para("四月的清晨，青溪镇老粮仓的木门重新打开。停用二十年的粮仓改成了镇图书馆，第一天就来了三百多位读者，借走了近六百册书。")}},
			{Level: 1, ID: "granary", Slogan: words("修旧如旧——"), Heading: words("把粮仓还给读书人"), Blocks: []content.Block{
				para("木梁一根没换，书架沿着墙排开。原先的囤位里改放了童书，孩子们坐在矮凳上，一页一页地翻。设计师说：“我们只做减法，让光从屋顶的气窗落下来。”"),
				&content.Para{RunIn: words("墙体只清洗不粉刷。"), Text: words("工人用软毛刷和清水一寸一寸地洗，用了整整两个月——砖缝里还能看见当年的编号。")},
			}},
			{Level: 2, ID: "night", Heading: words("夜间开放"), Blocks: []content.Block{para("周末开到晚上九点，灯光只照书桌，不照窗外的稻田。")}},
			{Level: 1, Slogan: words("送书下乡——"), Heading: words("让书走到田埂上"), Blocks: []content.Block{
				para("两辆旧面包车改成了流动书车，每周三、周五各走一条线路，沿途停靠十二个自然村。2024年全年借出图书1.86万册次，比上一年增加了四成。"),
			}},
		},
	}
}

// rich has every kind of block and inline.
func rich() *content.Article {
	a := library()
	a.Notes = []content.Note{
		{ID: "first", Blocks: []content.Block{para("见《青溪镇志》第三卷。")}},
		{ID: "second", Blocks: []content.Block{para("数字由图书馆提供。"), para("统计截至三月底。")}},
	}
	a.Abstract = []content.Block{para("停用二十年的粮仓改成了镇图书馆。")}
	s := &a.Sections[1]
	s.Blocks = append(s.Blocks,
		&content.Para{Text: []content.Inline{
			&content.Text{S: "老人们仍叫它"}, &content.Ruby{Base: "囤", Reading: []string{"dùn"}}, &content.Text{S: "，也有人写作"},
			&content.Ruby{Base: "粮仓", Reading: []string{"liáng", "cāng"}}, &content.NoteRef{ID: "first"}, &content.Text{S: "；馆长说"},
			&content.Emph{Kids: words("不能丢")}, &content.Text{S: "，这是"}, &content.Strong{Kids: words("规矩")}, &content.Text{S: "，见"},
			&content.Link{URL: "https://example.org/?a=1&b=2", Kids: words("旧文")}, &content.Text{S: "与"}, &content.Link{URL: "#night", Kids: words("夜间开放")},
			&content.Text{S: "。"}, &content.Styled{Kind: content.MarkPerson, Kids: words("何穗")}, &content.Text{S: "写过"},
			&content.Styled{Kind: content.MarkLang, Lang: "en", Kids: words("granary notes")}, &content.NoteRef{ID: "second"}, &content.NoteRef{ID: "first"}, &content.Text{S: "，"},
			&content.CodeSpan{S: "a<b>&c"}, &content.Text{S: "，H"}, &content.Sub{Kids: words("2")}, &content.Text{S: "O，10"}, &content.Sup{Kids: words("3")}, &content.Break{}, &content.Strike{Kids: words("旧账")},
		}},
		&content.List{Ordered: true, Items: []content.Item{{Blocks: []content.Block{para("先量尺寸。")}}, {Blocks: []content.Block{para("再做书架。")}}}},
		&content.List{Items: []content.Item{{Label: "（一）", Blocks: []content.Block{para("借书不收押金。")}}}},
		&content.Quote{Blocks: []content.Block{para("书比粮食耐放。")}, By: words("——一位读者")},
		&content.PullQuote{Text: words("我们只做减法。")},
		&content.Callout{Kind: content.CalloutEditors, Title: words("编者按"), Blocks: []content.Block{para("本文刊发时有删节。")}},
		&content.Verse{Lines: [][]content.Inline{words("仓空书满架，"), words("人静月当门。"), nil, words("田水声声近，"), words("灯花夜夜温。")}},
		&content.Table{Caption: words("借阅统计"), Header: 1, Aligns: []content.Align{content.AlignDefault, content.AlignEnd}, Rows: []content.Row{
			{Cells: []content.Cell{{Text: words("年份")}, {Text: words("册次")}}},
			{Cells: []content.Cell{{Text: words("2023"), Header: true}, {Text: words("13,286")}}},
			{Cells: []content.Cell{{Text: words("2024"), Header: true}, {Text: words("18,600")}}}}},
		&content.Code{Text: "for x in shelf:\n    read(x)  # <慢>"},
		&content.Rule{},
		para("尾声。"),
	)
	return a
}

func write(t testing.TB, b epub.Book, o epub.Options) ([]byte, epub.Report) {
	t.Helper()
	var buf bytes.Buffer
	r, err := epub.Write(&buf, b, o)
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), r
}

func pageMap(starts ...render.PageStart) *render.PageMap {
	return &render.PageMap{DocumentID: "urn:uuid:5a1c1f9e-0a53-5f0b-8c53-0c7f1f6e2d90", Pages: starts}
}

func libraryPages() *render.PageMap {
	return pageMap(
		render.PageStart{Label: "1", Node: "title", Own: true},
		render.PageStart{Label: "2", Node: "s1.b0", Off: 6, Own: true},
		render.PageStart{Label: "3", Own: false},
		render.PageStart{Label: "4", Node: "s2.heading", Own: true},
		render.PageStart{Label: "5", Node: "s3.b0", Off: 0, Own: true},
	)
}

// TestKeepSamples writes the samples to $KANBEN_KEEP, for checkers and eyes.
func TestKeepSamples(t *testing.T) {
	dir := os.Getenv("KANBEN_KEEP")
	if dir == "" {
		t.Skip("KANBEN_KEEP is not set")
	}
	for name, b := range samples() {
		data, r := write(t, b.book, b.options)
		for _, p := range r.Problems {
			t.Log(name, p)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".epub"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

type sample struct {
	book    epub.Book
	options epub.Options
}

// samples are the kinds of books that checkers have to pass.
func samples() map[string]sample {
	plain := epub.Options{}
	faces := epub.Options{Faces: defaults.Set()}
	none := library()
	none.Sections = none.Sections[:1]
	empty := library()
	empty.Sections = nil
	noLead := library()
	noLead.Sections = noLead.Sections[1:]
	photo := pictured(content.Asset{Name: "a", Bytes: jpegBytes(gradient(800, 600, false))}, content.Asset{Name: "b", Bytes: pngBytes(gradient(640, 360, true))})
	bare := pictured(content.Asset{Name: "a", Bytes: jpegBytes(gradient(80, 60, false))})
	bare.Sections[1].Blocks[len(bare.Sections[1].Blocks)-1].(*content.Figure).Decorative = true
	english := library()
	english.Lang = "en"
	traditional := library()
	traditional.Lang = "zh-Hant"
	with := func(o epub.Options, change func(*epub.Options)) epub.Options {
		change(&o)
		return o
	}
	kobo := with(faces, func(o *epub.Options) { o.Profile = epub.Kobo })
	kindle := with(faces, func(o *epub.Options) { o.Profile = epub.Kindle })
	vertical := with(faces, func(o *epub.Options) { o.Vertical = true })
	one := content.Of
	return map[string]sample{
		"library":        {epub.Book{Collection: one(library()), Pages: libraryPages()}, faces},
		"plain":          {epub.Book{Collection: one(library())}, plain},
		"rich":           {epub.Book{Collection: one(rich()), Pages: libraryPages()}, faces},
		"rich-kobo":      {epub.Book{Collection: one(rich()), Pages: libraryPages()}, kobo},
		"rich-kindle":    {epub.Book{Collection: one(rich()), Pages: libraryPages()}, kindle},
		"rich-vertical":  {epub.Book{Collection: one(rich()), Pages: libraryPages()}, vertical},
		"no-section":     {epub.Book{Collection: one(none)}, plain},
		"empty":          {epub.Book{Collection: one(empty)}, plain},
		"no-lead":        {epub.Book{Collection: one(noLead)}, plain},
		"photo":          {epub.Book{Collection: one(photo)}, plain},
		"photo-kobo":     {epub.Book{Collection: one(photo)}, kobo},
		"photo-kindle":   {epub.Book{Collection: one(photo)}, kindle},
		"photo-vertical": {epub.Book{Collection: one(photo)}, vertical},
		"decorative":     {epub.Book{Collection: one(bare)}, plain},
		"english":        {epub.Book{Collection: one(english)}, faces},
		"traditional":    {epub.Book{Collection: one(traditional)}, faces},
		"certified":      {epub.Book{Collection: one(library()), Pages: libraryPages()}, with(plain, func(o *epub.Options) { o.Certifier, o.Producer, o.Version = "青溪日报", true, "1.0" })},
		"slogans":        {epub.Book{Collection: one(library())}, with(plain, func(o *epub.Options) { o.TOCSlogan, o.NoContents = true, true })},
		"cover":          {epub.Book{Collection: one(library()), Cover: &content.Asset{Name: "c", Bytes: jpegBytes(gradient(800, 1200, false))}}, plain},
		"hostile":        {epub.Book{Collection: one(hostile())}, faces},
		"untitled":       {epub.Book{Collection: one(untitled(37))}, plain},
		"long":           {epub.Book{Collection: one(untitled(1000))}, plain},
		"deep":           {epub.Book{Collection: one(deep())}, plain},
		"issue":          {epub.Book{Collection: issue(7)}, faces},
		"issue-kobo":     {epub.Book{Collection: issue(3)}, kobo},
		"issue-kindle":   {epub.Book{Collection: issue(3)}, kindle},
		"issue-vertical": {epub.Book{Collection: issue(3)}, vertical},
		"issue-pages":    {epub.Book{Collection: issue(3), Pages: issuePages()}, plain},
		"hostile-kobo":   {epub.Book{Collection: one(hostile())}, kobo},
		"hostile-issue":  {epub.Book{Collection: hostileIssue()}, plain},
		"formulas":       {epub.Book{Collection: one(formulas())}, faces},
		"numbers":        {epub.Book{Collection: numbered()}, plain},
	}
}

// hostileWords are strings that break naive writers (EX-4, EX-10).
func hostileWords() []string {
	return []string{"nav", "../../x", "第一章/a?b#c%41", "<script>alert(1)</script>", "]]>", "&nbsp;&amp;", "a -- b", "\"quoted\" 'x'",
		"\u202e倒转\u202c", strings.Repeat("长", 300), " \u3000 ", "a\u0000b\u0008c", "\ufffe坏\uffff", "断\xed\xa0\x80裂", "𠮷野家", "e\u0301"}
}

func hostile() *content.Article {
	a := library()
	a.Sections = nil
	for i, w := range hostileWords() {
		a.Sections = append(a.Sections, content.Section{Level: 1 + i%2, ID: w, Label: w, Slogan: words(w), Heading: words(w),
			Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: w}, &content.Link{URL: "javascript:alert(1)", Kids: words(w)}, &content.Styled{Kind: content.MarkLang, Lang: "x\" onclick=\"y", Kids: words(w)}}}}})
	}
	w := strings.Join(hostileWords(), "")
	a.Title, a.Subtitle, a.Kicker = words(w), words(w), words(w)
	a.Credits = append(a.Credits, content.Credit{Role: content.OtherRole, Label: w, Name: w, AltName: w, AltLang: "en\" x=\""})
	a.Source.Name, a.Publisher.Name, a.Rights.Notice, a.Subjects = w, w+"!", w, []string{w}
	a.Canonical = "https://example.org/?a=<&\"b"
	a.Sections[0].Blocks = append(a.Sections[0].Blocks, para(strings.Repeat("字", 1<<20/3)))
	return a
}

func untitled(n int) *content.Article {
	a := library()
	a.Sections = nil
	for i := range n {
		s := content.Section{Level: 1, Blocks: []content.Block{para("第" + itoa(i) + "段。")}}
		if i%3 == 0 {
			s.Heading = words("第" + itoa(i) + "个标题")
		}
		a.Sections = append(a.Sections, s)
	}
	return a
}

func deep() *content.Article {
	a := library()
	a.Sections = nil
	for _, l := range []int{2, 3, 1, 2, 3, 4, 5, 6, 2, 6, 3, 0, 1} {
		a.Sections = append(a.Sections, content.Section{Level: l, Label: "一、", Heading: words("层级" + itoa(l)), Blocks: []content.Block{para("正文。")}})
	}
	return a
}

// issue is a collection of n articles in two parts.
func issue(n int) *content.Collection {
	c := &content.Collection{Kind: content.Issue, Lang: "zh-Hans", Title: words("青溪月刊"), Subtitle: words("图书馆专号"), Number: "第三期", Volume: "2",
		Publisher: content.Org{Name: "青溪出版社"}, Date: stamp("2025-05-01 00:00"), SeriesName: "小镇公共空间", SeriesPosition: "3",
		Credits: []content.Credit{{Role: content.ChiefEditor, Name: "马文"}, {Role: content.Designer, Name: "江河"}},
		Imprint: []content.ImprintItem{{Label: "开本", Value: "16开"}, {Label: "定价", Value: "12元"}},
		Parts:   []content.Part{{Title: words("第一辑")}, {Title: words("第二辑")}}}
	for i := range n {
		a := rich()
		a.Title = words("第" + itoa(i+1) + "座图书馆")
		a.Canonical = "https://example.org/" + itoa(i)
		c.Parts[i*2/n].Articles = append(c.Parts[i*2/n].Articles, a)
	}
	return c
}

func issuePages() *render.PageMap {
	return pageMap(
		render.PageStart{Label: "i"}, render.PageStart{Label: "1", Node: "a0/title", Own: true}, render.PageStart{Label: "2", Node: "a0/s1.b0", Off: 9, Own: true},
		render.PageStart{Label: "3", Node: "a1/s1.b1", Off: 3, Own: true}, render.PageStart{Label: "4", Node: "a0/s1.b1", Off: 3, Own: true},
		render.PageStart{Label: "5", Node: "a2/s3.heading", Own: true}, render.PageStart{Label: "6", Node: "a9/none", Own: true}, render.PageStart{Label: "7"})
}

func hostileIssue() *content.Collection {
	w := strings.Join(hostileWords(), "")
	c := issue(2)
	c.Title, c.Parts[0].Title, c.SeriesName, c.SeriesPosition, c.Volume = words(w), words(w), w, w, w
	c.Imprint = []content.ImprintItem{{Label: w, Value: w}}
	return c
}

func formulas() *content.Article {
	a := library()
	a.Sections[1].Blocks = append(a.Sections[1].Blocks,
		&content.Math{TeX: `E = mc^2 + \frac{\alpha_1^{2}}{\sqrt{x-1}} \leq \text{速度} < 3.5`},
		&content.Math{TeX: `\begin{matrix} a \end{matrix}`},
		&content.Para{Text: []content.Inline{&content.Text{S: "其中"}, &content.MathSpan{TeX: `x_i`}, &content.Text{S: "为册数。"}}})
	return a
}

func numbered() *content.Collection {
	a := library()
	a.Licences = []content.Licence{{Kind: content.LicenceISSN, Number: "1234-5679", Stated: true}, {Kind: content.LicenceISBN, Number: "978-7-5000-0000-9", Stated: true},
		{Kind: content.LicenceICP, Number: "某ICP备00000000号"}, {Kind: content.LicencePress, Number: "00号", Stated: true}}
	a.Dateline = content.Dateline{Raw: "青溪日报青溪4月18日电"}
	a.Edition = content.Edition{Paper: "青溪日报", Issue: "第100期", Page: "5", PageName: "副刊"}
	a.Modified = stamp("2025-04-19 10:00")
	a.OriginalTitle = words("粮仓记")
	a.Credits = append(a.Credits, content.Credit{Role: content.Photographer, Name: "陈一鸣"}, content.Credit{Role: content.Author, Name: "John Smith", SortAs: "Smith, John", AltName: "约翰", AltLang: "zh"},
		content.Credit{Role: content.Reviewer, Label: "三审", Name: "单于飞"})
	c := content.Of(a)
	c.SeriesName, c.SeriesPosition = "小镇公共空间", "3"
	return c
}

func itoa(n int) string { return strconv.Itoa(n) }
