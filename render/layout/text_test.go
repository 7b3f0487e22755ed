package layout

import (
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestTextInTextOut holds the house promise: every character of the article is on the pages, in order, once.
func TestTextInTextOut(t *testing.T) {
	t.Parallel()
	for _, theme := range render.Themes() {
		for _, vertical := range []bool{false, true} {
			c := sample(t, "valley.yaml")
			d := lay(t, c, theme, vertical)
			want := squeezeSpace(content.PlainText(c.Articles()[0]))
			if got := squeezeSpace(printed(d)); got != want {
				i := 0
				g, w := []rune(got), []rune(want)
				for i < len(g) && i < len(w) && g[i] == w[i] {
					i++
				}
				t.Errorf("%s vertical=%v: differs at %d: printed %q, article %q", theme, vertical, i, cut(g, i), cut(w, i))
			}
		}
	}
}

func cut(r []rune, i int) string { return string(r[max(0, i-10):min(len(r), i+20)]) }

func lay(t testing.TB, c *content.Collection, theme string, vertical bool) *Document {
	t.Helper()
	th, ok := render.ThemeByName(theme)
	if !ok {
		t.Fatal("no theme", theme)
	}
	d, problems := Layout(c, Options{Theme: th, Faces: defaults.Set(), Screen: true, Links: true, Vertical: vertical})
	for _, p := range problems {
		if p.Severity == content.Error {
			t.Errorf("%s: %v", theme, p)
		}
	}
	return d
}

// printed returns the characters that the glyphs stand for, block after block of the structure tree, the notes
// last. Words that layout made are left out.
func printed(d *Document) string {
	text := map[int32]*strings.Builder{}
	var order []int32
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok || x.Elem < 0 || x.Generated {
				continue
			}
			b := d.block(x.Elem)
			if text[b] == nil {
				text[b] = new(strings.Builder)
				order = append(order, b)
			}
			for _, g := range x.Glyphs {
				text[b].WriteString(string(x.Runes[g.Text : g.Text+int32(g.N)]))
			}
		}
	}
	sort.Slice(order, func(i, j int) bool {
		ni, nj := d.inNote(order[i]), d.inNote(order[j])
		if ni != nj {
			return nj
		}
		return order[i] < order[j]
	})
	var out strings.Builder
	for _, b := range order {
		out.WriteString(text[b].String())
	}
	return out.String()
}

// block returns the element of the block that an element is in.
func (d *Document) block(e int32) int32 {
	for e > 0 {
		switch d.Elems[e].Kind {
		case "P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "TH", "TD":
			return e
		}
		e = d.Elems[e].Parent
	}
	return e
}

func (d *Document) inNote(e int32) bool {
	for ; e > 0; e = d.Elems[e].Parent {
		if d.Elems[e].Kind == "Note" {
			return true
		}
	}
	return false
}

func squeezeSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
