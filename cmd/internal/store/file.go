// Package store makes outputs whole: a reader sees the old file or the new one, never a part.
package store

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write calls fill with a writer and puts what it wrote in place of the file at path, creating missing folders.
// When fill or the disk fails, an older file stays as it was and nothing else is left behind.
func Write(path string, fill func(io.Writer) error) (err error) {
	f, err := Begin(path)
	if err != nil {
		return err
	}
	defer f.Abort()
	if err := fill(f); err != nil {
		return err
	}
	return f.Commit()
}

// File is an output that does not yet exist under its name.
type File struct {
	path  string
	temp  *os.File
	buf   *bufio.Writer
	n     int64
	ended bool
}

// Begin opens a temporary file in the folder of path, which it makes when missing.
func Begin(path string) (*File, error) {
	if i, err := os.Stat(path); err == nil && i.IsDir() {
		return nil, &fs.PathError{Op: "write", Path: path, Err: errIsDir}
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	// The name tells a person what a killed run left, and begins with a dot so that no glob takes it for input.
	temp, err := os.CreateTemp(dir, ".kanben-*.tmp")
	if err != nil {
		return nil, err
	}
	return &File{path: path, temp: temp, buf: bufio.NewWriterSize(temp, 64<<10)}, nil
}

// Write adds to the output.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.buf.Write(p)
	f.n += int64(n)
	return n, err
}

// Size returns the bytes written so far.
func (f *File) Size() int64 { return f.n }

// Commit syncs the file and gives it its name.
func (f *File) Commit() error {
	if err := f.buf.Flush(); err != nil {
		return err
	}
	if err := f.temp.Chmod(mode(f.path)); err != nil {
		return err
	}
	if err := f.temp.Sync(); err != nil {
		return err
	}
	if err := f.temp.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.temp.Name(), f.path); err != nil {
		return err
	}
	f.ended = true
	return syncDir(filepath.Dir(f.path))
}

// Abort removes the temporary file; after Commit it does nothing.
func (f *File) Abort() {
	if f.ended {
		return
	}
	f.ended = true
	f.temp.Close()
	os.Remove(f.temp.Name())
}

// mode keeps the permissions of an older output; a new one gets what the umask leaves of rw-rw-rw-.
func mode(path string) os.FileMode {
	if i, err := os.Stat(path); err == nil {
		return i.Mode().Perm()
	}
	return 0o666 &^ umask()
}
