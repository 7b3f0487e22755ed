package structured

import (
	"context"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/randarticle"
	"pgregory.net/rapid"
)

// read reads without normalising and validating, which are not this package's matter.
func read(t testing.TB, f content.Format, text string) (*content.Collection, []content.Problem) {
	t.Helper()
	c, ps, err := f.Reader.Read(context.Background(), content.Source{Name: "a" + f.Exts[0], Data: []byte(text)}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, ps
}

// TestRoundTrip: what ToJSON and ToYAML write reads back as an equal article (content.md §1, B6).
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		a := randarticle.Article().Draw(rt, "article")
		want, err := ToJSON(a)
		if err != nil {
			rt.Fatal(err)
		}
		yaml, err := ToYAML(a)
		if err != nil {
			rt.Fatal(err)
		}
		for _, in := range []struct {
			f    content.Format
			text string
		}{{JSON(), string(want)}, {YAML(), string(yaml)}} {
			c, ps := read(t, in.f, in.text)
			for _, p := range ps {
				if p.Severity == content.Error {
					rt.Fatalf("%s: %s\n%s", in.f.Name, p, in.text)
				}
			}
			got, err := ToJSON(c.Articles()[0])
			if err != nil {
				rt.Fatal(err)
			}
			if string(got) != string(want) {
				rt.Fatalf("%s: read back\n%s\nwant\n%s\nfrom\n%s", in.f.Name, got, want, in.text)
			}
		}
	})
}
