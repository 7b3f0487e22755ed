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
// gaps. In pages of one column the order has to be the source's but for such code; elsewhere it is its own, and only the
// characters count.
func pdftotext(f file) (string, error) {
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", f.path, "-").Output()
	if err != nil {
		return "no text", nil
	}
	want, err := textOf(f.samples)
	if err != nil {
		return "", err
	}
	if complaint := want.sameLetters(letters(string(out))); complaint != "" || !f.isOneColumn() {
		return complaint, nil
	}
	want.ordered = slices.DeleteFunc(want.ordered, func(line string) bool { return slices.Contains(want.wide, line) })
	return want.sameText(letters(string(out))), nil
}

// isOneColumn reports themes whose lines run from left to right over the whole page.
func (f file) isOneColumn() bool {
	return f.theme != "magazine" && f.theme != "newsprint" && f.theme != "vertical" && f.features != "upright"
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

// sameText asks whether the text that came out of the file is that of its articles.
func (f file) sameText(out []byte, err error) (string, error) {
	if err != nil {
		return "no text", nil
	}
	want, err := textOf(f.samples)
	if err != nil {
		return "", err
	}
	return want.sameText(letters(string(out))), nil
}

// sameText asks whether every character of the articles comes out: the running text in order, what stands elsewhere on
// a page (title block, captions, notes) anywhere. Heads and folios stand between; a character that is missing or moved
// makes the rest fail to match. And none may come out that neither the articles nor the furniture of pages have.
func (t *text) sameText(all []rune) string {
	if complaint := invented(all, *t); complaint != "" {
		return complaint
	}
	for _, line := range t.anywhere {
		if _, err := skip(all, letters(line)); err != nil {
			return fmt.Sprintf("%v: %.60s", err, line)
		}
	}
	rest := all
	for i, line := range t.ordered {
		n, err := skip(rest, letters(line))
		if err != nil {
			return fmt.Sprintf("line %d: %v: %.60s", i+1, err, line)
		}
		rest = rest[n:]
	}
	return ""
}

// sameLetters asks whether every character comes out as often as it stands in the articles, and no other one does.
func (t *text) sameLetters(all []rune) string {
	if complaint := invented(all, *t); complaint != "" {
		return complaint
	}
	count := frequency(string(all))
	for r, n := range frequency(t.ordered...).more(t.anywhere...) {
		if count[r] < n {
			return fmt.Sprintf("%c comes out too seldom", r)
		}
	}
	return ""
}

// invented names characters that come out but stand neither in the articles nor in what pages have besides, and Han
// characters that come out oftener than they stand in the sources, unless pages repeat them.
func invented(all []rune, want text) string {
	known := frequency(want.files...)
	again := frequency(want.again...).more(furniture)
	derived := frequency(want.ordered...).more(want.anywhere...)
	var odd []rune
	for r, n := range frequency(string(all)) {
		isKnown := known[r] > 0 || again[r] > 0 || derived[r] > 0
		if !isKnown || unicode.Is(unicode.Han, r) && again[r] == 0 && n > max(known[r], derived[r]) {
			odd = append(odd, r)
		}
	}
	if len(odd) > 0 {
		slices.Sort(odd)
		return fmt.Sprintf("characters that the source has not, or not so often: %.60q", string(odd))
	}
	return ""
}

// counts is how often each character that counts stands in a text.
type counts map[rune]int

func frequency(lines ...string) counts { return counts{}.more(lines...) }

func (c counts) more(lines ...string) counts {
	for _, line := range lines {
		for _, r := range letters(line) {
			c[r]++
		}
	}
	return c
}

// furniture is the characters of labels that kanben writes itself: folios, numbers of notes, roles, dates, rights.
const furniture = "0123456789/·—（）《》：　第页版目录书名见图表来源原题文记者通讯员供稿翻译摄影绘插画作编辑责任校对发布更新出年月日权版次©①②③④⑤⑥⑦⑧⑨⑩•◦▪"

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
