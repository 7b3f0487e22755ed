package defaults_test

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

func TestEveryRoleHasAChainThatEndsInEmoji(t *testing.T) {
	t.Parallel()
	set := defaults.Set()
	for r := range fonts.NumRoles {
		chain := set.Chain(fonts.Role(r))
		if len(chain) < 2 {
			t.Fatalf("%s: chain %v", fonts.Role(r), chain)
		}
		last := set.Face(chain[len(chain)-1])
		if last.PostScriptName() != "NotoEmoji" && last.PostScriptName() != "NotoEmoji-Regular" {
			t.Errorf("%s: last face is %s", fonts.Role(r), last.PostScriptName())
		}
		for _, c := range "永，。“”…—A1čŁőğđșəʃⁿΉўѓ😀" { // foreign names with them
			if _, _, ok := set.Find(fonts.Role(r), c); !ok {
				t.Errorf("%s: no face for %c", fonts.Role(r), c)
			}
		}
	}
}

func TestFactsOfTheFaces(t *testing.T) { // fonts.md, Facts the typesetter needs
	t.Parallel()
	set := defaults.Set()
	tests := []struct {
		role fonts.Role
		char rune
		want int
	}{
		{fonts.Body, '—', 890}, {fonts.Caption, '—', 894}, {fonts.Body, '·', 327}, {fonts.Caption, '·', 1000},
		{fonts.Kai, '“', 350}, {fonts.Kai, '·', 350}, {fonts.Body, '永', 1000},
	}
	for _, tt := range tests {
		f := set.Face(set.Chain(tt.role)[0])
		if got := f.AdvanceEm(f.Glyph(tt.char)); got != tt.want {
			t.Errorf("%s %c: advance %d, want %d", tt.role, tt.char, got, tt.want)
		}
	}
	if id, g, ok := set.FindWide(fonts.Kai, '“'); !ok || set.Face(id).AdvanceEm(g) != 1000 {
		t.Errorf("wide “ for kai: face %d glyph %d", id, g)
	}
}

func TestDashIsOneGlyphOnceShaped(t *testing.T) { // UB-1, FT-3
	t.Parallel()
	f := defaults.Set().Face(0)
	out := f.Shape(fonts.ShapeInput{Runes: []rune("——"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"})
	if len(out) != 1 || out[0].XAdvance != 2000 {
		t.Fatalf("—— shapes to %+v", out)
	}
}

func TestVerticalQuotesShareTheGlyphOfCornerBrackets(t *testing.T) { // VT-3
	t.Parallel()
	f := defaults.Set().Face(0)
	shape := func(s string) fonts.Shaped {
		return f.Shape(fonts.ShapeInput{Runes: []rune(s), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans", Vertical: true})[0]
	}
	if a, b := shape("“"), shape("『"); a != b {
		t.Errorf("“ %+v, 『 %+v", a, b)
	}
	if g := shape("永"); g.YAdvance != -1000 || g.XOffset != 0 || g.YOffset != 0 {
		t.Errorf("永 %+v", g)
	}
}

func TestLatinIsShapedToItsGlyphs(t *testing.T) {
	t.Parallel()
	f := defaults.Set().Face(0)
	for i, g := range f.Shape(fonts.ShapeInput{Runes: []rune("Go 12.5% é"), Script: [4]byte{'L', 'a', 't', 'n'}, Lang: "zh-Hans"}) {
		if want := f.Glyph([]rune("Go 12.5% é")[g.Cluster]); g.GID != want {
			t.Errorf("glyph %d is %d, want %d", i, g.GID, want)
		}
	}
}

func TestEveryFamilyTellsItsLicence(t *testing.T) {
	t.Parallel()
	for _, l := range defaults.Licences() {
		if len(l.Text) < 1000 || !strings.Contains(l.Text, "Copyright") && !strings.Contains(l.Text, "©") {
			t.Errorf("%s: %q", l.Family, l.Text)
		}
	}
}

func BenchmarkOpenAll(b *testing.B) {
	for b.Loop() {
		defaults.Open()
	}
}

func BenchmarkFirstShape(b *testing.B) {
	in := fonts.ShapeInput{Runes: []rune("——"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"}
	for b.Loop() {
		defaults.Open().Face(0).Shape(in)
	}
}

func BenchmarkShapeParagraph(b *testing.B) {
	f := defaults.Set().Face(0)
	in := fonts.ShapeInput{Runes: []rune("春天的风吹过山谷里面，麦田一片新绿。他说：“明天见。”于是大家散了。"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"}
	b.ReportAllocs()
	for b.Loop() {
		f.Shape(in)
	}
}

// TestForeignNamesHaveTheirLetters: what goes with the face of a role is no substitute; beside a user's face it is.
func TestForeignNamesHaveTheirLetters(t *testing.T) {
	t.Parallel()
	set := defaults.Set()
	for _, r := range []fonts.Role{fonts.Body, fonts.Strong, fonts.Caption, fonts.Heading} {
		for _, c := range "čŁőğđșž" {
			id, _, ok := set.Find(r, c)
			if !ok || id != set.Chain(r)[0] && !set.Beside(r, id) {
				t.Errorf("%s: %c comes from %s", r, c, set.Face(id).PostScriptName())
			}
		}
	}
	other, err := set.With(fonts.Body, set.Face(set.Chain(fonts.Kai)[0]))
	if err != nil {
		t.Fatal(err)
	}
	if id, _, _ := set.Find(fonts.Body, 'ć'); other.Beside(fonts.Body, id) {
		t.Error("the letters of one face stand for those of another without a word")
	}
}
