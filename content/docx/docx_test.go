package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
	"github.com/kanben/kanben/content/structured"
)

const xmlns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

const styles = `<w:styles ` + xmlns + `>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x2"><w:name w:val="标题 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="栏目标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>
</w:styles>`

const numbers = `<w:numbering ` + xmlns + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>`

// build makes a document of the body's XML.
func build(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	members := map[string]string{
		"word/document.xml":  `<?xml version="1.0" encoding="UTF-8"?><w:document ` + xmlns + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml":    styles,
		"word/numbering.xml": numbers,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="media/image1.png"/><Relationship Id="rId2" Target="https://example.org/x" TargetMode="External"/></Relationships>`,
		"word/media/image1.png": picture(t),
		"word/footnotes.xml":    `<w:footnotes ` + xmlns + `><w:footnote w:type="separator" w:id="-1"/><w:footnote w:id="1"><w:p><w:r><w:t>数字由社区提供。</w:t></w:r></w:p></w:footnote></w:footnotes>`,
	}
	for name, data := range more {
		members[name] = data
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "word/media/image1.png", "word/footnotes.xml", "docProps/core.xml", "word/header1.xml"} {
		if members[name] == "" {
			continue
		}
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(members[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func picture(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func p(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func numbered(id, depth, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + depth + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func read(t testing.TB, data []byte, o content.Options) (*content.Article, []content.Problem) {
	t.Helper()
	c, ps, err := reader{}.Read(context.Background(), content.Source{Name: "a.docx", Data: data}, o)
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		return nil, ps
	}
	return c.Articles()[0], ps
}

// TestDocument: a document with styles, lists, notes, tables, pictures and tracked changes.
func TestDocument(t *testing.T) {
	t.Parallel()
	body := styled("a3", "老粮仓里的阅览室") + p("2025-09-13 06:40　来源：云岭日报　记者 沈听澜") +
		`<w:p><w:r><w:t>秋收刚过，两座圆仓又装满了</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>。</w:t></w:r>
<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>墙厚</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>六十</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>厘米</w:t></w:r>
<w:ins><w:r><w:t>，冬暖</w:t></w:r></w:ins><w:del><w:r><w:delText>夏凉</w:delText></w:r></w:del>
<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>4</w:t></w:r><w:r><w:t>斤。</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>修屋顶</w:t></w:r></w:p>` +
		`<w:p><w:r><w:drawing><wp:docPr descr="两座圆仓"/><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>` + p("修好的圆仓。（贺知秋摄）") +
		numbered("2", "0", "子") + numbered("2", "1", "丑") + numbered("2", "0", "寅") + numbered("3", "0", "卯") +
		styled("x2", "夜校") +
		`<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>年份</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>进出</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>1957</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>进</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>出</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>完</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink r:id="rId2"><w:r><w:t>课表</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第三页</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
<w:r><w:ruby><w:rt><w:r><w:t>dēng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>灯</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>。</w:t></w:r></w:p>` +
		styled("mine", "（一）尾声") + p("灯一前一后亮起来。") + p("责任编辑：安若溪")
	a, ps := read(t, build(t, body, nil), content.Options{})
	for _, pr := range ps {
		if pr.Severity > content.Info {
			t.Error(pr)
		}
	}
	if len(ps) != 1 || ps[0].Code != "I-DROPPED" {
		t.Errorf("deletions are reported: %v", ps)
	}
	a.Assets[0].Path = "image1.png"
	got, err := structured.ToYAML(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `schema: kanben.article/1
title: 老粮仓里的阅览室
credits:
  - {role: reporter, name: 沈听澜, raw: "2025-09-13 06:40　来源：云岭日报　记者 沈听澜", group: 1, confidence: 90}
  - {role: responsible-editor, name: 安若溪, raw: 责任编辑：安若溪, group: 2, confidence: 90}
  - {role: photographer, name: 贺知秋, raw: （贺知秋摄）, group: 1, confidence: 90}
source: 云岭日报
published: 2025-09-13T06:40+08:00
published_raw: 2025-09-13 06:40
zone_assumed: true
sections:
  - blocks:
      - p:
          rich:
            - 秋收刚过，两座圆仓又装满了
            - note: fn1
            - 。
            - emph: 墙厚
            - strong: 六十厘米
            - ，冬暖10
            - sup: "4"
            - 斤。
  - label: 一、
    heading: 修屋顶
    blocks:
      - figure:
          asset: image1.png
          alt: 两座圆仓
          caption: 修好的圆仓。
          credits:
            - {role: photographer, name: 贺知秋, raw: （贺知秋摄）, group: 1, confidence: 90}
      - list:
          - blocks:
              - 子
              - list:
                  - label: (a)
                    blocks: [丑]
                ordered: true
          - 寅
        ordered: true
      - list: [卯]
  - level: 2
    heading: 夜校
    blocks:
      - table:
          header: 1
          rows:
            - - 年份
              - {text: 进出, col_span: 2}
            - - {text: "1957", row_span: 2}
              - 进
              - ""
            - [出, 完]
      - p:
          rich:
            - 见
            - {link: "https://example.org/x", text: 课表}
            - 第三页
            - ruby: 灯
              reading: [dēng]
            - 。
  - label: （一）
    heading: 尾声
    blocks: [灯一前一后亮起来。]
notes:
  - id: fn1
    blocks: [数字由社区提供。]
assets:
  - {name: image1.png, media_type: image/png, path: image1.png}
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
}

// TestBare: a document without any style follows the rules for raw text.
func TestBare(t *testing.T) {
	t.Parallel()
	body := p("河边的旧书房") + p("——一间阅览室的四季") + p("记者 林一禾") + p("") + p("本报柳溪3月8日电　春天的时候，河边的旧书房又开门了。") +
		p("一、修窗添灯") + p("书架上贴着捐书人的名字。") + `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>夜里的灯</w:t></w:r></w:p>` + p("孩子们来了。") + p("责任编辑：方知夏")
	a, _ := read(t, build(t, body, nil), content.Options{})
	got := content.InlineText(a.Title) + "|" + content.InlineText(a.Subtitle) + "|" + a.Dateline.Place
	for _, c := range a.Credits {
		got += "|" + string(c.Role) + " " + c.Name
	}
	for _, s := range a.Sections {
		got += "|" + s.Label + content.InlineText(s.Heading)
	}
	if want := "河边的旧书房|一间阅览室的四季|柳溪|reporter 林一禾|responsible-editor 方知夏||一、修窗添灯|夜里的灯"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestCore: the file's properties fill in only what the text does not say, and only people's names.
func TestCore(t *testing.T) {
	t.Parallel()
	core := func(creator string) map[string]string {
		return map[string]string{"docProps/core.xml": `<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>题</dc:title><dc:creator>` + creator + `</dc:creator></cp:coreProperties>`}
	}
	for creator, want := range map[string]int{"林一禾": 1, "Administrator": 0, "微软用户": 0, "lenovo": 0} {
		a, _ := read(t, build(t, p("春天的时候，河边的旧书房又开门了，街坊都来。"), core(creator)), content.Options{})
		if len(a.Credits) != want || content.InlineText(a.Title) != "题" {
			t.Errorf("%s: %v, title %q", creator, a.Credits, content.InlineText(a.Title))
		}
	}
}

// TestBad holds the rows of content.md §12 for archives.
func TestBad(t *testing.T) {
	t.Parallel()
	good := build(t, p("甲。"), nil)
	zeros := build(t, p("甲。"), map[string]string{"word/styles.xml": strings.Repeat("\x00", 30<<20)})
	for _, c := range []struct {
		name, code, path string
		data             []byte
		limits           content.Limits
	}{
		{"cut", "E-ZIP", "", good[:len(good)/2], content.Limits{}},
		{"no document", "E-FORMAT", "word/document.xml", rename(good), content.Limits{}},
		{"zeros", "E-ZIP", "word/styles.xml", zeros, content.Limits{}},
		{"members", "E-ZIP", "", good, content.Limits{Members: 2}},
		{"unpacked", "E-ZIP", "word/document.xml", good, content.Limits{Unpacked: 100}},
		{"document type", "E-SYNTAX", "word/styles.xml", build(t, p("甲。"), map[string]string{"word/styles.xml": "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}), content.Limits{}},
		{"broken XML", "E-SYNTAX", "word/document.xml", build(t, "<w:p>", nil), content.Limits{}},
		{"deep", "E-DEPTH", "word/document.xml", build(t, strings.Repeat("<w:sdt>", 300), nil), content.Limits{}},
	} {
		_, ps := read(t, c.data, content.Options{Limits: c.limits})
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Path != c.path {
			t.Errorf("%s: want %s of %q, got %v", c.name, c.code, c.path, ps)
		}
	}
}

func rename(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte("word/document.xml"), []byte("word/ducoment.xml"))
}

// FuzzRead: every document survives reading, whatever its parts hold.
func FuzzRead(f *testing.F) {
	f.Add(p("甲")+styled("1", "乙")+numbered("2", "1", "丙"), styles, numbers, "")
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/><w:gridSpan w:val="9"/></w:tcPr></w:tc></w:tr></w:tbl>`, "", "", "")
	f.Add(`<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="1"/></w:r></w:p>`,
		styles, numbers, `<w:footnotes `+xmlns+`><w:footnote w:id="1"><w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`)
	f.Fuzz(func(t *testing.T, body, styles, numbers, notes string) {
		data := build(t, body, map[string]string{"word/styles.xml": styles, "word/numbering.xml": numbers, "word/footnotes.xml": notes})
		readertest.Survives(t, Format(), content.Source{Name: "a.docx", Data: data})
	})
}

// TestFates: every word of a document is in the article, in its fields, or named as dropped.
func TestFates(t *testing.T) {
	t.Parallel()
	body := styled("a3", "老粮仓里的阅览室") + p("2025-09-13 06:40　来源：云岭日报　记者 沈听澜") +
		`<w:p><w:r><w:t>秋收刚过</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:ins><w:r><w:t>，冬暖</w:t></w:r></w:ins><w:del><w:r><w:delText>夏凉</w:delText></w:r></w:del><w:r><w:t>。</w:t></w:r></w:p>` +
		p("责任编辑：安若溪")
	header := `<w:hdr ` + xmlns + `><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>`
	want := `text: 老粮仓里的阅览室
field: 2025-09-13 06:40　来源：云岭日报　记者 沈听澜
text: 秋收刚过，冬暖
dropped deleted: 夏凉
text: 。
field: 责任编辑：安若溪
text: 数字由社区提供。
dropped unsupported: 内部资料

`
	data := build(t, body, map[string]string{"word/header1.xml": header})
	if got := readertest.Fates(t, Format(), "a.docx", string(data)); got != want {
		t.Errorf("got\n%s", got)
	}
	if _, ps := read(t, data, content.Options{}); !strings.Contains(ps[len(ps)-1].Msg, "header left out") {
		t.Error(ps)
	}
}
