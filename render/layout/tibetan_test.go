package layout

import (
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render"
)

// TestTallStacks is TB-2: a stack that is higher than its line makes the Tibetan smaller, to 0.8 at most and then it is
// reported; the grid and the text stay.
func TestTallStacks(t *testing.T) {
	t.Parallel()
	text := "藏文བསྒྲུབས་字"
	c := content.Of(&content.Article{Lang: "zh-Hans", Title: []content.Inline{&content.Text{S: "字"}},
		Sections: []content.Section{{Blocks: []content.Block{&content.Para{Text: []content.Inline{&content.Text{S: text}}}}}}})
	p := newPress(c, Options{Faces: defaults.Set()})
	q := &para{look: p.look(p.theme.Body)}
	p.write(q, []content.Inline{&content.Text{S: text}}, 0)
	p.prepare(q, p.grid.column)
	high := q.prep.Stack.At(q.size)
	if high == 0 {
		t.Fatal("TB-2: no stack is measured")
	}
	for percent, want := range map[render.Pt]struct {
		scale int16
		told  bool
	}{110: {0, false}, 90: {900, false}, 60: {800, true}} {
		p := newPress(c, Options{Faces: defaults.Set()})
		q := &para{look: p.look(p.theme.Body)}
		q.leading = high * percent / 100
		p.write(q, []content.Inline{&content.Text{S: text}}, 0)
		p.prepare(q, p.grid.column)
		got, all := int16(0), ""
		for i := range q.spans {
			all += q.spans[i].Text
			if _, tibetan := scriptRun(q.spans[i].Text); tibetan {
				got = q.spans[i].Style.Scale
			} else if q.spans[i].Style.Scale != 0 {
				t.Errorf("TB-2: %q is scaled too", q.spans[i].Text)
			}
		}
		told := false
		for _, problem := range p.problems {
			told = told || problem.Code == "W-STACK"
		}
		if got < want.scale-2 || got > want.scale || told != want.told || all != text {
			t.Errorf("TB-2: at %d %% scale %d, reported %v, %q", percent, got, told, all)
		}
	}
}
