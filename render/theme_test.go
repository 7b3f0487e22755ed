package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/kanben/kanben/content"
)

// TestThemes loads every built-in theme.
func TestThemes(t *testing.T) {
	t.Parallel()
	for _, name := range Themes() {
		data, ok := ThemeSource(name)
		if !ok {
			t.Fatalf("no theme %s", name)
		}
		th, problems := LoadTheme(data, name+".yaml")
		for _, p := range problems {
			t.Error(p)
		}
		if th == nil || th.Name != name || th.About == "" {
			t.Errorf("%s: name or description is missing", name)
		}
	}
}

// TestTypeArea holds PG-1: the type area is whole characters wide and lies on the sheet (PG-3, PG-4).
func TestTypeArea(t *testing.T) {
	t.Parallel()
	want := map[string][2]Pt{
		"article":     {420_000, 672_000},
		"book":        {Pt(27 * 10_500), Pt(26*16_500 + 10_500)},
		"magazine":    {Pt(42 * 9500), Pt(37*15_500 + 9500)},
		"vertical":    {480_000, 411_000},
		"large-print": {432_000, 678_000},
	}
	for name, size := range want {
		th, _ := ThemeByName(name)
		if w, h := th.Area(); w != size[0] || h != size[1] {
			t.Errorf("%s: type area %d × %d, want %d × %d", name, w, h, size[0], size[1])
		}
	}
	th, _ := ThemeByName("gongwen")
	w, h := th.Area()
	if d := w - Mm(156); d < -200 || d > 200 {
		t.Errorf("gongwen is %d wide, want 156 mm = %d", w, Mm(156))
	}
	if d := h - Mm(225); d < -1000 || d > 1000 {
		t.Errorf("gongwen is %d high, want 225 mm = %d", h, Mm(225))
	}
}

// TestThemeProblems shows that a mistake in a theme is named with its place.
func TestThemeProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		yaml, code, hint string
		line, col        int
	}{
		{"extends: article\ngrid:\n  charcters: 20\n", "E-KEY", "characters", 3, 3},
		{"extends: article\nbody: {face: serif}\n", "E-VALUE", "", 2, 14},
		{"extends: article\ngrid: {size: wide}\n", "E-VALUE", "", 2, 14},
		{"extends: article\ngrid: 5\n", "E-TYPE", "", 2, 7},
		{"extends: artcle\n", "E-VALUE", "article", 1, 10},
		{"extends: article\ngrid: {characters: 80}\n", "E-VALUE", "", 1, 1},
		{"grid: {characters: 80}\n", "E-VALUE", "extends", 1, 1},
		{"extends: article\naccent: C0 M90 Y80 K25\n", "E-VALUE", "", 2, 9},
		{"extends: article\nextends: book\n", "E-KEY2", "", 2, 1},
		{"extends: article\nbody: {align: left}\n", "E-VALUE", "", 2, 15},
		{"- a\n", "E-TYPE", "", 1, 1},
	} {
		_, problems := LoadTheme([]byte(c.yaml), "mine.yaml")
		if len(problems) != 1 {
			t.Errorf("%q: %d problems: %v", c.yaml, len(problems), problems)
			continue
		}
		p := problems[0]
		if p.Code != c.code || p.Pos.Line != c.line || p.Pos.Col != c.col || p.Severity != content.Error || !strings.Contains(p.Hint, c.hint) {
			t.Errorf("%q: %v (hint %q), want %s at %d:%d", c.yaml, p, p.Hint, c.code, c.line, c.col)
		}
	}
}

// TestExtends shows that a theme changes what it names and nothing else.
func TestExtends(t *testing.T) {
	t.Parallel()
	th, problems := LoadTheme([]byte("extends: article\nname: mine\ngrid: {characters: 30}\nlevel1:\n  text: {size: 16pt}\n"), "mine.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	base := DefaultTheme()
	base.Name, base.Grid.Characters, base.Level1.Text.Size = "mine", 30, Points(16)
	if *th != *base {
		t.Errorf("got %+v\nwant %+v", *th, *base)
	}
}

// TestThemeSchema holds that the published schema takes the built-in themes and refuses an unknown key.
func TestThemeSchema(t *testing.T) {
	t.Parallel()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(ThemeSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("theme.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("theme.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Themes() {
		data, _ := ThemeSource(name)
		var v any
		if err := yaml.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bad := range []string{"grid: {charcters: 5}", "body: {face: serif}", "body: {align: left}", "extends: none", "grid: {size: wide}"} {
		var v any
		if err := yaml.Unmarshal([]byte(bad), &v); err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("the schema takes %q", bad)
		}
	}
}

// TestPapers holds the names of papers.
func TestPapers(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Paper{"a4": {595276, 841890}, "A4": {595276, 841890}, "16k": {Mm(185), Mm(260)}, "185x260mm": {Mm(185), Mm(260)}} {
		if p, ok := PaperByName(name); !ok || p != want {
			t.Errorf("%s: %v %v", name, p, ok)
		}
	}
	for _, name := range []string{"", "a9", "10x10mm", "0x0mm", "185x260", "axbmm", "-185x260mm"} {
		if _, ok := PaperByName(name); ok {
			t.Errorf("%q is no paper", name)
		}
	}
}
