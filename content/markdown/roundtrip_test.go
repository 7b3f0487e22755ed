package markdown

import (
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/internal/randarticle"
	"pgregory.net/rapid"
)

// TestRoundTrip: what ToMarkdown writes reads back as an equal article.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		a := randarticle.Article().Draw(rt, "article")
		text, err := ToMarkdown(a)
		if err != nil {
			rt.Fatal(err)
		}
		want, err := content.MarshalText(fields.ForFile(a))
		if err != nil {
			rt.Fatal(err)
		}
		got, ok := reread(string(text))
		if !ok || string(got) != string(want) {
			rt.Fatalf("read back\n%s\nwant\n%s\nfrom\n%s", got, want, text)
		}
	})
}
