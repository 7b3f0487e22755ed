package content_test

import (
	"fmt"

	"github.com/kanben/kanben/content"
)

// An article can be made without reading one; Of makes the collection that the renderers take.
func ExampleOf() {
	a := &content.Article{
		Lang:    "zh-Hans",
		Title:   []content.Inline{&content.Text{S: "河上的雾"}},
		Credits: []content.Credit{{Role: content.ResponsibleEditor, Name: "纪南星"}},
	}
	c := content.Of(a)
	fmt.Println(len(c.Articles()), content.InlineText(a.Title))
	fmt.Println(a.Credits[0].LabelIn("zh-Hans"), a.Credits[0].LabelIn("zh-Hant"), a.Credits[0].Name)
	// Output:
	// 1 河上的雾
	// 责任编辑 責任編輯 纪南星
}
