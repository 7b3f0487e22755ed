package markdown_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/markdown"
	"github.com/kanben/kanben/content/structured"
)

const articles = "../../testdata/articles/"

func readArticle(t testing.TB, name string) *content.Article {
	t.Helper()
	data, err := os.ReadFile(articles + name)
	if err != nil {
		t.Fatal(err)
	}
	return readBytes(t, name, data)
}

func readBytes(t testing.TB, name string, data []byte) *content.Article {
	t.Helper()
	o := content.Options{Formats: append(structured.Formats(), markdown.Format()), Normalise: content.NormaliseNone}
	a, ps, err := content.Read(context.Background(), content.Source{Name: name, Data: data}, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		if p.Severity > content.Info {
			t.Error(p)
		}
	}
	return a
}

// bare leaves out what the twins may differ in: Raw, Group and Confidence of credits (content.md §9).
func bare(t testing.TB, a *content.Article) string {
	t.Helper()
	clear := func(l []content.Credit) {
		for i := range l {
			l[i].Raw, l[i].Group, l[i].Confidence = "", 0, 100
		}
	}
	clear(a.Credits)
	for i := range a.Sections {
		clear(a.Sections[i].Credits)
	}
	fields.EachFigure(a, func(f *content.Figure) { clear(f.Credits) })
	data, err := content.MarshalText(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestTwins: the same article in Markdown and in YAML reads as the same (content.md §9, B6).
func TestTwins(t *testing.T) {
	t.Parallel()
	md, yaml := bare(t, readArticle(t, "granary.md")), bare(t, readArticle(t, "granary.yaml"))
	if d := cmp.Diff(md, yaml); d != "" {
		t.Errorf("granary.md (-) and granary.yaml (+) differ:\n%s", d)
	}
}

// TestConvert: an article is the same in each of the forms it is converted to (issue 7).
func TestConvert(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"granary.md", "granary.yaml", "book-boat.md"} {
		a := readArticle(t, name)
		want, err := structured.ToJSON(a)
		if err != nil {
			t.Fatal(err)
		}
		for ext, write := range map[string]func(*content.Article) ([]byte, error){
			".md": markdown.ToMarkdown, ".yaml": structured.ToYAML, ".json": structured.ToJSON,
		} {
			text, err := write(a)
			if err != nil {
				t.Fatal(err)
			}
			got, err := structured.ToJSON(readBytes(t, "x"+ext, text))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), string(got)); d != "" {
				t.Errorf("%s by way of %s:\n%s", name, ext, d)
			}
			if ext == ".md" && strings.HasSuffix(name, ext) && bytes.Contains(text, []byte("```kanben")) {
				t.Errorf("%s: Markdown has no marks for part of it:\n%s", name, text)
			}
		}
	}
}
