package preview

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// debounce gathers the writes of one save: editors write a temporary file and rename it. Writes that never pause are
// shown after patience all the same.
const (
	debounce = 12 * time.Millisecond
	patience = 200 * time.Millisecond
)

// watcher follows folders rather than files, since a saved file is often a new one.
type watcher struct {
	fs   *fsnotify.Watcher
	done sync.WaitGroup

	mu    sync.Mutex
	files map[string]bool
	dirs  map[string]bool
}

func newWatcher(changed func()) (*watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{fs: n, files: map[string]bool{}, dirs: map[string]bool{}}
	w.done.Go(func() { w.loop(changed) })
	return w, nil
}

func (w *watcher) close() {
	w.fs.Close()
	w.done.Wait()
}

// follow makes the files the ones whose change matters, and reports whether one that was not followed before has
// changed since the time given, unseen. Folders that are gone are tried again at the next call.
func (w *watcher) follow(files []string, since time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	known := w.files
	w.files = map[string]bool{}
	dirs := map[string]bool{}
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if f == "" || err != nil {
			continue
		}
		w.files[abs] = true
		dirs[filepath.Dir(abs)] = true
	}
	for d := range w.dirs {
		if !dirs[d] {
			w.fs.Remove(d)
			delete(w.dirs, d)
		}
	}
	for d := range dirs {
		if !w.dirs[d] && w.fs.Add(d) == nil {
			w.dirs[d] = true
		}
	}
	return w.changedSince(known, since)
}

// clockTick is how coarse a file system's times may be.
const clockTick = 20 * time.Millisecond

func (w *watcher) changedSince(known map[string]bool, since time.Time) bool {
	for f := range w.files {
		if i, err := os.Stat(f); !known[f] && err == nil && i.ModTime().After(since.Add(-clockTick)) {
			return true
		}
	}
	return false
}

func (w *watcher) loop(changed func()) {
	var quiet <-chan time.Time
	var since time.Time
	wait := func() {
		if quiet == nil {
			since = time.Now()
		}
		quiet = time.After(min(debounce, max(0, patience-time.Since(since))))
	}
	for {
		select {
		case e, ok := <-w.fs.Events:
			if !ok {
				return
			}
			if w.matters(e.Name) && e.Op != fsnotify.Chmod {
				wait()
			}
		case _, ok := <-w.fs.Errors:
			if !ok {
				return
			}
			wait() // events may have been lost: look again
		case <-quiet:
			quiet = nil
			changed()
		}
	}
}

func (w *watcher) matters(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.files[name]
}
