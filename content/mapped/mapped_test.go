package mapped

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
)

const export = `{"code": 0, "data": {"items": [
  {"title": "老粮仓里的&ldquo;阅览室&rdquo;", "published_at": 1757716800, "url": "https://example.org/a/1", "byline": "记者 沈听澜", "editor": "安若溪", "tags": ["阅读", "建筑"], "origin": "云岭日报",
   "content_html": "<p>秋收刚过，两座圆仓又装满了。</p><h3>修屋顶</h3><p>草顶换了三回。</p>", "images": [{"src": "https://example.org/g.jpg", "alt": "圆仓", "caption": "修好的圆仓。", "photographer": "贺知秋"}]},
  {"title": "仓门", "published_at": "昨天", "authors": [{"name": "白小满"}, {"name": "简宁"}], "content": "书没有上锁。\n仓也没有。", "offline": true},
  {"title": "空的"},
  {"content": "没有标题。"}
]}}`

func parse(t testing.TB, s string) *Map {
	t.Helper()
	m, ps := ParseMap("map.yaml", []byte(s))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return m
}

// TestJSON reads an export by the sample map; a bad record is named and does not stop the others.
func TestJSON(t *testing.T) {
	t.Parallel()
	c, ps := readertest.Read(t, Format(parse(t, Sample())), "export.json", export)
	want := `series
老粮仓里的“阅览室”|https://example.org/a/1|2025-09-13T06:40:00+08:00|云岭日报|柳溪日报|阅读 建筑| reporter 沈听澜 responsible-editor 安若溪 photographer 贺知秋 [ *content.Figure 秋收刚过，两座圆仓又装满了。] [修屋顶 草顶换了三回。]
仓门||||柳溪日报|| withdrawn author 白小满 author 简宁 [ 书没有上锁。 仓也没有。]
records[3]||||柳溪日报|| [ 没有标题。]
`
	if got := readertest.Shape(c); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	wantPs := `W-REMOTE 3:90
W-DATE 4:35 records[1].published_at
E-EMPTY 5:3 records[2]
E-TITLE 6:3 records[3]`
	if got := readertest.Places(ps); got != wantPs {
		t.Errorf("got\n%s\nwant\n%s", got, wantPs)
	}
}

// TestCSV reads columns; places are lines and columns of the file.
func TestCSV(t *testing.T) {
	t.Parallel()
	m := parse(t, "title: 标题\nbody: {from: 正文, as: text}\npublished: 日期\ncredits: [{from: 作者, role: author}, 署名]\n")
	in := "标题,日期,作者,署名,正文\n河边的旧书房,2025-03-08 08:50,林一禾,责编：方知夏,\"春天来了。\n书房开门了。\"\n读者来信,3月,,,甲。\n"
	c, ps := readertest.Read(t, Format(m), "a.csv", in)
	want := "series\n河边的旧书房||2025-03-08T08:50+08:00|||| author 林一禾 responsible-editor 方知夏 [ 春天来了。 书房开门了。]\n读者来信|||||| [ 甲。]\n"
	if got := readertest.Shape(c); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := readertest.Places(ps); got != "W-DATE 4:6 records[1].日期" {
		t.Error(got)
	}
	if c, _ := readertest.Read(t, Format(m), "a.tsv", strings.ReplaceAll(strings.ReplaceAll(in, "\"", ""), ",", "\t")); c != nil && len(c.Articles()) > 2 {
		t.Error(readertest.Shape(c))
	}
}

// TestLines reads JSON lines, by name or by look.
func TestLines(t *testing.T) {
	t.Parallel()
	m := parse(t, "title: title\nbody: body\n")
	in := "{\"title\": \"甲\", \"body\": \"乙。\"}\n\n{\"title\": \"丙\", \"body\": \"丁。\",}\n{\"title\": \"戊\", \"body\": \"己。\"}\n"
	c, ps := readertest.Read(t, Format(m), "a.jsonl", in)
	if got := readertest.Shape(c); got != "series\n甲|||||| [ 乙。]\n戊|||||| [ 己。]\n" {
		t.Error(got)
	}
	if got := readertest.Places(ps); got != "E-SYNTAX 3:29" {
		t.Error(got)
	}
	if c, _ := readertest.Read(t, Format(m), "-", strings.Replace(in, ",}", "}", 1)); len(c.Articles()) != 3 {
		t.Error(readertest.Shape(c))
	}
}

// TestMarkdown takes title, sections and notes from a body in Markdown.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	m := parse(t, "body: {from: md, as: markdown}\n")
	c, ps := readertest.Read(t, Format(m), "a.json", `[{"md": "# 甲\n乙[^1]。\n\n## 丙\n丁。\n\n[^1]: 注。"}]`)
	if got := readertest.Shape(c); got != "single\n甲|||||| [ 乙。] [丙 丁。]\n" || len(ps) > 0 || len(c.Articles()[0].Notes) != 1 {
		t.Error(got, ps)
	}
}

// TestBad: slips in the map and in the records are named with their place.
func TestBad(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, code, hint string
		line, col      int
	}{
		{"titel: a\n", "E-KEY", "title", 1, 1},
		{"body: {from: a, as: htm}\n", "E-VALUE", "html", 1, 21},
		{"credits: [{from: a, role: editr}]\n", "E-VALUE", "editor", 1, 27},
		{"title: [[a]]\n", "E-TYPE", "pointer", 1, 9},
		{"pictures: [a]\n", "E-TYPE", "", 1, 11},
		{"- a\n", "E-TYPE", "", 1, 1},
		{"title: a\ntitle: b\n", "E-KEY2", "", 2, 1},
	} {
		_, ps := ParseMap("map.yaml", []byte(c.in))
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Pos.Line != c.line || ps[0].Pos.Col != c.col || !strings.Contains(ps[0].Hint, c.hint) {
			t.Errorf("%s: want %s at %d:%d, got %v", c.in, c.code, c.line, c.col, ps)
		}
	}
	m := parse(t, "records: /data\ntitle: t\nbody: b\n")
	for in, want := range map[string]string{
		`{"x": []}`:    "E-VALUE 1:1 records",
		`{"data": 1}`:  "E-TYPE 1:10 records",
		`{"data": [`:   "E-SYNTAX 1:11",
		"t,b\n1,2,3\n": "E-SYNTAX 2:1",
		"t,b\n\"1,2\n": "E-SYNTAX 2:5",
	} {
		if _, ps := readertest.Read(t, Format(m), "-", in); readertest.Places(ps) != want {
			t.Errorf("%q: got %s, want %s", in, readertest.Places(ps), want)
		}
	}
}

// FuzzRead: every map and every export survive reading.
func FuzzRead(f *testing.F) {
	f.Add(Sample(), export, "a.json")
	f.Add("title: a\nbody: b\n", "a,b\n1,2\n", "a.csv")
	f.Add("title: /a/0/*/b\nbody: ''\n", "{\"a\": [[{\"b\": 1}]]}\n{}\n", "a.jsonl")
	f.Fuzz(func(t *testing.T, m, data, name string) {
		if parsed, ps := ParseMap("m", []byte(m)); len(ps) == 0 {
			readertest.Survives(t, Format(parsed), content.Source{Name: name, Data: []byte(data)})
		}
	})
}

// TestFates: every value of a table is in an article, in its fields, or named as dropped.
func TestFates(t *testing.T) {
	t.Parallel()
	m := parse(t, "title: 标题\nbody: {from: 正文, as: text}\npublished: 日期\ncredits: [{from: 作者, role: author}, 署名]\n")
	in := "标题,日期,作者,署名,正文,别的\n河边的旧书房,2025-03-08 08:50,林一禾,责编：方知夏,\"春天来了，他说\"\"你好\"\"。\n书房开门了。\",无用\n读者来信,3月,,,甲。,x\n"
	want := `text: 河边的旧书房
field: 2025-03-08 08:50
field: 林一禾
field: 责编：方知夏
text: 春天来了，他说""你好""。
text: 书房开门了。
dropped unsupported: 无用

text: 读者来信
dropped unsupported: 3月
text: 甲。

`
	if got := readertest.Fates(t, Format(m), "a.csv", in); got != want {
		t.Errorf("got\n%s", got)
	}
}
