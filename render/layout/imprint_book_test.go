package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// pageWords are the texts of a page, one after the other.
func pageWords(p *Page) string {
	var b strings.Builder
	for _, t := range textItems(p) {
		for _, g := range t.Glyphs {
			b.WriteString(string(t.Runes[g.Text : g.Text+int32(g.N)]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestPagesMultiple: blank pages at the end make the number a multiple, and the imprint counts sheets with them. One
// page more than a multiple asks for nearly as many again.
func TestPagesMultiple(t *testing.T) {
	t.Parallel()
	th, _ := render.ThemeByName("book")
	for _, n := range []int{0, 1, 2, 16, 7} {
		c := book(t)
		c.Imprint = []content.ImprintItem{{Label: "开本", Value: "890 mm×1240 mm　1/32"}}
		plain, _ := Layout(c, Options{Theme: th, Faces: defaults.Set(), Screen: true})
		d, _ := Layout(c, Options{Theme: th, Faces: defaults.Set(), Screen: true, Multiple: n})
		if n > 1 && (len(d.Pages)%n != 0 || len(d.Pages)-len(plain.Pages) >= n) {
			t.Errorf("--pages-multiple %d: %d pages of %d", n, len(d.Pages), len(plain.Pages))
		}
		for i := len(plain.Pages); i < len(d.Pages); i++ {
			if p := &d.Pages[i]; len(p.Items) > 0 || p.Width != th.Page.Paper.Width || p.Recto != (i%2 == 0) {
				t.Errorf("page %d is not a blank one of the book: %+v", i+1, *p)
			}
		}
		want := sheets(c, len(d.Pages))
		if got := pageWords(&d.Pages[3]); !strings.Contains(got, "\n"+want+"\n") {
			t.Errorf("%d pages: no 印张 of %s in %q", len(d.Pages), want, got)
		}
	}
	one, _ := Layout(content.Of(book(t).Articles()[0]), Options{Theme: th, Faces: defaults.Set(), Multiple: 4})
	if len(one.Pages)%4 != 0 {
		t.Errorf("one article: %d pages", len(one.Pages))
	}
}

// TestSheets: 印张 is pages by 开本, to thousandths; what the imprint states goes first.
func TestSheets(t *testing.T) {
	t.Parallel()
	for _, k := range []struct {
		format string
		pages  int
		want   string
	}{
		{"890 mm×1240 mm　1/32", 208, "6.5"}, {"880×1230　1/32", 200, "6.25"}, {"大32开", 32, "1"}, {"16开", 90, "5.625"},
		{"三十二開", 33, "1.031"}, {"787 mm × 1092 mm 1/16", 0, "0"}, {"异形", 32, ""}, {"1/1", 32, ""}, {"1/99999999999", 32, ""},
	} {
		c := &content.Collection{Imprint: []content.ImprintItem{{Label: "开本", Value: k.format}}}
		if got := sheets(c, k.pages); got != k.want {
			t.Errorf("%s, %d pages: %q, want %q", k.format, k.pages, got, k.want)
		}
		c.Imprint = append(c.Imprint, content.ImprintItem{Label: "印张", Value: "9"})
		if got := sheets(c, k.pages); got != "" {
			t.Errorf("%s: %q beside the stated one", k.format, got)
		}
	}
}

// TestCIP: CIP data stand at the head of the imprint, a line of the value a paragraph; the other rows at its foot.
func TestCIP(t *testing.T) {
	t.Parallel()
	c := book(t)
	c.Imprint = append([]content.ImprintItem{{Label: "图书在版编目（CIP）数据", Value: "河谷里的灯／纪南星主编\nⅠ．①河…\n\n核字第0号"}}, c.Imprint...)
	d := lay(t, c, "book", false)
	page := &d.Pages[3]
	texts := textItems(page)
	lines := strings.Split(strings.TrimSpace(pageWords(page)), "\n")
	if len(lines) < 6 || lines[0] != "图书在版编目（CIP）数据" || lines[1] != "河谷里的灯／纪南星主编" || lines[3] != "核字第0号" {
		t.Fatalf("%q", lines)
	}
	if texts[0].Y > page.Height/4 || texts[len(texts)-1].Y < page.Height*3/4 || texts[1].X+texts[1].Glyphs[0].X.At(texts[1].Size) <= texts[0].X {
		t.Errorf("CIP data at %d, last row at %d of %d", texts[0].Y, texts[len(texts)-1].Y, page.Height)
	}
	c.Imprint[0].Value = strings.Repeat("河谷里的灯／纪南星主编\n", 30)
	if d := lay(t, c, "book", false); len(textItems(&d.Pages[3])) != 31 || !strings.Contains(pageWords(&d.Pages[4]), "38.00") {
		t.Errorf("long CIP data: %d lines, then %q", len(textItems(&d.Pages[3])), pageWords(&d.Pages[4]))
	}
}
