package export

import "github.com/kanben/kanben/content"

// figurePos returns the place of the first figure that shows the asset, else the article's file.
func figurePos(a *content.Article, name string) content.Pos {
	lists := [][]content.Block{a.Abstract}
	for i := range a.Sections {
		lists = append(lists, a.Sections[i].Blocks)
	}
	for i := range a.Notes {
		lists = append(lists, a.Notes[i].Blocks)
	}
	for _, blocks := range lists {
		if f := figureIn(blocks, name); f != nil {
			return f.Pos
		}
	}
	return content.Pos{File: a.Prov.File}
}

func figureIn(blocks []content.Block, name string) *content.Figure {
	for _, b := range blocks {
		var f *content.Figure
		switch b := b.(type) {
		case *content.Figure:
			if b.Asset == name {
				return b
			}
		case *content.Quote:
			f = figureIn(b.Blocks, name)
		case *content.Callout:
			f = figureIn(b.Blocks, name)
		case *content.List:
			for i := range b.Items {
				if f = figureIn(b.Items[i].Blocks, name); f != nil {
					break
				}
			}
		}
		if f != nil {
			return f
		}
	}
	return nil
}
