package cmd

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/kanben/kanben/cmd/internal/fleet"
	"github.com/kanben/kanben/cmd/internal/store"
)

// prune removes outputs that an earlier run of the same -o wrote and this one did not: of articles that are gone,
// renamed or withdrawn. What was written is remembered in the cache; a file that was never ours is never removed.
func (b *batch) prune(p *fleet.Plan) error {
	if b.o.Cache == "off" {
		return usage("leave --cache off out", "--prune needs the cache, which remembers what was written")
	}
	list, err := b.wroteFile()
	if err != nil {
		return err
	}
	now := b.outputs()
	for _, old := range readLines(list) {
		if _, found := slices.BinarySearch(now, old); found {
			continue
		}
		if err := os.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(old), err, "")
		}
		b.o.say("removed %s", filepath.ToSlash(old))
	}
	return nil
}

// outputs lists what this run has, as absolute paths, ascending.
func (b *batch) outputs() []string {
	var out []string
	for _, r := range b.results {
		if r.Failed() || r.Withheld {
			continue
		}
		for _, o := range r.Outputs {
			if abs, err := filepath.Abs(filepath.FromSlash(o)); err == nil {
				out = append(out, abs)
			}
		}
	}
	slices.Sort(out)
	return out
}

// remember adds this run's outputs to those of earlier runs of the same -o; after a prune only its own are left.
func (b *batch) remember() error {
	if b.o.Cache == "off" {
		return nil
	}
	list, err := b.wroteFile()
	if err != nil {
		return err
	}
	all := b.outputs()
	if !b.o.Prune {
		all = append(all, readLines(list)...)
		slices.Sort(all)
		all = slices.Compact(all)
	}
	err = store.Write(list, func(w io.Writer) error {
		for _, line := range all {
			if _, err := fmt.Fprintln(w, line); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return world(exitOutput, "E-OUTPUT", filepath.ToSlash(list), err, "")
	}
	return nil
}

// wroteFile is where the outputs of this -o and these inputs are remembered.
func (b *batch) wroteFile() (string, error) {
	dir, _, err := b.o.cacheFolder()
	if err != nil {
		return "", err
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return "", bug(err)
	}
	return filepath.Join(dir, "wrote", fmt.Sprintf("%x.txt", sha256.Sum256([]byte(here+"\n"+b.o.Output)))), nil
}

func readLines(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		out = append(out, s.Text())
	}
	return out
}
