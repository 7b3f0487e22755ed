package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Columns returns how many columns of a terminal the character takes: two for wide and fullwidth ones (UAX #11),
// none for combining marks and invisible format characters.
func Columns(r rune) int {
	if r < 0x7f {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Clean replaces what could move a terminal's cursor: control characters become a middle dot, tabs a space.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case unicode.IsControl(r) || bidiControl(r):
			return '·'
		}
		return r
	}, s)
}

// bidiControl reports whether the character could turn a message round on screen.
func bidiControl(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Excerpt returns the part of a source line round the column col (from 1, in code points) that fits into the
// columns, and a line of carets under its n characters (at least one). Cut ends show as ….
func Excerpt(line string, col, n, columns int) (shown, caret string) {
	rs := []rune(Clean(line))
	at := min(max(col-1, 0), len(rs))
	from, to := window(rs, at, max(columns, 20))
	var b strings.Builder
	before := 0
	if from > 0 {
		b.WriteRune('…')
		before = 1
	}
	b.WriteString(string(rs[from:to]))
	if to < len(rs) {
		b.WriteRune('…')
	}
	if col < 1 {
		return b.String(), ""
	}
	for _, r := range rs[from:at] {
		before += Columns(r)
	}
	under := 0
	for _, r := range rs[at:min(max(at+n, at+1), to)] {
		under += Columns(r)
	}
	return b.String(), strings.Repeat(" ", before) + strings.Repeat("^", max(under, 1))
}

// window chooses the characters to show: the whole line if it fits, else a stretch with a third before the place.
func window(rs []rune, at, columns int) (from, to int) {
	total := 0
	for _, r := range rs {
		total += Columns(r)
	}
	if total <= columns {
		return 0, len(rs)
	}
	room := columns - 2 // for the two …
	from, to = at, at
	for left := room / 3; from > 0 && left >= Columns(rs[from-1]); from-- {
		left -= Columns(rs[from-1])
	}
	used := 0
	for to = from; to < len(rs) && used+Columns(rs[to]) <= room; to++ {
		used += Columns(rs[to])
	}
	for from > 0 && used+Columns(rs[from-1]) <= room {
		from--
		used += Columns(rs[from])
	}
	return from, to
}
