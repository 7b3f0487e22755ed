package preview

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWatcherFollowsAFolder: a folder that goes is noticed, and so are its return, by any way, and its files after that.
func TestWatcherFollowsAFolder(t *testing.T) {
	t.Parallel()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "issue", "articles")
	file := filepath.Join(dir, "a.md")
	write := func() {
		t.Helper()
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("文"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write()
	news := make(chan bool, 100)
	w, err := newWatcher(func() { news <- true })
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	// seen follows the file as the server does after each rendering, until it is there or gone as expected.
	seen := func(what string, there bool) {
		t.Helper()
		for {
			began := time.Now()
			_, err := os.Stat(file)
			again := w.follow([]string{file}, began)
			if (err == nil) == there && !again && len(news) == 0 {
				return
			}
			if again {
				continue
			}
			select {
			case <-news:
			case <-time.After(30 * time.Second):
				t.Fatalf("%s: not noticed", what)
			}
		}
	}
	seen("open", true)
	for _, step := range []struct {
		what  string
		do    func() error
		there bool
	}{
		{"the file changes", func() error { write(); return nil }, true},
		{"the folder is moved", func() error { return os.Rename(dir, filepath.Join(root, "old")) }, false},
		{"the folder is made again", func() error { write(); return nil }, true},
		{"the new file changes", func() error { write(); return nil }, true},
		{"the folder is removed", func() error { return os.RemoveAll(filepath.Join(root, "issue")) }, false},
		{"the old folder is back", func() error {
			return errors.Join(os.Mkdir(filepath.Dir(dir), 0o777), os.Rename(filepath.Join(root, "old"), dir))
		}, true},
		{"its file changes", func() error { write(); return nil }, true},
	} {
		for len(news) > 0 {
			<-news
		}
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-news:
		case <-time.After(30 * time.Second):
			t.Fatalf("%s: not noticed", step.what)
		}
		seen(step.what, step.there)
	}
}
