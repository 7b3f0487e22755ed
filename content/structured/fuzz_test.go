package structured

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/kanben/kanben/content"
)

// TestSample: the sample of kanben init reads without a word.
func TestSample(t *testing.T) {
	t.Parallel()
	a, ps, err := content.Read(context.Background(), content.Source{Name: "article.yaml", Data: []byte(Sample())}, content.Options{Formats: Formats()})
	if err != nil || len(ps) > 0 || len(a.Credits) != 3 || len(a.Notes) != 1 {
		t.Error(err, ps)
	}
}

func FuzzYAML(f *testing.F) { fuzz(f, YAML()) }
func FuzzJSON(f *testing.F) { fuzz(f, JSON()) }

// fuzz: no input makes a reader panic; what it took without an error reads back the same from its canonical form.
func fuzz(f *testing.F, format content.Format) {
	yaml, err := os.ReadFile("../../testdata/articles/granary.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(yaml)
	f.Add([]byte(Sample()))
	for _, s := range []string{"", "title: 甲\n---\ntitle: 乙\n", "kind: book\narticles: [{title: 甲}, b.md]\n", "? [a]\n: b\n", "a: &b [*b]\n",
		`{"title": "甲", "sections": [{"blocks": [{"p": {"rich": ["a", {"ruby": "b", "reading": ["c"]}]}}]}]}`, "- - - -\n", "a: |+\n\n b\n", "\"\\u0000\": 1", "!!str a: b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, ps, err := format.Reader.Read(context.Background(), content.Source{Name: "f", Data: data}, content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			if p.Severity == content.Error {
				return
			}
		}
		for _, a := range c.Articles() {
			again(t, a)
		}
	})
}

func again(t *testing.T, a *content.Article) {
	want, err := ToJSON(a)
	if err != nil {
		t.Fatal(err)
	}
	c, ps := read(t, JSON(), string(want))
	if c == nil || len(c.Articles()) != 1 {
		t.Fatalf("%v\n%s", ps, want)
	}
	if got, err := ToJSON(c.Articles()[0]); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%v\ngot  %s\nwant %s", err, got, want)
	}
}
