package ninjs

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
	"github.com/kanben/kanben/content/structured"
)

// Items written by us after the published schemas of ninjs 1.4 and 3.0.
const (
	version1 = `{"uri": "https://example.org/n/1", "type": "text", "pubstatus": "usable", "versioncreated": "2025-09-13T11:05:00+08:00", "firstcreated": "2025-09-13T06:40:00+08:00",
 "language": "zh-Hans", "headline": "老粮仓里的阅览室", "byline": "记者 沈听澜 陆远之", "located": "石桥", "infosource": [{"name": "云岭日报"}], "copyrightholder": "云岭日报社",
 "subject": [{"name": "阅读"}, {"name": "老建筑"}], "description_text": "两座圆仓，一座放书，一座上课。",
 "body_html": "<p>秋收刚过，两座圆仓又装满了。</p><h2>修屋顶</h2><p>草顶换了三回。</p>",
 "associations": {"mainpic": {"type": "picture", "headline": "两座圆仓", "description_text": "修好的圆仓。", "byline": "贺知秋", "renditions": {"small": {"href": "https://example.org/s.jpg", "width": 100}, "original": {"href": "https://example.org/o.jpg", "width": 1200}}}}}`
	version3 = `{"uri": "urn:x:1", "pubStatus": "canceled", "versionCreated": "2025-09-13T11:05:00Z", "headlines": [{"role": "main", "value": "仓门"}, {"role": "subtitle", "value": "一问一答"}],
 "bodies": [{"role": "text", "contentType": "text/plain", "value": "书没有上锁。"}, {"role": "html", "contentType": "text/html", "value": "<p>书没有上锁，<em>仓</em>也没有。</p>"}],
 "contributors": [{"name": "白小满", "roles": [{"name": "reporter"}]}, {"name": "安若溪", "role": "desk editor"}],
 "associations": [{"name": "p", "type": "picture", "renditions": [{"name": "a", "href": "https://example.org/a.jpg"}]}]}`
)

func read(t testing.TB, data string) (*content.Article, []content.Problem) {
	t.Helper()
	c, ps, err := reader{}.Read(context.Background(), content.Source{Name: "n.json", Data: []byte(data)}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		return nil, ps
	}
	return c.Articles()[0], ps
}

// TestVersions reads an item of each generation.
func TestVersions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{version1, `schema: kanben.article/1
lang: zh-Hans
title: 老粮仓里的阅览室
dateline:
  place: 石桥
abstract:
  - 两座圆仓，一座放书，一座上课。
credits:
  - {role: reporter, name: 沈听澜, raw: 记者 沈听澜 陆远之, group: 1}
  - {role: reporter, name: 陆远之, raw: 记者 沈听澜 陆远之, group: 1}
  - {role: photographer, name: 贺知秋, raw: 贺知秋, group: 1, confidence: 90}
source: 云岭日报
published: 2025-09-13T06:40:00+08:00
published_raw: 2025-09-13T06:40:00+08:00
modified: 2025-09-13T11:05:00+08:00
modified_raw: 2025-09-13T11:05:00+08:00
canonical: https://example.org/n/1
subjects: [阅读, 老建筑]
rights:
  holder: 云岭日报社
sections:
  - blocks:
      - figure:
          asset: https://example.org/o.jpg
          alt: 两座圆仓
          caption: 修好的圆仓。
          credits:
            - {role: photographer, name: 贺知秋, raw: 贺知秋, group: 1, confidence: 90}
      - 秋收刚过，两座圆仓又装满了。
  - heading: 修屋顶
    blocks: [草顶换了三回。]
`},
		{version3, `schema: kanben.article/1
title: 仓门
subtitle: 一问一答
credits:
  - {role: reporter, name: 白小满, raw: 白小满, group: 1}
  - {role: editor, name: 安若溪, raw: 安若溪, group: 2}
published: 2025-09-13T11:05:00Z
published_raw: 2025-09-13T11:05:00Z
withdrawn: true
sections:
  - blocks:
      - figure:
          asset: https://example.org/a.jpg
      - p:
          rich:
            - 书没有上锁，
            - emph: 仓
            - 也没有。
`},
	} {
		a, ps := read(t, c.in)
		for _, p := range ps {
			if p.Code != "W-REMOTE" {
				t.Error(p)
			}
		}
		got, err := structured.ToYAML(a)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, string(got)); d != "" {
			t.Error(d)
		}
		if (reader{}).Sniff([]byte(c.in), "") != 90 {
			t.Error("not recognised")
		}
	}
}

// TestBad: slips are named with their place and field.
func TestBad(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, code, path string }{
		{`{"uri": "u", "versioncreated": "昨天"}`, "W-DATE", "versioncreated"},
		{`{"uri": "u", "byline": "本版综合消息，详见下文"}`, "W-CREDIT", "byline"},
		{`[1]`, "E-TYPE", ""},
		{`{"uri": `, "E-SYNTAX", ""},
	} {
		_, ps := read(t, c.in)
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Path != c.path {
			t.Errorf("%s: want %s of %s, got %v", c.in, c.code, c.path, ps)
		}
	}
	if n := (reader{}).Sniff([]byte(`{"title": "甲"}`), "a.json"); n != 0 {
		t.Errorf("an article of our own scores %d", n)
	}
}

// FuzzRead: every input survives reading.
func FuzzRead(f *testing.F) {
	f.Add(version1)
	f.Add(version3)
	f.Add(`{"uri":1,"headlines":{},"associations":[[]],"bodies":[1]}` + strings.Repeat(" ", 3))
	f.Fuzz(func(t *testing.T, data string) {
		readertest.Survives(t, Format(), content.Source{Name: "n.json", Data: []byte(data)})
	})
}
