package preview

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

	mu      sync.Mutex
	files   map[string]bool // true once it is known what they were
	dirs    map[string]bool // watched
	missing []string        // folders of files that are not there
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
// changed since the time given, unseen. For a folder that is gone the nearest one above it is watched until it is back.
func (w *watcher) follow(files []string, since time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	known := w.files
	w.files = map[string]bool{}
	wanted := map[string]bool{}
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if f == "" || err != nil {
			continue
		}
		w.files[abs] = known[abs] && w.dirs[filepath.Dir(abs)]
		wanted[filepath.Dir(abs)] = true
	}
	w.missing = nil
	for _, d := range slices.Sorted(maps.Keys(wanted)) {
		if !w.watch(d) {
			w.missing = append(w.missing, d)
		}
	}
	for _, d := range w.missing {
		for above := filepath.Dir(d); above != d; d, above = above, filepath.Dir(above) {
			if wanted[above] = w.watch(above); wanted[above] {
				break
			}
		}
	}
	for d := range w.dirs {
		if !wanted[d] {
			w.fs.Remove(d)
			delete(w.dirs, d)
		}
	}
	return w.changedSince(since)
}

func (w *watcher) watch(dir string) bool {
	if !w.dirs[dir] && w.fs.Add(dir) == nil {
		w.dirs[dir] = true
	}
	return w.dirs[dir]
}

// clockTick is how coarse a file system's times may be.
const clockTick = 20 * time.Millisecond

// changedSince looks at the files that were not followed before: their value is false until then.
func (w *watcher) changedSince(since time.Time) bool {
	changed := false
	for f, known := range w.files {
		if i, err := os.Stat(f); !known && err == nil && i.ModTime().After(since.Add(-clockTick)) {
			changed = true
		}
		w.files[f] = true
	}
	return changed
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
			if e.Op != fsnotify.Chmod && w.matters(e) {
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

// matters reports whether the event is about a file that is followed, or about a folder of one: that it goes, or comes.
func (w *watcher) matters(e fsnotify.Event) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dirs[e.Name] && e.Op&(fsnotify.Remove|fsnotify.Rename) != 0 {
		w.fs.Remove(e.Name) // a folder that was moved would be watched at its new place
		delete(w.dirs, e.Name)
		return true
	}
	return w.files[e.Name] || slices.ContainsFunc(w.missing, func(d string) bool {
		return d == e.Name || strings.HasPrefix(d, e.Name+string(filepath.Separator))
	})
}
