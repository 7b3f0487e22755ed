package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// termsFile is where an archive has the licences of all modules that are linked: most ask that their text goes along.
const termsFile = "LICENSES.txt"

var noticeFile = regexp.MustCompile(`(?i)^notice(\.(txt|md))?$`)

// terms gathers the licence and notice files of the modules that the program says it is made of, of Go itself, and of the
// scripts of the preview. The faces' own are printed by kanben fonts list --licences.
func (r *release) terms(program string) (member, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return member{}, err
	}
	root, err := output("go", "env", "GOROOT")
	if err != nil {
		return member{}, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "kanben is made of these works; their terms follow.\n")
	if err := quoteTerms(&b, "Go "+info.GoVersion, root); err != nil {
		return member{}, err
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		dir, err := moduleDir(m)
		if err != nil {
			return member{}, err
		}
		if err := quoteTerms(&b, m.Path+" "+m.Version, dir); err != nil {
			return member{}, err
		}
	}
	for _, name := range []string{"pdfjs", "foliate"} {
		if err := quoteTerms(&b, name, "cmd/internal/preview/web/vendor/"+name); err != nil {
			return member{}, err
		}
	}
	return member{termsFile, 0o644, []byte(b.String())}, nil
}

func moduleDir(m *debug.Module) (string, error) {
	return output("go", "list", "-m", "-f", "{{.Dir}}", m.Path)
}

// quoteTerms writes the texts of a folder under its name. One without a licence is an error, as in the list of parts.
func quoteTerms(b *strings.Builder, name, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		licence := licenceFile.MatchString(e.Name())
		if e.IsDir() || !licence && !noticeFile.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		found = found || licence
		fmt.Fprintf(b, "\n%s\n%s, %s\n\n%s\n", strings.Repeat("-", 78), name, e.Name(), strings.TrimSpace(string(text)))
	}
	if !found {
		return fmt.Errorf("%s: no licence file", dir)
	}
	return nil
}
