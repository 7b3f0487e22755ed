package epub_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/epub"
)

// TestGoldenDocuments holds the text of the members that people can review. UPDATE_GOLDEN=1 writes them anew.
func TestGoldenDocuments(t *testing.T) { // epub.md §4–§7, §10–§12
	t.Parallel()
	cases := []struct {
		name    string
		book    epub.Book
		options epub.Options
		members []string // with this in their name; nil = all text
	}{
		{"rich", epub.Book{Collection: content.Of(rich()), Pages: libraryPages()}, epub.Options{Certifier: "青溪日报", Producer: true, Version: "1.0"}, nil},
		{"issue", epub.Book{Collection: issue(2)}, epub.Options{}, []string{"package.opf", "nav.xhtml", "p-01", "a-0001.xhtml", "titlepage", "imprint"}},
		{"numbers", epub.Book{Collection: numbered()}, epub.Options{}, []string{"package.opf", "titlepage", "intro", "imprint"}},
		{"vertical", epub.Book{Collection: content.Of(library())}, epub.Options{Vertical: true}, []string{"package.opf", "ch-0002", "vertical.css"}},
		{"kobo", epub.Book{Collection: content.Of(rich()), Pages: libraryPages()}, epub.Options{Profile: epub.Kobo}, []string{"ch-0001"}},
		{"kindle", epub.Book{Collection: content.Of(library())}, epub.Options{Profile: epub.Kindle}, []string{"nav.xhtml", "ch-0002"}},
		{"english", epub.Book{Collection: content.Of(englishArticle())}, epub.Options{}, []string{"titlepage", "imprint", "nav.xhtml"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			book, _ := write(t, c.book, c.options)
			var got strings.Builder
			for _, name := range members(t, book) {
				if wanted(name, c.members) {
					got.WriteString("-- " + name + " --\n" + strings.TrimSuffix(string(member(t, book, name)), "\n") + "\n")
				}
			}
			compareGolden(t, filepath.Join("testdata", "golden", c.name+".txt"), got.String())
		})
	}
}

func wanted(name string, parts []string) bool {
	switch filepath.Ext(name) {
	case ".xhtml", ".opf", ".ncx", ".css":
	default:
		return false
	}
	for _, p := range parts {
		if strings.Contains(name, p) {
			return true
		}
	}
	return len(parts) == 0
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(want, []byte(got)) {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			t.Fatalf("%s:%d differs:\n want %s\n got  %s", file, i+1, at(w, i), at(g, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(end)"
}

func englishArticle() *content.Article {
	a := library()
	a.Lang = "en"
	a.Title, a.Subtitle = words("New Shelves in an Old Granary"), words("How a town got its library back")
	a.Source.Name = "Clear Creek Daily"
	a.Credits = []content.Credit{{Role: content.Author, Name: "A. Writer"}, {Role: content.Photographer, Name: "B. Camera"}, {Role: content.Editor, Name: "C. Pencil"}}
	return a
}
