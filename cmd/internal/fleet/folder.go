package fleet

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/kanben/kanben/cmd/internal/store"
)

// Folder reads inputs from a file system; Names lists them, or is nil for all files that Takes accepts.
type Folder struct {
	FS    fs.FS
	Names []string
	Takes func(name string) bool
}

// List returns the names.
func (d Folder) List(context.Context) ([]string, error) {
	if d.Names != nil {
		return d.Names, nil
	}
	var names []string
	err := fs.WalkDir(d.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && d.Takes(name) {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// Read returns the bytes of an input.
func (d Folder) Read(_ context.Context, name string) ([]byte, error) { return fs.ReadFile(d.FS, name) }

// Base returns the folder of the input.
func (d Folder) Base(_ context.Context, name string) fs.FS {
	sub, err := fs.Sub(d.FS, path.Dir(name))
	if err != nil {
		return nil
	}
	return sub
}

// Stored reads inputs from a store, below a prefix.
type Stored struct {
	Store  store.Objects
	Prefix string // "" or ends in /
	Takes  func(name string) bool
}

// List returns the names below the prefix.
func (s Stored) List(ctx context.Context) ([]string, error) {
	keys, err := s.Store.List(ctx, s.Prefix)
	var names []string
	for _, k := range keys {
		if name := strings.TrimPrefix(k, s.Prefix); s.Takes(name) {
			names = append(names, name)
		}
	}
	return names, err
}

// Read gets the input's object.
func (s Stored) Read(ctx context.Context, name string) ([]byte, error) {
	return s.Store.Get(ctx, s.Prefix+name)
}

// Base returns the objects beside the input as a file system.
func (s Stored) Base(ctx context.Context, name string) fs.FS {
	dir := path.Dir(name)
	if dir == "." {
		dir = ""
	} else {
		dir += "/"
	}
	return objectFS{ctx, s.Store, s.Prefix + dir}
}

// objectFS is a store below a prefix as a file system of whole files.
type objectFS struct {
	ctx    context.Context
	store  store.Objects
	prefix string
}

func (o objectFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	data, err := o.store.Get(o.ctx, o.prefix+name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if err != nil {
		return nil, err
	}
	return &object{Reader: bytes.NewReader(data), name: path.Base(name), size: int64(len(data))}, nil
}

// object is a file of an objectFS.
type object struct {
	*bytes.Reader
	name string
	size int64
}

func (o *object) Stat() (fs.FileInfo, error) { return info{o.name, o.size}, nil }
func (o *object) Close() error               { return nil }

type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }
