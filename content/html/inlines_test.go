package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// The space before an element parts words: it is not stressed and not linked, however deep the elements nest.
func TestSpaceStaysOutside(t *testing.T) {
	t.Parallel()
	for _, src := range []string{
		`<p>a <em>b</em> c</p>`,
		`<p>a<em> b</em> c</p>`,
		`<p>a <a href="https://example.org/"><strong>b</strong></a> c</p>`,
	} {
		root, err := html.Parse(strings.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		p := &page{root: root, art: &content.Article{}}
		in := p.inlines(p.pick("p").FirstChild, nil)
		if len(in) != 3 || content.InlineText(in) != "a b c" || content.InlineText(in[:1]) != "a " || content.InlineText(in[1:2]) != "b" {
			t.Errorf("%s: %d inlines, %q", src, len(in), content.InlineText(in))
		}
	}
}
