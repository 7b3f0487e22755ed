package formats_test

import (
	"context"
	"fmt"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// A scraped page becomes an article: menus go, people and date are fields, punctuation is mended on the record.
func Example() {
	page := "首页 | 新闻 | 文化\n\n书船靠岸的早晨\n\n2025-06-21 07:30 来源:青芦周报 记者 顾小舟\n\n" +
		"天刚亮,书船靠上了北岸。船舱里有两千册书。\n\n责任编辑:纪南星\n"
	a, problems, err := content.Read(context.Background(), content.Source{Name: "page.txt", Data: []byte(page)}, content.Options{Formats: formats.All()})
	if err != nil || content.AnyFails(problems, content.DefaultMode) {
		fmt.Println(problems, err)
		return
	}
	fmt.Println(content.InlineText(a.Title), a.Published, a.Source.Name)
	for _, c := range a.Credits {
		fmt.Println(c.Role, c.Name)
	}
	fmt.Print(content.PlainText(a))
	// Output:
	// 书船靠岸的早晨 2025-06-21T07:30+08:00 青芦周报
	// reporter 顾小舟
	// responsible-editor 纪南星
	// 书船靠岸的早晨
	// 天刚亮，书船靠上了北岸。船舱里有两千册书。
}
