package fonts_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCFFSubsetsDrawAsTheSource(t *testing.T) { // fonts.md: CID-keyed and name-keyed
	t.Parallel()
	for _, name := range []string{"cid.otf", "named.otf"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := fixture(t, name)
			f := open(t, data)
			wanted := every(f, 1)
			p, err := f.SubsetPDF(wanted)
			if err != nil {
				t.Fatal(err)
			}
			if !p.CFF || !f.Descriptor().CFF {
				t.Error("not told to be CFF")
			}
			sameOutlines(t, data, 0, p, wanted)
			var chars []rune
			for r := range f.Characters() {
				chars = append(chars, r)
			}
			book, err := f.SubsetEPUB(chars)
			if err != nil {
				t.Fatal(err)
			}
			checkFont(t, book)
			sameShaping(t, f, open(t, book), string(chars), true, nil)
			sameShaping(t, f, open(t, book), string(chars), false, []string{"halt"})
		})
	}
}

func TestVariableFacesAreInstancedLikeFontTools(t *testing.T) { // fonts.md: equal to fontTools' instancer
	t.Parallel()
	data := fixture(t, "variable.ttf")
	tests := []struct {
		at, name string
		place    []fonts.AxisValue
	}{
		{"wght=400,wdth=100", "KanbenTestVariable_400wght_100wdth", nil}, // never the default master in silence
		{"wght=700,wdth=100", "KanbenTestVariable_700wght_100wdth", []fonts.AxisValue{{Tag: "wght", Value: 700}}},
		{"wght=333,wdth=80", "KanbenTestVariable_333wght_80wdth", []fonts.AxisValue{{Tag: "wght", Value: 333}, {Tag: "wdth", Value: 80}}},
		{"wght=900,wdth=125", "KanbenTestVariable_900wght_125wdth", []fonts.AxisValue{{Tag: "wght", Value: 1000}, {Tag: "wdth", Value: 125}}},
		{"wght=900,wdth=100", "KanbenTestVariable-Black", []fonts.AxisValue{{Tag: "wght", Value: 900}}},
		{"wght=100,wdth=100", "KanbenTestVariable_100wght_100wdth", []fonts.AxisValue{{Tag: "wght", Value: 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.at, func(t *testing.T) {
			t.Parallel()
			f, err := fonts.OpenAt(data, 0, tt.place...)
			if err != nil {
				t.Fatal(err)
			}
			if f.PostScriptName() != tt.name {
				t.Errorf("named %s, want %s", f.PostScriptName(), tt.name)
			}
			wanted := every(f, 1)
			p, err := f.SubsetPDF(wanted)
			if err != nil {
				t.Fatal(err)
			}
			sameOutlines(t, data, 0, p, wanted, "--at="+tt.at)
			for _, g := range f.Shape(fonts.ShapeInput{Runes: []rune("永和A年"), Script: [4]byte{'H', 'a', 'n', 'i'}}) {
				if g.XAdvance != f.Advance(g.GID) {
					t.Errorf("glyph %d shaped to %d, advance %d", g.GID, g.XAdvance, f.Advance(g.GID))
				}
			}
		})
	}
}

func TestSecondCFFIsInstancedLikeFontTools(t *testing.T) {
	t.Parallel()
	data := fixture(t, "second.otf")
	tests := []struct {
		at, name string
		place    []fonts.AxisValue
	}{
		{"wght=400,wdth=100", "KanbenTestSecond_400wght_100wdth", nil},
		{"wght=700,wdth=100", "KanbenTestSecond_700wght_100wdth", []fonts.AxisValue{{Tag: "wght", Value: 700}}},
		{"wght=333,wdth=80", "KanbenTestSecond_333wght_80wdth", []fonts.AxisValue{{Tag: "wght", Value: 333}, {Tag: "wdth", Value: 80}}},
		{"wght=900,wdth=125", "KanbenTestSecond_900wght_125wdth", []fonts.AxisValue{{Tag: "wght", Value: 1000}, {Tag: "wdth", Value: 125}}},
	}
	for _, tt := range tests {
		t.Run(tt.at, func(t *testing.T) {
			t.Parallel()
			f, err := fonts.OpenAt(data, 0, tt.place...)
			if err != nil {
				t.Fatal(err)
			}
			if f.PostScriptName() != tt.name || !f.Descriptor().CFF {
				t.Errorf("named %s, want %s", f.PostScriptName(), tt.name)
			}
			wanted := every(f, 1)
			p, err := f.SubsetPDF(wanted)
			if err != nil {
				t.Fatal(err)
			}
			sameOutlines(t, data, 0, p, wanted, "--at="+tt.at)
			book, err := f.SubsetEPUB(distinct("AabBgQ&8"))
			if err != nil {
				t.Fatal(err)
			}
			checkFont(t, book)
			sameShaping(t, f, open(t, book), "AabBgQ&8", false, nil)
		})
	}
}

func TestCollectionsOpenByIndex(t *testing.T) {
	t.Parallel()
	data := fixture(t, "pair.ttc")
	if n := fonts.Faces(data); n != 2 {
		t.Fatalf("%d faces", n)
	}
	for i, want := range []string{"KanbenTest-A", "KanbenTest-B"} {
		f, err := fonts.Open(data, i)
		if err != nil {
			t.Fatal(err)
		}
		if f.PostScriptName() != want {
			t.Errorf("face %d is %s", i, f.PostScriptName())
		}
	}
	if _, err := fonts.Open(data, 2); !errors.Is(err, fonts.ErrFormat) {
		t.Errorf("face 2: %v", err)
	}
}

func TestWOFFIsUnpacked(t *testing.T) {
	t.Parallel()
	f := open(t, fixture(t, "mono.woff"))
	if f.Glyph('A') == 0 || len(f.Outline(nil, f.Glyph('A'))) == 0 {
		t.Error("no A")
	}
}

func TestWhatCannotBeReadIsRefusedInWords(t *testing.T) {
	t.Parallel()
	mono := fixture(t, "mono.woff")
	tests := []struct{ name, data, want string }{
		{"empty", "", "first bytes"},
		{"text", "# Heading", "first bytes"},
		{"WOFF2", "wOF2" + strings.Repeat("\x00", 60), "WOFF2 is a web format"},
		{"truncated", string(mono[:len(mono)/2]), "range or size"},
	}
	for _, tt := range tests {
		_, err := fonts.Open([]byte(tt.data), 0)
		if !errors.Is(err, fonts.ErrFormat) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
