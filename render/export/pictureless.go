package export

import (
	"slices"

	"github.com/kanben/kanben/content"
)

// pictureless returns the article without the pictures that drop names: their figures keep caption and credits.
// What it changes it copies; the rest is shared.
func pictureless(a *content.Article, drop func(asset string) bool) *content.Article {
	b := *a
	b.Assets = slices.DeleteFunc(slices.Clone(a.Assets), func(s content.Asset) bool { return drop(s.Name) })
	b.Abstract = withoutFigures(a.Abstract, drop)
	b.Sections = slices.Clone(a.Sections)
	for i := range b.Sections {
		b.Sections[i].Blocks = withoutFigures(b.Sections[i].Blocks, drop)
	}
	b.Notes = slices.Clone(a.Notes)
	for i := range b.Notes {
		b.Notes[i].Blocks = withoutFigures(b.Notes[i].Blocks, drop)
	}
	return &b
}

func withoutFigures(blocks []content.Block, drop func(string) bool) []content.Block {
	out := slices.Clone(blocks)
	for i, b := range blocks {
		switch b := b.(type) {
		case *content.Figure:
			if drop(b.Asset) {
				f := *b
				f.Asset = ""
				if len(f.Caption) == 0 && !f.Decorative && f.Alt != "" {
					f.Caption = []content.Inline{&content.Text{S: f.Alt, Pos: f.Pos}} // it is made for who cannot see the picture
				}
				out[i] = &f
			}
		case *content.Quote:
			q := *b
			q.Blocks = withoutFigures(b.Blocks, drop)
			out[i] = &q
		case *content.Callout:
			c := *b
			c.Blocks = withoutFigures(b.Blocks, drop)
			out[i] = &c
		case *content.List:
			l := *b
			l.Items = slices.Clone(b.Items)
			for k := range l.Items {
				l.Items[k].Blocks = withoutFigures(b.Items[k].Blocks, drop)
			}
			out[i] = &l
		}
	}
	return out
}
