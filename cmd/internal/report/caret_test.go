package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestExcerptStandsUnderWideCharacters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, line   string
		col, n, cols int
		shown, caret string
	}{
		{"ascii", "title: x", 8, 0, 80, "title: x", "       ^"},
		{"after Han", "标题：甲", 4, 0, 80, "标题：甲", "      ^^"},
		{"several", "a甲乙b", 2, 2, 80, "a甲乙b", " ^^^^"},
		{"combining mark takes no room", "e\u0301甲", 3, 0, 80, "e\u0301甲", " ^^"},
		{"past the end", "甲", 2, 0, 80, "甲", "  ^"},
		{"no column", "甲", 0, 0, 80, "甲", ""},
		{"tab and escape are tamed", "\t\x1b[2J甲", 6, 0, 80, " ·[2J甲", "     ^^"},
		{"long line is cut on both sides", strings.Repeat("春", 30) + "X" + strings.Repeat("秋", 30), 31, 0, 20,
			"…春春春X秋秋秋秋秋…", "       ^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			shown, caret := Excerpt(c.line, c.col, c.n, c.cols)
			if shown != c.shown || caret != c.caret {
				t.Errorf("got\n%q\n%q\nwant\n%q\n%q", shown, caret, c.shown, c.caret)
			}
		})
	}
}

func TestExcerptNeverOverflows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.String().Draw(t, "line")
		col := rapid.IntRange(0, 300).Draw(t, "col")
		columns := rapid.IntRange(20, 120).Draw(t, "columns")
		shown, caret := Excerpt(line, col, 1, columns)
		w := 0
		for _, r := range shown {
			w += Columns(r)
		}
		if w > columns {
			t.Fatalf("%d columns of %d: %q", w, columns, shown)
		}
		if len(caret) > columns+2 {
			t.Fatalf("caret at %d of %d", len(caret), columns)
		}
	})
}
