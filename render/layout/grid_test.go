package layout

import (
	"testing"

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
