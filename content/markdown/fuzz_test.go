package markdown

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/internal/readertest"
)

// FuzzRead: every input survives reading.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"granary.md", "book-boat.md"} {
		data, err := os.ReadFile("../../testdata/articles/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range []string{"+++\na=1\n+++\n", "---\n---\n", "# 甲 {slogan=\"乙\"}\n", "^[甲^[乙]]", "[甲]{.book}{渡|dù}$x$", "::: verse\n::: x\n:::",
		"| a | b |\n|-|-|\n| `\\|` | {x\\|y} |", "> - 1. > a\n\n[^1]: b\n    c", "甲\n乙\n---\n", "<ruby>a<rt>b", "![a](b \"c\")![d](e)", "```kanben\n- p: x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		readertest.Survives(t, Format(), content.Source{Name: "f.md", Data: data})
	})
}

// TestSpans: the stretches called text are those of the article, in order and whole (content.md §11).
func TestSpans(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/articles/granary.md")
	if err != nil {
		t.Fatal(err)
	}
	a, _ := read(t, string(data))
	readertest.Covered(t, string(data), a.Prov.Spans)
	plain := squeezed(content.PlainText(a))
	for _, s := range a.Prov.Spans {
		stretch := string(data[s.From:s.To])
		if s.Kind == content.SpanText {
			for _, line := range strings.Split(stretch, "\n") {
				if line = squeezed(line); !strings.Contains(plain, line) {
					t.Errorf("text %q is not in the article", line)
				}
			}
		}
	}
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestSame: reading the same bytes twice gives the same (content.md B9).
func TestSame(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/articles/granary.md")
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for range 3 {
		a, _ := read(t, string(data))
		got, err := content.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if !bytes.Equal(got, first) {
			t.Fatal("two readings differ")
		}
	}
}
