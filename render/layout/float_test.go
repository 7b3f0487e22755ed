package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// pictured is an article of paragraphs with a wide picture after the first ones.
func pictured(before, after int) *content.Collection {
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	a := &content.Article{Lang: "zh-Hans", Title: in("图文"), Assets: []content.Asset{{Name: "wide", Width: 3000, Height: 2000}}}
	var s content.Section
	for i := range before + after {
		if i == before {
			s.Blocks = append(s.Blocks, &content.Figure{Asset: "wide", Alt: "河", Caption: in("河上的船。")})
		}
		s.Blocks = append(s.Blocks, &content.Para{Text: in(fmt.Sprintf("第%d段", i) + strings.Repeat("报纸上的字要绕开图片，", 12))})
	}
	a.Sections = []content.Section{s}
	return content.Of(a)
}

// TestTextRunsBesidePictures: on a newspaper page a wide picture takes three of six columns, or fewer
// where it has no room for them; text stands above, below
// or beside it and never on it, and no rule between columns crosses it.
func TestTextRunsBesidePictures(t *testing.T) {
	t.Parallel()
	theme, _ := render.ThemeByName("newsprint")
	g := newGrid(theme, Options{})
	for before := range 30 {
		d, problems := Layout(pictured(before, 8), Options{Theme: theme, Faces: defaults.Set()})
		for _, p := range problems {
			t.Error(p)
		}
		if len(d.Pages) != 1 {
			t.Fatalf("%d paragraphs before: %d pages", before, len(d.Pages))
		}
		var pic *ImageItem
		for _, it := range d.Pages[0].Items {
			if im, ok := it.(*ImageItem); ok {
				pic = im
			}
		}
		if pic == nil || pic.W != g.over(3) && pic.W != g.over(2) && pic.W != g.column || before < 10 && pic.W != g.over(3) {
			t.Fatalf("%d paragraphs before: the picture is %+v", before, pic)
		}
		beside := 0
		for _, it := range d.Pages[0].Items {
			switch x := it.(type) {
			case *Text:
				last := x.Glyphs[len(x.Glyphs)-1]
				from, to := x.X, x.X+(last.X+1000).At(x.Size)
				if x.Y > pic.Y && x.Y-x.Size < pic.Y+pic.H {
					beside++
					if to > pic.X && from < pic.X+pic.W {
						t.Errorf("%d paragraphs before: %q stands on the picture", before, textOf(x))
					}
				}
			case *RuleItem:
				if x.X1 == x.X2 && x.X1 > pic.X && x.X1 < pic.X+pic.W && x.Y2 > pic.Y && x.Y1 < pic.Y+pic.H {
					t.Errorf("%d paragraphs before: a rule crosses the picture", before)
				}
			}
		}
		if beside == 0 {
			t.Errorf("%d paragraphs before: no text beside the picture", before)
		}
	}
}

// TestTitleStaysWithItsText is HD-2 for titles over all columns: a page never ends in one.
func TestTitleStaysWithItsText(t *testing.T) {
	t.Parallel()
	theme, _ := render.ThemeByName("newsprint")
	for n := range 24 {
		c := pictured(20+5*n, 0)
		c.Parts[0].Articles = append(c.Parts[0].Articles, pictured(6, 6).Articles()...)
		d, _ := Layout(c, Options{Theme: theme, Faces: defaults.Set()})
		for i := range d.Pages {
			last := ""
			for _, it := range d.Pages[i].Items {
				if x, ok := it.(*Text); ok && x.Elem > 0 {
					last = d.Elems[d.block(x.Elem)].Kind
				}
			}
			if strings.HasPrefix(last, "H") {
				t.Errorf("%d paragraphs: page %d ends in its title", 20+5*n, i+1)
			}
		}
	}
}

// TestCodeIsCutWithCare is PG-6 for code: neither its first line nor its last stands alone.
func TestCodeIsCutWithCare(t *testing.T) {
	t.Parallel()
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	for n := range 40 {
		s := content.Section{}
		for range n {
			s.Blocks = append(s.Blocks, &content.Para{Text: in("一行。")})
		}
		s.Blocks = append(s.Blocks, &content.Code{Text: "a\nb\nc\nd\ne\nf"})
		d, _ := Layout(content.Of(&content.Article{Lang: "zh-Hans", Title: in("码"), Sections: []content.Section{s}}), Options{Faces: defaults.Set()})
		for i := range d.Pages {
			lines := 0
			for _, it := range d.Pages[i].Items {
				if x, ok := it.(*Text); ok && x.Elem > 0 && d.Elems[x.Elem].Kind == "Code" {
					lines++
				}
			}
			if lines == 1 || lines == 5 {
				t.Errorf("%d paragraphs before: %d of 6 lines on page %d", n, lines, i+1)
			}
		}
	}
}
