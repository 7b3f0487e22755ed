package layout

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// prose draws a paragraph of Chinese with marks, digits and Latin.
func prose() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"天刚亮", "书船靠上了北岸", "窗下是一排矮书架", "，", "。", "：", "“慢慢看。”", "——", "……", "《青芦志》",
		"1962年", "68.5%", "typography", "（一）", "、", "渡", "！", "https://example.org/a/b/c"})
	return rapid.Custom(func(t *rapid.T) string {
		s := "书" + strings.Join(rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces"), "")
		return s
	})
}

func inlines() *rapid.Generator[[]content.Inline] {
	return rapid.Custom(func(t *rapid.T) []content.Inline {
		text := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
		out := text(prose().Draw(t, "text"))
		switch rapid.IntRange(0, 7).Draw(t, "markup") {
		case 0:
			out = append(out, &content.Emph{Kids: text("着重")})
		case 1:
			out = append(out, &content.Strong{Kids: text("加重")})
		case 2:
			out = append(out, &content.Ruby{Base: "渡口", Reading: []string{"dù", "kǒu"}})
		case 3:
			out = append(out, &content.NoteRef{ID: strconv.Itoa(rapid.IntRange(0, 3).Draw(t, "note"))})
		case 4:
			out = append(out, &content.Link{URL: "https://example.org/", Kids: text("样例")})
		case 5:
			out = append(out, &content.CodeSpan{S: "go vet"})
		}
		return append(out, text("。")...)
	})
}

func block(depth int) *rapid.Generator[content.Block] {
	return rapid.Custom(func(t *rapid.T) content.Block {
		kind := rapid.IntRange(0, 13).Draw(t, "kind")
		if depth == 0 {
			kind = 13
		}
		switch kind {
		case 0:
			l := &content.List{Ordered: rapid.Bool().Draw(t, "ordered")}
			for range rapid.IntRange(1, 4).Draw(t, "items") {
				l.Items = append(l.Items, content.Item{Blocks: blocks(depth-1, 2).Draw(t, "item")})
			}
			return l
		case 1:
			return &content.Quote{Blocks: blocks(depth-1, 2).Draw(t, "quote"), By: inlines().Draw(t, "by")}
		case 2:
			v := &content.Verse{}
			for range rapid.IntRange(1, 5).Draw(t, "lines") {
				v.Lines = append(v.Lines, inlines().Draw(t, "line"))
			}
			return v
		case 3:
			tab := &content.Table{Header: rapid.IntRange(0, 1).Draw(t, "header"), Caption: inlines().Draw(t, "caption")}
			columns := rapid.IntRange(1, 4).Draw(t, "columns")
			for range rapid.IntRange(1, 30).Draw(t, "rows") {
				var r content.Row
				for range columns {
					r.Cells = append(r.Cells, content.Cell{Text: []content.Inline{&content.Text{S: prose().Draw(t, "cell")[:3]}}})
				}
				tab.Rows = append(tab.Rows, r)
			}
			return tab
		case 4:
			return &content.Callout{Kind: content.CalloutEditors, Blocks: blocks(depth-1, 2).Draw(t, "callout")}
		case 5:
			return &content.Figure{Asset: rapid.SampledFrom([]string{"wide", "high", "none"}).Draw(t, "asset"), Alt: "图", Decorative: rapid.Bool().Draw(t, "decorative"), Caption: inlines().Draw(t, "caption")}
		case 6:
			return &content.PullQuote{Text: inlines().Draw(t, "pull")}
		case 7:
			return &content.Code{Text: "a := 1\n\n\tb(a)"}
		case 8:
			return &content.Rule{}
		}
		return &content.Para{Text: inlines().Draw(t, "para")}
	})
}

func blocks(depth, most int) *rapid.Generator[[]content.Block] {
	return rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[content.Block] { return block(depth) }), 1, most)
}

func article() *rapid.Generator[*content.Article] {
	return rapid.Custom(func(t *rapid.T) *content.Article {
		a := &content.Article{Lang: "zh-Hans", Title: inlines().Draw(t, "title"),
			Assets: []content.Asset{{Name: "high", Width: 800, Height: 1400}, {Name: "wide", Width: 2000, Height: 900}}}
		for i := range 4 {
			a.Notes = append(a.Notes, content.Note{ID: strconv.Itoa(i), Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: prose().Draw(t, "note")}}}}})
		}
		for i := range rapid.IntRange(1, 5).Draw(t, "sections") {
			s := content.Section{Level: rapid.IntRange(min(i, 1), min(i, 3)).Draw(t, "level"), Blocks: blocks(2, 8).Draw(t, "blocks")}
			if s.Level > 0 {
				s.Heading = []content.Inline{&content.Text{S: prose().Draw(t, "heading")}}
				if rapid.Bool().Draw(t, "labelled") {
					s.Label = "一、"
				} else if rapid.Bool().Draw(t, "slogan") {
					s.Slogan = []content.Inline{&content.Text{S: "修旧仓、添新书——"}}
				}
			}
			a.Sections = append(a.Sections, s)
		}
		return a
	})
}

// TestLayoutProperties holds for any article in any theme: text in = text out; the same layout twice; every item
// on its sheet; pages begin at ever later places.
func TestLayoutProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := article().Draw(t, "article")
		theme := rapid.SampledFrom(render.Themes()).Draw(t, "theme")
		o := Options{Faces: defaults.Set(), Vertical: rapid.Bool().Draw(t, "vertical"), Links: rapid.Bool().Draw(t, "links")}
		o.Theme, _ = render.ThemeByName(theme)
		d, problems := Layout(content.Of(a), o)
		if got, want := sorted(printed(d)), sorted(content.PlainText(a)); got != want {
			t.Fatalf("printed %q\narticle %q", got, want)
		}
		body := *a
		body.Notes = nil
		if want := squeezeSpace(content.PlainText(&body)); !strings.HasPrefix(squeezeSpace(printed(d)), want) {
			t.Fatalf("order: printed %q\narticle %q", squeezeSpace(printed(d)), want)
		}
		o.Theme, _ = render.ThemeByName(theme)
		again, _ := Layout(content.Of(a), o)
		if dump(d) != dump(again) {
			t.Fatal("the second layout differs")
		}
		onSheet(t, d)
		mapGrows(t, d)
		mapCovers(t, d)
		linesSum(t, d, newGrid(o.Theme, o), problems)
		pageEnds(t, d, problems)
		if o.Theme.Grid.Columns == 1 {
			noWidows(t, d, problems)
		}
	})
}

// sorted compares as bags: notes of several marks come in the order of their calls.
func sorted(s string) string {
	count := map[rune]int{}
	for _, r := range squeezeSpace(s) {
		count[r]++
	}
	var b strings.Builder
	for r := rune(0); r < 0x10000; r++ {
		if count[r] > 0 {
			b.WriteString(string(r) + strconv.Itoa(count[r]))
		}
	}
	return b.String()
}

func onSheet(t *rapid.T, d *Document) {
	for i := range d.Pages {
		p := &d.Pages[i]
		for _, it := range p.Items {
			if x, ok := it.(*Text); ok && (x.X < 0 || x.Y < 0 || x.X > p.Width || x.Y > p.Height) {
				t.Fatalf("page %d: %q stands at %d,%d off the sheet", i+1, textOf(x), x.X, x.Y)
			}
		}
	}
}

func mapGrows(t *rapid.T, d *Document) {
	seen := map[string]bool{}
	for _, m := range d.Map.Pages {
		key := string(m.Node) + "+" + strconv.Itoa(m.Off)
		if m.Own && (m.Node == "" || m.Off < 0) {
			t.Fatalf("page %s begins at %q+%d", m.Label, m.Node, m.Off)
		}
		if m.Own && seen[key] {
			t.Fatalf("two pages begin at %s", key)
		}
		seen[key] = true
	}
}

// pageEnds holds HD-2: no page ends in a heading, except where a W-WIDOW says that it cannot be helped.
func pageEnds(t *rapid.T, d *Document, problems []content.Problem) {
	told := map[string]bool{}
	for _, p := range problems {
		told[p.Page] = told[p.Page] || p.Code == "W-WIDOW"
	}
	for i := range len(d.Pages) - 1 {
		if told[d.Pages[i].Label] {
			continue
		}
		last := int32(0)
		for _, it := range d.Pages[i].Items {
			switch x := it.(type) {
			case *Text:
				if x.Elem > 0 && !d.inNote(x.Elem) {
					last = d.block(x.Elem)
				}
			case *ImageItem, *RuleItem: // a picture, a table, a break
				last = 0
			}
		}
		if k := d.Elems[last].Kind; last > 0 && k[0] == 'H' {
			t.Fatalf("page %d ends in a heading", i+1)
		}
	}
}

// noWidows holds PG-6: the last line of a paragraph never stands alone on top of a page, except where a W-WIDOW
// says so.
func noWidows(t *rapid.T, d *Document, problems []content.Problem) {
	told := map[string]bool{}
	for _, p := range problems {
		told[p.Page] = told[p.Page] || p.Code == "W-WIDOW"
	}
	lines := make([]map[int32]map[render.Pt]bool, len(d.Pages))
	for i := range d.Pages {
		lines[i] = map[int32]map[render.Pt]bool{}
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok || x.Elem <= 0 || d.inNote(x.Elem) || d.Elems[x.Elem].Kind != "P" || x.Scale != 0 {
				continue
			}
			at := x.Y
			if x.Vertical {
				at = x.X
			}
			if lines[i][x.Elem] == nil {
				lines[i][x.Elem] = map[render.Pt]bool{}
			}
			lines[i][x.Elem][at] = true
		}
	}
	for i := 1; i < len(lines); i++ {
		for e, n := range lines[i] {
			if len(n) == 1 && lines[i-1][e] != nil && (i+1 == len(lines) || lines[i+1][e] == nil) && !told[d.Pages[i-1].Label] {
				t.Fatalf("the last line of a paragraph stands alone on page %d: %s", i+1, d.Elems[e].Node)
			}
		}
	}
}
