package cmd

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content/formats"
)

// gather turns the words of batch into inputs: files, folders (their articles, at any depth), patterns, @list files
// with a path a line, and - for such a list on standard input. Each input comes once, in order of its name.
func (a *app) gather(words []string, takes func(string) bool) ([]string, error) {
	var out []string
	for _, w := range words {
		more, err := a.gatherOne(w, takes)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	for i, p := range out {
		out[i] = filepath.ToSlash(filepath.Clean(p))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return nil, usage("files, folders, patterns in quotes, @list, or - for a list on standard input", "batch: no input")
	}
	return out, nil
}

func (a *app) gatherOne(word string, takes func(string) bool) ([]string, error) {
	if word == "-" {
		return listed(a.In, ".")
	}
	if list, ok := strings.CutPrefix(word, "@"); ok {
		f, err := os.Open(list)
		if err != nil {
			return nil, world(exitInput, "E-INPUT", filepath.ToSlash(list), err, "")
		}
		defer f.Close()
		return listed(f, filepath.Dir(list))
	}
	info, err := os.Stat(word)
	switch {
	case err == nil && info.IsDir():
		return walk(word, takes)
	case err == nil:
		return []string{word}, nil
	case strings.ContainsAny(word, "*?["):
		found, globErr := filepath.Glob(word)
		if globErr != nil {
			return nil, usage("", "batch: %s: %v", word, globErr)
		}
		if len(found) == 0 {
			return nil, world(exitInput, "E-INPUT", filepath.ToSlash(word), fs.ErrNotExist, "the pattern fits no file")
		}
		return found, nil
	}
	return nil, world(exitInput, "E-INPUT", filepath.ToSlash(word), err, "")
}

// listed reads a path a line; empty lines and those that begin with # are passed over. Paths count from dir.
func listed(r io.Reader, dir string) ([]string, error) {
	var out []string
	s := bufio.NewScanner(r)
	for s.Scan() {
		line := strings.TrimRight(s.Text(), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(dir, line)
		}
		out = append(out, line)
	}
	if err := s.Err(); err != nil {
		return nil, world(exitInput, "E-INPUT", "list", err, "")
	}
	return out, nil
}

// walk finds the articles of a folder by their extensions, which takes knows; hidden files are none.
func walk(root string, takes func(string) bool) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(e.Name(), ".") && path != root
		if e.IsDir() && hidden {
			return filepath.SkipDir
		}
		if !e.IsDir() && !hidden && takes(e.Name()) {
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		return nil, world(exitInput, "E-INPUT", filepath.ToSlash(root), err, "")
	}
	return withoutResults(out), nil
}

// withoutResults leaves out books that stand beside an article of their name: an earlier run has put them there.
func withoutResults(paths []string) []string {
	made := map[string]bool{}
	for _, p := range paths {
		if ext := filepath.Ext(p); ext != ".epub" {
			made[strings.TrimSuffix(p, ext)+".epub"] = true
		}
	}
	return slices.DeleteFunc(paths, func(p string) bool { return made[p] })
}

// isArticle reports whether a reader claims the extension.
func isArticle(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == "" || filepath.Base(name) == config.Name {
		return false
	}
	for _, f := range formats.All() {
		if slices.Contains(f.Exts, ext) {
			return true
		}
	}
	return false
}
