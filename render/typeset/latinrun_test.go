package typeset

import (
	"strings"
	"testing"
)

// TestNextRun is FT-2: what has a size of its own, and that nothing is lost between the runs.
func TestNextRun(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"用Go写":                    "用|[Go]|写",
		"这本It’s Fine很":            "这本|[It’s Fine]|很",
		"用 Go 1.26 版，":            "用 |[Go 1.26]| 版，",
		"“好”，state-of-the-art（A）": "“好”，|[state-of-the-art]|（|[A]|）",
		"and/or ":                 "[and/or]| ",
		"占50%，":                   "占|[50%]|，",
		"é́a中":                    "[é́a]|中",
		"":                        "",
	} {
		var out []string
		for s := text; s != ""; {
			n, latin := NextRun(s)
			if n == 0 {
				t.Fatalf("%q: nothing of %q", text, s)
			}
			if run := s[:n]; latin {
				out = append(out, "["+run+"]")
			} else {
				out = append(out, run)
			}
			s = s[n:]
		}
		if got := strings.Join(out, "|"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestAutospaceMost is LA-3's option: the gap between Han and Latin stretches as far as it is allowed to before those
// between Han do. The line has 300 to spare.
func TestAutospaceMost(t *testing.T) {
	t.Parallel()
	measure := 4000 + advance('G') + advance('o') + 2*250 + 300
	for most, want := range map[Em][2]bool{0: {false, false}, 333: {false, false}, 500: {true, true}} {
		l := judge(plain("甲乙丙Go丁戊己庚辛壬癸", 0, Options{AutospaceMost: most}), measure)
		auto, _ := l.distance('丙', 'G')
		han, _ := l.distance('甲', '乙')
		if l.text(0) != "甲乙丙Go丁" || want != [2]bool{auto == 1400, han == 1000} {
			t.Errorf("LA-3: up to %d: %d from Han to Latin, %d from Han to Han, in %s", most, auto, han, l)
		}
	}
}
