package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestQuotedTerms: licence and notice go along word for word, a module without a licence does not go along.
func TestQuotedTerms(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"LICENSE": mit, "NOTICE": "made by somebody", "main.go": "package main"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := quoteTerms(&b, "example.org/module v1.0.0", dir); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"example.org/module v1.0.0, LICENSE\n\n" + mit, "NOTICE\n\nmade by somebody\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in %q", want, b.String())
		}
	}
	if strings.Contains(b.String(), "package main") {
		t.Error("a source file went along")
	}
	if err := os.Remove(filepath.Join(dir, "LICENSE")); err != nil {
		t.Fatal(err)
	}
	if quoteTerms(&b, "example.org/module v1.0.0", dir) == nil {
		t.Error("a module without a licence is taken")
	}
}
