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

// facesFor returns the faces for the collection, with faces of this machine for characters that the set lacks if they
// are asked for (--system-fonts). Its problems tell what a reader of the report has to know of them: which came from
// the machine, since the outputs depend on it then, and which are embedded against their licence bits.
func facesFor(set *fonts.Set, c *content.Collection, system bool) (*fonts.Set, []content.Problem, error) {
	problems := overridden(set)
	if !system {
		return set, problems, nil
	}
	set, taken, err := withSystemFonts(set, c)
	return set, append(problems, taken...), err
}

// overridden tells of the faces that --font-licence-ok lets in.
func overridden(set *fonts.Set) (problems []content.Problem) {
	for id := range set.Len() {
		if f := set.Face(fonts.FaceID(id)); f.Overridden() {
			problems = append(problems, content.Problem{Severity: content.Warning, Code: "W-LICENCE",
				Msg: f.PostScriptName() + " is embedded against its licence bits (" + f.Licence() + ")", Hint: "--font-licence-ok says that you have the right"})
		}
	}
	return problems
}

func withSystemFonts(set *fonts.Set, c *content.Collection) (_ *fonts.Set, taken []content.Problem, err error) {
	chars := lacking(set, c)
	if len(chars) == 0 {
		return set, nil, nil
	}
	dirs := fontFolders()
	roots := make([]fs.FS, len(dirs))
	for i, d := range dirs {
		roots[i] = os.DirFS(d)
	}
	var faces []*fonts.Face
	for _, f := range fonts.FindFaces(roots, chars, func(f fonts.SystemFace) bool {
		face := systemFace(roots[f.Root], f)
		if face != nil {
			faces = append(faces, face)
		}
		return face != nil
	}) {
		taken = append(taken, fromMachine(path.Join(filepath.ToSlash(dirs[f.Root]), f.Path), f))
	}
	if set, err = set.WithFallback(faces...); err != nil {
		return nil, nil, bug(err)
	}
	return set, taken, nil
}

// systemFace opens a face that was found; nil if it cannot be read or must not be embedded.
func systemFace(root fs.FS, f fonts.SystemFace) *fonts.Face {
	data, err := fs.ReadFile(root, f.Path)
	if err != nil {
		return nil
	}
	face, err := fonts.Open(data, f.Index)
	if err != nil || !face.Embedding().PDF {
		return nil
	}
	return face
}

// fromMachine tells that a file of this machine gives characters, the first of them by name.
func fromMachine(file string, f fonts.SystemFace) content.Problem {
	more := ""
	if n := len(f.Covers) - 1; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	flag := file
	if f.Index > 0 {
		flag += fmt.Sprintf("#%d", f.Index)
	}
	return content.Problem{Severity: content.Warning, Code: "W-SYSTEM",
		Msg:  fmt.Sprintf("%c (U+%04X)%s set in %s: the output depends on this machine", f.Covers[0], f.Covers[0], more, file),
		Hint: "--font fallback=" + flag + " takes the face on purpose"}
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
