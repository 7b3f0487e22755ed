package layout

import (
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestLatinSize is FT-2: Latin has the size and rise that the theme says, Han and marks their own, and no word is lost.
func TestLatinSize(t *testing.T) {
	t.Parallel()
	text := "这本It’s Fine很有趣，用 Go 1.26 写成。"
	a := &content.Article{Lang: "zh-Hans", Title: []content.Inline{&content.Text{S: "河谷"}},
		Sections: []content.Section{{Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: text}}}}}}}
	th := render.DefaultTheme()
	th.Line.LatinSize, th.Line.LatinRise = 1100, -20
	d, problems := Layout(content.Of(a), Options{Theme: th, Faces: defaults.Set()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got, latin := "", ""
	for _, x := range textItems(&d.Pages[0]) {
		if d.Elems[x.Elem].Kind != "P" {
			continue
		}
		got += textOf(x)
		if x.Scale != 1100 {
			continue
		}
		latin += textOf(x) + "|"
		for _, g := range x.Glyphs {
			if g.Y != -20 {
				t.Errorf("FT-2: %c is raised by %d", x.Runes[g.Text], g.Y)
			}
		}
	}
	if got != text || latin != "It’s Fine|Go 1.26|" {
		t.Errorf("FT-2: %q with Latin of its own size in %q", got, latin)
	}
}
