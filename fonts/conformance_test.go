package fonts_test

import (
	"encoding/binary"
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
	if err := judgeOutlines(t, source, index, p, wanted, flags...); err != nil {
		t.Errorf("outlines differ: %v", err)
	}
}

// judgeOutlines is an error unless fontTools finds all outlines alike.
func judgeOutlines(t *testing.T, source []byte, index int, p fonts.Program, wanted []fonts.GID, flags ...string) error {
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
	return err
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

// A judge that passes everything would read as green: one point of one glyph stands one unit aside here.
func TestShiftedPointIsRefused(t *testing.T) {
	t.Parallel()
	f := open(t, gomono.TTF)
	p, err := f.SubsetPDF([]fonts.GID{f.Glyph('A')})
	if err != nil {
		t.Fatal(err)
	}
	p.Data[lastY(p.Data)]++
	if judgeOutlines(t, gomono.TTF, 0, p, []fonts.GID{f.Glyph('A')}) == nil {
		t.Error("a shifted point went unseen by fontTools")
	}
	source := fixture(t, "cid.otf")
	f = open(t, source)
	if p, err = f.SubsetPDF([]fonts.GID{f.Glyph('A')}); err != nil {
		t.Fatal(err)
	}
	at := len(p.Data) - 1
	for !isSmallOperand(p.Data[at]) {
		at--
	}
	p.Data[at]++
	if judgeOutlines(t, source, 0, p, []fonts.GID{f.Glyph('A')}) == nil {
		t.Error("a shifted point of a CFF program went unseen by fontTools")
	}
}

// lastY returns where a coordinate of the last glyph stands: the last byte of glyf but for padding. A straight letter
// ends in short coordinates.
func lastY(sfnt []byte) int {
	for rec := 12; ; rec += 16 {
		if string(sfnt[rec:rec+4]) == "glyf" {
			at := int(binary.BigEndian.Uint32(sfnt[rec+8:])+binary.BigEndian.Uint32(sfnt[rec+12:])) - 1
			for sfnt[at] == 0 {
				at--
			}
			return at
		}
	}
}

// isSmallOperand reports a byte that is a whole operand of a charstring, and one that can be raised by one.
func isSmallOperand(b byte) bool { return b >= 32 && b < 246 }
