package cmd

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestCacheOfRunsAtOnce: several batches with one cache and one folder of outputs neither fail nor spoil each other's
// files, and afterwards the cache serves all of it.
func TestCacheOfRunsAtOnce(t *testing.T) {
	t.Parallel()
	const n = 12
	dir := t.TempDir()
	in, cache, out := filepath.Join(dir, "in"), filepath.Join(dir, "cache"), filepath.Join(dir, "out")
	for i := range n {
		put(t, filepath.Join(in, fmt.Sprintf("a%02d.md", i)), fmt.Sprintf("# 第%d篇\n\n书船第%d次靠岸。\n", i, i))
	}
	var runs sync.WaitGroup
	for range 3 {
		runs.Go(func() {
			if code := call(t.Context(), io.Discard, "batch", "-q", "-t", "pdf", "--cache", cache, "-o", out, in); code != 0 {
				t.Errorf("exit code %d", code)
			}
		})
	}
	runs.Wait()
	if code := call(t.Context(), io.Discard, "batch", "-q", "-t", "pdf", "--cache", "off", "-o", filepath.Join(dir, "alone"), in); code != 0 {
		t.Errorf("exit code %d", code)
	}
	made, alone := tree(t, out), tree(t, filepath.Join(dir, "alone"))
	if len(made) != n || len(alone) != n {
		t.Errorf("%d and %d outputs, want %d each: nothing half made may stay", len(made), len(alone), n)
	}
	for name, data := range alone {
		if !bytes.Equal(made[name], data) {
			t.Errorf("%s differs", name)
		}
	}
	var counts bytes.Buffer
	call(t.Context(), &counts, "batch", "--json", "-t", "pdf", "--cache", cache, "-o", out, in)
	if !strings.Contains(counts.String(), fmt.Sprintf(`"cached":%d`, n)) {
		t.Errorf("the cache does not have all: %s", counts.String())
	}
}

// TestDamagedCacheIsMadeAgain: an output that a crash or a person spoilt in the cache is rendered again in the same run.
func TestDamagedCacheIsMadeAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "in", "a.md"), "# 甲\n\n书船靠岸。\n")
	batch := func(out string) {
		t.Helper()
		if code := call(t.Context(), io.Discard, "batch", "-q", "-t", "pdf", "--cache", filepath.Join(dir, "cache"), "-o", filepath.Join(dir, out), filepath.Join(dir, "in")); code != 0 {
			t.Fatalf("exit code %d", code)
		}
	}
	batch("one")
	kept, err := filepath.Glob(filepath.Join(dir, "cache", "out", "*.pdf"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%v, %v", kept, err)
	}
	put(t, kept[0], "half of a fi")
	batch("two")
	if err := os.Remove(kept[0]); err != nil {
		t.Fatal(err)
	}
	batch("three")
	want := text(t, filepath.Join(dir, "one", "a.pdf"))
	for _, out := range []string{"two", "three"} {
		if text(t, filepath.Join(dir, out, "a.pdf")) != want {
			t.Errorf("%s differs", out)
		}
	}
}
