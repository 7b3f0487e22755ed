package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/layout"
)

// code is a character code of a composite font: one for each pair of glyph and source text, so that ToUnicode
// gives back the source exactly even where two characters share a glyph.
type code struct {
	gid  fonts.GID
	text string
}

// faceCodes are the codes of one face in one writing mode. Codes are CIDs and count from 1 in order of glyph, then text.
type faceCodes struct {
	id      fonts.FaceID
	face    *fonts.Face
	first   []firstCode       // by glyph: nearly every glyph stands for one character, and for that one alone
	single  map[uint64]uint16 // glyph<<32 | character → code, for the further characters of a glyph
	several map[code]uint16   // texts of more than one character
	codes   []code            // codes[n] is code n+1
	upright bool              // for Identity-V, else Identity-H
	name    string            // of the resource
	numbers []uint16          // their codes where those are not 1, 2, 3 …
	twin    *faceCodes        // further codes of glyphs that have one here: of CFF, and of the chapters of books
	own     []rune            // books: the character of each glyph, whose code is the glyph's number; 0 = none
	used    bitset            // books: glyphs with that code
	suffix  string            // books: of the name of the further font
}

// at returns the code of entry i of codes.
func (f *faceCodes) at(i int) int {
	if f.numbers != nil {
		return int(f.numbers[i])
	}
	return i + 1
}

// firstCode is the code of a glyph with the first character that it was seen for; a code of 0 is none yet.
type firstCode struct {
	char  rune
	taken bool
	code  uint16
}

func newFaceCodes(id fonts.FaceID, f *fonts.Face, upright bool) *faceCodes {
	return &faceCodes{
		id: id, face: f, first: make([]firstCode, f.GlyphCount()), single: map[uint64]uint16{}, several: map[code]uint16{},
		upright: upright, name: fontName(id, upright),
	}
}

// drawn is the glyph whose code shows g: for a character that no face has a box (□), else 〓, since PDF/UA forbids
// .notdef. Its code still carries the text.
func (f *faceCodes) drawn(g fonts.GID) fonts.GID {
	if g != 0 {
		return g
	}
	for _, r := range "□〓?" {
		if g := f.face.Glyph(r); g != 0 {
			return g
		}
	}
	return min(1, fonts.GID(f.face.GlyphCount()-1))
}

func singleKey(g fonts.GID, r rune) uint64 { return uint64(g)<<32 | uint64(uint32(r)) }

func (f *faceCodes) note(g fonts.GID, text []rune) {
	if f.own != nil {
		f.noteOwn(g, text)
		return
	}
	if len(text) != 1 {
		f.several[code{g, string(text)}] = 0
		return
	}
	if f.first == nil {
		f.single[singleKey(g, text[0])] = 0
		return
	}
	switch one := &f.first[g]; {
	case !one.taken:
		*one = firstCode{char: text[0], taken: true}
	case one.char != text[0]:
		f.single[singleKey(g, text[0])] = 0
	}
}

// code returns the code of the pair, which note has seen, and the font that has it.
func (f *faceCodes) code(g fonts.GID, text []rune) (*faceCodes, uint16) {
	var n uint16
	switch {
	case f.isOwn(g, text):
		return f, uint16(g)
	case len(text) != 1:
		n = f.several[code{g, string(text)}]
	case f.first == nil:
		n = f.single[singleKey(g, text[0])]
	case f.first[g].taken && f.first[g].char == text[0]:
		n = f.first[g].code
	default:
		n = f.single[singleKey(g, text[0])]
	}
	if n == 0 && f.twin != nil {
		return f.twin.code(g, text)
	}
	return f, n
}

// number gives every pair its code.
func (f *faceCodes) number() {
	if f.own != nil {
		if f.twin != nil {
			f.twin.number()
		}
		return
	}
	for g, one := range f.first {
		if one.taken {
			f.codes = append(f.codes, code{fonts.GID(g), string(one.char)})
		}
	}
	for k := range f.single {
		f.codes = append(f.codes, code{fonts.GID(k >> 32), string(rune(uint32(k)))})
	}
	for k := range f.several {
		f.codes = append(f.codes, k)
	}
	slices.SortFunc(f.codes, func(a, b code) int {
		if a.gid != b.gid {
			return int(a.gid) - int(b.gid)
		}
		return strings.Compare(a.text, b.text)
	})
	if f.face.Descriptor().CFF {
		f.part()
	}
	for i, c := range f.codes {
		f.set(c, uint16(i+1))
	}
}

func (f *faceCodes) set(c code, n uint16) {
	r, size := utf8.DecodeRuneInString(c.text)
	switch {
	case size != len(c.text):
		f.several[c] = n
	case f.first == nil:
		f.single[singleKey(c.gid, r)] = n
	case f.first[c.gid].char == r:
		f.first[c.gid].code = n
	default:
		f.single[singleKey(c.gid, r)] = n
	}
}

// part moves further codes of a glyph to a twin: a bare CFF program has no map from CIDs to glyphs beside it, so
// that a glyph with two codes needs two fonts.
func (f *faceCodes) part() {
	kept := f.codes[:0]
	for _, c := range f.codes {
		if len(kept) == 0 || kept[len(kept)-1].gid != c.gid {
			kept = append(kept, c)
			continue
		}
		if f.twin == nil {
			f.twin = newFaceCodes(f.id, f.face, f.upright)
			f.twin.name = f.name + "b"
		}
		f.twin.note(c.gid, []rune(c.text))
	}
	f.codes = kept
	if f.twin != nil {
		f.twin.number()
	}
}

// glyphs returns the distinct glyphs in ascending order and, for each code, the index of its glyph among them
// counted from 1. unique says that codes and glyphs are in step.
func (f *faceCodes) glyphs() (gids []fonts.GID, index []uint16, unique bool) {
	index = make([]uint16, len(f.codes))
	for i, c := range f.codes {
		if len(gids) == 0 || gids[len(gids)-1] != c.gid {
			gids = append(gids, c.gid)
		}
		index[i] = uint16(len(gids))
	}
	return gids, index, len(gids) == len(f.codes)
}

// codebook is the codes of all faces that the document uses, two entries a face: level and upright.
type codebook []*faceCodes

// of returns the codes of the face in the writing mode, nil if it is not used so.
func (book codebook) of(id fonts.FaceID, upright bool) *faceCodes {
	return book[bookIndex(id, upright)]
}

func bookIndex(id fonts.FaceID, upright bool) int {
	if upright {
		return 2*int(id) + 1
	}
	return 2 * int(id)
}

// collect reads all glyphs of the document and gives them codes.
func collect(d *layout.Document, ends lineEnds) codebook {
	book := make(codebook, 2*d.Faces.Len())
	for p := range d.Pages {
		book.noteItems(d.Faces, d.Pages[p].Items, ends, newFaceCodes)
	}
	book.number()
	return book
}

func (book codebook) number() {
	for _, f := range book {
		if f != nil {
			f.number()
		}
	}
}

// maker makes the codes of a face that has none yet.
type maker func(id fonts.FaceID, f *fonts.Face, upright bool) *faceCodes

func (book codebook) noteItems(set *fonts.Set, items []layout.Item, ends lineEnds, make maker) {
	for _, it := range items {
		if t, ok := it.(*layout.Text); ok {
			book.noteText(set, t, ends[t], make)
		}
	}
}

func (book codebook) noteText(set *fonts.Set, t *layout.Text, endsLine bool, make maker) {
	clusters(t, endsLine, func(c cluster) {
		for i, g := range c.glyphs {
			text := c.share(i)
			if len(text) == 0 {
				continue
			}
			up := stanceOf(t, g) == upright
			n := bookIndex(g.Face, up)
			if book[n] == nil {
				book[n] = make(g.Face, set.Face(g.Face), up)
			}
			drawn, k := book[n].drawn(g.GID), codeLength(text)
			for ; len(text) > 0; text = text[k:] {
				book[n].note(drawn, text[:k])
			}
		}
	})
}
