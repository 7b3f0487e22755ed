package cmd

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSlugKeepsHan(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"渡口的书船":                "渡口的书船",
		"一、修旧船——搬到水上！":         "一-修旧船-搬到水上",
		"2025年 春耕":             "2025年-春耕",
		"../../etc/passwd":     "etc-passwd",
		"a\\b:c*d?e\"f<g>h|i":  "a-b-c-d-e-f-g-h-i",
		"CON":                  "CON-1",
		"com5":                 "com5-1",
		"……":                   "article",
		"":                     "article",
		"Straße\u00a0zum\tHof": "Straße-zum-Hof",
	} {
		if got := slug(title); got != want {
			t.Errorf("slug(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestSlugIsAlwaysAFileName(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := slug(rapid.String().Draw(t, "title"))
		switch {
		case s == "" || len(s) > maxSlug+2 || !utf8.ValidString(s):
			t.Fatalf("%q", s)
		case strings.ContainsAny(s, "/\\:*?\"<>|. \x00") || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-"):
			t.Fatalf("%q", s)
		}
	})
}

func TestWithExport(t *testing.T) {
	t.Parallel()
	root := newRoot(&app{Streams: &Streams{}})
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"a.txt", "export a.txt"},
		{"-o x.pdf a.txt", "export -o x.pdf a.txt"},
		{"-q a.txt", "-q export a.txt"},
		{"-c k.yaml a.txt", "-c k.yaml export a.txt"},
		{"--config=k.yaml inspect a.txt", "--config=k.yaml inspect a.txt"},
		{"-ck.yaml a.txt", "-ck.yaml export a.txt"},
		{"-", "export -"},
		{"inspect a.txt", "inspect a.txt"},
		{"help export", "help export"},
		{"-v version", "-v version"},
		{"--help", "--help"},
		{"./version", "export ./version"},
	} {
		if got := strings.Join(withExport(root, strings.Fields(c.in)), " "); got != c.want {
			t.Errorf("kanben %s became %s, want %s", c.in, got, c.want)
		}
	}
}
