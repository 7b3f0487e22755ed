package layout_test

import (
	"fmt"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/layout"
)

func ExampleLayout() {
	text := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	article := &content.Article{
		Lang:  "zh-Hans",
		Title: text("渡口的书船"),
		Sections: []content.Section{{Blocks: []content.Block{
			&content.Para{Text: text("天刚亮，书船靠上了北岸。")},
		}}},
	}
	pages, problems := layout.Layout(content.Of(article), layout.Options{Faces: defaults.Set()})
	fmt.Println(len(pages.Pages), "page,", len(problems), "problems; begins at", pages.Map.Pages[0].Node)
	fmt.Println(pages.Outline[0].Title)
	// Output:
	// 1 page, 0 problems; begins at title
	// 渡口的书船
}
