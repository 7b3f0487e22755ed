package plain_test

import (
	"testing"

	"github.com/kanben/kanben/content"
)

// TestAccountLines: the report names for every line of the sample what became of it.
func TestAccountLines(t *testing.T) {
	t.Parallel()
	const path = "../../testdata/articles/shuchuan.txt"
	a, _ := readFile(t, path, content.Options{})
	lines := content.AccountLines(a, decoded(t, path))
	text := 0
	for _, l := range lines {
		if content.Width(l.Text) == 0 {
			continue
		}
		if len(l.Parts) == 0 {
			t.Errorf("line %d has no fate: %q", l.Line, l.Text)
		}
		if l.Parts[0].Kind == content.SpanText {
			text++
			if len(l.Nodes) == 0 {
				t.Errorf("line %d is text, but stands nowhere", l.Line)
			}
		}
	}
	if text != 1+1+8+19 {
		t.Errorf("%d lines of text", text)
	}
	slogan := lines[28]
	if len(slogan.Nodes) != 1 || slogan.Nodes[0] != "s2.slogan" || len(slogan.Edits) == 0 || slogan.Edits[len(slogan.Edits)-1].New != "——" {
		t.Errorf("line 29: %+v", slogan)
	}
}
