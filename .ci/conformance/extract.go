package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

func pdftotextRaw(f file) (string, error) {
	return f.sameText(exec.Command("pdftotext", "-raw", "-enc", "UTF-8", f.path, "-").Output())
}

// pdftotext without -raw sorts text by its place: side by side stand columns of a page, vertical lines, code with wide
// gaps. Its order is its own; here only the characters count.
func pdftotext(f file) (string, error) {
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", f.path, "-").Output()
	if err != nil {
		return "no text", nil
	}
	return f.sameLetters(out)
}

func mutool(f file) (string, error) {
	return f.sameText(exec.Command("mutool", "draw", "-q", "-F", "text", f.path).Output())
}

// pdfjs reads all files in one Node.
func (t tools) pdfjs(files []file) ([]finding, error) {
	return readAll(files, func(dir string, paths []string) *exec.Cmd {
		return exec.Command("node", append([]string{".ci/validators/pdfjs_text.mjs", t.pdfjsDist, dir}, paths...)...)
	})
}

// pdfium reads all files in one Python.
func (t tools) pdfium(files []file) ([]finding, error) {
	return readAll(files, func(dir string, paths []string) *exec.Cmd {
		return exec.Command(t.python, append([]string{".ci/validators/python/pdfium_text.py", dir}, paths...)...)
	})
}

// pdfbox reads all files in one JVM.
func (t tools) pdfbox(files []file) ([]finding, error) {
	return readAll(files, func(dir string, paths []string) *exec.Cmd {
		return t.pdfboxProgram("PdfTextAll", dir, paths)
	})
}

// pdfboxProgram runs a class of ours on PDFBox.
func (t tools) pdfboxProgram(class, dir string, paths []string) *exec.Cmd {
	where := t.pdfboxJar + string(os.PathListSeparator) + t.pdfboxClass
	return java(append([]string{"-Dfile.encoding=UTF-8", "-cp", where, class, dir}, paths...)...)
}

// readAll runs a program that writes the text of the n-th file to n.txt in a folder, and judges the texts.
func readAll(files []file, program func(dir string, paths []string) *exec.Cmd) ([]finding, error) {
	return readTexts(files, file.sameText, program)
}

// readTexts is readAll with a judge of its own for the texts.
func readTexts(files []file, same func(file, []byte, error) (string, error), program func(dir string, paths []string) *exec.Cmd) ([]finding, error) {
	dir, err := os.MkdirTemp("", "kanben-text-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if out, err := program(dir, paths(files)).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	found := make([]finding, len(files))
	for i, f := range files {
		found[i].path = f.path
		out, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i)+".txt"))
		if found[i].complaint, err = same(f, out, err); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// sameText asks whether every character of the articles comes out of the file: the running text in order, what stands
// elsewhere on a page (title block, captions, notes) anywhere. Heads and folios stand between; a character that is
// missing or moved makes the rest fail to match. And none may come out that neither the articles nor the furniture of
// pages have.
func (f file) sameText(out []byte, err error) (string, error) {
	if err != nil {
		return "no text", nil
	}
	want, err := textOf(f.samples)
	if err != nil {
		return "", err
	}
	all := letters(string(out))
	if complaint := invented(all, want); complaint != "" {
		return complaint, nil
	}
	for _, line := range want.anywhere {
		if _, err := skip(all, letters(line)); err != nil {
			return fmt.Sprintf("%v: %.60s", err, line), nil
		}
	}
	rest := all
	for i, line := range want.ordered {
		n, err := skip(rest, letters(line))
		if err != nil {
			return fmt.Sprintf("line %d: %v: %.60s", i+1, err, line), nil
		}
		rest = rest[n:]
	}
	return "", nil
}

// sameLetters asks whether every character comes out as often as it stands in the articles, and no other one does.
func (f file) sameLetters(out []byte) (string, error) {
	want, err := textOf(f.samples)
	if err != nil {
		return "", err
	}
	all := letters(string(out))
	if complaint := invented(all, want); complaint != "" {
		return complaint, nil
	}
	count := map[rune]int{}
	for _, r := range all {
		count[r]++
	}
	for _, lines := range [][]string{want.ordered, want.anywhere} {
		for _, line := range lines {
			for _, r := range letters(line) {
				if count[r]--; count[r] < 0 {
					return fmt.Sprintf("%c comes out too seldom", r), nil
				}
			}
		}
	}
	return "", nil
}

// invented names characters that come out but stand neither in the articles nor in what pages have besides.
func invented(all []rune, want text) string {
	known := map[rune]bool{}
	for _, lines := range [][]string{want.ordered, want.anywhere, want.files} {
		for _, line := range lines {
			for _, r := range line {
				known[r] = true
			}
		}
	}
	for _, r := range furniture {
		known[r] = true
	}
	var odd []rune
	for _, r := range all {
		if !known[r] && !slices.Contains(odd, r) {
			odd = append(odd, r)
		}
	}
	if len(odd) > 0 {
		return fmt.Sprintf("characters that the source has not: %.60q", string(odd))
	}
	return ""
}

// furniture is the characters of labels that kanben writes itself: folios, numbers of notes, roles, dates, rights.
const furniture = "0123456789/·—（）《》：　第页版目录见图表来源原题文记者通讯员供稿翻译摄影绘插作编辑责任校对发布出年月日权版次©①②③④⑤⑥⑦⑧⑨⑩•◦▪"

var errMissing = errors.New("it is missing or not in order")

// skip returns the end of the first place where line stands in text, as a whole or parted by the furniture of a page
// and its notes: seldom, and each time no longer than they are.
func skip(text, line []rune) (int, error) {
	const longest = 700
	if i := strings.Index(string(text), string(line)); i >= 0 {
		return len([]rune(string(text)[:i])) + len(line), nil
	}
	at, parts := 0, 0
	for i, r := range line {
		from := at
		for at < len(text) && text[at] != r {
			at++
		}
		if at == len(text) {
			return 0, errMissing
		}
		if i > 0 && at > from {
			parts++
		}
		if i > 0 && at-from > longest {
			return 0, errMissing
		}
		at++
	}
	if most := 2 + len(line)/20; parts > most {
		return 0, fmt.Errorf("it comes in %d pieces, more than %d", parts+1, most)
	}
	return at, nil
}

// letters takes out what no extractor promises: white space, soft hyphens, places where a line may break.
func letters(s string) []rune {
	var out []rune
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u00ad' && r != '\u2028' && r != '\u200b' && r != '\ufeff' {
			out = append(out, r)
		}
	}
	return out
}
