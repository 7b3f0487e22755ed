package html_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/html"
)

// TestFigures: no picture, caption or reading of a fragment is lost, and a lazy picture comes once.
func TestFigures(t *testing.T) {
	t.Parallel()
	const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	parts := map[string][]byte{"a.png": []byte(png + "a"), "b.png": []byte(png + "b")}
	for _, c := range []struct{ in, want string }{
		{`<figure><img src="a.png"><figcaption>甲。</figcaption></figure>`, "[a.png 甲。]"},
		{`<figure><img src="a.png"><img src="b.png"><figcaption>甲乙。</figcaption></figure>`, "[a.png ][b.png 甲乙。]"},
		{`<figure><img src="a.png" width="20" height="20"><figcaption>小图。</figcaption></figure>`, "[a.png 小图。]"},
		{`<p>甲<img src="a.png" width="1" height="1">乙</p>`, "甲乙"},
		{`<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"><noscript><img src="a.png"></noscript><figcaption>甲。</figcaption></figure>`, "[a.png 甲。]"},
		{`<figure><noscript><img src="a.png"></noscript></figure>`, "[a.png ]"},
		{`<picture><source data-srcset="b.png 1x, a.png 2x"><img alt="图"></picture>`, "[a.png ]"},
		{`<picture><source srcset="b.png"><img src="a.png"></picture>`, "[a.png ]"},
		{`<p>甲。</p><div><noscript><img src="a.png" alt="图"></noscript></div><p>乙。</p>`, "甲。[a.png ]乙。"},
		{`<p>甲。</p><p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="a.png"></noscript></p>`, "甲。[a.png ]"},
		{`<p>甲。</p><noscript><img height="1" width="1" src="count.gif"></noscript><noscript><img style="display: none" src="count.gif"></noscript>`, "甲。"},
		{`<figure><div><img src="a.png"><p>图中的话。</p></div><figcaption>甲。</figcaption></figure>`, "[a.png 甲。]图中的话。"},
		{`<figure><table><tr><td>表</td><td>格</td></tr></table><figcaption>表题。</figcaption></figure>`, "表|格 表题。"},
		{`<p><ruby>渡<rp>(</rp><rt>dù</rt><rp>)</rp>口<rt>kǒu</rt></ruby></p>`, "{渡|dù}{口|kǒu}"},
		{`<p><ruby><rb>芦</rb><rb>花</rb><rt>lú</rt><rt>huā</rt></ruby></p>`, "{芦|lú}{花|huā}"},
		{`<p><ruby>芦花<rt>lú</rt><rt>huā</rt></ruby></p>`, "{芦花|lú huā}"},
		{`<p><ruby><rb>東</rb><rt>とう</rt><rtc><rt>east</rt></rtc></ruby></p>`, "{東|とう east}"},
		{`<p><ruby>渡口</ruby>边<ruby><rt>dù</rt></ruby></p>`, "渡口边dù"},
	} {
		items, _, ps := html.Fragment(c.in, "", parts, content.Source{Name: "a.html"}, content.Options{})
		got := ""
		for _, it := range items {
			switch b := it.Block.(type) {
			case *content.Figure:
				got += "[" + b.Asset + " " + content.InlineText(b.Caption) + "]"
			case *content.Para:
				got += words(b.Text)
			case *content.Table:
				for _, r := range b.Rows {
					for i, cell := range r.Cells {
						got += strings.Repeat("|", min(i, 1)) + words(cell.Text)
					}
				}
				got += " "
			}
		}
		if got != c.want || len(ps) > 0 {
			t.Errorf("%s:\ngot  %s\nwant %s %v", c.in, got, c.want, ps)
		}
	}
}

// words shows readings beside their characters.
func words(in []content.Inline) string {
	out := ""
	for _, n := range in {
		if r, ok := n.(*content.Ruby); ok {
			out += "{" + r.Base + "|" + strings.Join(r.Reading, " ") + "}"
			continue
		}
		out += content.InlineText([]content.Inline{n})
	}
	return out
}
