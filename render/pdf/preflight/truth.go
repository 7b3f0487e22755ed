package preflight

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// checkTruth holds T3: a glyph that the known face of the same name shows for other characters cannot stand for this
// text. Glyphs that no character has (ligatures, vertical forms) are passed over, marks of punctuation that stand for
// each other (﹃ for “ in a column), and the boxes that stand for characters without a glyph.
func (c *checker) checkTruth(t *font, texts map[int]string) {
	known := c.known(t.name)
	d := c.descendant(t)
	s, ok := c.f.get(c.f.dict(d["FontDescriptor"])["FontFile2"]).(*Stream)
	if known == nil || !ok || !t.two {
		return
	}
	data, err := c.f.decode(s)
	if err != nil {
		return
	}
	embedded := readSFNT(data)
	if embedded == nil {
		return
	}
	glyphOf := c.glyphMap(d["CIDToGIDMap"])
	var wrong []string
	for _, code := range sortedCodes(t.codes) {
		shown := known.shownBy(embedded.glyph(glyphOf(code)), texts[code])
		if shown != 0 {
			wrong = append(wrong, fmt.Sprintf("%c is read as %s", shown, texts[code]))
		}
	}
	if len(wrong) > 0 {
		c.error("T3", 0, fmt.Sprintf("%s: %d of %d codes have the text of another character: %s", t.name, len(wrong), len(t.codes), strings.Join(wrong[:min(3, len(wrong))], ", ")))
	}
}

// shownBy returns a character that the glyph shows, if the text is another one; 0 for none.
func (f *sfnt) shownBy(glyph []byte, text string) rune {
	r := []rune(text)
	if len(glyph) < 10 || len(r) != 1 {
		return 0
	}
	want := norm.NFKC.String(text)
	shown := rune(0)
	for _, g := range f.find(glyph) {
		for _, c := range f.characters(g) {
			if c == r[0] || c == '□' || c == '〓' || norm.NFKC.String(string(c)) == want || unicode.IsPunct(c) && unicode.IsPunct(r[0]) {
				return 0
			}
			if shown == 0 || c < shown {
				shown = c
			}
		}
	}
	return shown
}

// known returns the face of that name, without the six letters of a subset; nil for none.
func (c *checker) known(name string) *sfnt {
	if _, rest, ok := strings.Cut(name, "+"); ok {
		name = rest
	}
	if c.faces == nil {
		c.faces = map[string]*sfnt{}
		for _, b := range c.given {
			if f := readSFNT(b); f != nil {
				c.faces[f.postScriptName()] = f
			}
		}
	}
	return c.faces[name]
}

// glyphMap returns the map from codes, which are CIDs, to glyphs (9.7.4.2).
func (c *checker) glyphMap(v any) func(int) int {
	s, ok := c.f.get(v).(*Stream)
	if !ok {
		return func(code int) int { return code }
	}
	m, err := c.f.decode(s)
	if err != nil {
		return func(int) int { return -1 }
	}
	return func(code int) int { return u16(m, 2*code) }
}

func sortedCodes(codes map[int]bool) []int {
	list := make([]int, 0, len(codes))
	for c := range codes {
		list = append(list, c)
	}
	slices.Sort(list)
	return list
}
