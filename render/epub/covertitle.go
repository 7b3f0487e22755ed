package epub

import (
	"slices"
	"strings"
	"unicode"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// titleSizes are the type sizes of a title in pixels, each with the lines that look well in it: the first that parts
// no word is taken.
var titleSizes = [...]struct{ size, lines int }{{304, 1}, {256, 1}, {208, 2}, {172, 3}, {152, 2}, {136, 3}, {120, 4}, {108, 4}, {92, 6}, {80, 8}, {64, 12}}

// shortTitle is how many characters stand in one line rather than be parted at a place that may be within a phrase.
const shortTitle = 9

// words is text of the cover ready to be set: one face where one has it all, and no break within a word.
type words struct {
	runes []rune
	held  []bool // heldPairs; nil: break where the rules allow
	role  fonts.Role
	short bool
}

func (c *canvas) words(text string, role fonts.Role, held []bool) *words {
	w := &words{runes: []rune(text), held: held, role: role}
	n := 0
	for _, r := range w.runes {
		if n++; r >= 0x2E80 {
			n++
		}
	}
	w.short = n <= 2*shortTitle
	if many := c.hanFaces(w); many > 1 {
		plain := *w
		if plain.role = fonts.Body; c.hanFaces(&plain) < many {
			return &plain
		}
	}
	return w
}

// hanFaces counts the faces that the Han characters come from: bold beside regular in one line is worse than neither.
func (c *canvas) hanFaces(w *words) int {
	var ids []fonts.FaceID
	lines, _ := c.setter.Prepare(c.paragraph(w, 0)).Break(typeset.Fixed(1000*1000), 0)
	for _, l := range lines {
	next:
		for _, g := range l.Glyphs {
			if g.N == 0 || !unicode.Is(unicode.Han, w.runes[g.Text]) {
				continue
			}
			for _, id := range ids {
				if id == g.Face {
					continue next
				}
			}
			ids = append(ids, g.Face)
		}
	}
	return len(ids)
}

// titleSize chooses the type size of the title.
func (c *canvas) titleSize(w *words, width, tracking int) int {
	for _, s := range titleSizes {
		lines, _ := c.setter.Prepare(c.paragraph(w, tracking)).Break(typeset.Fixed(width*1000/s.size), 0)
		if len(lines) <= s.lines && w.wellBroken(lines, typeset.Em(width*1000/s.size)) {
			return s.size
		}
	}
	return 56
}

// wellBroken reports whether the lines fit and part no word, those of a short title no phrase, a mark that divides
// the title ends a line, and the last line is no remnant.
func (w *words) wellBroken(lines []typeset.Line, width typeset.Em) bool {
	divided := len(lines) == 1 || !w.divisible()
	widest := typeset.Em(0)
	for i, l := range lines {
		if widest = max(widest, l.Width); l.Width > width {
			return false
		}
		if i == len(lines)-1 {
			break
		}
		to := int(l.To)
		if w.held != nil && w.held[to] || w.short && !w.seam(to) || w.inLatin(to) {
			return false
		}
		divided = divided || divides(w.runes[to-1])
	}
	return divided && (len(lines) < 3 || 2*lines[len(lines)-1].Width > widest)
}

// divisible reports whether a mark within the title divides it.
func (w *words) divisible() bool {
	return len(w.runes) > 3 && slices.ContainsFunc(w.runes[1:len(w.runes)-2], divides)
}

func divides(r rune) bool { return strings.ContainsRune("：，；。？！", r) }

func (w *words) inLatin(i int) bool {
	latin := func(r rune) bool { return unicode.IsLetter(r) && r < 0x2E80 }
	return latin(w.runes[i-1]) && latin(w.runes[i])
}

// seam reports whether a phrase ends before the rune: at a space, a mark, or 的.
func (w *words) seam(i int) bool {
	return w.runes[i-1] == '的' || !unicode.Is(unicode.Han, w.runes[i-1]) || !unicode.Is(unicode.Han, w.runes[i])
}

// spans are the words that may not be broken, and what stands between them.
func (w *words) spans(tracking int) []typeset.Span {
	free := &typeset.Style{Role: w.role, Tracking: typeset.Em(tracking)}
	solid := &typeset.Style{Role: w.role, Tracking: typeset.Em(tracking), Kind: typeset.Unbroken}
	if w.held == nil {
		return []typeset.Span{{Text: string(w.runes), Style: free}}
	}
	var out []typeset.Span
	from := 0
	cut := func(to int, s *typeset.Style) {
		if to > from {
			out = append(out, typeset.Span{Text: string(w.runes[from:to]), Style: s})
		}
		from = to
	}
	for i := 0; i < len(w.runes); {
		j := i + 1
		for j < len(w.runes) && w.held[j] {
			j++
		}
		if j > i+1 {
			cut(i, free)
			cut(j, solid)
		}
		i = j
	}
	cut(len(w.runes), free)
	return out
}
