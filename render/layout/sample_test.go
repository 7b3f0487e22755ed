package layout

import (
	"context"
	"os"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/structured"
)

// sample reads an article of testdata. Its pictures have sizes only: layout never opens them.
func sample(t testing.TB, name string) *content.Collection {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	c, problems, err := content.ReadAll(context.Background(), content.Source{Name: name, Data: data},
		content.Options{Formats: []content.Format{structured.YAML()}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == content.Error && p.Code != "E-ASSET" && p.Code != "E-BASE" {
			t.Fatal(p)
		}
	}
	if c == nil {
		t.Fatal("nothing was read")
	}
	return c
}
