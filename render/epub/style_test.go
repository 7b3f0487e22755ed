package epub_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
)

// TestChineseFamilyFirst is EP-3 of typography.md: a Latin family in front would give Chinese quotation marks, dashes
// and dots its narrow glyphs.
func TestChineseFamilyFirst(t *testing.T) {
	t.Parallel()
	for _, bare := range []bool{false, true} {
		book, _ := write(t, epub.Book{Collection: content.Of(library())}, epub.Options{Faces: defaults.Set(), NoFonts: bare})
		seen := 0
		for _, rule := range strings.Split(string(member(t, book, "EPUB/css/base.css")), "}") {
			selector, body, _ := strings.Cut(rule, "{")
			_, list, ok := strings.Cut(body, "font-family:")
			if !ok || strings.Contains(selector, "@font-face") || strings.Contains(selector, "code") {
				continue
			}
			list, _, _ = strings.Cut(list, ";")
			first, _, _ := strings.Cut(strings.Trim(list, ` "`), `"`)
			if !strings.ContainsFunc(first, func(r rune) bool { return r >= 0x3400 }) && !chineseFamily(first) {
				t.Errorf("EP-3: %s begins with %q: %s", strings.TrimSpace(selector), first, list)
			}
			seen++
		}
		if seen < 3 {
			t.Errorf("only %d rules with families seen", seen)
		}
	}
}

// chineseFamily tells families that have the Chinese marks at full width.
func chineseFamily(name string) bool {
	for _, part := range []string{"SC", "CJK", "Song", "Kai", "Hei", "Kanben", "kanben", "FangSong"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
