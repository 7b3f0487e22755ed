package layout

import (
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
)

// everything returns all that is printed, words that layout made included, in the order of the pages.
func everything(d *Document) string {
	var b strings.Builder
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if x, ok := it.(*Text); ok && x.Elem >= 0 {
				b.WriteString(textOf(x))
			}
		}
	}
	return squeezeSpace(b.String())
}

// TestEveryCreditIsPrinted holds content.md §2, last column: everyone and everything known of the article is read
// on its pages.
func TestEveryCreditIsPrinted(t *testing.T) {
	t.Parallel()
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	roles := []content.Role{content.Author, content.Reporter, content.Correspondent, content.Translator, content.Compiler, content.Photographer,
		content.PhotoSupplier, content.Illustrator, content.Designer, content.ResponsibleEditor, content.Editor, content.Reviewer, content.Proofreader,
		content.ChiefEditor, content.Supervisor, content.Coordinator, content.Contributor, content.OtherRole}
	a := &content.Article{Lang: "zh-Hans", Title: in("渡口的书船"), OriginalTitle: in("书船"), Canonical: "https://example.org/boat",
		Source: content.Org{Name: "青芦周报"}, Publisher: content.Org{Name: "青芦出版社"}, Rights: content.Rights{Holder: "青芦周报社", Year: 2025},
		Published: content.Stamp{Time: time.Date(2025, 6, 21, 7, 30, 0, 0, time.UTC), Precision: content.Minute},
		Modified:  content.Stamp{Time: time.Date(2025, 6, 22, 0, 0, 0, 0, time.UTC), Precision: content.Day},
		Edition:   content.Edition{Paper: "青芦周报", Issue: "第1204期", Page: "5", PageName: "副刊"},
		Dateline:  content.Dateline{Raw: "本报青芦6月20日电"},
		Licences:  []content.Licence{{Kind: content.LicenceISSN, Number: "0000-0019", Stated: true}, {Kind: content.LicenceICP, Number: "青ICP备00000000号"}},
		Sections:  []content.Section{{Blocks: []content.Block{&content.Para{Text: in("天刚亮，书船靠上了北岸。")}}}}}
	for i, r := range roles {
		c := content.Credit{Role: r, Name: "温" + string(rune('一'+i))}
		if r == content.OtherRole {
			c.Label = "船长"
		}
		a.Credits = append(a.Credits, c)
	}
	d, _ := Layout(content.Of(a), Options{Faces: defaults.Set()})
	got := everything(d)
	for _, c := range a.Credits {
		if !strings.Contains(got, c.Name) || !strings.Contains(got, c.LabelIn(a.Lang)) {
			t.Errorf("%s %s is not printed", c.Role, c.Name)
		}
	}
	for _, s := range []string{"书船", "https://example.org/boat", "青芦出版社", "©2025青芦周报社", "2025年6月21日07:30", "2025年6月22日", "《青芦周报》第1204期第5版：副刊",
		"本报青芦6月20日电天刚亮", "0000-0019", "（责任编辑温"} {
		if !strings.Contains(got, s) {
			t.Errorf("%q is not printed: %s", s, got)
		}
	}
	if strings.Contains(got, "ICP") {
		t.Error("a licence number of the page's footer is printed unasked")
	}
	if p := d.Map.Pages[0]; p.Node != "title" {
		t.Errorf("page 1 begins at %s", p.Node)
	}
}

// TestBylineWraps holds that no item of the line under the title is lost or cut when the line is full (PG-10).
func TestBylineWraps(t *testing.T) {
	t.Parallel()
	a := sample(t, "valley.yaml").Articles()[0]
	for i := range 12 {
		a.Credits = append(a.Credits, content.Credit{Role: content.Reporter, Name: "林" + string(rune('一'+i)) + "望"})
	}
	d, _ := Layout(content.Of(a), Options{Faces: defaults.Set()})
	got := everything(d)
	for _, c := range a.Credits {
		if n := strings.Count(got, c.Name); c.Role.Byline() && n < 2 {
			t.Errorf("%s is printed %d times, want byline and imprint", c.Name, n)
		}
	}
	for _, it := range d.Pages[0].Items {
		if x, ok := it.(*Text); ok && x.Elem > 0 && d.Elems[x.Elem].Kind == "Span" && (x.X < d.Pages[0].Width/10 || x.X+x.Glyphs[len(x.Glyphs)-1].X.At(x.Size) > d.Pages[0].Width*9/10) {
			t.Errorf("%q runs out of the measure", textOf(x))
		}
	}
}
