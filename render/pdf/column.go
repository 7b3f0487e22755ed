package pdf

import (
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
)

// columnEnd returns the glyph from which the end of a column is a text object of its own, 0 for none. Some readers sort
// neighbouring text objects that begin at about the same height by x, which turns the order of columns round: the last
// object of a column has to begin elsewhere than the first one of the next column, which may be indented.
func columnEnd(s sheet, it layout.Item, after []layout.Item) int {
	t, ok := it.(*layout.Text)
	if !ok || !t.Vertical || len(t.Glyphs) == 0 {
		return 0
	}
	next := nextText(after)
	if next == nil || next.Vertical && next.X == t.X {
		return 0
	}
	_, begin := glyphOrigin(s, next, next.Glyphs[0])
	far := max(glyphSize(t), glyphSize(next)) * 3 / 4
	for i := len(t.Glyphs) - 1; i >= 0; i-- {
		if _, y := glyphOrigin(s, t, t.Glyphs[i]); distance(y, begin) > far {
			return i
		}
	}
	return len(t.Glyphs) - 1
}

// nextText is the first item that shows text, nil if there is none.
func nextText(items []layout.Item) *layout.Text {
	for _, it := range items {
		if t, ok := it.(*layout.Text); ok && len(t.Glyphs) > 0 {
			return t
		}
	}
	return nil
}

func distance(a, b render.Pt) render.Pt { return max(a-b, b-a) }
