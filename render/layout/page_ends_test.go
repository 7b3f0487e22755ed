package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

func plainText(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }

// ofBlocks is an article of one section without a heading.
func ofBlocks(lang string, blocks ...content.Block) *content.Collection {
	return content.Of(&content.Article{Lang: lang, Title: plainText("河谷里的灯"), Sections: []content.Section{{Blocks: blocks}}})
}

// lines returns so many paragraphs of one line.
func lines(n int) []content.Block {
	var out []content.Block
	for range n {
		out = append(out, &content.Para{Text: plainText("一行。")})
	}
	return out
}

// TestNoHyphenEndsAPage is HY-1: the last line of a page is never broken inside a word, nor that of a column.
func TestNoHyphenEndsAPage(t *testing.T) {
	t.Parallel()
	english := strings.Repeat("Extraordinary international organisations characteristically underestimate administrative responsibilities. ", 30)
	for _, name := range []string{"article", "magazine"} {
		theme, _ := render.ThemeByName(name)
		column := newGrid(theme, Options{}).column
		hyphens := 0
		for n := range 14 {
			d, _ := Layout(ofBlocks("en", append(lines(n), &content.Para{Text: plainText(english)})...), Options{Theme: theme, Faces: defaults.Set()})
			for i := range d.Pages {
				texts := textItems(&d.Pages[i])
				for k, x := range texts {
					if !x.Hyphen {
						continue
					}
					hyphens++
					if k+1 == len(texts) || texts[k+1].X > x.X+column/2 {
						t.Errorf("HY-1: %s, %d lines before: page %d has a column that ends in %q-", name, n, i+1, textOf(x))
					}
				}
			}
		}
		if hyphens < 20 {
			t.Errorf("%s: only %d hyphens", name, hyphens)
		}
	}
}

// TestHeadingsOnTop is HD-1 on top of a column: nothing is above the heading there, so it stands as high as text does,
// and the text after it is on the grid.
func TestHeadingsOnTop(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"article", "book", "magazine", "large-print", "vertical"} {
		theme, _ := render.ThemeByName(name)
		g := newGrid(theme, Options{})
		seen := 0
		for n := range 80 {
			c := ofBlocks("zh-Hans", lines(n)...)
			a := c.Articles()[0]
			a.Sections = append(a.Sections, content.Section{Level: 1 + n%2, Heading: plainText("粮仓与阅览室"), Blocks: lines(6)})
			d := lay(t, c, name, false)
			for i := range d.Pages {
				texts := textItems(&d.Pages[i])
				f := g.frame(d.Pages[i].Recto)
				for k, x := range texts[:len(texts)-1] {
					kind := d.Elems[x.Elem].Kind
					top := x.Y - f.y - g.ascent(x.Size)
					after := texts[k+1].Y - f.y - g.ascent(g.size)
					if g.vertical {
						top, after = f.x-x.X-g.ascent(x.Size), f.x-texts[k+1].X-g.ascent(g.size)
					}
					onTop := k == 0 && i > 0 || k > 0 && textsBelow(texts[k-1], x, g.vertical)
					if kind != "H2" && kind != "H3" || i == 0 || !onTop {
						continue
					}
					seen++
					if top != 0 || after%g.leading != 0 || after > 2*g.leading+g.leading/2 {
						t.Errorf("HD-1: %s: a heading on top stands %d below it, its text %d", name, top, after)
					}
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no heading stood on top", name)
		}
	}
}

// textsBelow reports whether the next text begins a column: it stands higher than the one before it.
func textsBelow(before, next *Text, vertical bool) bool {
	if vertical {
		return next.X > before.X
	}
	return next.Y < before.Y
}
