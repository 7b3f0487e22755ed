package epubin

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/png"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
	"github.com/kanben/kanben/content/structured"
)

const (
	container = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`
	opf       = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title id="t1">老粮仓里的阅览室</dc:title><meta refines="#t1" property="title-type">main</meta>
<dc:title id="t2">三个季节</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
<dc:creator id="c1">沈听澜</dc:creator><meta refines="#c1" property="role" scheme="marc:relators">aut</meta><meta refines="#c1" property="role" scheme="marc:relators">rpt</meta>
<dc:contributor id="c2">安若溪</dc:contributor><meta refines="#c2" property="role" scheme="marc:relators">edt</meta><meta refines="#c2" property="role">责任编辑</meta><meta refines="#c2" property="role" scheme="marc:relators">pfr</meta>
<dc:contributor id="c3">简宁</dc:contributor><meta refines="#c3" property="role" scheme="marc:relators">ill</meta>
<dc:creator>白小满</dc:creator>
<dc:language>zh-Hans</dc:language><dc:publisher>云岭日报社</dc:publisher><dc:date>2025-09-13</dc:date><dc:source>https://example.org/a</dc:source><dc:identifier>urn:isbn:9780000000002</dc:identifier></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="i" href="title.xhtml"/><item id="a" href="text/a%20b.xhtml"/><item id="b" href="text/b.xhtml"/><item id="n" href="text/notes.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="i"/><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/></spine></package>`
	first1 = `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>
<p>秋收刚过，两座圆仓又装满了<sup><a epub:type="noteref" href="notes.xhtml#n1">1</a></sup>。墙厚&hellip;<em>六十厘米</em>，<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2"><mi>x</mi></math>。</p>
<figure><img src="../p.png" alt="圆仓"/><figcaption>修好的圆仓。（贺知秋摄）</figcaption></figure></body></html>`
	second = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><section><hgroup><p>修屋顶、留旧痕——</p><h2>一、把粮仓交给读书人</h2></hgroup>
<p><b>修仓先修顶。</b>草顶换了三回。</p><h3>夜校</h3><p>见<a href="a%20b.xhtml">上文</a>和<a href="https://example.org/x">课表</a>。</p></section></body></html>`
	notes = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><section epub:type="footnotes"><aside epub:type="footnote" id="n1"><p><a role="doc-backlink" href="a%20b.xhtml">1</a>截至九月。</p></aside></section></body></html>`
	title = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><section epub:type="titlepage"><h1>老粮仓里的阅览室</h1></section></body></html>`
)

func build(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: members[i], Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func book1(t testing.TB) []byte {
	t.Helper()
	var p bytes.Buffer
	if err := png.Encode(&p, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return build(t, "mimetype", "application/epub+zip", "META-INF/container.xml", container, "OPS/book.opf", opf, "OPS/nav.xhtml", title, "OPS/title.xhtml", title,
		"OPS/text/a b.xhtml", first1, "OPS/text/b.xhtml", second, "OPS/text/notes.xhtml", notes, "OPS/p.png", p.String())
}

func read(t testing.TB, data []byte) (*content.Article, []content.Problem) {
	t.Helper()
	c, ps, err := reader{}.Read(context.Background(), content.Source{Name: "a.epub", Data: data}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		return nil, ps
	}
	return c.Articles()[0], ps
}

// TestBook: metadata back into roles, documents into sections, notes and pictures with them.
func TestBook(t *testing.T) {
	t.Parallel()
	data := book1(t)
	if n := (reader{}).Sniff(data, ""); n != 96 {
		t.Errorf("sniffed as %d", n)
	}
	a, ps := read(t, data)
	for _, p := range ps {
		t.Error(p)
	}
	a.Assets[0].Path = "p.png"
	got, err := structured.ToYAML(a)
	if err != nil {
		t.Fatal(err)
	}
	want := `schema: kanben.article/1
lang: zh-Hans
title: 老粮仓里的阅览室
subtitle: 三个季节
credits:
  - {role: reporter, name: 沈听澜, raw: 沈听澜}
  - {role: author, name: 白小满, raw: 白小满, group: 1}
  - {role: responsible-editor, name: 安若溪, raw: 安若溪}
  - {role: proofreader, name: 安若溪, raw: 安若溪}
  - {role: illustrator, name: 简宁, raw: 简宁, group: 1}
  - {role: photographer, name: 贺知秋, raw: （贺知秋摄）, group: 1, confidence: 90}
publisher: 云岭日报社
published: 2025-09-13
canonical: https://example.org/a
licences:
  - {kind: isbn, number: "9780000000002", raw: "urn:isbn:9780000000002"}
sections:
  - blocks:
      - p:
          rich:
            - 秋收刚过，两座圆仓又装满了
            - note: n1
            - 。墙厚…
            - emph: 六十厘米
            - ，
            - math: x^2
            - 。
      - figure:
          asset: p.png
          alt: 圆仓
          caption: 修好的圆仓。
          credits:
            - {role: photographer, name: 贺知秋, raw: （贺知秋摄）, group: 1, confidence: 90}
  - label: 一、
    slogan: 修屋顶、留旧痕——
    heading: 把粮仓交给读书人
    blocks:
      - {run_in: 修仓先修顶。, p: 草顶换了三回。}
  - level: 2
    heading: 夜校
    blocks:
      - p:
          rich:
            - 见上文和
            - {link: "https://example.org/x", text: 课表}
            - 。
notes:
  - id: n1
    blocks: [截至九月。]
assets:
  - {name: p.png, media_type: image/png, path: p.png}
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
}

// TestBad: damaged books are named with the member.
func TestBad(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, code, path string
		data             []byte
	}{
		{"no container", "E-FORMAT", "META-INF/container.xml", build(t, "mimetype", "application/epub+zip")},
		{"no package", "E-FORMAT", "META-INF/container.xml", build(t, "META-INF/container.xml", container)},
		{"broken package", "E-SYNTAX", "OPS/book.opf", build(t, "META-INF/container.xml", container, "OPS/book.opf", "<package>")},
		{"entities", "E-SYNTAX", "OPS/book.opf", build(t, "META-INF/container.xml", container, "OPS/book.opf", "<!DOCTYPE package [<!ENTITY a \"b\">]><package/>")},
		{"cut", "E-ZIP", "", book1(t)[:2000]},
		{"leaves the archive", "E-ZIP", "../x", build(t, "../x", "y")},
	} {
		_, ps := read(t, c.data)
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Path != c.path {
			t.Errorf("%s: want %s of %q, got %v", c.name, c.code, c.path, ps)
		}
	}
}

// FuzzRead: every book survives reading.
func FuzzRead(f *testing.F) {
	f.Add(opf, first1, notes)
	f.Add(opf, second, title)
	f.Fuzz(func(t *testing.T, opf, a, b string) {
		data := build(t, "META-INF/container.xml", container, "OPS/book.opf", opf, "OPS/text/a b.xhtml", a, "OPS/text/notes.xhtml", b)
		readertest.Survives(t, Format(), content.Source{Name: "a.epub", Data: data})
	})
}

// TestFates: every word of a book is in the article, in its fields, or named as dropped.
func TestFates(t *testing.T) {
	t.Parallel()
	want := `text: 老粮仓里的阅览室
text: 三个季节
field: 沈听澜
field: 安若溪
field: 简宁
field: 白小满
field: zh-Hans
field: 云岭日报社
field: 2025-09-13
field: https://example.org/a
field: urn:isbn:9780000000002
dropped boilerplate: 老粮仓里的阅览室
text: 截至九月。
text: 秋收刚过，两座圆仓又装满了
text: 。墙厚…六十厘米，
text: x^2
text: 。
text: 修好的圆仓。
field: （贺知秋摄）
text: 修屋顶、留旧痕——
text: 一、把粮仓交给读书人
text: 修仓先修顶。草顶换了三回。
text: 夜校
text: 见 上文 和 课表 。

`
	if got := readertest.Fates(t, Format(), "a.epub", string(book1(t))); got != want {
		t.Errorf("got\n%s", got)
	}
}
