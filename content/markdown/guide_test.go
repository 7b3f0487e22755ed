package markdown

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/structured"
)

// TestGuide reads each mark that docs/writing.md names, and looks for what it says of it.
func TestGuide(t *testing.T) {
	t.Parallel()
	const head = "---\nlang: zh-Hans\ntitle: 题\n---\n"
	for _, c := range []struct{ in, want string }{
		{"# 标题 —— 副题\n\n正文。", "title: 标题\nsubtitle: 副题\n"},
		{head + "## 一、修旧船—— 把阅览室搬到水上\n\n正文。", "label: 一、\n    slogan: 修旧船——\n    heading: 把阅览室搬到水上"},
		{head + "一、修旧船——\n把阅览室搬到水上\n---\n\n正文。", "label: 一、\n    slogan: 修旧船——\n    heading: 把阅览室搬到水上"},
		{head + "## 夜里的灯 {slogan=\"点亮——\" label=\"二、\" #deng}\n\n正文。", "id: deng\n    label: 二、\n    slogan: 点亮——\n    heading: 夜里的灯"},
		{head + "**船是旧渡轮改的。** 甲板铺了木地板。", "run_in: 船是旧渡轮改的。, p: 甲板铺了木地板。"},
		{head + "他说**“慢慢看。”**然后*点亮*了灯，~~旧~~新。", "strong: “慢慢看。”"},
		{head + "他*点亮*了灯。", "emph: 点亮"},
		{head + "~~旧~~新。", "strike: 旧"},
		{head + "到{渡口|dù|kǒu}。", "ruby: 渡口\n              reading: [dù, kǒu]"},
		{head + "到{渡口|dùkǒu}。", "reading: [dùkǒu]"},
		{head + "见[青芦志]{.book}。", "span: book"},
		{head + "见[顾小舟]{.person}。", "span: person"},
		{head + "到[青芦镇]{.place}。", "span: place"},
		{head + "写作[a,b]{.raw}。", "span: raw"},
		{head + "说[བོད]{lang=bo}。", "lang: bo"},
		{head + "书[^1]。\n\n[^1]: 注文。", "notes:\n  - id: \"1\"\n    blocks: [注文。]"},
		{head + "书^[注文。]。", "blocks: [注文。]"},
		{head + "![替代文字](boat.jpg \"清晨的书船。（程一苇摄）\")", "asset: boat.jpg\n          alt: 替代文字\n          caption: 清晨的书船。\n          credits:\n            - {role: photographer, name: 程一苇"},
		{head + "::: verse\n芦花落在书页上\n船开得很慢\n:::", "verse: [芦花落在书页上, 船开得很慢]"},
		{head + "::: pullquote\n慢慢看。\n:::", "pullquote: 慢慢看。"},
		{head + "## 节\n\n::: credits\n记者 顾小舟\n:::\n\n正文。", "credits:\n      - {role: reporter, name: 顾小舟"},
		{head + "::: editors-note 编者按\n书船开航五年。\n:::", "callout: editors-note"},
		{head + "::: correction 更正\n册数应为两千。\n:::", "callout: correction"},
		{head + "> 慢慢看。\n>\n> ——船主", "by: 船主"},
		{head + "式 $x^2$。\n\n$$\ny\n$$", "math: x^2"},
		{"---\ntitle: 题\nwithdrawn: true\nedition: {paper: 青芦周报, page: 第3版}\n---\n正文。", "edition: {paper: 青芦周报, page: 第3版}"},
		{"---\ntitle: 题\nwithdrawn: true\n---\n正文。", "withdrawn: true"},
		{"+++\ntitle = \"题\"\npublished = 2025-06-21\n+++\n正文。", "published: 2025-06-21"},
		{head + "春天来了，\n船开了。", "blocks: [春天来了，船开了。]"},
		{head + "春天来了，  \n船开了。", "break: true"},
		{head + "```kanben\n- p: 正文。\n```", "blocks: [正文。]"},
	} {
		a, ps := read(t, c.in)
		if a == nil || content.AnyFails(ps, content.DefaultMode) {
			t.Errorf("%q: %v", c.in, ps)
			continue
		}
		got, err := structured.ToYAML(a)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), c.want) {
			t.Errorf("%q: no %q in\n%s", c.in, c.want, got)
		}
	}
}
