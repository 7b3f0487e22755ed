package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestColumnsEndAlike: where a text ends on a page, its columns are as long as each other but for the lines that
// widows, orphans and headings ask for, and none of them stays empty.
func TestColumnsEndAlike(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"magazine", "newsprint"} {
		theme, _ := render.ThemeByName(name)
		for n := 8; n < 40; n++ {
			c := ofBlocks("zh-Hans")
			a := c.Articles()[0]
			a.Sections = nil
			for k := range n {
				s := content.Section{Blocks: []content.Block{&content.Para{Text: plainText(strings.Repeat("报纸上的字一栏接一栏。", 2+(k+n)%6))}}}
				if k%5 == 3 {
					s.Level, s.Heading = 2, plainText("栏目")
				}
				a.Sections = append(a.Sections, s)
			}
			d, _ := Layout(c, Options{Theme: theme, Faces: defaults.Set()})
			g := newGrid(theme, Options{})
			page := &d.Pages[len(d.Pages)-1]
			f := g.frame(page.Recto)
			ends := make([]render.Pt, g.columns)
			for _, x := range textItems(page) {
				if d.Elems[x.Elem].Kind == "P" && x.Size == g.size {
					k := (x.X - f.x + g.size/2) / (g.column + g.gutter)
					ends[k] = max(ends[k], x.Y)
				}
			}
			low, high := ends[0], ends[0]
			for _, y := range ends {
				low, high = min(low, y), max(high, y)
			}
			if short := low == 0 && high < f.y+4*g.leading; high-low > 4*g.leading && !short { // three lines are not parted
				t.Errorf("%s, %d paragraphs: the columns of page %d end at %v", name, n, len(d.Pages), ends)
			}
		}
	}
}
