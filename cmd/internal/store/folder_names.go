package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Show builds the set as a folder beside the one in use, and then turns the link name to it in one rename. A set that was
// cut short while it was built has a temporary name and is never shown. The set before stays for those who are reading it.
func (d Folder) Show(_ context.Context, s Set) error {
	if d.shown() >= s.Number {
		return nil
	}
	if err := d.build(s); err != nil {
		return d.unlessOvertaken(s, err)
	}
	if err := d.turn(s.Number); err != nil {
		return d.unlessOvertaken(s, err)
	}
	d.clear(s.Number)
	return d.sync(d.Dir)
}

// shown is the number of the set that name leads to; 0 for none, and for one that is not there any more.
func (d Folder) shown() int {
	name := filepath.Join(d.Dir, "name")
	to, err := os.Readlink(name)
	if err != nil {
		return 0
	}
	n, err := strconv.Atoi(filepath.Base(to))
	if _, gone := os.Stat(name); err != nil || gone != nil {
		return 0
	}
	return n
}

// unlessOvertaken drops the error of a set that another machine's newer one has replaced, with what was built of it.
func (d Folder) unlessOvertaken(s Set, err error) error {
	if d.shown() > s.Number {
		return nil
	}
	return err
}

func (d Folder) setFolder(n int) string { return filepath.Join(d.Dir, "names", strconv.Itoa(n)) }

// build makes the folder whole: it is filled under a temporary name. Another machine that was faster has built the same.
func (d Folder) build(s Set) error {
	dir := d.setFolder(s.Number)
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	temp, err := d.tempFolder(s.Number)
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	for name, key := range s.Entries {
		if err := errors.Join(checkKey(name), checkKey(key)); err != nil {
			return err
		}
		if err := d.link(filepath.Join(temp, filepath.FromSlash(name)), d.path(key)); err != nil {
			return err
		}
	}
	if err := errors.Join(os.Chmod(temp, 0o777&^umask()), d.sync(temp)); err != nil {
		return err
	}
	if err := os.Rename(temp, dir); err != nil {
		if _, there := os.Stat(dir); there != nil {
			return err
		}
	}
	return d.sync(filepath.Dir(dir))
}

// link gives the object a further name; where the disk knows no links, or allows no more of them, it is copied.
func (d Folder) link(name, object string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	err := os.Link(object, name)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return err
	}
	return Copy(object, name)
}

// turn makes name lead to the folder of the set, unless another machine has shown a later one. A system without symbolic
// links gets a folder that is renamed: there the names are gone for the moment between two renames.
func (d Folder) turn(n int) error {
	name := filepath.Join(d.Dir, "name")
	if d.shown() >= n {
		return nil
	}
	temp, err := d.tempFolder(n)
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	link := filepath.Join(temp, "name")
	if err := os.Symlink(filepath.Join("names", strconv.Itoa(n)), link); err != nil {
		return swap(name, d.setFolder(n))
	}
	if i, err := os.Lstat(name); err == nil && i.IsDir() { // as earlier versions made it
		if err := os.Rename(name, d.setFolder(0)); err != nil {
			return err
		}
	}
	return os.Rename(link, name)
}

// tempFolder makes a folder that clear knows as one of the set.
func (d Folder) tempFolder(n int) (string, error) {
	return os.MkdirTemp(filepath.Join(d.Dir, "names"), fmt.Sprintf(".kanben-%d-*.tmp", n))
}

// swap puts the folder itself in the place of name.
func swap(name, dir string) error {
	old := dir + ".old"
	if err := os.Rename(name, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(dir, name); err != nil {
		return errors.Join(err, os.Rename(old, name))
	}
	return os.RemoveAll(old)
}

// clear removes the sets before the last two, and what killed runs left of them. What cannot be removed does no harm.
func (d Folder) clear(shown int) {
	list, err := os.ReadDir(filepath.Join(d.Dir, "names"))
	if err != nil {
		return
	}
	for _, e := range list {
		number, _, _ := strings.Cut(strings.TrimPrefix(e.Name(), ".kanben-"), "-")
		if n, err := strconv.Atoi(number); e.IsDir() && err == nil && n < shown-1 {
			old := filepath.Join(d.Dir, "names", ".kanben-"+number+"-old.tmp")
			os.Rename(filepath.Join(d.Dir, "names", e.Name()), old) // at once, for those who still read it
			os.RemoveAll(old)
		}
	}
}
