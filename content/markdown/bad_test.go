package markdown

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
)

func read(t testing.TB, text string) (*content.Article, []content.Problem) {
	t.Helper()
	src := content.Source{Name: "a.md", Data: []byte(text)}
	a, ps, err := content.Read(context.Background(), src, content.Options{Formats: []content.Format{Format()}, From: "markdown", Normalise: content.NormaliseNone})
	if err != nil {
		t.Fatal(err)
	}
	return a, ps
}

// TestBad holds the rows of content.md §12 for Markdown, and seeded slips (B7).
func TestBad(t *testing.T) {
	t.Parallel()
	var ladder strings.Builder
	for i := 1; ladder.Len() < 1_100_000; i++ {
		ladder.WriteString(strings.Repeat("`", i) + "a ")
	}
	var lists strings.Builder
	for i := range 2000 {
		lists.WriteString(strings.Repeat("  ", i) + "- 甲\n")
	}
	for _, b := range []struct {
		name, in   string
		code       string
		line, col  int
		path, hint string
	}{
		{"empty", "", "E-EMPTY", 1, 1, "", ""},
		{"white space", " \n\n\t\n", "E-EMPTY", 1, 1, "", ""},
		{"no title", "甲乙丙。\n", "E-TITLE", 1, 1, "", ""},
		{"open front matter", "---\ntitle: 甲\n\n乙。\n", "E-FRONT", 1, 1, "", "---"},
		{"open TOML", "+++\ntitle = '甲'\n\n乙。\n", "E-FRONT", 1, 1, "", "+++"},
		{"key", "---\ntitle: 甲\nsubtile: 乙\n---\n丙。\n", "W-KEY", 3, 1, "subtile", "subtitle"},
		{"key after BOM and CRLF", "\ufeff---\r\ntitle: 甲\r\nsubtile: 乙\r\n---\r\n丙。\r\n", "W-KEY", 3, 1, "subtile", "subtitle"},
		{"TOML key", "+++\ntitle = '甲'\nsubtile = '乙'\n+++\n丙。\n", "W-KEY", 3, 1, "subtile", "subtitle"},
		{"other word", "---\ntitle: 甲\ndescription: 乙\n---\n丙。\n", "W-KEY", 3, 1, "description", "abstract"},
		{"sections in front matter", "---\ntitle: 甲\nsections: []\n---\n丙。\n", "W-KEY", 3, 1, "sections", ""},
		{"role", "---\ntitle: 甲\ncredits:\n  - {role: editr, name: 乙}\n---\n丙。\n", "E-VALUE", 4, 12, "credits[0].role", "editor"},
		{"TOML role", "+++\ntitle = '甲'\n[[credits]]\nrole = 'editr'\nname = '乙'\n+++\n丙。\n", "E-VALUE", 4, 8, "credits[0].role", "editor"},
		{"TOML inline role", "+++\ntitle = '甲'\ncredits = [{role = 'author', name = '乙'}, {role = 'editr', name = '丙'}]\n+++\n丁。\n", "E-VALUE", 3, 51, "credits[1].role", "editor"},
		{"date", "---\ntitle: 甲\npublished: 2024-02-30\n---\n乙。\n", "E-VALUE", 3, 12, "published", ""},
		{"TOML date", "+++\ntitle = '甲'\npublished = '2024-02-30'\n+++\n乙。\n", "E-VALUE", 3, 13, "published", ""},
		{"credit line", "---\ntitle: 甲\ncredits:\n  - 今天下雨。\n---\n乙。\n", "E-VALUE", 4, 5, "credits[0]", "role"},
		{"key twice", "---\ntitle: 甲\ntitle: 乙\n---\n丙。\n", "E-KEY2", 3, 1, "", "line 2"},
		{"TOML key twice", "+++\ntitle = '甲'\ntitle = '乙'\n+++\n丙。\n", "E-KEY2", 3, 1, "", ""},
		{"alias", "---\ntitle: &t 甲\n---\n丙。\n", "E-ALIAS", 2, 8, "", ""},
		{"colon", "---\ntitle: 春耕: 见闻\n---\n丙。\n", "E-SYNTAX", 2, 10, "", "quote"},
		{"tab", "---\ntitle: 甲\nrights:\n\tyear: 2024\n---\n丙。\n", "E-SYNTAX", 4, 1, "", "tab"},
		{"open quote", "---\ntitle: 甲\nsource: \"乙\n---\n丙。\n", "E-SYNTAX", 3, 9, "", "not closed"},
		{"TOML no quote", "+++\ntitle = 甲\n+++\n丙。\n", "E-SYNTAX", 2, 9, "", ""},
		{"TOML no value", "+++\ntitle =\n+++\n丙。\n", "E-SYNTAX", 2, 8, "", ""},
		{"note", "# 甲\n\n乙[^9]。\n", "E-NOTE", 3, 2, "", ""},
		{"unused note", "# 甲\n\n乙。\n\n[^1]: 丙。\n", "W-NOTE", 5, 1, "", ""},
		{"picture outside", "# 甲\n\n乙。\n\n![丙](../../x.png)\n", "E-BASE", 5, 1, "", "beside"},
		{"absolute picture", "# 甲\n\n乙。\n\n![丙](/x.png)\n", "E-BASE", 5, 1, "", "beside"},
		{"remote picture", "# 甲\n\n乙。\n\n![丙](https://example.org/x.png)\n", "W-REMOTE", 5, 1, "", ""},
		{"HTML", "# 甲\n\n乙<font>丙</font>。\n", "W-HTML", 3, 2, "", ""},
		{"container", "# 甲\n\n::: poem\n乙\n:::\n", "W-HTML", 3, 1, "", "verse"},
		{"span class", "# 甲\n\n乙[丙]{.city}。\n", "W-HTML", 3, 2, "", ""},
		{"no credit", "# 甲\n\n乙。\n\n::: credits\n今天下雨。\n:::\n", "W-CREDIT", 6, 1, "", ""},
		{"fenced YAML", "# 甲\n\n```kanben\n- vers: [乙]\n```\n", "E-KEY", 4, 3, "kanben[0]", "verse"},
		{"guess", "# 甲\n记者 林一禾\n\n丁戊己。\n", "I-GUESS", 2, 1, "", ""},
		{"lists", "# 甲\n\n" + lists.String(), "E-DEPTH", 203, 401, "", ""},
		{"lists on a line", "# 甲\n\n" + strings.Repeat("- ", 2000) + "乙\n", "E-DEPTH", 3, 401, "", ""},
		{"quotes", "# 甲\n\n" + strings.Repeat(">", 2000) + "乙\n", "E-DEPTH", 3, 201, "", ""},
		{"brackets", "# 甲\n\n" + strings.Repeat("[", 20_000), "E-DEPTH", 3, 201, "", ""},
		{"back-ticks", "# 甲\n\n" + ladder.String(), "E-NODES", 3, 45751, "", ""},
		{"stars", "# 甲\n\n" + strings.Repeat("*a ", 300) + strings.Repeat("b*", 300), "E-DEPTH", 3, 598, "", ""},
		{"many stars", "# 甲\n\n" + strings.Repeat("*a_ ", 30_000), "E-NODES", 3, 2001, "", ""},
		{"link targets", "# 甲\n\n" + strings.Repeat("[a](", 20_000), "E-DEPTH", 3, 803, "", ""},
		{"definitions", "# 甲\n\n" + strings.Repeat("[a]: b\n", 20_000), "E-NODES", 1003, 1, "", ""},
		{"containers", "# 甲\n\n" + strings.Repeat("::: a\n", 20_000), "E-DEPTH", 203, 1, "", ""},
		{"zero", "# 甲\n\n乙\x00丙。\n", "W-CONTROL", 3, 2, "", ""},
	} {
		begin := time.Now()
		_, ps := read(t, b.in)
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s: took %v", b.name, took)
		}
		found := false
		for _, p := range ps {
			found = found || p.Code == b.code && p.Pos.Line == b.line && p.Pos.Col == b.col &&
				(b.path == "" || p.Path == b.path) && strings.Contains(p.Hint, b.hint)
		}
		if !found {
			t.Errorf("%s: want %s at %d:%d, path %q, hint %q; got", b.name, b.code, b.line, b.col, b.path, b.hint)
			for _, p := range ps[:min(4, len(ps))] {
				t.Errorf("    %s | %s", p, p.Hint)
			}
		}
	}
}

// TestGood: what looks bad and is good (content.md §12).
func TestGood(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"\ufeff---\r\ntitle: 甲\r\nlang: zh-Hans\r\n---\r\n乙。\r\n",
		"+++\ntitle = '甲'\n[rights]\nyear = 2024\nholder = \"\"\"\n乙\"\"\"\n[[licences]]\nkind = 'isbn'\nnumber = \"1\" # 注\n+++\n乙。\n",
		"# 甲\n\n- a\n  " + strings.Repeat(" ", 900) + "乙\n",
		"# 甲\n\n```\n" + strings.Repeat("- ", 900) + "\n```\n\n乙。\n",
	} {
		a, ps := read(t, in)
		for _, p := range ps {
			if p.Severity > content.Info {
				t.Errorf("%s\nof %.80q", p, in)
			}
		}
		if content.InlineText(a.Title) != "甲" {
			t.Errorf("title %q of %q", content.InlineText(a.Title), in)
		}
	}
}

// TestPlaces: every Text knows its place in the file (content.md §1).
func TestPlaces(t *testing.T) {
	t.Parallel()
	in := "---\ntitle: 甲\n---\n乙*丙*[丁]{.book}\\*戊\n己。\n\n## 一、庚—— 辛\n> 壬\n> **癸。**子\n\n- 丑\n  寅\n\n| 卯 | 辰 |\n|--|--|\n| 巳 | {午|wǔ} |\n"
	a, _ := read(t, in)
	lines := strings.Split(in, "\n")
	var check func([]content.Inline)
	check = func(in []content.Inline) {
		for _, n := range in {
			switch n := n.(type) {
			case *content.Text:
				line := []rune(lines[n.Pos.Line-1])
				if first := []rune(n.S)[0]; line[n.Pos.Col-1] != first && n.S != "甲" {
					t.Errorf("%q is said to be at %d:%d, where %q stands", n.S, n.Pos.Line, n.Pos.Col, line[n.Pos.Col-1])
				}
			case *content.Emph:
				check(n.Kids)
			case *content.Strong:
				check(n.Kids)
			case *content.Styled:
				check(n.Kids)
			}
		}
	}
	var blocks func([]content.Block)
	blocks = func(l []content.Block) {
		for _, b := range l {
			switch b := b.(type) {
			case *content.Para:
				check(b.RunIn)
				check(b.Text)
			case *content.Quote:
				blocks(b.Blocks)
			case *content.List:
				for _, it := range b.Items {
					blocks(it.Blocks)
				}
			case *content.Table:
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						check(c.Text)
					}
				}
			}
		}
	}
	for _, s := range a.Sections {
		check(s.Slogan)
		check(s.Heading)
		blocks(s.Blocks)
	}
}

// TestHeadings holds content.md K4.
func TestHeadings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"# 甲 —— 乙\n\n丙。", "甲|乙; 0"},
		{"# 甲——乙\n\n丙。", "甲——乙|; 0"},
		{"# 甲\n## 一、乙—— 丙\n丁。", "甲|; 1 一、 乙—— / 丙"},
		{"# 甲\n## 乙—丙\n丁。", "甲|; 1  乙—丙"},
		{"# 甲\n### （一）乙\n丁。", "甲|; 2 （一） 乙"},
		{"# 甲\n###### 1．乙\n丁。", "甲|; 5 1． 乙"},
		{"# 甲\n## 2.5米的门\n丁。", "甲|; 1  2.5米的门"},
		{"# 甲\n## ■ 乙\n丁。", "甲|; 1 ■ 乙"},
		{"# 甲\n\n修船、添书——\n把阅览室搬到水上\n---\n丁。", "甲|; 1  修船、添书—— / 把阅览室搬到水上"},
		{"# 甲\n\n长的标题\n分两行\n---\n丁。", "甲|; 1  长的标题分两行"},
		{"# 甲\n## 乙 {slogan=\"丙丁\"}\n戊。", "甲|; 1  丙丁 / 乙"},
		{"---\ntitle: 甲\n---\n# 乙\n丙。", "甲|; 1  乙"},
	} {
		a, _ := read(t, c.in)
		s := a.Sections[len(a.Sections)-1]
		got := content.InlineText(a.Title) + "|" + content.InlineText(a.Subtitle) + "; " + fmt.Sprint(s.Level)
		if s.Level > 0 {
			got += " " + s.Label + " "
			if len(s.Slogan) > 0 {
				got += content.InlineText(s.Slogan) + " / "
			}
			got += content.InlineText(s.Heading)
		}
		if got != c.want {
			t.Errorf("K4: %q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestRunIn holds content.md K5.
func TestRunIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"**甲。** 乙", "甲。|乙"}, {"**甲。**乙", "甲。|乙"}, {"**甲：**乙", "甲：|乙"}, {"**A.** b", "A.| b"},
		{"**甲**乙", "|甲乙"}, {"**甲。**", "|甲。"}, {"乙**甲。**丙", "|乙甲。丙"},
	} {
		a, _ := read(t, "# 题\n\n"+c.in)
		p := a.Sections[0].Blocks[0].(*content.Para)
		if got := content.InlineText(p.RunIn) + "|" + content.InlineText(p.Text); got != c.want {
			t.Errorf("K5: %s: got %s, want %s", c.in, got, c.want)
		}
	}
}

// TestCredits holds content.md K6.
func TestCredits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"# 甲\n记者 林一禾 苏南舟\n\n丁戊己。", "reporter 林一禾, reporter 苏南舟 / 丁戊己。"},
		{"# 甲\n\n丁戊己。\n\n责任编辑：方知夏\n校对：简宁", "responsible-editor 方知夏, proofreader 简宁 / 丁戊己。"},
		{"# 甲\n林一禾\n\n丁戊己。", " / 林一禾 丁戊己。"},
		{"# 甲\n\n丁戊己。\n\n记者注意到，水位还在上升。", " / 丁戊己。 记者注意到，水位还在上升。"},
		{"---\ntitle: 甲\ncredits: []\n---\n丁戊己。\n\n责任编辑：方知夏", " / 丁戊己。 责任编辑：方知夏"},
		{"# 甲\n来源：柳溪日报　记者 林一禾\n\n丁戊己。", "reporter 林一禾 / 丁戊己。"},
	} {
		a, _ := read(t, c.in)
		var people, text []string
		for _, cr := range a.Credits {
			people = append(people, string(cr.Role)+" "+cr.Name)
		}
		for _, b := range a.Sections[0].Blocks {
			text = append(text, content.ParaText(b.(*content.Para)))
		}
		if got := strings.Join(people, ", ") + " / " + strings.Join(text, " "); got != c.want {
			t.Errorf("K6: %q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
