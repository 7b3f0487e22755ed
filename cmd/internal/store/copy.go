package store

import (
	"io"
	"os"
	"path/filepath"
	"time"
)

// Copy puts a copy of the file at from in place of the one at to, with the same modification time. The copy is not
// synced: whoever calls it can make it again, and finds out by its size.
func Copy(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	f, err := Begin(to)
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := io.Copy(f.temp, in); err != nil {
		return err
	}
	if err := f.temp.Chmod(mode(to)); err != nil {
		return err
	}
	if err := f.temp.Close(); err != nil {
		return err
	}
	if err := os.Chtimes(f.temp.Name(), time.Time{}, info.ModTime()); err != nil {
		return err
	}
	if err := os.Rename(f.temp.Name(), filepath.Clean(to)); err != nil {
		return err
	}
	f.ended = true
	return nil
}
