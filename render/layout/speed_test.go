package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
)

// long returns an article of about n characters in sections of twenty paragraphs.
func long(n int) *content.Collection {
	const text = "天刚亮，书船靠上了北岸。船舱里有两千册书，甲板上铺了木地板，窗下是一排矮书架。三年前，这条河两岸的十一个村子里没有一间像样的阅览室；" +
		"如今，从渡口到山腰，每个村子都有了一盏为读书人亮到深夜的灯。粮仓建于1962年，木梁一根没换，书架沿着墙排开。会上有人问：“书从哪里来？”"
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	a := &content.Article{Lang: "zh-Hans", Title: in("河谷里的灯")}
	runes := []rune(text)
	for have := 0; have < n; {
		s := content.Section{Level: 1, Heading: in("把粮仓还给读书人")}
		for i := 0; i < 20 && have < n; i++ {
			turn := (have / 7) % 60
			body := string(runes[turn:]) + string(runes[:turn])
			s.Blocks = append(s.Blocks, &content.Para{Text: in(body)})
			have += len(runes)
		}
		a.Sections = append(a.Sections, s)
	}
	return content.Of(a)
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{3_300, 33_000, 330_000} {
		c := long(n)
		b.Run(arabic(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(n))
			for range b.N {
				Layout(c, Options{Faces: defaults.Set()})
			}
		})
	}
}

// TestLinear lays out a paragraph of many pages and a table of many rows: a step that is quadratic in either would
// take minutes.
func TestLinear(t *testing.T) {
	t.Parallel()
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	table := &content.Table{Header: 1}
	for i := range 8000 {
		table.Rows = append(table.Rows, content.Row{Cells: []content.Cell{{Text: in(arabic(i))}, {Text: in("书船")}, {Text: in("照常")}}})
	}
	a := &content.Article{Lang: "zh-Hans", Title: in("长"), Sections: []content.Section{{Blocks: []content.Block{
		&content.Para{Text: in(strings.Repeat("天刚亮，书船靠上了北岸。", 20_000))}, table}}}}
	d, _ := Layout(content.Of(a), Options{Faces: defaults.Set()})
	if len(d.Pages) < 400 {
		t.Errorf("%d pages", len(d.Pages))
	}
}
