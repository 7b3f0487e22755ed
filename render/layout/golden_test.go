package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

var update = flag.Bool("update", os.Getenv("UPDATE_GOLDEN") != "", "write the golden dumps anew")

// TestGolden holds the place of every line of the sample articles in every theme. The dumps are for people to
// review: one line an item, lengths in points.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"valley.yaml", "specimen.yaml", "book"} {
		for _, theme := range render.Themes() {
			c := book(t)
			if name != "book" {
				c = sample(t, name)
			}
			th, _ := render.ThemeByName(theme)
			d, problems := Layout(c, Options{Theme: th, Faces: defaults.Set(), Screen: true, Links: true})
			golden(t, strings.TrimSuffix(name, ".yaml")+"-"+theme, dump(d)+list(problems))
		}
	}
}

// TestGoldenPrint holds what differs for a press: no links, their addresses as notes, no tints; and A5 paper.
func TestGoldenPrint(t *testing.T) {
	t.Parallel()
	paper, _ := render.PaperByName("a5")
	d, problems := Layout(sample(t, "specimen.yaml"), Options{Faces: defaults.Set(), Paper: paper})
	golden(t, "specimen-print-a5", dump(d)+list(problems))
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if x, ok := it.(*Text); ok && x.Ink != render.Black {
				t.Errorf("page %d: %q is not K 100", i+1, textOf(x))
			}
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == got {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			old := ""
			if i < len(w) {
				old = w[i]
			}
			t.Errorf("%s:%d:\n got %s\nwant %s\n(make golden writes it anew)", file, i+1, g[i], old)
			return
		}
	}
	t.Errorf("%s is longer than what is laid out", file)
}

func list(problems []content.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

// dump writes the pages line by line: element, node, place, size, text with the origins of its first and last glyph.
func dump(d *Document) string {
	var b strings.Builder
	for i := range d.Pages {
		p := &d.Pages[i]
		m := d.Map.Pages[i]
		fmt.Fprintf(&b, "page %q %s×%s begins %s+%d own=%v\n", p.Label, pt(p.Width), pt(p.Height), m.Node, m.Off, m.Own)
		for _, it := range p.Items {
			dumpItem(&b, d, it)
		}
	}
	for _, o := range d.Outline {
		fmt.Fprintf(&b, "outline %d page %d y %s %s\n", o.Level, o.Page+1, pt(o.Y), o.Title)
	}
	return b.String()
}

func dumpItem(b *strings.Builder, d *Document, it Item) {
	kind := [...]string{"", "layout", "header", "footer", "background"}[markOf(it).Artifact]
	if e := markOf(it).Elem; e >= 0 {
		kind = d.Elems[e].Kind
	}
	switch it := it.(type) {
	case *Text:
		from, to := typeset.Em(0), typeset.Em(0)
		if n := len(it.Glyphs); n > 0 {
			from, to = it.Glyphs[0].X, it.Glyphs[n-1].X
		}
		fmt.Fprintf(b, "  %-7s %s,%s %s %d–%d %s\n", kind, pt(it.X), pt(it.Y), pt(it.Size), from, to, textOf(it))
	case *RuleItem:
		fmt.Fprintf(b, "  %-7s rule %s,%s %s,%s width %s\n", kind, pt(it.X1), pt(it.Y1), pt(it.X2), pt(it.Y2), pt(it.Width))
	case *WaveItem:
		fmt.Fprintf(b, "  %-7s wave %s,%s %s,%s\n", kind, pt(it.X1), pt(it.Y1), pt(it.X2), pt(it.Y2))
	case *DotsItem:
		fmt.Fprintf(b, "  %-7s %d dots from %s,%s\n", kind, len(it.X), pt(it.X[0]), pt(it.Y[0]))
	case *BoxItem:
		fmt.Fprintf(b, "  %-7s box %s,%s %s×%s\n", kind, pt(it.X), pt(it.Y), pt(it.W), pt(it.H))
	case *ImageItem:
		fmt.Fprintf(b, "  %-7s image %s %s,%s %s×%s\n", kind, it.Asset.Name, pt(it.X), pt(it.Y), pt(it.W), pt(it.H))
	}
}

func textOf(t *Text) string {
	if t.Actual != "" {
		return t.Actual
	}
	var b strings.Builder
	for _, g := range t.Glyphs {
		b.WriteString(string(t.Runes[g.Text : g.Text+int32(g.N)]))
	}
	return b.String()
}

func pt(p render.Pt) string {
	s := fmt.Sprintf("%d.%03d", p/1000, max(p, -p)%1000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
