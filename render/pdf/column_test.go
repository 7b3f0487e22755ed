package pdf

import (
	"testing"

	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// column is upright text of n glyphs of 10 pt that begins so many ems below the top.
func column(x render.Pt, indent, n int) *layout.Text {
	t := &layout.Text{Vertical: true, X: x, Size: 10000, Y: render.Pt(indent) * 10000}
	for i := range n {
		t.Glyphs = append(t.Glyphs, typeset.Glyph{X: typeset.Em(1000 * i)})
	}
	return t
}

func TestAColumnEndsElsewhereThanTheNextBegins(t *testing.T) {
	t.Parallel()
	s := sheet{wide: 200000, high: 300000}
	rule := &layout.RuleItem{}
	for _, c := range []struct {
		name  string
		item  layout.Item
		after []layout.Item
		want  int
	}{
		{"full column", column(100000, 0, 20), []layout.Item{column(80000, 0, 20)}, 19},
		{"label before a column indented by two", column(100000, 0, 3), []layout.Item{rule, column(80000, 2, 20)}, 1},
		{"end of a paragraph before an indent", column(100000, 0, 6), []layout.Item{column(80000, 5, 3)}, 4},
		{"two glyphs", column(100000, 0, 2), []layout.Item{column(80000, 0, 20)}, 1},
		{"one glyph", column(100000, 0, 1), []layout.Item{column(80000, 0, 20)}, 0},
		{"the same column goes on", column(100000, 0, 5), []layout.Item{column(100000, 5, 2)}, 0},
		{"last of the page", column(100000, 0, 5), []layout.Item{rule}, 0},
		{"no text", rule, []layout.Item{column(80000, 0, 20)}, 0},
	} {
		if got := columnEnd(s, c.item, c.after); got != c.want {
			t.Errorf("%s: glyph %d, want %d", c.name, got, c.want)
		}
	}
}
