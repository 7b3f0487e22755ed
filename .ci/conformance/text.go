package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// text is what a file has to give back: running text in order, and what may stand elsewhere. tables are the cells of
// each table in a row. files are the sources themselves, whose every character may come out.
type text struct{ ordered, anywhere, tables, files []string }

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
	for _, in := range [][]content.Inline{a.Kicker, a.Title, a.Subtitle, a.OriginalTitle} {
		t.aside(in)
	}
	t.blocks(a.Abstract)
	for i := range a.Sections {
		t.line(a.Sections[i].Slogan)
		t.line(a.Sections[i].Heading)
		t.blocks(a.Sections[i].Blocks)
	}
	notes := text{}
	for i := range a.Notes {
		notes.blocks(a.Notes[i].Blocks)
	}
	t.anywhere = append(append(t.anywhere, notes.ordered...), notes.anywhere...)
	t.tables = append(t.tables, notes.tables...)
	for _, c := range a.Credits {
		t.anywhere = append(t.anywhere, c.Name)
	}
	return nil
}

func (t *text) line(in []content.Inline)  { t.ordered = append(t.ordered, content.InlineText(in)) }
func (t *text) aside(in []content.Inline) { t.anywhere = append(t.anywhere, content.InlineText(in)) }

func (t *text) blocks(blocks []content.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *content.Para:
			t.ordered = append(t.ordered, content.ParaText(b))
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
					t.aside(c.Text)
					cells += content.InlineText(c.Text)
				}
			}
			t.tables = append(t.tables, cells)
		case *content.Verse:
			for _, l := range b.Lines {
				t.line(l)
			}
		case *content.Code:
			t.ordered = append(t.ordered, b.Text)
		}
	}
}
