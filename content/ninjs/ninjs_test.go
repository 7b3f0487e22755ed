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

// TestParties: only parties that say so made, gave or publish the item; those it is about are no names of ours.
func TestParties(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, source, publisher, people string }{
		{`"organisation": [{"name": "渡口船厂", "rel": "about"}, {"name": "芦湾书社", "rel": "mentions"}]`, "", "", ""},
		{`"organisations": [{"name": "渡口船厂"}, {"name": "芦湾书社", "rel": "isrol:publisher"}]`, "", "芦湾书社", ""},
		{`"person": [{"name": "顾小舟", "rel": "about"}, {"name": "温言"}]`, "", "", ""},
		{`"people": [{"name": "顾小舟", "rel": "author"}, {"name": "温言", "rel": "photographer"}]`, "", "", "author 顾小舟 photographer 温言 "},
		{`"infosource": [{"name": "云间网", "rel": "isrol:distributor"}, {"name": "芦湾日报", "rel": "isrol:originfo"}]`, "芦湾日报", "", ""},
		{`"infoSources": [{"name": "云间网", "role": "http://cv.iptc.org/newscodes/infosourcerole/publisher/"}]`, "", "云间网", ""},
		{`"infosources": [{"name": "芦湾日报"}]`, "芦湾日报", "", ""},
	} {
		a, ps := read(t, `{"uri": "u", "title": "甲", "body_text": "书没有上锁。", `+c.in+`}`)
		people := ""
		for _, p := range a.Credits {
			people += string(p.Role) + " " + p.Name + " "
		}
		if a.Source.Name != c.source || a.Publisher.Name != c.publisher || people != c.people || len(ps) > 0 {
			t.Errorf("%s: source %q publisher %q people %q %v", c.in, a.Source.Name, a.Publisher.Name, people, ps)
		}
	}
}

// TestWordings: the keys of version 1 and the roles of later ones say what each text is for.
func TestWordings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{`"headline_main": "仓门", "headline_sub": "一问一答", "headline_kicker": "走读", "body_xhtml": "<p>甲<em>乙</em>。</p>", "body_text": "丙。"`, "走读|仓门|一问一答||甲乙。"},
		{`"headline": "仓门", "headline_main_text": "旧题", "body_text": "丙。", "body_nitf": "<x>丁。</x>"`, "|仓门|||丙。"},
		{`"headline": "仓门", "body_nitf": "<block><p>丁。</p></block>"`, "|仓门|||丁。"},
		{`"title": "内部名", "headlines": [{"value": "仓门"}, {"role": "deck", "value": "一问一答"}], "bodies": [{"value": "丙。"}]`, "|仓门|一问一答||丙。"},
		{`"headline": "仓门", "descriptions": [{"role": "creditline", "value": "芦湾社"}, {"role": "text", "value": "修屋顶的事。"}], "bodies": [{"contenttype": "text/plain", "value": "丙。"}]`, "|仓门||修屋顶的事。|丙。"},
		{`"headline": "仓门", "description_text": "丙在前，", "body_text": "丙在前，丁在后。"`, "|仓门|||丙在前，丁在后。"},
	} {
		a, ps := read(t, `{"uri": "u", `+c.in+`}`)
		abstract := ""
		for _, b := range a.Abstract {
			abstract += content.InlineText(b.(*content.Para).Text)
		}
		got := strings.Join([]string{content.InlineText(a.Kicker), content.InlineText(a.Title), content.InlineText(a.Subtitle), abstract}, "|")
		for _, s := range a.Sections {
			got += "|"
			for _, b := range s.Blocks {
				got += content.InlineText(b.(*content.Para).Text)
			}
		}
		if got != c.want || len(ps) > 0 {
			t.Errorf("%s:\ngot  %s\nwant %s %v", c.in, got, c.want, ps)
		}
	}
}

// TestAssociations: pictures and graphics come with what is said of them, other items are reported, no name is made up.
func TestAssociations(t *testing.T) {
	t.Parallel()
	a, ps := read(t, `{"uri": "u", "headline": "仓门", "body_html": "<p>甲。</p><img src='https://e.org/in.jpg' alt='仓'>", "associations": {
 "a": {"type": "graphic", "description_caption": "两仓。", "byline": "温言", "copyrightholder": "芦湾日报社", "renditions": {"thumbnail": {"href": "https://e.org/t.jpg"}, "full": {"href": "https://e.org/f.jpg"}}},
 "b": {"type": "picture", "byline": "芦湾日报社", "renditions": {"o": {"href": "https://e.org/b.jpg"}}},
 "c": {"type": "picture", "renditions": {"o": {"href": "https://e.org/in.jpg", "width": 100.0}, "p": {"href": "https://e.org/big.jpg", "width": 200}}},
 "d": {"type": "video", "headline": "修屋顶"}}}`)
	got := ""
	for _, s := range a.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(*content.Figure); ok {
				got += f.Asset + " " + content.InlineText(f.Caption) + " " + f.Rights.Holder
				for _, c := range f.Credits {
					got += " " + c.Name
				}
				got += "; "
			}
		}
	}
	// The picture in the body is on no disk here, which is reported; it must not come a second time.
	if want := "https://e.org/f.jpg 两仓。 芦湾日报社 温言; https://e.org/b.jpg  ;   ; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	codes := ""
	for _, p := range ps {
		if p.Code != "W-REMOTE" {
			codes += p.Code + " " + p.Path + " "
		}
	}
	if want := "W-EMBED associations.d W-CREDIT associations.b.byline E-ASSET body_html "; codes != want {
		t.Errorf("got %s, want %s", codes, want)
	}
	photo, _ := read(t, `{"uri": "u", "type": "picture", "headline": "两座圆仓", "description_text": "修好的圆仓。", "byline": "贺知秋", "renditions": {"o": {"href": "https://e.org/o.jpg"}}}`)
	if len(photo.Abstract) > 0 || len(photo.Credits) != 1 || photo.Credits[0].Role != content.Photographer || len(photo.Sections) != 1 {
		t.Errorf("an item that is a picture: %v %v", photo.Credits, photo.Abstract)
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
