package typeset

// Prepared is a paragraph that has been shaped and whose gaps are known; breaking it is cheap and may be repeated.
// It is not safe for concurrent use.
type Prepared struct {
	Runes   []rune // the paragraph's text, as glyph offsets count it
	Missing []Missing
}

// Prepare resolves contexts, chooses faces, shapes and builds the gaps of the paragraph (typography.md §13, 1–4).
func Prepare(p *Paragraph) *Prepared { panic("typeset: not built yet") }

// Break sets the paragraph in lines. delta asks for so many lines more or fewer than the optimum (PG-6); ok is
// false if that cannot be had within the soft limit of LA-5. With delta 0 ok is always true.
func (q *Prepared) Break(m Measure, delta int) (lines []Line, ok bool) {
	panic("typeset: not built yet")
}
