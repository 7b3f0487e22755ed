package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
)

// Lacks gathers characters that no face has, for one problem a package that has them: a text in Tibetan lacks dozens.
// The zero value is empty.
type Lacks struct {
	at map[rune]content.Pos
}

// Add notes a character with the place of its first use.
func (l *Lacks) Add(r rune, at content.Pos) {
	if l.at == nil {
		l.at = map[rune]content.Pos{}
	}
	if _, known := l.at[r]; !known {
		l.at[r] = at
	}
}

// shownLacks is how many characters a problem names.
const shownLacks = 8

// Problems returns the problems (E-GLYPH), each at the first place that any of its characters has.
func (l *Lacks) Problems() (list []content.Problem) {
	groups := map[string][]rune{}
	for r := range l.at {
		name := fonts.PackageWith(r)
		groups[name] = append(groups[name], r)
	}
	for name, chars := range groups {
		slices.Sort(chars)
		p := content.Problem{Severity: content.Error, Code: "E-GLYPH", Pos: l.first(chars), Msg: "no face has " + named(chars),
			Hint: "name a face that has it with --font fallback=FILE"}
		if name != "" {
			p.Hint = name + " is known to have such a face: --font fallback=FILE"
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b content.Problem) int { return strings.Compare(a.Msg, b.Msg) })
	return list
}

// first returns the place that comes first; one in no file comes last.
func (l *Lacks) first(chars []rune) content.Pos {
	return l.at[slices.MinFunc(chars, func(a, b rune) int {
		x, y := l.at[a], l.at[b]
		if (x.Line == 0) != (y.Line == 0) {
			return y.Line - x.Line
		}
		if d := strings.Compare(x.File, y.File); d != 0 {
			return d
		}
		if d := x.Line - y.Line; d != 0 {
			return d
		}
		return x.Col - y.Col
	})]
}

// named lists characters with their numbers, and how many are left.
func named(chars []rune) string {
	var list []string
	for _, r := range chars[:min(len(chars), shownLacks)] {
		list = append(list, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	text := strings.Join(list, ", ")
	if more := len(chars) - shownLacks; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
