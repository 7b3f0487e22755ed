package fleet

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kanben/kanben/cmd/internal/store"
)

// TestVerifyNamesEachDamage spoils a finished store in one way after the other: verify names the object, and no other.
func TestVerifyNamesEachDamage(t *testing.T) {
	t.Parallel()
	cut := func(path string) error { return os.Truncate(path, 9) }
	flip := func(path string) error {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		data[len(data)/2] ^= 1
		os.Remove(path) // its other names keep their bytes
		return os.WriteFile(path, data, 0o666)
	}
	for _, c := range []struct {
		object           string
		damage           func(string) error
		lost, bad, extra string
	}{
		{"out/*.pdf", os.Remove, "out/*.pdf", "", ""},
		{"out/*.pdf", flip, "", "out/*.pdf", ""},
		{"out/", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, sum([]byte("x"))+".pdf"), []byte("x"), 0o666)
		}, "", "",
			"out/" + sum([]byte("x")) + ".pdf"},
		{"done/*.json", cut, "", "done/*.json manifest-*.json", "out/*.epub out/*.pdf"},
		{"done/*.json", os.Remove, "", "manifest-*.json", "out/*.epub out/*.pdf"},
		{"manifest-*.json", cut, "", "manifest-*.json", ""},
		{"manifest-*.json", flip, "", "manifest-*.json", ""},
		{"plan/*.json", flip, "", "plan/*.json", ""},
		{"plan/*.json", os.Remove, "plan/*.json", "", ""},
		{"name/a.pdf", flip, "", "name/a.pdf", ""},
		{"name/a.pdf", os.Remove, "name/a.pdf", "", ""},
		{"names/*1.json", cut, "", "names/*1.json", ""},
		{"names/*1.json", os.Remove, "names/*1.json", "", ""},
	} {
		dir := t.TempDir()
		s := store.Folder{Dir: dir}
		if err := issue(t.Context(), s, s, edition("今天", "a"), false); err != nil {
			t.Fatal(err)
		}
		f := New(s, nil, nil, Options{})
		if a, err := f.Verify(t.Context()); err != nil || !a.Clean() || len(a.Extra) > 0 || a.Objects != 2 {
			t.Fatalf("before the damage: %+v, %v", a, err)
		}
		found, _ := filepath.Glob(filepath.Join(dir, c.object))
		if len(found) != 1 {
			t.Fatalf("%s: %v", c.object, found)
		}
		if err := c.damage(found[0]); err != nil {
			t.Fatal(err)
		}
		a, err := f.Verify(t.Context())
		if err != nil {
			t.Errorf("%s: %v", c.object, err)
		}
		for _, list := range []struct {
			want string
			got  []string
		}{{c.lost, a.Lost}, {c.bad, a.Bad}, {c.extra, a.Extra}} {
			if !fits(strings.Fields(list.want), list.got) {
				t.Errorf("%s damaged: %+v", c.object, a)
			}
		}
	}
}

// TestRemovedNamesAreMadeAgain: whoever removes what is damaged and runs the batch again has all of it.
func TestRemovedNamesAreMadeAgain(t *testing.T) {
	t.Parallel()
	for _, removed := range []string{"names/*.json", "names", "name", "name/a.pdf", "manifest-*.json", "plan/*.json"} {
		dir := t.TempDir()
		s := store.Folder{Dir: dir}
		run := func(day string) {
			t.Helper()
			if err := issue(t.Context(), s, s, edition(day, "a", "b"), false); err != nil {
				t.Fatalf("%s removed: %v", removed, err)
			}
		}
		run("周一")
		found, _ := filepath.Glob(filepath.Join(dir, removed))
		if len(found) != 1 {
			t.Fatalf("%s: %v", removed, found)
		}
		if err := os.RemoveAll(found[0]); err != nil {
			t.Fatal(err)
		}
		run("周二")
		if a, err := New(s, nil, nil, Options{}).Verify(t.Context()); err != nil || len(a.Bad) > 0 {
			t.Errorf("%s removed: %+v, %v", removed, a, err)
		}
		if got := fmt.Sprint(shows(t, dir)); got != "map[a:周二 b:周二]" {
			t.Errorf("%s removed: %s", removed, got)
		}
	}
}

// fits reports whether each word is of its pattern.
func fits(patterns, words []string) bool {
	if len(patterns) != len(words) {
		return false
	}
	for _, p := range patterns {
		one := 0
		for _, w := range words {
			if ok, _ := filepath.Match(p, w); ok {
				one++
			}
		}
		if one != 1 {
			return false
		}
	}
	return true
}
