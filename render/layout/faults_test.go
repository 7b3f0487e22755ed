package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestFaultsAreProblems: what cannot be set well is told with its page and its words: a thing higher than a page.
func TestFaultsAreProblems(t *testing.T) {
	t.Parallel()
	tall := strings.Repeat("一行又一行，", 900)
	for _, c := range []struct {
		name, code, page, words string
		article                 *content.Article
	}{
		{"a row higher than a page", "W-OVERFULL", "2", "一行又一行", &content.Article{Sections: []content.Section{{Blocks: []content.Block{
			&content.Table{Rows: []content.Row{{Cells: []content.Cell{{Text: plainText(tall)}}}}}}}}}},
	} {
		c.article.Lang, c.article.Title = "zh-Hans", plainText("河谷里的灯")
		th := render.DefaultTheme()
		_, problems := Layout(content.Of(c.article), Options{Theme: th, Faces: defaults.Set()})
		found := false
		for _, p := range problems {
			found = found || p.Code == c.code && p.Page == c.page && p.Severity == content.Warning && strings.Contains(p.Msg, c.words)
		}
		if !found {
			t.Errorf("%s: no %s of page %s with %q in %v", c.name, c.code, c.page, c.words, problems)
		}
	}
}
