package preflight

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/kanben/kanben/fonts/data/notosanssc"
)

// TestGlyphsTellTheirCharacters: a glyph is found in the face by its shape, and its characters by cmap.
func TestGlyphsTellTheirCharacters(t *testing.T) {
	t.Parallel()
	f := readSFNT(notosanssc.Regular)
	if f == nil || f.postScriptName() != "NotoSansSC-Regular" {
		t.Fatalf("%v", f)
	}
	m := f.mapping()
	for _, r := range "永的地A，" {
		g := f.glyph(m[r])
		if got := f.shownBy(g, string(r)); got != 0 {
			t.Errorf("%c is taken for %c", r, got)
		}
		if got := f.shownBy(g, "乙"); got != r {
			t.Errorf("%c with a wrong text is taken for %q", r, got)
		}
	}
	for name, c := range map[string]struct {
		shown rune
		text  string
	}{"box": {'□', "𠮷"}, "radical": {'山', "⼭"}, "ligature": {'—', "——"}, "quote": {'“', "﹃"}} {
		if got := f.shownBy(f.glyph(m[c.shown]), c.text); got != 0 {
			t.Errorf("%s: taken for %c", name, got)
		}
	}
}

// FuzzGlyphs: no bytes of a font make the comparison panic.
func FuzzGlyphs(f *testing.F) {
	for _, name := range []string{"rare.ttf", "mono.woff", "variable.ttf"} {
		if b, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", "testdata", name)); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(_ *testing.T, b []byte) {
		s := readSFNT(b)
		if s == nil {
			return
		}
		s.postScriptName()
		for g := range min(s.glyphs, 50) {
			s.shownBy(bytes.Clone(s.glyph(g)), "永")
		}
	})
}
