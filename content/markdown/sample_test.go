package markdown

import (
	"testing"

	"github.com/kanben/kanben/content"
)

// TestSample: the sample of kanben init reads without a word, and shows what it says it shows.
func TestSample(t *testing.T) {
	t.Parallel()
	a, ps := read(t, Sample())
	if len(ps) > 0 {
		t.Error(ps)
	}
	if len(a.Credits) != 4 || len(a.Sections) != 3 || len(a.Notes) != 1 || len(a.Sections[1].Blocks) != 3 {
		t.Errorf("%d credits, %d sections, %d notes", len(a.Credits), len(a.Sections), len(a.Notes))
	}
	if p := a.Sections[1].Blocks[0].(*content.Para); content.InlineText(p.RunIn) != "书是大家捐的。" {
		t.Errorf("run-in %q", content.InlineText(p.RunIn))
	}
}
