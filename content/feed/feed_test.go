package feed

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
)

const atom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
 <title>云岭日报</title><updated>2025-09-13T06:40:00+08:00</updated>
 <entry>
  <title type="html">老粮仓里的&lt;b&gt;阅览室&lt;/b&gt;</title><link href="https://example.org/a/1"/><published>2025-09-13T06:40:00+08:00</published>
  <author><name>沈听澜</name></author><author><name>陆远之</name></author><category term="阅读"/>
  <content type="html">&lt;p&gt;秋收刚过，两座圆仓又装满了。&lt;/p&gt;&lt;h2&gt;修屋顶&lt;/h2&gt;&lt;p&gt;草顶换了三回。&lt;/p&gt;&lt;p&gt;责任编辑：安若溪&lt;/p&gt;</content>
 </entry>
 <entry>
  <title>第二篇</title><link rel="alternate" href="https://example.org/a/2"/><updated>2025-09-14T06:40:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>河边的<em>旧书房</em>开门了。</p></div></content>
 </entry>
 <entry><title>第三篇</title><summary>只有摘要。</summary></entry>
</feed>`

const rss = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>柳溪日报</title><atom:link href="https://example.org/self" rel="self"/><link>https://example.org</link><language>zh-Hans</language><pubDate>Sat, 08 Mar 2025 08:50:00 +0800</pubDate>
<item><title>河边的旧书房</title><atom:link href="x"/><link>https://example.org/b/1</link><pubDate>Sat, 08 Mar 2025 08:50:00 +0800</pubDate><dc:creator>林一禾</dc:creator>
<enclosure url="https://example.org/b.jpg" type="image/jpeg"/>
<content:encoded><![CDATA[<p>春天的时候，河边的旧书房又开门了。</p>]]></content:encoded></item>
<item><title>读者来信</title><author>a@example.org (苏南舟)</author><description>很短。</description></item>
</channel></rss>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "石桥村", "language": "zh-Hans", "items": [
 {"id": "1", "url": "https://example.org/c/1", "title": "仓门", "content_html": "<p>书没有上锁。</p>", "date_published": "2025-09-13T06:40:00+08:00", "authors": [{"name": "白小满"}], "tags": ["村"]},
 {"id": "2", "title": "钥匙", "content_text": "仓也没有。\n明天还来。", "date_published": "昨天"}]}`

// TestFeeds reads a feed of each kind.
func TestFeeds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want, problems string }{
		{atom, `series 云岭日报
老粮仓里的阅览室|https://example.org/a/1|2025-09-13T06:40:00+08:00||云岭日报|阅读| author 沈听澜 author 陆远之 responsible-editor 安若溪 [ 秋收刚过，两座圆仓又装满了。] [修屋顶 草顶换了三回。]
第二篇|https://example.org/a/2|2025-09-14T06:40:00Z||云岭日报|| [ 河边的旧书房开门了。]
第三篇||||云岭日报|| [ 只有摘要。]
`, "W-SUMMARY 13:2 entry[2]"},
		{rss, `series 柳溪日报
河边的旧书房|https://example.org/b/1|2025-03-08T08:50:00+08:00||柳溪日报|| author 林一禾 [ *content.Figure 春天的时候，河边的旧书房又开门了。]
读者来信||||柳溪日报|| author 苏南舟 [ 很短。]
`, "W-REMOTE 4:1\nW-SUMMARY 6:1 item[1]"},
		{jsonFeed, `series 石桥村
仓门|https://example.org/c/1|2025-09-13T06:40:00+08:00||石桥村|村| author 白小满 [ 书没有上锁。]
钥匙||||石桥村|| [ 仓也没有。 明天还来。]
`, "W-DATE 3:79 items[1].date_published"},
	} {
		f, ps := readertest.Read(t, Format(), "f", c.in)
		if got := readertest.Shape(f); got != c.want {
			t.Errorf("got\n%swant\n%s", got, c.want)
		}
		if got := readertest.Places(ps); got != c.problems {
			t.Errorf("problems %s, want %s", got, c.problems)
		}
	}
}

// TestBad: slips are named with their place.
func TestBad(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, code  string
		line, col int
	}{
		{"<rss><channel></rss>", "E-SYNTAX", 1, 21},
		{"<!DOCTYPE rss [<!ENTITY a \"b\">]>\n<rss>&a;</rss>", "E-SYNTAX", 1, 1},
		{"<opml/>", "E-FORMAT", 1, 1},
		{`{"version": "https://jsonfeed.org/version/1", "items": 1}`, "E-TYPE", 1, 1},
		{strings.Repeat("<feed>", 300), "E-DEPTH", 1, 1207},
	} {
		_, ps := readertest.Read(t, Format(), "f", c.in)
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Pos.Line != c.line || ps[0].Pos.Col != c.col {
			t.Errorf("%.40s: want %s at %d:%d, got %v", c.in, c.code, c.line, c.col, ps)
		}
	}
}

// FuzzRead: every input survives reading.
func FuzzRead(f *testing.F) {
	f.Add(atom)
	f.Add(rss)
	f.Add(jsonFeed)
	f.Fuzz(func(t *testing.T, data string) {
		readertest.Survives(t, Format(), content.Source{Name: "f", Data: []byte(data)})
	})
}

// TestFates: every value of a feed is in an entry, in its fields, or named as dropped.
func TestFates(t *testing.T) {
	t.Parallel()
	want := `field: 云岭日报
field: 2025-09-13T06:40:00+08:00
text: 老粮仓里的
text: 阅览室
field: 2025-09-13T06:40:00+08:00
field: 沈听澜
field: 陆远之
text: 秋收刚过，两座圆仓又装满了。
text: 修屋顶
text: 草顶换了三回。
field: 责任编辑：安若溪

text: 第二篇
field: 2025-09-14T06:40:00Z
text: 河边的
text: 旧书房
text: 开门了。

text: 第三篇
dropped unsupported: 供稿须知
text: 只有摘要。

`
	in := strings.Replace(atom, "<summary>", "<generator>供稿须知</generator><summary>", 1)
	if got := readertest.Fates(t, Format(), "f", in); got != want {
		t.Errorf("got\n%s", got)
	}
}
