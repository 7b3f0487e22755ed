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
	if !d.Scratch {
		err = errors.Join(err, f.Sync())
	}
	err = errors.Join(err, f.Chmod(0o666&^umask()), f.Close())
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

// List walks the deepest folder that the prefix names.
func (d Folder) List(_ context.Context, prefix string) ([]string, error) {
	root := d.Dir
	if i := strings.LastIndexByte(prefix, '/'); i >= 0 {
		root = d.path(prefix[:i])
	}
	var keys []string
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".kanben-") {
			return err
		}
		rel, err := filepath.Rel(d.Dir, path)
		if key := filepath.ToSlash(rel); err == nil && strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
		return err
	})
	sort.Strings(keys)
	return keys, err
}

// Publish puts a copy of the object in place of the name.
func (d Folder) Publish(_ context.Context, name, key string) error {
	if err := errors.Join(checkKey(name), checkKey(key)); err != nil {
		return err
	}
	path := d.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	data, err := os.ReadFile(d.path(key))
	if err != nil {
		return err
	}
	temp, err := d.temp(path, data)
	if err != nil {
		return err
	}
	if err := rename(temp, path); err != nil {
		return err
	}
	return d.sync(filepath.Dir(path))
}

func rename(temp, path string) error {
	err := os.Rename(temp, path)
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// Withdraw removes the name; one that is not there is no error.
func (d Folder) Withdraw(_ context.Context, name string) error {
	if err := checkKey(name); err != nil {
		return err
	}
	if err := os.Remove(d.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d Folder) path(key string) string { return filepath.Join(d.Dir, filepath.FromSlash(key)) }
