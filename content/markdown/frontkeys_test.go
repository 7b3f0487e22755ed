package markdown_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/markdown"
)

// creditsOf writes credits as role name (org) [label].
func creditsOf(l []content.Credit) string {
	var out []string
	for _, c := range l {
		s := string(c.Role) + " " + c.Name
		if c.Org != "" {
			s += " (" + c.Org + ")"
		}
		if c.Label != "" {
			s += " [" + c.Label + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestPeopleOfFrontMatter holds that no form in which people name people loses a name.
func TestPeopleOfFrontMatter(t *testing.T) {
	t.Parallel()
	tests := []struct{ front, want, codes string }{
		{"author: 林一禾", "author 林一禾", ""},
		{"author: Jane Roe", "author Jane Roe", ""},
		{"Author: 林一禾、方知夏", "author 林一禾; author 方知夏", ""},
		{"author: 林一禾, 方知夏", "author 林一禾; author 方知夏", ""},
		{"author: Jane Roe and John Smith", "author Jane Roe; author John Smith", ""},
		{"author: 林一禾 <lin@example.org>", "author 林一禾", ""},
		{"author: 记者 林一禾", "reporter 林一禾", ""},
		{"author: 鱼", "author 鱼", ""},
		{"author: 一只爱写字的猫", "author 一只爱写字的猫", ""},
		{"author: 青芦周报编辑部、林一禾", "author 青芦周报编辑部; author 林一禾", ""},
		{"author: （某国）约翰·史密斯", "author （某国）约翰·史密斯", ""},
		{"author: たなか ゆい", "author たなか ゆい", ""},
		{"authors: [林一禾, 方知夏]", "author 林一禾; author 方知夏", ""},
		{"authors:\n  - name: 林一禾\n    affiliation: 青芦大学\n  - {given: 南, family: 沈}\n  - {given: Jane, family: Roe}", "author 林一禾 (青芦大学); author 沈南; author Jane Roe", ""},
		{"author:\n  - 林一禾: {institute: x}\n  - 方知夏", "author 林一禾; author 方知夏", ""},
		{"author: {name: {given: 南, family: 沈}, email: s@example.org}", "author 沈南", "W-KEY"},
		{"author: {name: 林一禾, email: s@example.org}", "author 林一禾", "W-KEY"},
		{"author: {name: 林一禾, role: 摄影}", "photographer 林一禾", ""},
		{"作者: 林一禾", "author 林一禾", ""},
		{"记者: 林一禾 方知夏", "reporter 林一禾; reporter 方知夏", ""},
		{"见习记者: 林一禾", "reporter 林一禾 [见习记者]", ""},
		{"通讯员: 林一禾", "correspondent 林一禾", ""},
		{"译者: 林一禾\n翻译: 方知夏", "translator 林一禾; translator 方知夏", ""},
		{"translator: [林一禾]\nTranslated-by: 方知夏", "translator 林一禾; translator 方知夏", ""},
		{"摄影: 林一禾\nphotographers: 方知夏", "photographer 林一禾; photographer 方知夏", ""},
		{"editor: 林一禾\n编辑: 方知夏", "editor 林一禾; editor 方知夏", ""},
		{"责任编辑: 林一禾\nresponsible_editor: 方知夏\n责编: 苏南舟", "responsible-editor 林一禾; responsible-editor 方知夏; responsible-editor 苏南舟", ""},
		{"校对: 林一禾\n终审: 方知夏\n主编: 苏南舟", "proofreader 林一禾; reviewer 方知夏 [终审]; chief-editor 苏南舟", ""},
		{"插画: 林一禾\nillustrator: 方知夏\ndesigner: 苏南舟", "illustrator 林一禾; illustrator 方知夏; designer 苏南舟", ""},
		{"文/图: 林一禾", "author 林一禾; photographer 林一禾", ""},
		{"params: {author: 林一禾, colour: red}", "author 林一禾", "W-KEY"},
		{"extra:\n  authors: [林一禾]", "author 林一禾", ""},
		{"author: 林一禾\ncredits: [记者 林一禾]", "reporter 林一禾", ""},
		{"author: 林一禾\ncredits: [{role: author, name: 林一禾, org: 青芦周报}]", "author 林一禾 (青芦周报)", ""},
		{"author: 林一禾\neditor: 林一禾", "author 林一禾; editor 林一禾", ""},
		{"author: 佚名", "", "I-PLACEHOLDER"},
		{"author: admin", "", "I-PLACEHOLDER"},
		{"author:", "", ""},
		{"author: {email: s@example.org}", "", "W-CREDIT W-KEY"},
		{"题图: boat.jpg", "", "W-CREDIT"},
		{"photo: boat.jpg", "", "W-KEY"},
		{"x_author: 林一禾", "", ""},
	}
	for _, tt := range tests {
		a, codes := readFront(t, "---\ntitle: 题目\n"+tt.front+"\n---\n正文。\n")
		if got := creditsOf(a.Credits); got != tt.want || codes != tt.codes {
			t.Errorf("%s:\n got  %s %s\n want %s %s", tt.front, got, codes, tt.want, tt.codes)
		}
	}
}

// readFront reads an article and returns the codes of its problems beside.
func readFront(t *testing.T, text string) (*content.Article, string) {
	t.Helper()
	o := content.Options{Formats: []content.Format{markdown.Format()}}
	a, ps, err := content.Read(context.Background(), content.Source{Name: "a.md", Data: []byte(text)}, o)
	if err != nil || a == nil {
		t.Fatalf("%s: %v %v", text, err, ps)
	}
	var codes []string
	for _, p := range ps {
		codes = append(codes, p.Code)
		if p.Pos.Line < 2 {
			t.Errorf("%s: no place in %v", text, p)
		}
	}
	return a, strings.Join(codes, " ")
}

// TestFieldsOfFrontMatter reads what Hugo, Jekyll, Hexo, Zola, pandoc and newsrooms write.
func TestFieldsOfFrontMatter(t *testing.T) {
	t.Parallel()
	tests := []struct{ front, want, codes string }{
		{"---\ndate: 2025-06-21\n---", "2025-06-21", ""},
		{"---\ndate: 2025-06-21 07:30:15 +0800\nlastmod: 2025-07-01T08:00:00+08:00\n---", "2025-06-21T07:30:15 mod 2025-07-01T08:00:00", ""},
		{"---\ndate: 2025-06-21T07:30:15.123+08:00\n---", "2025-06-21T07:30:15", ""},
		{"---\n日期: 2025年6月21日 07:30\n更新时间: 2025/7/1\n---", "2025-06-21T07:30 mod 2025-07-01", ""},
		{"---\npubDate: Sat, 21 Jun 2025 07:30:00 +0800\n---", "2025-06-21T07:30:00", ""},
		{"---\ndate: 2025-02-30\n---", "", "W-DATE"},
		{"---\ndate: 2025-06-21\npublished: 2025-06-22\n---", "2025-06-22", "W-CONFLICT"},
		{"---\ndate: 2025-06-21\npublished: true\n---", "2025-06-21", ""},
		{"---\ntags: [农业, 春天]\ncategories:\n  - [新闻, 本地]\n  - 春天\n---", "subjects 农业,春天,新闻,本地", ""},
		{"---\nkeywords: 农业，春天\n栏目: 本地\n---", "subjects 农业,春天 breadcrumb 本地", ""},
		{"---\n来源: 青芦周报\n出版者: 青芦社\n---", "source 青芦周报 publisher 青芦社", ""},
		{"---\nurl: https://example.org/a\n---", "canonical https://example.org/a", ""},
		{"---\nurl: /a/\npermalink: a.html\n---", "", "W-KEY W-KEY"},
		{"---\nlanguage: en\n---", "lang en", ""},
		{"---\nlicense: 署名转载\n---", "rights 署名转载", ""},
		{"---\n副标题: 副题\n原标题: 原题\n引题: 引\n---", "sub 副题 orig 原题 kicker 引", ""},
		{"+++\ndate = 2025-06-21T07:30:00+08:00\nauthors = ['林一禾']\n[taxonomies]\ntags = ['农业']\n[extra]\neditor = '方知夏'\nmath = true\n+++",
			"2025-06-21T07:30:00 credits author 林一禾; editor 方知夏 subjects 农业", "W-KEY"},
		{"---\ndraft: true\nlayout: post\n---", "", "W-KEY W-KEY"},
	}
	for _, tt := range tests {
		a, codes := readFront(t, tt.front+"\n# 题目\n\n正文。\n")
		if got := fieldsOf(a); got != tt.want || codes != tt.codes {
			t.Errorf("%s:\n got  %s %s\n want %s %s", tt.front, got, codes, tt.want, tt.codes)
		}
	}
}

func fieldsOf(a *content.Article) string {
	var out []string
	add := func(name, value string) {
		if value != "" {
			out = append(out, strings.TrimSpace(name+" "+value))
		}
	}
	stamp := func(s content.Stamp) string {
		if s.IsZero() {
			return ""
		}
		return s.Time.Format([...]string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05"}[s.Precision-content.Day])
	}
	add("", stamp(a.Published))
	add("mod", stamp(a.Modified))
	add("credits", creditsOf(a.Credits))
	add("subjects", strings.Join(a.Subjects, ","))
	add("breadcrumb", strings.Join(a.Breadcrumb, ","))
	add("source", a.Source.Name)
	add("publisher", a.Publisher.Name)
	add("canonical", a.Canonical)
	if a.Lang != "zh-Hans" {
		add("lang", a.Lang)
	}
	add("rights", a.Rights.Notice)
	add("sub", content.InlineText(a.Subtitle))
	add("orig", content.InlineText(a.OriginalTitle))
	add("kicker", content.InlineText(a.Kicker))
	return strings.Join(out, " ")
}

// TestNearKeyOfFrontMatter holds the hint for a key that nobody knows, and that its value is not called a field.
func TestNearKeyOfFrontMatter(t *testing.T) {
	t.Parallel()
	text := "---\ntitle: 题目\nautor: 林一禾\n---\n正文。\n"
	o := content.Options{Formats: []content.Format{markdown.Format()}}
	a, ps, err := content.Read(context.Background(), content.Source{Name: "a.md", Data: []byte(text)}, o)
	if err != nil || len(ps) != 1 || !strings.Contains(ps[0].Hint, "author") {
		t.Fatal(err, ps)
	}
	var left []string
	for _, s := range a.Prov.Spans {
		if s.Kind == content.SpanDropped {
			left = append(left, fmt.Sprint(text[s.From:s.To], s.Why != ""))
		}
	}
	if diff := cmp.Diff([]string{"林一禾true"}, left); diff != "" {
		t.Error(diff)
	}
}
