package fonts_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
)

func open(t testing.TB, data []byte) *fonts.Face {
	t.Helper()
	f, err := fonts.Open(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// glyphsOf returns the nominal glyphs of the characters, ascending, without 0.
func glyphsOf(f *fonts.Face, chars []rune) []fonts.GID {
	var list []fonts.GID
	for _, r := range chars {
		if g := f.Glyph(r); g != 0 {
			list = append(list, g)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sharedCase returns a file of the shared cases; the test is skipped where they are not at hand.
func sharedCase(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "cases", name))
	if err != nil {
		t.Skipf("shared case %s is not at hand: %v", name, err)
	}
	return data
}

// distinct returns the characters of the text, ascending, without white space.
func distinct(text string) []rune {
	chars := []rune(text)
	slices.Sort(chars)
	chars = slices.Compact(chars)
	return slices.DeleteFunc(chars, func(r rune) bool { return r < ' ' })
}

func TestSubsetOfAnArticleIsSmall(t *testing.T) { // fonts.md: 733 characters in at most 246 kB raw
	t.Parallel()
	f := open(t, notoserifsc.Regular)
	wanted := glyphsOf(f, distinct(string(sharedCase(t, "seed.txt"))))
	p, err := f.SubsetPDF(wanted)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d glyphs, %d bytes", len(wanted), len(p.Data))
	if len(p.Data) > 246_000 {
		t.Errorf("%d glyphs take %d bytes", len(wanted), len(p.Data))
	}
}

func BenchmarkSubsetPDF(b *testing.B) {
	f := open(b, notoserifsc.Regular)
	wanted := glyphsOf(f, distinct(string(sharedCase(b, "seed.txt"))))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.SubsetPDF(wanted); err != nil {
			b.Fatal(err)
		}
	}
}
