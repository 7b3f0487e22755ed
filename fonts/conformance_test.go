package fonts_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notoemoji"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/data/wenkaicore"
	"golang.org/x/image/font/gofont/gomono"
)

// python returns an interpreter that has fontTools. Without one the test is skipped, in CI it fails.
func python(t testing.TB) string {
	t.Helper()
	cache, _ := os.UserCacheDir()
	for _, p := range []string{filepath.Join(cache, "kanben-ci", "python", "bin", "python"), "python3"} {
		if exec.Command(p, "-c", "import fontTools").Run() == nil {
			return p
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no python with fontTools")
	}
	t.Skip("no python with fontTools")
	return ""
}

// sameOutlines lets fontTools compare each glyph of the program with the source.
func sameOutlines(t *testing.T, source []byte, index int, p fonts.Program, wanted []fonts.GID, flags ...string) {
	t.Helper()
	py := python(t)
	dir := t.TempDir()
	src, sub := filepath.Join(dir, "source"), filepath.Join(dir, "program")
	for name, data := range map[string][]byte{src: source, sub: p.Data} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := append([]string{filepath.Join("testdata", "outlines.py"), src, strconv.Itoa(index), sub}, flags...)
	for _, g := range wanted {
		args = append(args, strconv.Itoa(int(g)))
	}
	out, err := exec.Command(py, args...).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("outlines differ: %v", err)
	}
}

// every returns each n-th glyph of the face.
func every(f *fonts.Face, n int) []fonts.GID {
	var list []fonts.GID
	for g := 1; g < f.GlyphCount(); g += n {
		list = append(list, fonts.GID(g))
	}
	return list
}

func TestSubsetOutlinesAreThoseOfTheSource(t *testing.T) { // fonts.md: identical glyph by glyph
	t.Parallel()
	tests := []struct {
		name string
		data []byte
		step int
	}{
		{"serif", notoserifsc.Regular, 37}, {"sans", notosanssc.Bold, 11}, {"kai", wenkaicore.Regular, 11},
		{"emoji", notoemoji.Regular, 3}, {"mono", gomono.TTF, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := open(t, tt.data)
			wanted := every(f, tt.step)
			p, err := f.SubsetPDF(wanted)
			if err != nil {
				t.Fatal(err)
			}
			sameOutlines(t, tt.data, 0, p, wanted)
		})
	}
}
