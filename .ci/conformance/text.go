package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// text is what a file has to give back: running text in order, and what may stand elsewhere on a page. told is both as
// they stand in the articles, tables as their cells in a row: the order of the structure tree, in which nothing floats.
// again is what pages repeat, in heads and contents. files are the sources themselves, whose every character may come
// out as often as it stands there. wide is code with gaps, which a reader may take for columns.
type text struct{ ordered, anywhere, told, again, files, wide []string }

// textOf reads the samples that an output was made from, normalised as they were then.
func textOf(samples []string) (text, error) {
	var t text
	for _, s := range samples {
		if err := t.read(s); err != nil {
			return t, err
		}
	}
	return t, nil
}

func (t *text) read(sample string) error {
	data, err := os.ReadFile(sample)
	if err != nil {
		return err
	}
	src := content.Source{Name: sample, Data: data, Base: os.DirFS(filepath.Dir(sample))}
	a, _, err := content.Read(context.Background(), src, content.Options{Formats: formats.All()})
	if err != nil || a == nil {
		return fmt.Errorf("read %s: %v", sample, err)
	}
	t.files = append(t.files, string(data))
	for _, in := range [][]content.Inline{a.Kicker, a.Title, a.Subtitle} {
		t.aside(in)
		t.repeated(in)
	}
	t.anywhere = append(t.anywhere, content.InlineText(a.OriginalTitle), a.Canonical) // they stand in the imprint
	t.again = append(t.again, a.Source.Name, a.Publisher.Name, a.Dateline.Place, a.Edition.PageName)
	t.blocks(a.Abstract)
	for i := range a.Sections {
		t.line(a.Sections[i].Slogan)
		t.line(a.Sections[i].Heading)
		t.repeated(a.Sections[i].Slogan)
		t.repeated(a.Sections[i].Heading)
		t.again = append(t.again, a.Sections[i].Label)
		t.blocks(a.Sections[i].Blocks)
	}
	notes := text{}
	for i := range a.Notes {
		notes.blocks(a.Notes[i].Blocks)
	}
	t.anywhere = append(append(t.anywhere, notes.ordered...), notes.anywhere...)
	for _, c := range a.Credits {
		t.anywhere = append(t.anywhere, c.Name)
		t.again = append(t.again, c.Name, c.Org, c.Label)
	}
	return nil
}

func (t *text) line(in []content.Inline) { t.run(content.InlineText(in)) }

func (t *text) run(s string) {
	t.ordered = append(t.ordered, s)
	t.told = append(t.told, s)
}

func (t *text) aside(in []content.Inline) {
	t.anywhere = append(t.anywhere, content.InlineText(in))
	t.told = append(t.told, content.InlineText(in))
}

func (t *text) repeated(in []content.Inline) { t.again = append(t.again, content.InlineText(in)) }

func (t *text) blocks(blocks []content.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Para:
			t.run(content.ParaText(b))
		case *content.List:
			for i := range b.Items {
				t.blocks(b.Items[i].Blocks)
			}
		case *content.Quote:
			t.blocks(b.Blocks)
			t.line(b.By)
		case *content.Callout:
			t.line(b.Title)
			t.blocks(b.Blocks)
		case *content.PullQuote:
			t.aside(b.Text)
		case *content.Figure:
			t.aside(b.Caption)
		case *content.Table:
			t.aside(b.Caption)
			cells := ""
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					t.anywhere = append(t.anywhere, content.InlineText(c.Text))
					cells += content.InlineText(c.Text)
				}
			}
			t.told = append(t.told, cells)
		case *content.Verse:
			for _, l := range b.Lines {
				t.line(l)
			}
		case *content.Code:
			t.run(b.Text)
			if strings.Contains(b.Text, "  ") {
				t.wide = append(t.wide, b.Text)
			}
		}
	}
}
