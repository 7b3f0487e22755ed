package fonts_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notoemoji"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/data/wenkaicore"
	"golang.org/x/image/font/gofont/gomono"
)

const sampleText = "山谷里的清晨总是从面包房的香气开始。“早上好！”老师走进教室，（大家）都站起来——《云海》…… " +
	"今年的产量同比增长12.5%，Go写的Typography office AVATAR fi ff。葛󠄀だがポ、ー１２３①㎏Ｔｏ〜・「」『』【】…—？！、；：·"

// checkFont lets fontTools read every table of the font.
func checkFont(t *testing.T, data []byte) {
	t.Helper()
	py := python(t)
	name := filepath.Join(t.TempDir(), "subset.ttf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(py, filepath.Join("testdata", "readable.py"), name).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("fontTools: %v", err)
	}
}

func TestEPUBSubsetShapesLikeTheSource(t *testing.T) { // epub.md §8
	t.Parallel()
	tests := []struct {
		name string
		data []byte
	}{
		{"serif", notoserifsc.Regular}, {"serif bold", notoserifsc.Bold}, {"sans", notosanssc.Regular}, {"kai", wenkaicore.Regular}, {"emoji", notoemoji.Regular}, {"mono", gomono.TTF},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := sampleText
			if tt.name == "emoji" {
				text = "😀👍🏽👩‍💻🇨🇳1️⃣❤️"
			}
			source := open(t, tt.data)
			data, err := source.SubsetEPUB(distinct(text))
			if err != nil {
				t.Fatal(err)
			}
			subset := open(t, data)
			t.Logf("%d characters, %d glyphs, %d bytes", len(distinct(text)), subset.GlyphCount(), len(data))
			checkFont(t, data)
			for _, features := range [][]string{nil, {"halt"}, {"palt", "kern"}, {"vhal"}} {
				for _, vertical := range []bool{false, true} {
					sameShaping(t, source, subset, text, vertical, features)
				}
			}
		})
	}
}

// sameShaping compares advances, offsets and outlines of the shaped text.
func sameShaping(t *testing.T, source, subset *fonts.Face, text string, vertical bool, features []string) {
	t.Helper()
	for _, script := range []string{"Hani", "Latn", "Kana"} {
		in := fonts.ShapeInput{Runes: []rune(text), Lang: "zh-Hans", Vertical: vertical, Features: features}
		copy(in.Script[:], script)
		a, b := source.Shape(in), subset.Shape(in)
		if len(a) != len(b) {
			t.Fatalf("%s vertical %v %v: %d glyphs, %d in the subset", script, vertical, features, len(a), len(b))
		}
		for i := range a {
			outline := source.Outline(nil, a[i].GID)
			if !slices.Equal(outline, subset.Outline(nil, b[i].GID)) {
				t.Errorf("%s vertical %v %v: glyph %d at %d: other outline", script, vertical, features, a[i].GID, i)
			}
			x, y := a[i], b[i]
			x.GID, y.GID = 0, 0
			if x != y {
				t.Errorf("%s vertical %v %v: glyph %d at %d: %+v, in the subset %+v", script, vertical, features, a[i].GID, i, x, y)
			}
		}
	}
}

func TestEPUBSubsetIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	f := open(t, notoserifsc.Bold)
	chars := distinct(sampleText)
	first, err := f.SubsetEPUB(chars)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		again, _ := f.SubsetEPUB(chars)
		if !bytes.Equal(first, again) {
			t.Fatal("bytes differ")
		}
	}
}

func BenchmarkSubsetEPUB(b *testing.B) {
	f := open(b, notoserifsc.Regular)
	chars := distinct(string(sharedCase(b, "seed.txt")))
	b.ReportAllocs()
	for b.Loop() {
		data, err := f.SubsetEPUB(chars)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}
