package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// sectioned is an article of one section of each level with the heading, and long paragraphs before and after.
func sectioned(headings ...string) *content.Collection {
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	body := func() []content.Block {
		return []content.Block{&content.Para{Text: in(strings.Repeat("天刚亮，书船靠上了北岸。", 6))}}
	}
	a := &content.Article{Lang: "zh-Hans", Title: in("河谷里的灯"), Sections: []content.Section{{Blocks: body()}}}
	for n, h := range headings {
		a.Sections = append(a.Sections, content.Section{Level: n + 1, Heading: in(h), Blocks: body()})
	}
	return content.Of(a)
}

// textItems are the texts of the page in order, without furniture.
func textItems(p *Page) []*Text {
	var out []*Text
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok && t.Elem >= 0 {
			out = append(out, t)
		}
	}
	return out
}

// TestHeadingsTakeWholeLines is HD-1: from the body line before a heading to the one after it are the theme's lines and
// one, and the heading stands in the middle of them.
func TestHeadingsTakeWholeLines(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"article", "book", "large-print"} {
		th, _ := render.ThemeByName(name)
		d := lay(t, sectioned("粮仓与阅览室", "木梁一根没换", "书架沿着墙排开"), name, false)
		texts := textItems(&d.Pages[0])
		seen := 0
		for i := 1; i+1 < len(texts); i++ {
			kind := d.Elems[texts[i].Elem].Kind
			if kind != "H2" && kind != "H3" && kind != "H4" {
				continue
			}
			want := []render.HeadingTheme{th.Level1, th.Level2, th.Level3}[kind[1]-'2'].Lines
			before, after := texts[i-1].Y, texts[i+1].Y
			if got := after - before; got != render.Pt(want+1)*th.Grid.Leading {
				t.Errorf("HD-1: %s, %s: %d from text to text, want %d lines of %d", name, kind, got, want+1, th.Grid.Leading)
			}
			seen++
		}
		if seen != 3 {
			t.Errorf("%s: %d headings seen", name, seen)
		}
	}
}

// TestStopsInHeadings is HD-6: a stop at the end of a heading is reported and stays; a question mark is no stop.
func TestStopsInHeadings(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]int{"粮仓与阅览室": 0, "粮仓与阅览室。": 1, "粮仓，": 1, "谁来读书？": 0} {
		d, problems := Layout(sectioned(heading), Options{Faces: defaults.Set()})
		n := 0
		for _, p := range problems {
			if p.Code == "W-STOP" && p.Severity == content.Warning {
				n++
			}
		}
		if n != want {
			t.Errorf("HD-6: %s: %d warnings, want %d", heading, n, want)
		}
		if !strings.Contains(printed(d), heading) {
			t.Errorf("HD-6: %s is not printed as it was written", heading)
		}
	}
}

// TestShortHeadings is HD-7: two characters stand an em apart, three half an em, more and Latin ones as they are.
func TestShortHeadings(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]typeset.Em{"前言": 2000, "编后记": 1500, "河谷的灯": 1000, "Go语言": 0} {
		d := lay(t, sectioned(heading), "article", false)
		for _, x := range textItems(&d.Pages[0]) {
			if d.Elems[x.Elem].Kind != "H2" || want == 0 {
				continue
			}
			if got := x.Glyphs[1].X - x.Glyphs[0].X; got != want {
				t.Errorf("HD-7: %s: %d from character to character, want %d", heading, got, want)
			}
			th, _ := render.ThemeByName("article")
			g := newGrid(th, Options{})
			fr := g.frame(true)
			last := x.Glyphs[len(x.Glyphs)-1]
			left := x.X + x.Glyphs[0].X.At(x.Size) - fr.x
			right := fr.x + th.Grid.Size*render.Pt(th.Grid.Characters) - x.X - (last.X + 1000).At(x.Size)
			if left-right > 100 || right-left > 100 {
				t.Errorf("HD-7: %s stands %d from the left and %d from the right", heading, left, right)
			}
		}
	}
}

// TestRunningHeads is PG-8: the verso carries the book, the recto what is below it, and a part's page nothing.
func TestRunningHeads(t *testing.T) {
	t.Parallel()
	th, _ := render.ThemeByName("book")
	c := book(t)
	d, _ := Layout(c, Options{Theme: th, Faces: defaults.Set()})
	heads := map[bool]map[string]bool{false: {}, true: {}}
	for i := range d.Pages {
		part, head := false, ""
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok {
				continue
			}
			part = part || x.Elem >= 0 && d.Elems[x.Elem].Kind == "H1" && strings.HasPrefix(textOf(x), "第")
			if x.Artifact == HeaderArtifact {
				head += textOf(x)
			}
		}
		if part && head != "" {
			t.Errorf("PG-8: the page of a part has the head %q", head)
		}
		if head != "" {
			heads[d.Pages[i].Recto][head] = true
		}
	}
	if len(heads[false]) == 0 || len(heads[true]) < 2 {
		t.Fatalf("PG-8: heads are %v", heads)
	}
	for head := range heads[false] {
		if heads[true][head] {
			t.Errorf("PG-8: %q is on verso and recto", head)
		}
	}
}
