package cmd

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

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
	for old := range b.gone(readLines(list), now) {
		if err := os.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return world(exitOutput, "E-OUTPUT", filepath.ToSlash(old), err, "")
		}
		b.o.say("removed %s", filepath.ToSlash(old))
	}
	return nil
}

// gone yields what was written before and is not of this run. An article that has failed now is neither gone nor
// withdrawn: what it had stays.
func (b *batch) gone(old, now []string) iter.Seq[string] {
	failed := map[string]bool{}
	for _, r := range b.results {
		failed[r.Input] = r.Failed()
	}
	return func(yield func(string) bool) {
		for _, line := range old {
			path, input := wroteLine(line)
			_, found := slices.BinarySearchFunc(now, path, func(line, path string) int {
				has, _ := wroteLine(line)
				return strings.Compare(has, path)
			})
			if !found && !failed[input] && !yield(path) {
				return
			}
		}
	}
}

// wroteLine parts a line of the list: an output's absolute path, and the article it was made of.
func wroteLine(line string) (path, input string) {
	path, input, _ = strings.Cut(line, "\t")
	return path, input
}

// outputs lists what this run has, as lines of the list, ascending by path.
func (b *batch) outputs() []string {
	var out []string
	for _, r := range b.results {
		if r.Failed() || r.Withheld {
			continue
		}
		for _, o := range r.Outputs {
			if abs, err := filepath.Abs(filepath.FromSlash(o)); err == nil {
				out = append(out, abs+"\t"+r.Input)
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
	was := readLines(list)
	if b.o.Prune { // what is gone has been removed
		gone := slices.Collect(b.gone(was, all))
		was = slices.DeleteFunc(was, func(line string) bool {
			path, _ := wroteLine(line)
			return slices.Contains(gone, path)
		})
	}
	all = append(all, was...)
	slices.Sort(all)
	all = slices.Compact(all)
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
