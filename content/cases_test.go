package content

import (
	"os"
	"path/filepath"
	"testing"
)

// sharedCase returns the path of a file of the case packs, which lie beside a full checkout; without them the
// test is skipped.
func sharedCase(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		p := filepath.Join(dir, "..", "shared", "cases", name)
		if _, err := os.Stat(p); err == nil {
			return p
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Skip("case pack ../shared/cases/" + name + " is not there")
		}
		dir = parent
	}
}
