package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Folder is a store on a disk that machines may share. Creation is a link of a synced file to its name, which is
// atomic between processes where a test and a rename are not. A Scratch folder is a cache, whose keys say what their
// objects hold: it is not synced, since what a power cut spoils can be made again, and of two creators at once the last
// one's bytes stay, which are the same.
type Folder struct {
	Dir     string
	Scratch bool
}

// Create links a synced temporary file to the key's name; the link fails if the name is there.
func (d Folder) Create(_ context.Context, key string, data []byte) (bool, error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	path := d.path(key)
	if _, err := os.Lstat(path); err == nil {
		return false, nil
	}
	temp, err := d.temp(path, data)
	if err != nil {
		return false, err
	}
	if d.Scratch {
		return true, rename(temp, path)
	}
	defer os.Remove(temp)
	err = os.Link(temp, path)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, d.sync(filepath.Dir(path))
}

func (d Folder) sync(dir string) error {
	if d.Scratch {
		return nil
	}
	return syncDir(dir)
}

// temp writes the bytes to a new file beside path and syncs it.
func (d Folder) temp(path string, data []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".kanben-*.tmp")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	mode := os.FileMode(0o666)
	if !d.Scratch { // what is created once is not to be written to: published names are links to it
		mode = 0o444
		err = errors.Join(err, f.Sync())
	}
	err = errors.Join(err, f.Chmod(mode&^umask()), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// Get reads the object.
func (d Folder) Get(_ context.Context, key string) ([]byte, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	return os.ReadFile(d.path(key))
}

// Has reports whether the file is there.
func (d Folder) Has(_ context.Context, key string) (bool, error) {
	_, err := os.Lstat(d.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// List walks the deepest folder that the prefix names, which may be a link to one.
func (d Folder) List(_ context.Context, prefix string) ([]string, error) {
	above := prefix[:strings.LastIndexByte(prefix, '/')+1]
	root, err := filepath.EvalSymlinks(d.path(above))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var keys []string
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || path == root {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		key := above + filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(e.Name(), ".kanben-") || !strings.HasPrefix(key, prefix):
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir():
			keys = append(keys, key)
		}
		return nil
	})
	sort.Strings(keys)
	return keys, err
}

func rename(temp, path string) error {
	err := os.Rename(temp, path)
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// Remove removes the file.
func (d Folder) Remove(_ context.Context, key string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if err := os.Remove(d.path(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d Folder) path(key string) string { return filepath.Join(d.Dir, filepath.FromSlash(key)) }
