package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/structured"
)

const moreStyles = `<w:styles ` + xmlns + `>
<w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="代码"/></w:style>
<w:style w:type="paragraph" w:styleId="c2"><w:name w:val="我的代码"/><w:basedOn w:val="c1"/></w:style>
<w:style w:type="character" w:styleId="VerbatimChar"><w:name w:val="Verbatim Char"/></w:style>
<w:style w:type="character" w:styleId="up"><w:name w:val="上标"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="down"><w:name w:val="下标"/><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

func run(style, text string) string {
	return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func para(runs ...string) string { return `<w:p>` + strings.Join(runs, "") + `</w:p>` }

func fieldOf(instruction, result string) string {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	return char("begin") + `<w:r><w:instrText xml:space="preserve">` + instruction + `</w:instrText></w:r>` + char("separate") + result + char("end")
}

func text(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// blocksOf writes the sections of a document as YAML.
func blocksOf(t *testing.T, body string, more map[string]string) string {
	t.Helper()
	a, ps := read(t, build(t, p("题目")+body, more), content.Options{})
	for _, pr := range ps {
		if pr.Severity > content.Info {
			t.Error(pr)
		}
	}
	a.Assets = nil
	data, err := structured.ToYAML(a)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "sections:\n")
	return rest
}

// TestStylesOfRuns: what a character style or the style of a paragraph says is kept, whatever its name's language.
func TestStylesOfRuns(t *testing.T) {
	t.Parallel()
	got := blocksOf(t, para(text("平方米写作 m"), run("up", "2"), text("，水写作 H"), run("down", "2"), text("O，命令是"), run("VerbatimChar", "ls  -l"), text("，"), run("strong", "要紧"), text("。"))+
		styled("SourceCode", "for x in y:")+styled("c2", "")+styled("c1", "  print(x)")+p("后面还有一段话，写完了。")+styled("c1", "end")+
		`<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>`+text("第10")+run("up", "4")+text("斤")+`</w:p>`+p("完。"), map[string]string{"word/styles.xml": moreStyles})
	want := `  - blocks:
      - p:
          rich:
            - 平方米写作 m
            - sup: "2"
            - ，水写作 H
            - sub: "2"
            - O，命令是
            - code: ls  -l
            - ，
            - strong: 要紧
            - 。
      - code: |-
          for x in y:

            print(x)
      - 后面还有一段话，写完了。
      - code: end
  - heading:
      rich:
        - 第10
        - sup: "4"
        - 斤
    blocks: [完。]
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestLinksOfFields: a field can be a link as well as an element can, also nested, and also in a note.
func TestLinksOfFields(t *testing.T) {
	t.Parallel()
	got := blocksOf(t, para(text("见"), fieldOf(` HYPERLINK "https://example.org/a" \o "提示" `, text("甲")), text("、"),
		fieldOf(` REF x `, text("乙")+fieldOf(`HYPERLINK "https://example.org/b"`, text("丙"))), text("、"),
		fieldOf(` HYPERLINK \l "here" `, text("丁")), `<w:fldSimple w:instr='HYPERLINK "https://example.org/c"'>`+text("戊")+`</w:fldSimple>`, text("。")),
		nil)
	want := `  - blocks:
      - p:
          rich:
            - 见
            - {link: "https://example.org/a", text: 甲}
            - 、乙
            - {link: "https://example.org/b", text: 丙}
            - 、丁
            - {link: "https://example.org/c", text: 戊}
            - 。
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestPicturesInCells: a table cell holds text only; its pictures follow, and a table that only frames pictures goes.
func TestPicturesInCells(t *testing.T) {
	t.Parallel()
	drawing := `<w:p><w:r><w:drawing><wp:docPr descr="圆仓"/><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>`
	cell := func(s string) string { return `<w:tc>` + s + `</w:tc>` }
	got := blocksOf(t, p("前面一段话，写完了。")+`<w:tbl><w:tr>`+cell(p("甲")+drawing)+cell(p("乙"))+`</w:tr></w:tbl><w:tbl><w:tr>`+cell(drawing)+`</w:tr></w:tbl>`, nil)
	want := `  - blocks:
      - 前面一段话，写完了。
      - table:
          header: 0
          rows:
            - [甲, 乙]
      - figure: {asset: image1.png, alt: 圆仓}
      - figure: {asset: image1.png, alt: 圆仓}
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestRestartedList: a list that Word begins anew counts from its own start; boxes of a list of things to do are text.
func TestRestartedList(t *testing.T) {
	t.Parallel()
	numbering := strings.Replace(numbers, `</w:numbering>`, `<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="☐"/></w:lvl></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>`, 1)
	got := blocksOf(t, p("前面一段话，写完了。")+numbered("2", "0", "子")+numbered("2", "0", "丑")+p("中间一段话，写完了。")+numbered("4", "0", "寅")+numbered("4", "0", "卯")+
		p("中间一段话，写完了。")+numbered("2", "0", "辰")+p("最后一段话，写完了。")+numbered("5", "0", "买灯")+p("完了。"),
		map[string]string{"word/numbering.xml": numbering})
	want := `  - blocks:
      - 前面一段话，写完了。
      - list: [子, 丑]
        ordered: true
      - 中间一段话，写完了。
      - list: [寅, 卯]
        ordered: true
      - 中间一段话，写完了。
      - list: [辰]
        ordered: true
        start: 3
      - 最后一段话，写完了。
      - list: [☐ 买灯]
      - 完了。
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSymbols: codes of fonts for symbols become the characters they show.
func TestSymbols(t *testing.T) {
	t.Parallel()
	got := blocksOf(t, para(`<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>`, text("角、"), `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`,
		`<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>`+"\uf0b3"+`</w:t></w:r>`, text("五，写完了。")), nil)
	if want := "  - blocks: [α角、☑≥五，写完了。]\n"; got != want {
		t.Errorf("got %s", got)
	}
	for code, want := range map[rune]rune{0x61: 'α', 0x7A: 'ζ', 0x7F: 0, 0xA0: '€', 0xA5: '∞', 0xB3: '≥', 0xC5: '⊕', 0xD5: '∏', 0xE5: '∑', 0xF2: '∫', 0xFF: 0} {
		if got := symbol(code, "Symbol"); got != want {
			t.Errorf("%x: %q", code, got)
		}
	}
}

// TestOtherNames: the parts of a document are found by what points at them, not by their names.
func TestOtherNames(t *testing.T) {
	t.Parallel()
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range [][2]string{
		{"_rels/.rels", rels + `<Relationship Id="a" Type="` + kind + `officeDocument" Target="/word/document2.xml"/></Relationships>`},
		{"word/document2.xml", `<w:document ` + xmlns + `><w:body>` + p("题目") + para(text("正文，写完了"), `<w:r><w:footnoteReference w:id="1"/></w:r>`, text("。")) +
			`<w:p><w:r><w:drawing><wp:docPr descr="圆仓"/><a:blip r:embed="p"/></w:drawing></w:r></w:p></w:body></w:document>`},
		{"word/_rels/document2.xml.rels", rels + `<Relationship Id="n" Type="` + kind + `footnotes" Target="notes9.xml"/><Relationship Id="p" Type="` + kind + `image" Target="/pics/a.png"/></Relationships>`},
		{"word/notes9.xml", `<w:footnotes ` + xmlns + `><w:footnote w:id="1"><w:p>` + text("见") + `<w:hyperlink r:id="x">` + text("课表") + `</w:hyperlink></w:p></w:footnote></w:footnotes>`},
		{"word/_rels/notes9.xml.rels", rels + `<Relationship Id="x" Type="` + kind + `hyperlink" Target="https://example.org/x" TargetMode="External"/></Relationships>`},
		{"pics/a.png", picture(t)},
	} {
		f, err := w.Create(m[0])
		if err == nil {
			_, err = f.Write([]byte(m[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	a, ps := read(t, b.Bytes(), content.Options{})
	if len(ps) > 0 || len(a.Assets) != 1 || len(a.Notes) != 1 {
		t.Fatalf("%v %v %v", ps, a.Assets, a.Notes)
	}
	note := a.Notes[0].Blocks[0].(*content.Para).Text
	if link, ok := note[len(note)-1].(*content.Link); !ok || link.URL != "https://example.org/x" {
		t.Errorf("the note's link is lost: %v", note)
	}
}
