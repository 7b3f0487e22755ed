package markdown

import (
	"fmt"
	"testing"

	"github.com/kanben/kanben/content"
)

// TestTable holds GFM §4.10.
func TestTable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "[0 0] 甲|乙 丙|丁"},
		{"甲 | 乙\n:-- | :-:\n丙 | 丁", "[1 2] 甲|乙 丙|丁"},
		{"| 甲 | 乙 |\n| --: | - |\n| 丙 |\n| 丁 | 戊 | 己 |", "[3 0] 甲|乙 丙| 丁|戊"},
		{"| 甲 |\n|-|\n| `a\\|b` |\n| 乙\\|丙 |", "[0] 甲 a|b 乙|丙"},
		{"| 甲 |\n|-|\n| {渡口\\|dù\\|kǒu} |", "[0] 甲 渡口"},
		{"前\n| 甲 |\n|-|\n| 乙 |", "[0] 甲 乙"},
	} {
		a, _ := read(t, "# 题\n\n"+c.in+"\n")
		blocks := a.Sections[0].Blocks
		tab, ok := blocks[len(blocks)-1].(*content.Table)
		if !ok {
			t.Errorf("%q is no table: %#v", c.in, blocks[len(blocks)-1])
			continue
		}
		got := fmt.Sprint(tab.Aligns)
		for _, r := range tab.Rows {
			for i, cell := range r.Cells {
				got += map[bool]string{true: " ", false: "|"}[i == 0] + content.InlineText(cell.Text)
			}
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
	}
	for _, in := range []string{"| 甲 | 乙 |\n|---|", "甲\n乙", "甲\n:\n乙", "| 甲 |\n| 乙 |"} {
		a, _ := read(t, "# 题\n\n"+in+"\n")
		if _, ok := a.Sections[0].Blocks[0].(*content.Table); ok {
			t.Errorf("%q is a table", in)
		}
	}
}
