package pdf

import (
	"slices"

	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/typeset"
)

// softHyphen is what a hyphen that the source has not stands for, so that copying joins the word (pdf.md).
const softHyphen = "\u00ad"

// cluster is glyphs that stand together for characters of the source.
type cluster struct {
	glyphs []typeset.Glyph
	text   []rune
	hyphen bool // text is softHyphen instead
	broken bool // a hyphen of the source at the end of a line
}

// breakAfter follows a hyphen of the source that ends a line: some readers take such a hyphen away when they join
// lines. A zero width space says that the line may break there, and no more.
const breakAfter = '\u200b'

// actual returns the ActualText that the cluster needs, "" for none: one glyph for one character speaks for itself
// through ToUnicode.
func (c *cluster) actual() string {
	switch {
	case c.hyphen:
		return softHyphen
	case len(c.glyphs) == 1 && len(c.text) == 1, c.broken:
		return ""
	case slices.ContainsFunc(c.text, beyondBMP): // some readers drop these from ActualText; each has its code
		return ""
	}
	return string(c.text)
}

// isOutline reports whether glyph i is painted as an outline: one that has no character of its own, like a hyphen
// that the source has not, so that readers that know no ActualText find nothing.
func (c *cluster) isOutline(i int) bool { return i >= len(c.text) }

func (c *cluster) hasOutlines() bool { return len(c.glyphs) > len(c.text) }

// share returns the text of glyph i for ToUnicode: each glyph one character, the last one the rest, so that a
// reader that knows no ActualText still gets all of them once.
func (c *cluster) share(i int) []rune {
	switch {
	case i >= len(c.text):
		return nil
	case i == len(c.glyphs)-1:
		return c.text[i:]
	}
	return c.text[i : i+1]
}

// codeLength returns how many characters of a glyph's text its code stands for: all, but some readers cannot read a
// text of several characters of which one lies beyond U+FFFF (emoji sequences). There each character has its own code,
// the further ones invisible.
func codeLength(text []rune) int {
	if len(text) > 1 && slices.ContainsFunc(text, beyondBMP) {
		return 1
	}
	return len(text)
}

// clusters calls do for each cluster of the item in order. endsLine says that no text follows on its line.
func clusters(t *layout.Text, endsLine bool, do func(cluster)) {
	g := t.Glyphs
	if isBareRuby(t) {
		do(cluster{glyphs: g, text: t.Runes})
		return
	}
	for i := 0; i < len(g); {
		if g[i].Flags&typeset.Inserted != 0 || (t.Hyphen && i == len(g)-1 && g[i].N == 0) {
			do(cluster{glyphs: g[i : i+1], hyphen: true})
			i++
			continue
		}
		end := i + 1
		for end < len(g) && g[end].N == 0 && g[end].Flags&typeset.Inserted == 0 && !(t.Hyphen && end == len(g)-1) {
			end++
		}
		c := cluster{glyphs: g[i:end], text: runesOf(t, g[i])}
		if endsLine && end == len(g) && len(c.glyphs) == 1 && len(c.text) == 1 && (c.text[0] == '-' || c.text[0] == '\u2010') {
			c.text, c.broken = []rune{c.text[0], breakAfter}, true
		}
		do(c)
		i = end
	}
}

// isBareRuby reports whether the glyphs are a ruby reading whose offsets count in the base.
func isBareRuby(t *layout.Text) bool {
	for i := range t.Glyphs {
		if t.Glyphs[i].Flags&typeset.RubyText == 0 || t.Glyphs[i].N != 0 {
			return false
		}
	}
	return len(t.Glyphs) > 0
}

// runesOf returns the characters of the cluster that begins with g, as far as the item has them.
func runesOf(t *layout.Text, g typeset.Glyph) []rune {
	from, to := int(g.Text), int(g.Text)+int(g.N)
	if from < 0 || to > len(t.Runes) {
		return nil
	}
	return t.Runes[from:to]
}

func beyondBMP(r rune) bool { return r > 0xffff }

// lineEnds are the items after which no text follows on the same line.
type lineEnds map[*layout.Text]bool

// findLineEnds looks at the neighbours of each item that ends in a hyphen.
func findLineEnds(d *layout.Document) lineEnds {
	ends := lineEnds{}
	for p := range d.Pages {
		var last *layout.Text
		for i, it := range d.Pages[p].Items {
			if i == d.Pages[p].Furniture && len(d.Chapters) > 0 { // painted apart
				ends.note(last, nil)
				last = nil
			}
			t, ok := it.(*layout.Text)
			if !ok {
				continue
			}
			ends.note(last, t)
			last = t
		}
		ends.note(last, nil)
	}
	return ends
}

func (e lineEnds) note(t, next *layout.Text) {
	if t == nil || len(t.Glyphs) == 0 {
		return
	}
	r := runesOf(t, t.Glyphs[len(t.Glyphs)-1])
	if len(r) != 1 || r[0] != '-' && r[0] != '\u2010' {
		return
	}
	same := next != nil && (t.Vertical && next.X == t.X || !t.Vertical && next.Y == t.Y)
	if !same {
		e[t] = true
	}
}
