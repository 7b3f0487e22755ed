package pandoc

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
	"github.com/kanben/kanben/content/structured"
)

func read(t testing.TB, data []byte) (*content.Article, []content.Problem) {
	t.Helper()
	c, ps, err := reader{}.Read(context.Background(), content.Source{Name: "a.json", Data: data}, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		return nil, ps
	}
	return c.Articles()[0], ps
}

// TestSample: what pandoc 3 wrote of a text of our own.
func TestSample(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, ps := read(t, data)
	if len(ps) > 0 {
		t.Error(ps)
	}
	got, err := structured.ToYAML(a)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Error(d)
	}
}

// TestBad: slips are named with their place.
func TestBad(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, code string
		col      int
	}{
		{`{"pandoc-api-version":[1,23],"blocks":1}`, "E-TYPE", 1},
		{`{"pandoc-api-version":[1,23],"blocks":[{"t":"Foo"}]}`, "E-TYPE", 40},
		{`{"pandoc-api-version":[1,23],"blocks":[{"t":"Para","c":[{"t":"Bar"}]}]}`, "E-TYPE", 57},
		{`{"pandoc-api-version":[1,23],"blocks":[{"t":"RawBlock","c":["html","<b>"]}]}`, "W-HTML", 40},
		{`{"pandoc-api-version":[1,23],"blocks":[`, "E-SYNTAX", 40},
		{`{"pandoc-api-version":[1,23],"blocks":[],"blocks":[]}`, "E-KEY2", 42},
		{`{"pandoc-api-version":[1,23],"blocks":[],"meta":{"date":{"t":"MetaString","c":"昨天"}}}`, "W-DATE", 57},
		{`{"pandoc-api-version":[1,23],"blocks":[],"meta":{"mood":{"t":"MetaString","c":"x"}}}`, "W-KEY", 50},
		{strings.Repeat(`[`, 5000), "E-DEPTH", 1001},
	} {
		_, ps := read(t, []byte(c.in))
		if len(ps) == 0 || ps[0].Code != c.code || ps[0].Pos.Col != c.col {
			t.Errorf("%.80s: want %s in column %d, got %v", c.in, c.code, c.col, ps)
		}
	}
}

// FuzzRead: every input survives reading.
func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/sample.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"blocks":[{"t":"Table","c":[]},{"t":"Header","c":[9]},{"t":"Figure"},{"t":"OrderedList","c":[[1]]}],"meta":{"author":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		readertest.Survives(t, Format(), content.Source{Name: "a.json", Data: data})
	})
}
