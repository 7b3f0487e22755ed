package cmd

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"unicode"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
)

// withSystemFonts adds faces of this machine for characters that the set lacks (--system-fonts), and says in a line
// each which were taken, since the outputs depend on them.
func withSystemFonts(set *fonts.Set, c *content.Collection) (_ *fonts.Set, taken []string, err error) {
	chars := lacking(set, c)
	if len(chars) == 0 {
		return set, nil, nil
	}
	dirs := fontFolders()
	roots := make([]fs.FS, len(dirs))
	for i, d := range dirs {
		roots[i] = os.DirFS(d)
	}
	for _, found := range fonts.FindFaces(roots, chars) {
		data, err := fs.ReadFile(roots[found.Root], found.Path)
		if err != nil {
			continue
		}
		face, err := fonts.Open(data, found.Index)
		if err != nil || !face.Embedding().PDF {
			continue
		}
		taken = append(taken, fmt.Sprintf("%s gives %d characters", path.Join(filepath.ToSlash(dirs[found.Root]), found.Path), len(found.Covers)))
		if set, err = set.WithFallback(face); err != nil {
			return nil, nil, bug(err)
		}
	}
	return set, taken, nil
}

// lacking returns the characters of the articles that no face has, ascending.
func lacking(set *fonts.Set, c *content.Collection) []rune {
	var out []rune
	look := func(text string) {
		for _, r := range text {
			if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
				if _, _, ok := set.Find(fonts.Body, r); !ok {
					out = append(out, r)
				}
			}
		}
	}
	for _, a := range c.Articles() {
		look(content.PlainText(a))
		for _, p := range a.Credits {
			look(p.Name + p.Org + p.Label)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fontFolders are where systems keep fonts, those that are there.
func fontFolders() []string {
	home, _ := os.UserHomeDir()
	var all []string
	switch runtime.GOOS {
	case "darwin":
		all = []string{filepath.Join(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts"}
	case "windows":
		all = []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
	default:
		all = []string{filepath.Join(home, ".local/share/fonts"), filepath.Join(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts"}
	}
	return slices.DeleteFunc(all, func(d string) bool { i, err := os.Stat(d); return err != nil || !i.IsDir() })
}
