package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// structure reads the text of the structure trees of all files in one JVM. pdfinfo -struct-text cannot serve: in poppler
// the end of any marked content within ends the outer one, so that the rest of its text is lost.
func (t tools) structure(files []file) ([]finding, error) {
	return readTexts(files, file.sameTree, func(dir string, paths []string) *exec.Cmd {
		return t.pdfboxProgram("StructTextAll", dir, paths)
	})
}

// aside finds content of the tree that the text of a paragraph is without: tables of contents, notes and their
// references, readings.
var aside = regexp.MustCompile(`/(TOC|Note|Reference|RT)(/|$)`)

// sameTree asks whether the structure tree gives the articles in their order. Furniture of pages is not in the tree and
// nothing floats there, so that nothing may part a line: title lines, running lines, captions and the cells of a table
// row by row stand there as a whole, each after the one before it, and notes and names somewhere.
func (f file) sameTree(out []byte, err error) (string, error) {
	if err != nil {
		return "no text", nil
	}
	want, err := textOf(f.samples)
	if err != nil {
		return "", err
	}
	var all, body strings.Builder
	for line := range strings.Lines(string(out)) {
		path, content, _ := strings.Cut(line, "\t")
		content = string(letters(content))
		all.WriteString(content)
		if !aside.MatchString(path) {
			body.WriteString(content)
		}
	}
	if complaint := invented([]rune(all.String()), want); complaint != "" {
		return complaint, nil
	}
	rest := body.String()
	for i, line := range want.told {
		_, after, found := strings.Cut(rest, string(letters(line)))
		if !found {
			return fmt.Sprintf("line %d: %v: %.60s", i+1, errMissing, line), nil
		}
		rest = after
	}
	for _, line := range want.anywhere {
		if !strings.Contains(all.String(), string(letters(line))) {
			return fmt.Sprintf("%v: %.60s", errMissing, line), nil
		}
	}
	return "", nil
}

// exchanges are pairs of neighbours in the tree: two paragraphs of a section, two cells of a row, the line over the
// title and the title.
var exchanges = []struct{ name, above, first, second string }{{"paragraphs", "Sect", "P", "P"}, {"cells", "TR", "T[HD]", "T[HD]"}, {"titles", "Document", "P", "H1"}}

// wrongTree exchanges two neighbours in the tree of every file for a screen that has such, and gives a character of the
// first another text. Trees for the press and the archive are the same.
func wrongTree(dir string, set *crossing, files []file) (broken, sound []file, err error) {
	if broken, _, err = wrongText(dir, set, files); err != nil {
		return nil, nil, err
	}
	made := map[string]int{}
	screens := filter(files, func(f file) bool { return f.profile == "screen" })
	for _, f := range screens {
		data, err := layOpen(f.path, dir)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range exchanges {
			out := exchange(data, e.above, e.first, e.second)
			if out == nil {
				continue
			}
			made[e.name]++
			b := f
			b.path = filepath.Join(dir, e.name+"-"+filepath.Base(f.path))
			if err := os.WriteFile(b.path, out, 0o666); err != nil {
				return nil, nil, err
			}
			broken = append(broken, b)
		}
	}
	if made["paragraphs"] < len(screens)/2 || made["cells"] == 0 || made["titles"] == 0 {
		return nil, nil, fmt.Errorf("only %v of %d files were broken", made, len(screens))
	}
	return broken, nil, nil
}

// exchange exchanges two neighbours of the types first and second in an element of the type above, nil if there are
// none: in the one with most kids, and of sections in one that holds no sections, since a half-title may have one text
// twice. No offset moves.
func exchange(data []byte, above, first, second string) []byte {
	elems := regexp.MustCompile(`<< /K \[ ([0-9 R]+) \][^\n]* /S /`+above+` `).FindAllSubmatchIndex(data, -1)
	slices.SortStableFunc(elems, func(a, b []int) int { return (b[3] - b[2]) - (a[3] - a[2]) })
	for _, at := range elems {
		refs := strings.Split(strings.TrimSuffix(string(data[at[2]:at[3]]), " R"), " R ")
		if above == "Sect" && slices.ContainsFunc(refs, func(ref string) bool { return isKind(data, ref, "Sect") }) {
			continue
		}
		for i := len(refs) - 1; i > 0; i-- {
			a, b := refs[i-1], refs[i]
			if !isKind(data, a, first) || !isKind(data, b, second) {
				continue
			}
			refs[i-1], refs[i] = b, a
			out := bytes.Clone(data)
			copy(out[at[2]:at[3]], strings.Join(refs, " R ")+" R")
			return out
		}
	}
	return nil
}

// isKind reports whether the object, given as "12 0", is a structure element of the type.
func isKind(data []byte, ref, kind string) bool {
	return regexp.MustCompile(`\n` + ref + ` obj\n<<[^\n]* /S /` + kind + ` `).Match(data)
}
