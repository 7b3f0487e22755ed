package export_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/render/export"
)

const sample = `---
title: 渡口的书船
published: 2025-06-21 07:30
credits: [记者 顾小舟]
---
天刚亮，书船靠上了北岸。船舱里有两千册书，最重的一箱由三个人抬上来。

![清晨](none.png "清晨，书船停靠北岸。")
`

func read(t *testing.T, text string) *content.Collection {
	t.Helper()
	c, ps, err := content.ReadAll(context.Background(), content.Source{Name: "a.md", Data: []byte(text)}, content.Options{Formats: formats.All()})
	if err != nil || c == nil {
		t.Fatalf("%v, %v", ps, err)
	}
	return c
}

func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	c := read(t, sample)
	var one, two [2]bytes.Buffer
	for _, b := range []*[2]bytes.Buffer{&one, &two} {
		if _, err := export.Export(context.Background(), c, export.Options{NoImages: true, EPUBFonts: true}, export.Sinks{PDF: &b[0], EPUB: &b[1]}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one[0].Bytes(), two[0].Bytes()) || !bytes.Equal(one[1].Bytes(), two[1].Bytes()) {
		t.Error("two runs differ")
	}
	if one[0].Len() == 0 || one[1].Len() == 0 {
		t.Error("nothing was written")
	}
}

func TestEPUBAloneHasThePagesOfThePDF(t *testing.T) {
	t.Parallel()
	c := read(t, sample+strings.Repeat("\n河水慢慢流过石桥，桥上的人慢慢走，谁也不着急。\n", 120))
	var alone, both bytes.Buffer
	o := export.Options{NoImages: true}
	r, err := export.Export(context.Background(), c, o, export.Sinks{EPUB: &alone})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := export.Export(context.Background(), c, o, export.Sinks{PDF: io.Discard, EPUB: &both}); err != nil {
		t.Fatal(err)
	}
	if r.Pages < 2 || len(r.PageMap.Pages) != r.Pages {
		t.Errorf("%d pages, %d in the map", r.Pages, len(r.PageMap.Pages))
	}
	if !bytes.Equal(alone.Bytes(), both.Bytes()) {
		t.Error("the EPUB depends on whether a PDF is written")
	}
}

func TestMissingPicture(t *testing.T) {
	t.Parallel()
	c := read(t, sample)
	figure := func() string { return c.Articles()[0].Sections[0].Blocks[1].(*content.Figure).Asset }
	name := figure()
	var w bytes.Buffer
	r, err := export.Export(context.Background(), c, export.Options{}, export.Sinks{PDF: &w})
	if !errors.Is(err, export.ErrProblems) || w.Len() > 0 {
		t.Errorf("got %v, %d bytes", err, w.Len())
	}
	if len(r.Problems) == 0 || r.Problems[0].Code != "E-ASSET" || r.Problems[0].Pos.Line != 8 {
		t.Errorf("problems %v", r.Problems)
	}
	if _, err := export.Export(context.Background(), c, export.Options{Mode: content.Lenient}, export.Sinks{PDF: io.Discard}); err != nil {
		t.Errorf("lenient: %v", err)
	}
	if figure() != name {
		t.Error("the caller's article was changed")
	}
}

// TestMissingCharactersAreToldOnce: pages and book lack the same, a mark on a letter aside, which only the book counts.
func TestMissingCharactersAreToldOnce(t *testing.T) {
	t.Parallel()
	c := read(t, "# 字\n\n他叫\U00020BB7，写\u0F56\u0F7C\u0F51。\n")
	r, err := export.Export(context.Background(), c, export.Options{Mode: content.Lenient}, export.Sinks{PDF: io.Discard, EPUB: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range r.Problems {
		if p.Code == "E-GLYPH" {
			said = append(said, p.Msg)
		}
	}
	if len(said) != 2 || !strings.Contains(said[0], "U+20BB7") || !strings.Contains(said[1], "U+0F51") {
		t.Errorf("told: %q", said)
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := export.Export(ctx, read(t, sample), export.Options{NoImages: true}, export.Sinks{PDF: io.Discard})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestBuildTime(t *testing.T) {
	t.Parallel()
	at := func(s string) content.Stamp {
		when, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return content.Stamp{Time: when, Precision: content.Second}
	}
	a := &content.Article{Published: at("2025-06-21T07:30:00+08:00")}
	b := &content.Article{Published: at("2025-06-20T07:30:00+08:00"), Modified: at("2025-06-22T09:00:00+08:00")}
	for _, c := range []struct {
		name string
		c    *content.Collection
		want string
	}{
		{"published", content.Of(a), "2025-06-20T23:30:00Z"},
		{"the newest of all", &content.Collection{Parts: []content.Part{{Articles: []*content.Article{a, b}}}}, "2025-06-22T01:00:00Z"},
		{"none", content.Of(&content.Article{}), "1980-01-01T00:00:00Z"},
	} {
		if got := export.BuildTime(c.c).Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
