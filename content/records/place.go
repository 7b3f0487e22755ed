package records

import "github.com/kanben/kanben/content"

// Place gives a block and the texts in it a place: that of the field or line they came from.
func Place(b content.Block, pos content.Pos) {
	switch b := b.(type) {
	case *content.Para:
		b.Pos = pos
		placeInlines(b.RunIn, pos)
		placeInlines(b.Text, pos)
	case *content.List:
		b.Pos = pos
		for _, it := range b.Items {
			placeAll(it.Blocks, pos)
		}
	case *content.Table:
		b.Pos = pos
		placeInlines(b.Caption, pos)
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				placeInlines(c.Text, pos)
			}
		}
	case *content.Quote:
		b.Pos = pos
		placeAll(b.Blocks, pos)
		placeInlines(b.By, pos)
	case *content.Figure:
		b.Pos = pos
		placeInlines(b.Caption, pos)
	case *content.Callout:
		b.Pos = pos
		placeAll(b.Blocks, pos)
	case *content.Code:
		b.Pos = pos
	case *content.Rule:
		b.Pos = pos
	}
}

func placeAll(blocks []content.Block, pos content.Pos) {
	for _, b := range blocks {
		Place(b, pos)
	}
}

func placeInlines(in []content.Inline, pos content.Pos) {
	for _, n := range in {
		switch n := n.(type) {
		case *content.Text:
			n.Pos = pos
		case *content.Emph:
			placeInlines(n.Kids, pos)
		case *content.Strong:
			placeInlines(n.Kids, pos)
		case *content.Strike:
			placeInlines(n.Kids, pos)
		case *content.Sup:
			placeInlines(n.Kids, pos)
		case *content.Sub:
			placeInlines(n.Kids, pos)
		case *content.Styled:
			placeInlines(n.Kids, pos)
		case *content.Link:
			n.Pos = pos
			placeInlines(n.Kids, pos)
		}
	}
}
