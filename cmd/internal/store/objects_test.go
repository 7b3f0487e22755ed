package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

func TestFolderIsCreateOnce(t *testing.T) {
	t.Parallel()
	createOnce(t, Folder{Dir: t.TempDir()})
}

func TestBucketIsCreateOnce(t *testing.T) {
	t.Parallel()
	createOnce(t, gateway(t))
}

// createOnce holds what resuming rests on: of many creators of a key one wins, and what it wrote stays.
func createOnce(t *testing.T, s Published) {
	ctx := t.Context()
	if err := Honest(ctx, s, "probe/1"); err != nil {
		t.Fatal(err)
	}
	const keys, rivals = 50, 8
	var mu sync.Mutex
	winners := map[string]string{}
	var wg sync.WaitGroup
	for r := range rivals {
		wg.Go(func() {
			for k := range keys {
				key, mine := fmt.Sprintf("out/%03d.pdf", k), fmt.Sprintf("%d wrote %d", r, k)
				won, err := s.Create(ctx, key, []byte(mine))
				if err != nil {
					t.Error(err)
				}
				if won {
					mu.Lock()
					if winners[key] != "" {
						t.Errorf("%s has two winners", key)
					}
					winners[key] = mine
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	got, err := s.List(ctx, "out/")
	if err != nil || len(got) != keys || !slices.IsSorted(got) {
		t.Fatalf("listed %d keys, %v", len(got), err)
	}
	for key, want := range winners {
		if data, err := s.Get(ctx, key); err != nil || string(data) != want {
			t.Errorf("%s: %q, %v; want %q", key, data, err, want)
		}
	}
	if len(winners) != keys {
		t.Errorf("%d winners of %d keys", len(winners), keys)
	}
	absent(ctx, t, s)
	published(ctx, t, s)
}

func absent(ctx context.Context, t *testing.T, s Published) {
	if _, err := s.Get(ctx, "out/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("get of nothing: %v", err)
	}
	if has, err := s.Has(ctx, "out/none"); has || err != nil {
		t.Errorf("has of nothing: %v, %v", has, err)
	}
	for _, key := range []string{"", "/a", "../a", "a/../b", "a//b", `a\b`} {
		if _, err := s.Create(ctx, key, nil); err == nil {
			t.Errorf("key %q was taken", key)
		}
	}
}

// published shows sets one after the other, each time from an unknown state and from a known one.
func published(ctx context.Context, t *testing.T, s Published) {
	var before map[string]string
	for n, entries := range []map[string]string{
		{"春/a.pdf": "out/001.pdf", "b.pdf": "out/002.pdf"},
		{"春/a.pdf": "out/003.pdf", "b.pdf": "out/002.pdf", "c/d/e.pdf": "out/004.pdf"},
		{"c/d/e.pdf": "out/004.pdf"},
		{},
	} {
		for range 2 {
			if err := s.Show(ctx, Set{Number: n + 1, Entries: entries, Before: before}); err != nil {
				t.Fatal(err)
			}
		}
		for name, key := range entries {
			want, _ := s.Get(ctx, key)
			if got, err := s.Get(ctx, "name/"+name); err != nil || string(got) != string(want) {
				t.Errorf("set %d: %s is %q, %v; want %q", n+1, name, got, err, want)
			}
		}
		for _, name := range []string{"春/a.pdf", "b.pdf", "c/d/e.pdf"} {
			if has, _ := s.Has(ctx, "name/"+name); has != (entries[name] != "") {
				t.Errorf("set %d: %s is there: %t", n+1, name, has)
			}
		}
		if before = entries; n == 0 {
			before = nil
		}
	}
	if err := errors.Join(s.Remove(ctx, "out/050.pdf"), s.Remove(ctx, "out/050.pdf")); err != nil {
		t.Error(err)
	}
}

// TestFolderSwitchesSetsAtOnce: whoever reads names while sets follow each other sees one set whole, never a part of
// one or of two.
func TestFolderSwitchesSetsAtOnce(t *testing.T) {
	t.Parallel()
	const sets, names = 30, 8
	d := Folder{Dir: t.TempDir(), Scratch: true}
	show := func(n int) {
		s := Set{Number: n, Entries: map[string]string{}}
		for i := range names {
			key := fmt.Sprintf("out/%d-%d", n, i)
			if _, err := d.Create(t.Context(), key, fmt.Append(nil, n)); err != nil {
				t.Error(err)
			}
			s.Entries[fmt.Sprintf("%d/a", i)] = key
		}
		if err := d.Show(t.Context(), s); err != nil {
			t.Error(err)
		}
	}
	show(1)
	var reader sync.WaitGroup
	ended := make(chan struct{})
	reader.Go(func() {
		for seen := ""; ; {
			set, err := filepath.EvalSymlinks(filepath.Join(d.Dir, "name"))
			if err != nil {
				t.Errorf("after %s: %v", seen, err)
				return
			}
			files, _ := filepath.Glob(filepath.Join(set, "*", "a"))
			if _, err := os.Stat(set); err == nil && len(files) != names { // else two sets came meanwhile
				t.Errorf("%d names in %s", len(files), set)
			}
			for _, f := range files {
				if data, err := os.ReadFile(f); err == nil && string(data) != filepath.Base(set) {
					t.Errorf("%s in %s", data, set)
				}
			}
			seen = set
			select {
			case <-ended:
				return
			default:
			}
		}
	})
	for n := 2; n <= sets; n++ {
		show(n)
	}
	close(ended)
	reader.Wait()
	if left, _ := filepath.Glob(filepath.Join(d.Dir, "names", "*")); len(left) != 2 {
		t.Errorf("%d sets are kept, want 2: %v", len(left), left)
	}
	if hidden, _ := filepath.Glob(filepath.Join(d.Dir, "names", ".*")); len(hidden) > 0 {
		t.Errorf("left behind: %v", hidden)
	}
}

// gateway starts a versitygw on a folder of the test and returns its bucket.
func gateway(t *testing.T) Published {
	t.Helper()
	bin := os.Getenv("KANBEN_VERSITYGW")
	if bin == "" {
		bin, _ = exec.LookPath("versitygw")
	}
	if bin == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("versitygw is missing: make conformance installs it")
		}
		t.Skip("versitygw is missing: set KANBEN_VERSITYGW or run make conformance")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "press"), 0o777); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(bin, "--access", "A", "--secret", "S", "--port", addr, "posix", dir)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	for range 200 {
		if r, err := http.Get("http://" + addr); err == nil {
			r.Body.Close()
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	s, err := Open("s3://press/run?endpoint=http://"+addr, Credentials{AccessKey: "A", SecretKey: "S"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// overwriting is a store as an S3 server is that knows no If-None-Match.
type overwriting struct{ Folder }

func (o overwriting) Create(ctx context.Context, key string, data []byte) (bool, error) {
	os.Remove(o.path(key))
	return o.Folder.Create(ctx, key, data)
}

// silent answers as if the second creation had lost, and keeps its bytes all the same.
type silent struct{ overwriting }

func (s silent) Create(ctx context.Context, key string, data []byte) (bool, error) {
	_, err := s.overwriting.Create(ctx, key, data)
	return string(data) == "first", err
}

// TestHonestFindsLiars: a store that overwrites is found out, whether it says so or not.
func TestHonestFindsLiars(t *testing.T) {
	t.Parallel()
	liar := overwriting{Folder{Dir: t.TempDir()}}
	for _, s := range []Objects{liar, silent{liar}} {
		if err := Honest(t.Context(), s, "probe/1"); !errors.Is(err, ErrTwice) {
			t.Errorf("%T: %v", s, err)
		}
	}
}
