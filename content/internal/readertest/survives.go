package readertest

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/structured"
)

// Survives fails if an input is read with a panic, an error about the world, or far too slowly; if the spans of what
// was read leave a gap (content.md §11); or if an article without an error does not read back from its structured form
// as an equal one (content.md §1).
func Survives(t testing.TB, f content.Format, src content.Source) {
	t.Helper()
	o := content.Options{Formats: []content.Format{f}, From: f.Name}
	start := time.Now()
	c, ps, err := content.ReadAll(context.Background(), src, o)
	if err != nil {
		t.Fatal(err)
	}
	if took, most := time.Since(start), Patience(len(src.Data)); took > most {
		t.Fatalf("%d bytes took %v", len(src.Data), took)
	}
	if c == nil {
		return
	}
	for _, a := range c.Articles() {
		if a.Prov.Spans != nil && len(c.Articles()) == 1 {
			Covered(t, content.AccountText(src, o, f.Name), a.Prov.Spans)
		}
		if !content.AnyFails(ps, content.DefaultMode) {
			readsBack(t, a)
		}
	}
}

// Patience is how long an input of so many bytes may take on a loaded machine: ten times the 2 s a MiB of content.md B5.
func Patience(size int) time.Duration {
	return 10*time.Second + time.Duration(size)*20*time.Second>>20
}

// Covered fails unless the spans hold every byte of the text once.
func Covered(t testing.TB, text string, spans []content.Span) {
	t.Helper()
	at := 0
	for _, s := range spans {
		if s.From != at || s.To <= s.From {
			t.Fatalf("spans have a gap or overlap at byte %d: %+v", at, s)
		}
		at = s.To
	}
	if at != len(text) {
		t.Fatalf("spans cover %d of %d bytes", at, len(text))
	}
}

// readsBack reads the article from its canonical JSON.
func readsBack(t testing.TB, a *content.Article) {
	t.Helper()
	want, err := structured.ToJSON(a)
	if err != nil {
		t.Fatal(err)
	}
	c, ps := Read(t, structured.JSON(), "a.json", string(want))
	if c == nil || len(c.Articles()) != 1 {
		t.Fatalf("%v\n%s", ps, want)
	}
	if got, err := structured.ToJSON(c.Articles()[0]); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%v\ngot  %s\nwant %s", err, got, want)
	}
}
