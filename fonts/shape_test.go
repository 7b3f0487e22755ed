package fonts_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notosanssc"
)

func TestGlyphsLateInACoverageAreShaped(t *testing.T) { // go-text v0.3.5 passes over them (shape_mend.go)
	t.Parallel()
	f := open(t, notosanssc.Regular)
	for _, r := range "：ー；、…（" {
		in := fonts.ShapeInput{Runes: []rune{r}, Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans", Vertical: true}
		if out := f.Shape(in); len(out) != 1 || out[0].GID == f.Glyph(r) {
			t.Errorf("%c has no vertical form: %+v", r, out)
		}
	}
}

func TestFacesAreSharedByGoroutines(t *testing.T) {
	t.Parallel()
	faces := []*fonts.Face{open(t, notosanssc.Regular), open(t, fixture(t, "variable.ttf")), open(t, fixture(t, "cid.otf"))}
	in := fonts.ShapeInput{Runes: []rune("永和九年，A——"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"}
	for _, f := range faces {
		want := f.Shape(in)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 20 {
					if got := f.Shape(in); !slices.Equal(got, want) {
						t.Errorf("%s: %+v, want %+v", f.PostScriptName(), got, want)
					}
					if _, err := f.SubsetPDF([]fonts.GID{1, 2, 3}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
	}
}

func TestDefaultIgnorablesHaveNoGlyph(t *testing.T) {
	t.Parallel()
	f := open(t, notosanssc.Regular)
	out := f.Shape(fonts.ShapeInput{Runes: []rune("永\u2060和"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"})
	if len(out) != 2 || out[1].Cluster != 2 {
		t.Errorf("%+v", out)
	}
}
