package preview

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	chineseEntry = regexp.MustCompile(`(?m)^  '([EWI]-[A-Z0-9-]+)': \['([^']+)', '([^']+)'\],$`)
	englishEntry = regexp.MustCompile(`(?m)^\| ([EWI]-[A-Z0-9-]+) \|`)
)

// elsewhere are codes of batches, stores and finished files: the page can show none of them.
var elsewhere = regexp.MustCompile(`^(E-OUTPUT|E-STORE|E-WORLD|E-SERVE|E-LOST|E-BAD|W-EXTRA|[EW]-EPUB-.*)$`)

// TestProblemsInChinese: each code that the page can show has its Chinese words, and no other has.
func TestProblemsInChinese(t *testing.T) {
	t.Parallel()
	script, err := web.ReadFile("web/src/problems.js")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, m := range englishEntry.FindAllStringSubmatch(string(page), -1) {
		known[m[1]] = true
	}
	said := map[string]bool{}
	for _, m := range chineseEntry.FindAllStringSubmatch(string(script), -1) {
		if said[m[1]] = true; !known[m[1]] {
			t.Errorf("%s is no code of docs/problems.md", m[1])
		}
		for _, words := range m[2:] {
			if !strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s: %q", m[1], words)
			}
		}
	}
	for code := range known {
		if !said[code] && !elsewhere.MatchString(code) {
			t.Errorf("%s has no Chinese words", code)
		}
	}
	if n := strings.Count(string(script), "': ["); n != len(said) {
		t.Errorf("%d entries, %d of the form that this test reads", n, len(said))
	}
}
