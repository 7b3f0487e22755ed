package epub_test

import (
	"bytes"
	"os"
	"path/filepath"
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

// TestWriteOut writes the samples to $EPUB_OUT, for checkers and eyes.
func TestWriteOut(t *testing.T) {
	dir := os.Getenv("EPUB_OUT")
	if dir == "" {
		t.Skip("EPUB_OUT is not set")
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
	return map[string]sample{
		"library":   {epub.Book{Collection: content.Of(library()), Pages: libraryPages()}, faces},
		"plain":     {epub.Book{Collection: content.Of(library())}, plain},
		"rich":      {epub.Book{Collection: content.Of(rich()), Pages: libraryPages()}, faces},
		"nosection": {epub.Book{Collection: content.Of(none)}, plain},
		"empty":     {epub.Book{Collection: content.Of(empty)}, plain},
		"nolead":    {epub.Book{Collection: content.Of(noLead)}, plain},
	}
}
