package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// orderFiles are the names of the file that says what a folder is as a whole (content.md §3), the first one there.
var orderFiles = [...]string{"book.yaml", "book.yml", "book.json"}

// unfold puts in place of each folder what it stands for: its order file, else its articles by name.
func unfold(words []string) ([]string, error) {
	out := make([]string, 0, len(words))
	for _, word := range words {
		found, err := unfoldOne(word)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// unfoldOne gives back what is no folder, also what is not there: reading it says so.
func unfoldOne(word string) ([]string, error) {
	if info, err := os.Stat(word); word == "-" || err != nil || !info.IsDir() {
		return []string{word}, nil
	}
	for _, name := range orderFiles {
		path := filepath.Join(word, name)
		_, err := os.Stat(path)
		if err == nil {
			return []string{path}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, world(exitInput, "E-INPUT", filepath.ToSlash(path), err, "")
		}
	}
	return articlesIn(word)
}

// articlesIn lists the articles that stand in the folder itself. Books are none: kanben may have put them there.
func articlesIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, world(exitInput, "E-INPUT", filepath.ToSlash(folder), err, "")
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() && name[0] != '.' && isArticle(name) && filepath.Ext(name) != ".epub" {
			out = append(out, filepath.Join(folder, name))
		}
	}
	if len(out) == 0 {
		return nil, world(exitInput, "E-INPUT", filepath.ToSlash(folder), fs.ErrNotExist, "the folder holds no article and no order file book.yaml")
	}
	return out, nil
}

// whole is unfold for commands that look at one input: a folder needs its order file.
func whole(word string) (string, error) {
	found, err := unfoldOne(word)
	if err != nil {
		return "", err
	}
	if len(found) > 1 {
		return word, nil // reading it says that it is a folder
	}
	return found[0], nil
}
