package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// madeBooks are inputs that no sample stands for; each becomes a book in every form.
var madeBooks = []struct {
	name string
	text func() string
}{
	{"bare.md", func() string { return "# 只有标题的文章\n\n河水慢慢流过石桥。\n" }},
	{"nolead.md", func() string { return "# 没有引言\n\n" + sections(3) }},
	{"thousand.md", func() string { return "# 一千节\n\n引言在这里。\n\n" + sections(1000) }},
	{"hostile.md", hostileBook},
	{"english.md", func() string {
		return front("lang: en", "title: A book boat") + "The boat came at dawn.\n\n## The first stop\n\n*Two thousand* books[^1].\n\n[^1]: By the library's count.\n"
	}},
	{"traditional.md", func() string {
		return front("lang: zh-Hant", "title: 渡口的書船") + "天剛亮，書船靠上了北岸。\n\n## 修舊船\n\n{渡口|ㄉㄨˋ|ㄎㄡˇ}有{閘|zhá}。\n"
	}},
	{"rich.md", richBook},
}

const thousand = "thousand.md" // takes Ace minutes; nolead.md has the same documents, three of them

func front(lines ...string) string {
	return "---\n" + strings.Join(lines, "\n") + "\n---\n"
}

func sections(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "## 第%d个标题\n\n第%d节的正文在这里，河水慢慢流过。\n\n", i+1, i+1)
	}
	return s.String()
}

// hostileBook has titles that break naive writers in every place that a title gets to.
func hostileBook() string {
	words := []string{"nav", "../../x", "第一章/a?b#c%41", "<script>alert(1)</script>", "]]>", "a -- b", `"双" '单'`, "吉野家", strings.Repeat("长", 300)}
	var s strings.Builder
	s.WriteString(front("title: '<b>&nbsp;]]> \"x\" -- ../nav#%41'", "subtitle: '<!-- -->'", "source: '<&\">'", "canonical: 'https://example.org/?a=%3C&b=%22'",
		"subjects: ['<x>', '&']", "credits:", "  - {role: author, name: '<何> & \"穗\"'}"))
	for _, w := range words {
		fmt.Fprintf(&s, "## %s\n\n`%s` 之后的正文。[脚本](javascript:alert%%281%%29)\n\n### %s\n\n再一段。\n\n", escaped(w), w, escaped(w))
	}
	return s.String()
}

// escaped writes characters so that Markdown takes them as they are.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|&$~^:\"'", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func richBook() string {
	return front("title: 各样东西", "published: 2025-06-21 07:30", "credits:", "  - 记者 顾小舟 通讯员 温言", "  - 责任编辑：纪南星", "rights: {holder: 青芦周报, year: 2025}") + `
引言有注[^1]、{渡|dù}和12月。

## 一、表格与诗—— 方格里

| 码头 | 册数 |
|---|---:|
| 北岸 | 1,200 |
| 老闸口 | 800 |

::: verse
芦花落在书页上
船开得很慢

再看对岸
:::

> 书没有上锁，船也没有。
>
> ——船主

### 公式和代码

$$ E = mc^2 + \frac{1}{2} $$

` + "```\nfor i in 1 2 3\n```" + `

## 二、清单—— 一条条

1. 先还。
2. 再借[^2]。

::: note 说明
借期三十天。
:::

::: pullquote
先还，再借。
:::

[^1]: 第一条注，见{闸|zhá}。
[^2]: 第二条注。
`
}

// books makes the further books, and collections of the samples, in every form.
func (m *maker) books() {
	for _, b := range madeBooks {
		path := filepath.Join(m.dir, b.name)
		if m.err == nil {
			m.err = os.WriteFile(path, []byte(b.text()), 0o666)
		}
		m.forms(path)
	}
	m.forms(m.set.samples[0], m.set.samples[1:]...)
}

// forms makes the book of the inputs in each profile and with vertical lines.
func (m *maker) forms(sample string, others ...string) {
	name := filepath.Base(sample)
	var more []string
	if len(others) > 0 {
		name, more = "collection", append(more, "--book")
	}
	for _, profile := range append(epubProfiles, "vertical") {
		flags := append(more[:len(more):len(more)], "--epub-profile", profile)
		if profile == "vertical" {
			flags = append(more[:len(more):len(more)], "--vertical")
		}
		f := file{path: filepath.Join(m.dir, name+"."+profile+".epub"), samples: append([]string{sample}, others...), profile: profile}
		if profile == "default" || profile == "vertical" {
			f.other = strings.TrimSuffix(f.path, ".epub") + ".pages.pdf"
			flags = append(flags, "-o", f.other)
		}
		m.export(f, flags...)
		m.set.epubs = append(m.set.epubs, f)
	}
}

// paged are the books whose pages were made in the same run.
func paged(c *crossing) []file {
	return filter(c.epubs, func(f file) bool { return f.other != "" })
}

// fewerDocuments leaves out what takes a browser minutes.
func fewerDocuments(c *crossing) []file {
	return filter(c.epubs, func(f file) bool { return !strings.Contains(f.path, thousand) && f.profile != "kobo" })
}

func oneArticle(c *crossing) []file {
	return filter(c.epubs, func(f file) bool { return len(f.samples) == 1 })
}

// sameWords asks whether the book's words are those of the article that it was made from.
func sameWords(f file) (string, error) {
	out, err := exec.Command("bin/kanben", "check", "-q", "--source", f.samples[0], f.path).CombinedOutput()
	if err != nil {
		return firstLine(out) + " ", nil
	}
	return "", nil
}
