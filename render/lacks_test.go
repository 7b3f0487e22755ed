package render_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

func TestLacksAreToldByPackage(t *testing.T) { // fonts.md: missing, with the package known to have it
	t.Parallel()
	var l render.Lacks
	l.Add('𰻞', content.Pos{Line: 3, Col: 9})
	l.Add('𠮷', content.Pos{Line: 3, Col: 4})
	l.Add('𠜎', content.Pos{Line: 2, Col: 7})
	l.Add('𠮷', content.Pos{Line: 1, Col: 1}) // a later use
	for i := range rune(10) {
		l.Add('ཀ'+i, content.Pos{})
	}
	l.Add('\uE000', content.Pos{Line: 8})
	var said []string
	for _, p := range l.Problems() {
		said = append(said, fmt.Sprintf("%d:%d %s", p.Pos.Line, p.Pos.Col, p.Msg)+" | "+p.Hint)
	}
	const fallback = ": --font fallback=FILE"
	want := []string{
		"0:0 no face has ཀ (U+0F40), ཁ (U+0F41), ག (U+0F42), \u0F43 (U+0F43), ང (U+0F44), ཅ (U+0F45), ཆ (U+0F46), ཇ (U+0F47) and 2 more | fonts-noto-core is known to have such a face" + fallback,
		"8:0 no face has \uE000 (U+E000) | name a face that has it with --font fallback=FILE",
		"2:7 no face has 𠜎 (U+2070E), 𠮷 (U+20BB7) | fonts-hanazono is known to have such a face" + fallback,
		"3:9 no face has 𰻞 (U+30EDE) | BabelStone Han is known to have such a face" + fallback,
	}
	for i := range want {
		if i >= len(said) || said[i] != want[i] {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
		}
	}
}
