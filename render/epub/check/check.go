// Package check judges EPUB files without Java: container, package document, navigation, documents, styles,
// fonts and the truth of what they claim about accessibility.
//
// Most callers want Book; Text also compares the words of a book with the article it was made from. A problem
// with an E- code breaks EPUB 3.3 or loses something; one with a W- code breaks a rule of our own. The package
// shares no code with the writer, so that one does not repeat the mistakes of the other. It is no full
// replacement of EPUBCheck: it knows the rules of epub.md §14.
package check

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/kanben/kanben/content"
)

// book is an EPUB that is being judged.
type book struct {
	members  map[string]*zip.File
	data     map[string][]byte
	problems []content.Problem

	opfPath  string
	opf      *node
	items    []item // of the manifest
	byPath   map[string]*item
	spine    []*item
	nav, ncx *node
	navPath  string
	docs     []*document // of the spine, in order
	byDoc    map[string]*document
	metas    []meta
	sheets   map[string]*sheet
}

// item is an entry of the manifest.
type item struct {
	id, path, mediaType string
	properties          []string
	line, col           int
}

// meta is a metadata element: a dc: element (name dc:title) or a meta (name its property).
type meta struct {
	name, value, id, refines, scheme string
	line, col                        int
}

// document is an XHTML file of the spine.
type document struct {
	path string
	root *node
	ids  map[string]*node
	body *node
}

// Book returns what is wrong with the EPUB, sorted by member and place.
func Book(r io.ReaderAt, size int64) []content.Problem {
	b := open(r, size)
	return b.sorted()
}

func open(r io.ReaderAt, size int64) *book {
	b := &book{members: map[string]*zip.File{}, data: map[string][]byte{}, byPath: map[string]*item{}, byDoc: map[string]*document{}, sheets: map[string]*sheet{}}
	z, err := zip.NewReader(r, size)
	if err != nil {
		b.report("E-EPUB-ZIP", "", 0, 0, "it is no zip archive: %v", err)
		return b
	}
	b.archive(z, r)
	if !b.container() || !b.packageDocument() {
		return b
	}
	b.metadata()
	b.documents()
	b.navigation()
	b.styles()
	b.fonts()
	b.accessibility()
	b.notes()
	return b
}

// report records a problem; the code's first letter is its severity, place is a member of the archive.
func (b *book) report(code, member string, line, col int, format string, args ...any) {
	severity := content.Error
	if code[0] == 'W' {
		severity = content.Warning
	}
	b.problems = append(b.problems, content.Problem{Severity: severity, Code: code, Path: member,
		Pos: content.Pos{Line: line, Col: col}, Msg: fmt.Sprintf(format, args...)})
}

func (b *book) at(n *node, code, member, format string, args ...any) {
	b.report(code, member, n.line, n.col, format, args...)
}

func (b *book) sorted() []content.Problem {
	sort.SliceStable(b.problems, func(i, j int) bool {
		x, y := &b.problems[i], &b.problems[j]
		if x.Path != y.Path {
			return x.Path < y.Path
		}
		if x.Pos.Line != y.Pos.Line {
			return x.Pos.Line < y.Pos.Line
		}
		return x.Code < y.Code
	})
	return slices.Compact(b.problems)
}

// resolve returns the member and fragment that a reference in a member leads to.
func resolve(from, href string) (member, fragment string) {
	href, fragment, _ = strings.Cut(href, "#")
	if href == "" {
		return from, fragment
	}
	return path.Join(path.Dir(from), unescapeURL(href)), fragment
}

// unescapeURL decodes %XX; what is malformed stays.
func unescapeURL(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := hex(s[i+1]), hex(s[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
