package render_test

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/kanben/kanben/render"
)

// TestThemeSchemaIsPublished holds docs/schema/theme.schema.json and the fields of Theme together.
func TestThemeSchemaIsPublished(t *testing.T) {
	t.Parallel()
	const path = "../docs/schema/theme.schema.json"
	want := render.ThemeSchema()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not the schema of today's themes; make golden writes it anew", path)
	}
}

// TestThemeOfTheDocsLoads: the example of docs/themes.md is a whole theme, and changes what it says.
func TestThemeOfTheDocsLoads(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```yaml[^\n]*\n(.*?)```").FindSubmatch(page)
	if m == nil {
		t.Fatal("docs/themes.md shows no theme")
	}
	theme, problems := render.LoadTheme(m[1], "journal.yaml")
	for _, p := range problems {
		t.Error(p)
	}
	if theme == nil || theme.Name != "journal" || theme.Grid.Characters != 28 || !theme.Line.Hang || theme.Quote.Right != 0 {
		t.Errorf("the theme of docs/themes.md reads as %+v", theme)
	}
}
