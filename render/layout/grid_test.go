package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestBaselineGrid holds PG-5: body lines of all pages stand on the grid.
func TestBaselineGrid(t *testing.T) {
	t.Parallel()
	for _, theme := range render.Themes() {
		for _, vertical := range []bool{false, true} {
			th, _ := render.ThemeByName(theme)
			d := lay(t, sample(t, "valley.yaml"), theme, vertical)
			g := newGrid(th, Options{Vertical: vertical})
			lines := 0
			for i := range d.Pages {
				f := g.frame(d.Pages[i].Recto)
				for _, it := range d.Pages[i].Items {
					x, ok := it.(*Text)
					if !ok || x.Elem < 0 || x.Size != g.size || x.Scale != 0 || d.Elems[x.Elem].Kind != "P" || x.Generated || d.Elems[x.Elem].Node == "kicker" || d.Elems[x.Elem].Node == "subtitle" {
						continue
					}
					at := x.Y - f.y - g.ascent(g.size)
					if g.vertical {
						at = f.x - x.X - g.ascent(g.size)
					}
					lines++
					if at%g.leading != 0 {
						t.Errorf("%s page %d: a line stands %d off the grid: %q", theme, i+1, at%g.leading, string(x.Runes[:min(8, len(x.Runes))]))
					}
				}
			}
			if lines < 20 {
				t.Errorf("%s: only %d body lines seen", theme, lines)
			}
		}
	}
}

// TestPageMap holds that pages begin at ever later characters, and that each text of its own names its place.
func TestPageMap(t *testing.T) {
	t.Parallel()
	d := lay(t, sample(t, "valley.yaml"), "article", false)
	if n := len(d.Map.Pages); n != len(d.Pages) {
		t.Fatalf("%d places for %d pages", n, len(d.Pages))
	}
	if p := d.Map.Pages[0]; p.Node != "kicker" || p.Off != 0 || !p.Own || p.Label != "1" {
		t.Errorf("page 1 begins at %+v", p)
	}
	seen := map[string]bool{}
	for _, p := range d.Map.Pages {
		key := string(p.Node) + "+" + string(rune('0'+p.Off))
		if seen[key] {
			t.Errorf("two pages begin at %s", key)
		}
		seen[key] = true
	}
}

// TestPaper holds PG-3: on another paper the type area keeps its share of the sheet in whole characters and lines.
func TestPaper(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		theme, paper      string
		characters, lines int
	}{
		{"book", "32k", 25, 25},
		{"book", "32k-large", 27, 27},
		{"article", "a4", 35, 34},
		{"article", "a5", 25, 24},
		{"magazine", "a4", 23, 43},
	} {
		th, _ := render.ThemeByName(c.theme)
		paper, _ := render.PaperByName(c.paper)
		g := newGrid(th, Options{Paper: paper})
		if n, l := int(g.column/g.size), int(g.height/g.leading); n != c.characters || l != c.lines {
			t.Errorf("%s on %s: %d characters, %d lines, want %d, %d", c.theme, c.paper, n, l, c.characters, c.lines)
		}
		if g.column%g.size != 0 || g.inline > paper.Width || g.block > paper.Height {
			t.Errorf("%s on %s: the type area %d × %d does not fit", c.theme, c.paper, g.inline, g.block)
		}
	}
}

// TestFacingPages holds PG-5: the baselines of facing pages register, and their type areas mirror each other.
func TestFacingPages(t *testing.T) {
	t.Parallel()
	th, _ := render.ThemeByName("book")
	g := newGrid(th, Options{})
	verso, recto := g.frame(false), g.frame(true)
	if verso.y != recto.y {
		t.Errorf("type areas begin at %d and %d", verso.y, recto.y)
	}
	if inner := recto.x; g.paper.Width-verso.x-g.inline != inner || inner <= verso.x {
		t.Errorf("margins: recto %d, verso %d of %d", recto.x, verso.x, g.paper.Width)
	}
}

// TestMultiple holds that the number of pages is a multiple where asked, and parts begin on a recto (PG-7).
func TestMultiple(t *testing.T) {
	t.Parallel()
	th, _ := render.ThemeByName("book")
	d, _ := Layout(book(t), Options{Theme: th, Faces: defaults.Set(), Multiple: 16})
	if len(d.Pages)%16 != 0 || len(d.Map.Pages) != len(d.Pages) {
		t.Errorf("%d pages, %d places", len(d.Pages), len(d.Map.Pages))
	}
	for _, b := range d.Outline {
		if b.Level == 1 && !d.Pages[b.Page].Recto {
			t.Errorf("%s begins on a verso", b.Title)
		}
		if d.Elems[b.Elem].Kind[0] != 'H' {
			t.Errorf("%s leads to a %s", b.Title, d.Elems[b.Elem].Kind)
		}
	}
	labels := map[string]bool{}
	for _, p := range d.Pages {
		if labels[p.Label] {
			t.Errorf("two pages bear %s", p.Label)
		}
		labels[p.Label] = true
	}
}

// TestContents holds that every entry of the contents leads to a heading that bears its words.
func TestContents(t *testing.T) {
	t.Parallel()
	th, _ := render.ThemeByName("book")
	d, _ := Layout(book(t), Options{Theme: th, Faces: defaults.Set()})
	words := map[int32]string{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if x, ok := it.(*Text); ok && x.Elem > 0 {
				words[x.Elem] += textOf(x)
			}
		}
	}
	entries := 0
	for i := range d.Elems {
		e := &d.Elems[i]
		if e.Kind != "Link" || e.Dest == 0 {
			continue
		}
		entries++
		if to := &d.Elems[e.Dest-1]; to.Kind[0] != 'H' || words[e.Dest-1] == "" || !strings.HasPrefix(words[int32(i)], words[e.Dest-1]) {
			t.Errorf("%q leads to %s %q", words[int32(i)], to.Kind, words[e.Dest-1])
		}
	}
	if entries != 14 {
		t.Errorf("%d entries", entries)
	}
}

// TestNewPage holds that a theme can begin sections on a page of their own (PG-7).
func TestNewPage(t *testing.T) {
	t.Parallel()
	th := render.DefaultTheme()
	th.Level1.NewPage = true
	d, _ := Layout(sample(t, "valley.yaml"), Options{Theme: th, Faces: defaults.Set()})
	pages := map[int]bool{}
	for _, b := range d.Outline {
		if pages[b.Page] {
			t.Errorf("%s shares its page with another heading", b.Title)
		}
		pages[b.Page] = true
	}
}
