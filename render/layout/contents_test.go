package layout

import (
	"strconv"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestContentsPages: the contents name no part at the foot of a page whose articles follow on the next, rectos have
// their running head (PG-8), and each entry its page.
func TestContentsPages(t *testing.T) {
	t.Parallel()
	in := func(s string) []content.Inline { return []content.Inline{&content.Text{S: s}} }
	th, _ := render.ThemeByName("book")
	for n := 19; n < 24; n++ {
		c := &content.Collection{Kind: content.Book, Lang: "zh-Hans", Title: in("河谷里的灯")}
		for part := range 3 {
			var all []*content.Article
			for k := range n {
				all = append(all, &content.Article{Lang: "zh-Hans", Title: in("第" + strconv.Itoa(k+1) + "篇　渡口")})
			}
			c.Parts = append(c.Parts, content.Part{Title: in("第" + "一二三"[part*3:part*3+3] + "辑"), Articles: all})
		}
		d, _ := Layout(c, Options{Theme: th, Faces: defaults.Set()})
		pages := 0
		for i := range d.Pages {
			p := &d.Pages[i]
			if strings.Trim(p.Label, "ivx") != "" || i < 4 || len(p.Items) == 0 {
				continue
			}
			pages++
			lines := strings.Split(strings.TrimSpace(pageWords(p)), "\n")
			if last := lines[len(lines)-2]; strings.HasSuffix(last, "辑") {
				t.Errorf("%d articles a part: page %s of the contents ends with %s", n, p.Label, last)
			}
			if number := lines[len(lines)-1]; strings.Trim(number, "0123456789") != "" {
				t.Errorf("page %s ends with %s, not with the number of a page", p.Label, number)
			}
			if head := headOf(p); pages > 1 && p.Recto && head != "目录" {
				t.Errorf("PG-8: page %s of the contents has the head %q", p.Label, head)
			}
		}
		if pages < 3 {
			t.Errorf("%d pages of contents", pages)
		}
	}
}

func headOf(p *Page) string {
	for _, it := range p.Items {
		if x, ok := it.(*Text); ok && x.Artifact == HeaderArtifact {
			return textOf(x)
		}
	}
	return ""
}
