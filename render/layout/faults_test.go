package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestFaultsAreProblems: what cannot be set well is told with its page and its words, wherever it stands: a thing
// higher than a page, a table of more columns than the page has room for, a loose line in a note, a caption, a cell.
func TestFaultsAreProblems(t *testing.T) {
	t.Parallel()
	tall := strings.Repeat("一行又一行，", 900)
	looseAfter := func(n int) []content.Inline {
		return plainText("河边的人都说" + strings.Repeat("好", n) + "，Pneumonoultramicroscopicsilicovolcanoconiosis1很长。")
	}
	loose := looseAfter(12)
	for _, c := range []struct {
		name, theme, code, page, words string
		blocks                         []content.Block
	}{
		{"a row higher than a page", "article", "W-OVERFULL", "2", "一行又一行", []content.Block{table(tall)}},
		{"more columns than fit", "article", "W-OVERFULL", "1", "甲", []content.Block{table(slices.Repeat([]string{"甲乙"}, 120)...)}},
		{"a paragraph", "article", "W-LOOSE", "1", "河边的人都说", []content.Block{&content.Para{Text: loose}}},
		{"a quote", "article", "W-LOOSE", "1", "河边的人都说", []content.Block{&content.Quote{Blocks: []content.Block{&content.Para{Text: loose}}}}},
		{"a list", "article", "W-LOOSE", "1", "河边的人都说", []content.Block{&content.List{Items: []content.Item{{Blocks: []content.Block{&content.Para{Text: loose}}}}}}},
		{"a note", "article", "W-LOOSE", "1", "河边的人都说", []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: "春天"}, &content.NoteRef{ID: "long"}}}}},
		{"a heading before a thing that fills a page", "article", "W-WIDOW", "1", "甲乙", []content.Block{table(tall)}},
	} {
		a := &content.Article{Lang: "zh-Hans", Title: plainText("河谷里的灯"), Notes: []content.Note{{ID: "long", Blocks: []content.Block{&content.Para{Text: looseAfter(22)}}}}}
		s := content.Section{Blocks: c.blocks}
		if c.code == "W-WIDOW" {
			s.Level, s.Heading = 1, plainText("甲乙")
		}
		a.Sections = []content.Section{s}
		th, _ := render.ThemeByName(c.theme)
		_, problems := Layout(content.Of(a), Options{Theme: th, Faces: defaults.Set()})
		if !slices.ContainsFunc(problems, func(p content.Problem) bool {
			return p.Code == c.code && p.Page == c.page && p.Severity == content.Warning && strings.Contains(p.Msg, c.words)
		}) {
			t.Errorf("%s: no %s of page %s with %q in %v", c.name, c.code, c.page, c.words, problems)
		}
	}
}

func table(cells ...string) *content.Table {
	r := content.Row{}
	for _, s := range cells {
		r.Cells = append(r.Cells, content.Cell{Text: plainText(s)})
	}
	return &content.Table{Rows: []content.Row{r}}
}
