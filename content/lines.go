package content

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Lines finds the line and column of a byte offset of a text.
type Lines struct {
	file, text string
	starts     []int
}

// NewLines indexes the lines of text, which came from the named file.
func NewLines(file, text string) *Lines {
	starts := make([]int, 1, 2+strings.Count(text, "\n"))
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		starts = append(starts, i)
	}
	return &Lines{file, text, starts}
}

// Pos returns the place of the byte at offset; an offset behind the end counts as the end.
func (l *Lines) Pos(offset int) Pos {
	offset = max(0, min(offset, len(l.text)))
	i := sort.SearchInts(l.starts, offset+1) - 1
	col := utf8.RuneCountInString(l.text[l.starts[i]:offset]) + 1
	return Pos{File: l.file, Line: i + 1, Col: col, Byte: offset}
}

// Count returns the number of lines; a line end at the very end of the text begins no further line.
func (l *Lines) Count() int {
	if n := len(l.starts); l.starts[n-1] == len(l.text) {
		return n - 1
	}
	return len(l.starts)
}

// Line returns line n (from 1) without its line end.
func (l *Lines) Line(n int) string {
	from, to := l.Range(n)
	return l.text[from:to]
}

// Range returns the byte offsets of line n (from 1), its line end left out.
func (l *Lines) Range(n int) (from, to int) {
	from = l.starts[n-1]
	if n < len(l.starts) {
		return from, l.starts[n] - 1
	}
	return from, len(l.text)
}
