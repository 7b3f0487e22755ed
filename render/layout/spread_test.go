package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestFacingPagesEndAlike is PG-6, the last remedy: where re-breaking does not mend the end of a page, both pages of the
// spread are run short together.
func TestFacingPagesEndAlike(t *testing.T) {
	t.Parallel()
	var blocks []content.Block
	for k := range 900 {
		blocks = append(blocks, &content.Para{Text: plainText(strings.Repeat("天刚亮，书船靠上了北岸，", 1+k*5%9) + strings.Repeat("灯", k*7%23) + "。")})
	}
	for _, vertical := range []bool{false, true} {
		theme, _ := render.ThemeByName("book")
		o := Options{Theme: theme, Faces: defaults.Set(), Vertical: vertical}
		d, problems := Layout(ofBlocks("zh-Hans", blocks...), o)
		for _, p := range problems {
			t.Error(p)
		}
		g := newGrid(theme, o)
		ends := make([]render.Pt, len(d.Pages))
		for i := range d.Pages {
			for _, x := range textItems(&d.Pages[i]) {
				_, to := g.blockOf(g.frame(d.Pages[i].Recto), x)
				ends[i] = max(ends[i], to)
			}
			if short := (g.block - ends[i]) / g.leading; short > mostShort+1 && i < len(d.Pages)-1 {
				t.Errorf("PG-6: page %d is %d lines short", i+1, short)
			}
		}
		uneven, spreads := 0, 0
		for i := 2; i < len(ends)-1; i += 2 {
			spreads++
			if ends[i] != ends[i-1] {
				uneven++
			}
		}
		few := 7
		if vertical { // its paragraphs are of one to three lines, which leave few good ends
			few = 4
		}
		if spreads < 20 || uneven*few > spreads {
			t.Errorf("PG-6, vertical=%v: the pages of %d of %d spreads end at different lines", vertical, uneven, spreads)
		}
	}
}
