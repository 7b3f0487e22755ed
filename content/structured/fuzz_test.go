package structured

import (
	"bytes"
	"context"
	"os"
	"strings"
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
			if len(a.Prov.Edits) == 0 && a.Prov.SHA256 == "" {
				covers(t, data, a.Prov.Spans)
			}
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

// covers fails unless the spans hold every byte of the decoded input once (content.md §11).
func covers(t *testing.T, data []byte, spans []content.Span) {
	d, _ := content.Decode(content.Source{Data: data}, content.Options{})
	if bytes.Contains(data, []byte("prov")) {
		return // stated by the document itself
	}
	at := 0
	for _, s := range spans {
		if s.From != at || s.To <= s.From {
			t.Fatalf("spans have a gap or overlap at byte %d: %+v", at, s)
		}
		at = s.To
	}
	if len(spans) > 0 && at != len(d.Text) {
		t.Fatalf("spans cover %d of %d bytes", at, len(d.Text))
	}
}

// TestSpans: every stretch called text stands in the article, and all its text is accounted for.
func TestSpans(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/articles/granary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := read(t, YAML(), string(data))
	a := c.Articles()[0]
	js, err := ToJSON(a)
	if err != nil {
		t.Fatal(err)
	}
	c2, _ := read(t, JSON(), string(js))
	for _, in := range []struct {
		text string
		a    *content.Article
	}{{string(data), a}, {string(js), c2.Articles()[0]}} {
		plain := squeezed(content.PlainText(in.a))
		kept := 0
		for _, s := range in.a.Prov.Spans {
			words := squeezed(in.text[s.From:s.To])
			if s.Kind != content.SpanText {
				continue
			}
			kept += len(words)
			if words = strings.ReplaceAll(words, `\n`, ""); !strings.Contains(plain, strings.ReplaceAll(words, `\\`, `\`)) && len(words) < 80 {
				t.Errorf("text %q is not in the article", words)
			}
		}
		if kept < len(plain)*97/100 {
			t.Errorf("%d bytes are called text, the article has %d", kept, len(plain))
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
