package fonts_test

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notoemoji"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"golang.org/x/image/font/gofont/gomono"
)

// exercise calls everything that reads the font; it must neither panic nor take long, whatever the bytes are.
func exercise(data []byte) {
	f, err := fonts.Open(data, 0)
	if err != nil {
		return
	}
	var buf []fonts.Segment
	var chars []rune
	for r := range f.Characters() {
		if chars = append(chars, r); len(chars) == 150 {
			break
		}
	}
	wanted := every(f, 1+f.GlyphCount()/100)
	for _, g := range wanted {
		buf = f.Outline(buf[:0], g)
		f.Ink(g)
		f.Vertical(g)
		f.AdvanceEm(g)
	}
	f.Descriptor()
	f.Embedding()
	f.PostScriptName()
	f.VariantGlyph('葛', 0xE0100)
	_, _ = f.SubsetPDF(wanted)
	_, _ = f.SubsetEPUB(chars)
	for _, script := range []string{"Hani", "Latn"} {
		for _, vertical := range []bool{false, true} {
			in := fonts.ShapeInput{Runes: chars, Lang: "zh-Hans", Vertical: vertical, Features: []string{"halt", "palt", "vhal"}}
			copy(in.Script[:], script)
			f.Shape(in)
		}
	}
}

// mutate returns a copy with some bytes changed, mostly inside one table, so that the layout tables get their share.
func mutate(rng *rand.Rand, data []byte) []byte {
	out := append([]byte{}, data...)
	from, length := 0, len(out)
	if n := int(binary.BigEndian.Uint16(out[4:])); rng.IntN(8) != 0 && 12+16*n <= len(out) {
		rec := out[12+16*rng.IntN(n):]
		from, length = int(binary.BigEndian.Uint32(rec[8:])), int(binary.BigEndian.Uint32(rec[12:]))
	}
	if from+length > len(out) || length == 0 {
		from, length = 0, len(out)
	}
	for range 1 + rng.IntN(12) {
		at := from + rng.IntN(length)
		if rng.IntN(2) == 0 {
			at = from + rng.IntN(min(length, 64)) // headers decide more than bodies
		}
		out[at] = [...]byte{0, 0xFF, 0x7F, 0x80, 1, byte(rng.Uint32())}[rng.IntN(6)]
	}
	if rng.IntN(10) == 0 {
		out = out[:rng.IntN(len(out))]
	}
	return out
}

// seeds are small fonts of every kind that is read.
func seeds(t testing.TB) map[string][]byte {
	t.Helper()
	list := map[string][]byte{"mono": gomono.TTF}
	for name, data := range map[string][]byte{"serif": notoserifsc.Regular, "sans": notosanssc.Regular, "emoji": notoemoji.Regular} {
		small, err := open(t, data).SubsetEPUB(distinct(sampleText + "😀👍🏽👩‍💻🇨🇳1️⃣❤️"))
		if err != nil {
			t.Fatal(err)
		}
		list[name] = small
	}
	for _, name := range []string{"cid.otf", "named.otf", "second.otf", "variable.ttf", "pair.ttc", "mono.woff"} {
		list[name] = fixture(t, name)
	}
	return list
}

func TestMutatedFontsNeitherPanicNorHang(t *testing.T) { // fonts.md: 300 mutations per format
	t.Parallel()
	for name, data := range seeds(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(uint64(len(data)), 1))
			for i := range 300 {
				bad := mutate(rng, data)
				start := time.Now() // a machine under load is no hang: the bound is generous
				exercise(bad)
				if took := time.Since(start); took > 10*time.Second {
					t.Errorf("mutation %d took %v", i, took)
				}
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { exercise(data) })
}
