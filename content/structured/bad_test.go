package structured

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/kanben/kanben/content"
)

// bad is one slip with what must be said of it: code, place and a word of the hint.
type bad struct {
	name, in   string
	code       string
	line, col  int
	path, hint string
}

func (b bad) check(t *testing.T, f content.Format) {
	t.Helper()
	begin := time.Now()
	_, ps := read(t, f, b.in)
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("%s: took %v", b.name, took)
	}
	for _, p := range ps {
		if p.Code == b.code && p.Pos.Line == b.line && p.Pos.Col == b.col && p.Path == b.path && strings.Contains(p.Hint, b.hint) {
			return
		}
	}
	t.Errorf("%s: want %s at %d:%d, path %q, hint %q; got", b.name, b.code, b.line, b.col, b.path, b.hint)
	for _, p := range ps {
		t.Errorf("    %s | %s", p, p.Hint)
	}
}

const head = "schema: kanben.article/1\ntitle: 甲\n"

// TestBadYAML holds the rows of content.md §12 for YAML, and the seeded slips of B7.
func TestBadYAML(t *testing.T) {
	t.Parallel()
	nine := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i <= 'i'; i++ {
		nine += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	for _, b := range []bad{
		{"alias bomb", nine, "E-ALIAS", 1, 4, "", ""},
		{"anchor", head + "lang: &l zh\n", "E-ALIAS", 3, 7, "", "write the value out"},
		{"merge", head + "<<: {lang: zh}\n", "E-ALIAS", 3, 1, "", "keys out"},
		{"tag", head + "source: !!binary aGk=\n", "E-ALIAS", 3, 9, "", "tag"},
		{"local tag", head + "source: !x y\n", "E-ALIAS", 3, 9, "", "tag"},
		{"key twice", head + "lang: zh\ntitle: 乙\n", "E-KEY2", 4, 1, "", "line 2"},
		{"inner key twice", head + "rights: {year: 2024, holder: 甲, year: 2025}\n", "E-KEY2", 3, 33, "", "line 3"},
		{"open quote", head + "source: \"甲\nlang: zh\n", "E-SYNTAX", 3, 9, "", "not closed"},
		{"open single quote", head + "source: '甲\nlang: zh\n", "E-SYNTAX", 3, 9, "", "not closed"},
		{"tab", head + "rights:\n\tyear: 2024\n", "E-SYNTAX", 4, 1, "", "tab"},
		{"colon", "schema: kanben.article/1\ntitle: 春耕: 见闻\n", "E-SYNTAX", 2, 10, "", "quote"},
		{"at sign", head + "source: @甲\n", "E-SYNTAX", 3, 9, "", "quote"},
		{"open bracket", head + "subjects: [甲, 乙\nlang: zh\n", "E-SYNTAX", 4, 5, "", ""},
		{"open brace", head + "rights: {year: 2024\n", "E-SYNTAX", 4, 1, "", ""},
		{"bad escape", head + "source: \"\\q\"\n", "E-SYNTAX", 3, 10, "", ""},
		{"list in mapping", head + "- 甲\n", "E-SYNTAX", 3, 1, "", ""},
		{"role", head + "credits:\n  - {role: editr, name: 乙}\n", "E-VALUE", 4, 12, "credits[0].role", "editor"},
		{"far role", head + "credits:\n  - {role: 主持, name: 乙}\n", "E-VALUE", 4, 12, "credits[0].role", "one of"},
		{"date", head + "published: 2024-02-30\n", "E-VALUE", 3, 12, "published", "2025-11-22"},
		{"date form", head + "published: 2024/2/3\n", "E-VALUE", 3, 12, "published", "2025-11-22"},
		{"hour", head + "published: 2024-02-03 25:00\n", "E-VALUE", 3, 12, "published", ""},
		{"heading list", head + "sections:\n  - heading: [a]\n", "E-TYPE", 4, 14, "sections[0].heading", ""},
		{"key", head + "subtile: x\n", "E-KEY", 3, 1, "subtile", "subtitle"},
		{"swapped key", head + "lnag: zh\n", "E-KEY", 3, 1, "lnag", "lang"},
		{"other word", head + "author: 乙\n", "E-KEY", 3, 1, "author", "credits"},
		{"inner key", head + "credits:\n  - role: author\n    nmae: 乙\n", "E-KEY", 5, 5, "credits[0].nmae", "name"},
		{"no name", head + "credits:\n  - {role: author}\n", "E-TYPE", 4, 5, "credits[0]", ""},
		{"no label", head + "credits:\n  - {role: other, name: 乙}\n", "E-TYPE", 4, 5, "credits[0]", ""},
		{"credit line", head + "credits:\n  - 今天下雨。\n", "E-VALUE", 4, 5, "credits[0]", "role"},
		{"lang", head + "lang: 中文\n", "E-VALUE", 3, 7, "lang", "zh-Hans"},
		{"level", head + "sections:\n  - {heading: 乙, level: 7}\n", "E-VALUE", 4, 25, "sections[0].level", ""},
		{"year", head + "rights: {year: 二四}\n", "E-VALUE", 3, 16, "rights.year", ""},
		{"truth", head + "withdrawn: yes\n", "E-VALUE", 3, 12, "withdrawn", ""},
		{"schema", "schema: kanben.article/2\ntitle: 甲\n", "E-VALUE", 1, 9, "schema", "kanben.article/1"},
		{"licence", head + "licences: [{kind: isnb, number: 1}]\n", "E-VALUE", 3, 19, "licences[0].kind", "isbn"},
		{"wire date", head + "dateline: {wire_date: 13-40}\n", "E-VALUE", 3, 23, "dateline.wire_date", "02-03"},
		{"block", head + "sections:\n  - blocks:\n      - vers: [甲]\n", "E-KEY", 5, 9, "sections[0].blocks[0]", "verse"},
		{"two kinds", head + "sections:\n  - blocks:\n      - {p: 甲, code: 丙}\n", "E-TYPE", 5, 16, "sections[0].blocks[0]", ""},
		{"callout", head + "sections:\n  - blocks:\n      - {callout: notice, blocks: 甲}\n", "E-VALUE", 5, 19, "sections[0].blocks[0].callout", "note"},
		{"inline", head + "sections:\n  - heading: {rich: [甲, {emhp: 乙}]}\n", "E-KEY", 4, 25, "sections[0].heading.rich[1]", "emph"},
		{"span", head + "subtitle: {rich: [{span: city, text: 乙}]}\n", "E-VALUE", 3, 26, "subtitle.rich[0].span", ""},
		{"mapping", head + "sections: 甲\n", "E-TYPE", 3, 11, "sections", ""},
		{"top", "- 甲\n- 乙\n", "E-TYPE", 1, 1, "", ""},
		{"sections entry", head + "sections:\n  - 甲\n", "E-TYPE", 4, 5, "sections[0]", ""},
		{"base64", head + "assets: [{name: a, bytes: '*'}]\n", "E-VALUE", 3, 27, "assets[0].bytes", ""},
		{"picture outside", head + "sections:\n  - blocks:\n      - figure: {asset: ../../x.png, alt: 乙}\n", "E-BASE", 5, 9, "", "beside"},
		{"depth", strings.Repeat("[", 20_000), "E-DEPTH", 1, 201, "", ""},
		{"deep", deepYAML(300), "E-DEPTH", 201, 401, "", ""},
		{"size", "title: " + strings.Repeat("甲", 5<<20/3), "E-SIZE", 1, 1, "", ""},
	} {
		b.check(t, YAML())
	}
}

func deepYAML(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(strings.Repeat("  ", i) + "a:\n")
	}
	return s.String()
}

// TestBadJSON holds the same for JSON.
func TestBadJSON(t *testing.T) {
	t.Parallel()
	for _, b := range []bad{
		{"not closed", "{\"title\": \"甲\",\n", "E-SYNTAX", 2, 1, "", "open"},
		{"no comma", "{\"title\": \"甲\"\n \"lang\": \"zh\"}", "E-SYNTAX", 2, 2, "", ""},
		{"no colon", "{\"title\" \"甲\"}", "E-SYNTAX", 1, 10, "", ""},
		{"trailing comma", "{\"title\": \"甲\",}", "E-SYNTAX", 1, 15, "", ""},
		{"trailing data", "{\"title\": \"甲\"}\n{}", "E-SYNTAX", 2, 1, "", ""},
		{"bare word", "{\"title\": 甲}", "E-SYNTAX", 1, 11, "", ""},
		{"single quotes", "{'title': 1}", "E-SYNTAX", 1, 2, "", ""},
		{"bad escape", `{"title": "\q"}`, "E-SYNTAX", 1, 13, "", ""},
		{"line end in string", "{\"title\": \"甲\n乙\"}", "E-SYNTAX", 1, 13, "", ""},
		{"key twice", "{\"title\": \"甲\",\n  \"title\": \"乙\"}", "E-KEY2", 2, 3, "", "line 1"},
		{"key", "{\"title\": \"甲\",\n  \"subtile\": \"乙\"}", "E-KEY", 2, 3, "subtile", "subtitle"},
		{"type", "{\"title\": [\"甲\"]}", "E-TYPE", 1, 11, "title", ""},
		{"value", "{\"title\": \"甲\", \"published\": \"2024-02-30\"}", "E-VALUE", 1, 29, "published", ""},
		{"null entry", "{\"title\": \"甲\", \"sections\": [null]}", "E-TYPE", 1, 29, "sections[0]", ""},
		{"depth", strings.Repeat("[", 20_000), "E-DEPTH", 1, 201, "", ""},
		{"top", "[1]", "E-TYPE", 1, 1, "", ""},
	} {
		b.check(t, JSON())
	}
}

// TestScalars: scalars are what the file says (content.md S2).
func TestScalars(t *testing.T) {
	t.Parallel()
	c, ps := read(t, YAML(), head+"edition: {issue: 012, page: no, paper: 1e3}\npublished: 2024-02-29\nsubtitle: ~\nkicker:\n")
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	a := c.Articles()[0]
	if e := a.Edition; e.Issue != "012" || e.Page != "no" || e.Paper != "1e3" {
		t.Errorf("S2: %+v", e)
	}
	if a.Published.Precision != content.Day || a.Published.String() != "2024-02-29" || a.Subtitle != nil || a.Kicker != nil {
		t.Errorf("S2: %+v %v %v", a.Published, a.Subtitle, a.Kicker)
	}
}

// TestStamps: the form of a date is its precision (content.md S0).
func TestStamps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, want string
		assumed  bool
	}{
		{"2025-11-22", "2025-11-22", false},
		{"2025-11-22 08:50", "2025-11-22T08:50+08:00", true},
		{"2025-11-22T08:50", "2025-11-22T08:50+08:00", true},
		{"2025-11-22 08:50:45", "2025-11-22T08:50:45+08:00", true},
		{"2025-11-22T08:50:45+08:00", "2025-11-22T08:50:45+08:00", false},
		{"2025-11-22 08:50 +09:00", "2025-11-22T08:50+09:00", false},
		{"2025-11-22T08:50Z", "2025-11-22T08:50Z", false},
	} {
		got, ps := read(t, YAML(), head+"published: "+c.in+"\n")
		st := got.Articles()[0].Published
		if len(ps) > 0 || st.String() != c.want || st.ZoneAssumed != c.assumed {
			t.Errorf("S0: %s: got %s, assumed %v, %v", c.in, st, st.ZoneAssumed, ps)
		}
	}
}

// TestOrderFile: a book.yaml names articles by path; a bad one does not stop the others.
func TestOrderFile(t *testing.T) {
	t.Parallel()
	base := fstest.MapFS{
		"one.yaml":     {Data: []byte(head + "sections: [{blocks: [甲。]}]\n")},
		"two/two.yaml": {Data: []byte("title: 乙\nsections: [{blocks: [{figure: {asset: p.png, alt: 图}}]}]\n")},
		"bad.yaml":     {Data: []byte("title: [")},
		"self.yaml":    {Data: []byte("kind: book\ntitle: 自\narticles: [self.yaml]\n")},
	}
	src := content.Source{Name: "d/book.yaml", Base: base, Data: []byte("kind: book\ntitle: 书\narticles:\n  - one.yaml\n  - bad.yaml\n  - two/two.yaml\n  - ../up.yaml\n  - gone.yaml\n")}
	c, ps, err := content.ReadAll(context.Background(), src, content.Options{Formats: Formats()})
	if err != nil {
		t.Fatal(err)
	}
	all := c.Articles()
	if c.Kind != content.Book || len(all) != 2 || all[1].Assets[0].Path != "two/p.png" || all[1].Prov.File != "d/two/two.yaml" {
		t.Errorf("got %v: %+v", c.Kind, all)
	}
	var got []string
	for _, p := range ps {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.Pos.File, p.Pos.Line, p.Pos.Col, p.Code))
	}
	want := "d/bad.yaml:1:9 E-SYNTAX d/book.yaml:7:5 E-BASE d/book.yaml:8:5 E-ASSET"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	self := content.Source{Name: "self.yaml", Base: base, Data: base["self.yaml"].Data}
	if _, ps, _ := content.ReadAll(context.Background(), self, content.Options{Formats: Formats()}); len(ps) != 1 || ps[0].Code != "E-DEPTH" {
		t.Errorf("an order file that names itself: %v", ps)
	}
}
