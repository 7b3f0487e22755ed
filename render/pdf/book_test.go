package pdf_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

// TestBooksPassOwnRules: contents with links, parts and front matter with roman folios.
func TestBooksPassOwnRules(t *testing.T) {
	t.Parallel()
	for _, theme := range []string{"article", "book"} {
		for name, o := range map[string]pdf.Options{"screen": {}, "print": {Profile: pdf.Print, Marks: true}} {
			c := sample(t)
			one, two := c.Articles()[0], sample(t).Articles()[0]
			two.ID = "urn:uuid:00000000-0000-5000-8000-000000000002"
			book := &content.Collection{
				Kind: content.Book, ID: "urn:uuid:00000000-0000-5000-8000-000000000003", Lang: "zh-Hans",
				Title: []content.Inline{&content.Text{S: "粮仓两记"}},
				Parts: []content.Part{{Title: []content.Inline{&content.Text{S: "上编"}}, Articles: []*content.Article{one, two}}},
			}
			th, _ := render.ThemeByName(theme)
			screen := o.Profile != pdf.Print
			d, _ := layout.Layout(book, layout.Options{Theme: th, Faces: defaults.Set(), Screen: screen, Links: screen})
			b := write(t, d, book, o)
			keepFile(t, "book-"+theme+"-"+name, b)
			for _, line := range strings.Split(check(b), "\n") {
				if line != "" && !strings.HasSuffix(line, "[E-X27]") {
					t.Errorf("%s %s: %s", theme, name, line)
				}
			}
		}
	}
}
