package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestFindGoesUpward(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(root, "a", Name)
	if err := os.WriteFile(want, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got, err := Find(deep); err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestReadNamesThePlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text, msg string
		line, col       int
	}{
		{"empty is fine", "", "", 0, 0},
		{"comments only", "# nothing\n", "", 0, 0},
		{"a list", "- a\n", "a configuration is a list", 1, 1},
		{"key twice", "paper: a4\npaper: a5\n", "stands here twice", 2, 1},
		{"nested value", "paper: {a: {b: c}}\n", "takes name: value pairs", 1, 12},
		{"alias", "paper: &x a4\ntheme: *x\n", "no alias", 2, 8},
		{"no YAML", "paper: [a\n", "", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &File{Path: "kanben.yaml"}
			ps := f.parse([]byte(c.text))
			if c.name == "no YAML" {
				if len(ps) != 1 || ps[0].Code != "E-CONFIG" {
					t.Errorf("got %v", ps)
				}
				return
			}
			if c.msg == "" {
				if len(ps) > 0 {
					t.Errorf("got %v", ps)
				}
				return
			}
			if len(ps) != 1 || !strings.Contains(ps[0].Msg, c.msg) || ps[0].Pos.Line != c.line || ps[0].Pos.Col != c.col {
				t.Errorf("got %v; want %q at %d:%d", ps, c.msg, c.line, c.col)
			}
		})
	}
}

func TestPrecedence(t *testing.T) {
	t.Parallel()
	file := &File{Path: "/etc/p/kanben.yaml", Dir: "/etc/p"}
	if ps := file.parse([]byte("paper: a3\ntheme: ./mine.yaml\nfont: {kai: fonts/Kai.ttf}\nmarks: true\n")); len(ps) > 0 {
		t.Fatal(ps)
	}
	f := pflag.NewFlagSet("t", pflag.ContinueOnError)
	paper := f.String("paper", "", "")
	theme := f.String("theme", "article", "")
	inks := f.String("inks", "cmyk", "")
	marks := f.Bool("marks", false, "")
	font := f.StringArray("font", nil, "")
	for _, name := range []string{"theme", "font"} {
		f.SetAnnotation(name, Paths, []string{""})
	}
	if err := f.Parse([]string{"--inks", "k"}); err != nil {
		t.Fatal(err)
	}
	lookup := func(name string) (string, bool) {
		v, ok := map[string]string{"KANBEN_PAPER": "a5", "KANBEN_INKS": "cmyk"}[name]
		return v, ok
	}
	origins, ps := Merge(f, lookup, file, []string{"paper", "theme", "inks", "marks", "font"})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if *paper != "a5" || *inks != "k" || !*marks || *theme != "/etc/p/mine.yaml" || len(*font) != 1 || (*font)[0] != "kai=/etc/p/fonts/Kai.ttf" {
		t.Errorf("paper %s, inks %s, marks %v, theme %s, font %v", *paper, *inks, *marks, *theme, *font)
	}
	from := map[string]string{}
	for _, o := range origins {
		from[o.Name] = o.From
	}
	if from["paper"] != "$KANBEN_PAPER" || from["inks"] != "flag" || from["marks"] != "/etc/p/kanben.yaml:4" {
		t.Errorf("origins %v", from)
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	known := []string{"paper", "profile", "theme", "epub-profile"}
	for word, want := range map[string]string{"papre": "paper", "pprofile": "profile", "epub_profile": "epub-profile", "zzz": "", "": ""} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("paper: a4\nfont:\n  kai: x.ttf\n")
	f.Add("- a\n")
	f.Add("a: &b [1, {c: d}]\ne: *b\n")
	f.Fuzz(func(t *testing.T, text string) {
		c := &File{Path: "kanben.yaml"}
		for _, p := range c.parse([]byte(text)) {
			if p.Code != "E-CONFIG" || p.Msg == "" {
				t.Errorf("problem %+v", p)
			}
		}
	})
}
