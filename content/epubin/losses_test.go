package epubin

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

const wrap = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>`

// oneBook is a book of two documents, a drawing and a picture, with a spine of the items, and what follows it.
func oneBook(t *testing.T, spine, after, a, b string) []byte {
	t.Helper()
	return build(t, "mimetype", "application/epub+zip", "META-INF/container.xml", container, "OPS/book.opf",
		`<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>渡口的书船</dc:title>
<dc:creator id="c">顾小舟</dc:creator><meta refines="#c" property="role" scheme="marc:relators">rpt</meta></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="s" href="s.svg" media-type="image/svg+xml"/><item id="g" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine toc="ncx">`+spine+`</spine>`+after+`</package>`,
		"OPS/nav.xhtml", wrap+`<nav epub:type="toc"><ol><li><a href="b.xhtml">第二章</a></li></ol></nav></body></html>`,
		"OPS/a.xhtml", wrap+a+`</body></html>`, "OPS/b.xhtml", wrap+b+`</body></html>`, "OPS/s.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"OPS/p.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
}

const bothDocuments = `<itemref idref="a"/><itemref idref="b"/>`

// TestLosses: what is not taken over is reported; what other books write in other ways is in the article.
func TestLosses(t *testing.T) {
	t.Parallel()
	const text = `<h1>修船</h1><p>甲。</p>`
	for name, c := range map[string]struct{ spine, after, a, b, want, codes string }{
		"heading of the contents":  {bothDocuments, "", text, `<p>乙。</p>`, "# 修船 甲。 # 第二章 乙。", ""},
		"its words stand there":    {bothDocuments, "", text, `<p class="t">第二章</p><p>乙。</p>`, "# 修船 甲。 # 第二章 乙。", ""},
		"headings one lower":       {bothDocuments, "", `<h2>修船</h2><p>甲。</p>`, `<p>乙。</p>`, "# 修船 甲。 # 第二章 乙。", ""},
		"note nobody points to":    {bothDocuments, "", text + `<aside epub:type="footnote" id="f">丙。</aside>`, `<h1>乙</h1>`, "# 修船 甲。 丙。 # 乙", ""},
		"note outside the line":    {`<itemref idref="a"/><itemref idref="b" linear="no"/>`, "", `<h1>修船</h1><p>甲<a href="b.xhtml#f">1</a>。</p>`, `<aside epub:type="footnote" id="f">丙。</aside>`, "# 修船 甲[n1]。 n1: 丙。", ""},
		"text outside the line":    {`<itemref idref="a"/><itemref idref="b" linear="no"/>`, "", text, `<p>答案。</p>`, "# 修船 甲。", "W-PROSE OPS/b.xhtml"},
		"document of another kind": {`<itemref idref="a"/><itemref idref="s"/>`, "", text, "", "# 修船 甲。", "W-EMBED OPS/s.svg"},
		"document that is gone":    {`<itemref idref="a"/><itemref idref="g"/>`, "", text, "", "# 修船 甲。", "E-FORMAT OPS/gone.xhtml"},
		"item that is gone":        {`<itemref idref="a"/><itemref idref="x"/>`, "", text, "", "# 修船 甲。", "E-FORMAT x"},
		"contents of EPUB 2":       {bothDocuments, `<guide><reference type="toc" href="b.xhtml"/></guide>`, text, `<p>目录：修船</p>`, "# 修船 甲。", ""},
		"picture in a drawing":     {bothDocuments, "", text + `<svg width="20" viewBox="0 0 9 9"><image width="20" height="20" href="p.png"/></svg>`, `<h1>乙</h1>`, "# 修船 甲。 [p.png] # 乙", ""},
		"drawing":                  {bothDocuments, "", text + `<svg><text>丁</text></svg>`, `<h1>乙</h1>`, "# 修船 甲。 # 乙", "W-EMBED OPS/a.xhtml"},
		"object":                   {bothDocuments, "", text + `<object data="p.png" type="image/png"><p>替代</p></object><object data="x.bin"><p>丁。</p></object>`, `<h1>乙</h1>`, "# 修船 甲。 [p.png] 丁。 # 乙", ""},
		"switch":                   {bothDocuments, "", text + `<epub:switch><epub:case><p>一</p></epub:case><epub:default><p>丁。</p></epub:default></epub:switch>`, `<h1>乙</h1>`, "# 修船 甲。 丁。 # 乙", ""},
	} {
		a, ps := read(t, oneBook(t, c.spine, c.after, c.a, c.b))
		var codes []string
		for _, p := range ps {
			codes = append(codes, p.Code+" "+p.Path)
		}
		if got := strings.Join(outlined(a), " "); got != c.want || strings.Join(codes, " ") != c.codes {
			t.Errorf("%s:\ngot  %s %v\nwant %s [%s]", name, got, codes, c.want, c.codes)
		}
		if len(a.Credits) != 1 || a.Credits[0].Role != content.Reporter {
			t.Errorf("a creator who reports became %v", a.Credits)
		}
	}
}

// outlined is an article as a line of words.
func outlined(a *content.Article) []string {
	var out []string
	block := func(b content.Block) {
		switch b := b.(type) {
		case *content.Para:
			s := ""
			for _, in := range b.Text {
				if ref, ok := in.(*content.NoteRef); ok {
					s += "[" + ref.ID + "]"
					continue
				}
				s += content.InlineText([]content.Inline{in})
			}
			out = append(out, s)
		case *content.Figure:
			out = append(out, "["+b.Asset+"]")
		}
	}
	for _, s := range a.Sections {
		if len(s.Heading) > 0 {
			out = append(out, strings.Repeat("#", max(s.Level, 1))+" "+content.InlineText(s.Heading))
		}
		for _, b := range s.Blocks {
			block(b)
		}
	}
	for _, n := range a.Notes {
		out = append(out, n.ID+":")
		for _, b := range n.Blocks {
			block(b)
		}
	}
	return out
}
