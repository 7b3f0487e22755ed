package pdf

import (
	"math/bits"
	"slices"

	"github.com/kanben/kanben/fonts"
)

// Chapters of a book are painted one by one and may be kept from an earlier run, so that a code must not depend on what
// else the book holds: the code of a glyph for its own character is the glyph's number, and every other pair of glyph and
// text has a code in a further font of that chapter, which shares the program.

// bitset is a set of small numbers.
type bitset []uint64

func (b *bitset) add(n int) {
	for len(*b) <= n/64 {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b *bitset) addAll(o bitset) {
	for len(*b) < len(o) {
		*b = append(*b, 0)
	}
	for i, w := range o {
		(*b)[i] |= w
	}
}

// glyphs lists the members in order.
func (b bitset) glyphs() []fonts.GID {
	var list []fonts.GID
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			list = append(list, fonts.GID(64*i+bits.TrailingZeros64(w)))
		}
	}
	return list
}

// ownCharacters returns the character that each glyph stands for by itself: of those that the face maps to it the first
// one that is no form kept for old standards.
func ownCharacters(f *fonts.Face) []rune {
	own := make([]rune, f.GlyphCount())
	for r, g := range f.Characters() {
		if had := own[g]; g != 0 && (had == 0 || isCompatibility(had) && !isCompatibility(r) || isCompatibility(had) == isCompatibility(r) && r < had) {
			own[g] = r
		}
	}
	return own
}

// isCompatibility reports whether the character is a radical or a compatibility form of an ideograph, which faces map to
// the glyph of the ideograph.
func isCompatibility(r rune) bool {
	return r >= 0x2e80 && r <= 0x2fdf || r >= 0xf900 && r <= 0xfaff || r >= 0x2f800 && r <= 0x2fa1f
}

// isOwn reports whether the text is the glyph's own character.
func (f *faceCodes) isOwn(g fonts.GID, text []rune) bool {
	return f.own != nil && len(text) == 1 && int(g) < len(f.own) && f.own[g] == text[0]
}

func (f *faceCodes) noteOwn(g fonts.GID, text []rune) {
	if f.isOwn(g, text) {
		f.used.add(int(g))
		return
	}
	if f.twin == nil {
		f.twin = &faceCodes{id: f.id, face: f.face, upright: f.upright, name: f.name + f.suffix, single: map[uint64]uint16{}, several: map[code]uint16{}}
	}
	f.twin.note(g, text)
}

// inked is what one chapter, or the front matter, shows of a face in one writing mode.
type inked struct {
	index int // in the codebook
	used  bitset
	more  []code // of the further font, in order of its codes
}

// inks lists what the codebook was asked for.
func (book codebook) inks() []inked {
	var list []inked
	for i, f := range book {
		if f == nil {
			continue
		}
		k := inked{index: i, used: f.used}
		if f.twin != nil {
			k.more = f.twin.codes
		}
		list = append(list, k)
	}
	return list
}

// writeBookFonts writes for each face and writing mode one program, the font of the glyphs' own characters, and the
// further fonts of the chapters.
func (n *finisher) writeBookFonts() error {
	n.book.more = make([]map[string]ref, len(n.book.inks))
	for index := range 2 * n.d.Faces.Len() {
		if err := n.writeBookFont(index); err != nil {
			return err
		}
	}
	return nil
}

func (n *finisher) writeBookFont(index int) error {
	own, all := n.book.shown[index], bitset(nil)
	for _, span := range n.book.inks {
		for _, k := range span {
			if k.index == index {
				own.addAll(k.used)
				for _, c := range k.more {
					all.add(int(c.gid))
				}
			}
		}
	}
	all.addAll(own)
	gids := all.glyphs()
	if len(gids) == 0 {
		return nil
	}
	id := fonts.FaceID(index / 2)
	fc := &faceCodes{id: id, face: n.d.Faces.Face(id), upright: index%2 == 1}
	fc.name = fontName(id, fc.upright)
	s, err := writeSubset(n.f, fc, gids)
	if err != nil {
		return err
	}
	if n.o.Idle != nil {
		n.o.Idle()
	}
	for _, g := range own.glyphs() {
		fc.codes = append(fc.codes, code{g, string(n.book.own[id][g])})
		fc.numbers = append(fc.numbers, uint16(g))
	}
	if len(fc.codes) > 0 {
		n.fonts[fc.name] = fc.write(n.f, s, ranks(gids, fc.codes), false)
	}
	for i, span := range n.book.inks {
		for _, k := range span {
			if k.index == index && len(k.more) > 0 {
				n.writeMore(i, fc, k.more, s, ranks(gids, k.more))
			}
		}
	}
	return nil
}

// writeMore writes the further font of a chapter.
func (n *finisher) writeMore(chapter int, of *faceCodes, codes []code, s subset, index []uint16) {
	fc := &faceCodes{id: of.id, face: of.face, upright: of.upright, codes: codes}
	if n.book.more[chapter] == nil {
		n.book.more[chapter] = map[string]ref{}
	}
	n.book.more[chapter][of.name+suffixOf(chapter)] = fc.write(n.f, s, index, false)
}

// suffixOf is what the name of a further font ends in: those of the front matter also stand in the chapters' furniture.
func suffixOf(chapter int) string {
	if chapter == 0 {
		return "y"
	}
	return "x"
}

// ranks returns the place of each code's glyph among the glyphs, from 1.
func ranks(gids []fonts.GID, codes []code) []uint16 {
	out := make([]uint16, len(codes))
	for i, c := range codes {
		at, _ := slices.BinarySearch(gids, c.gid)
		out[i] = uint16(at + 1)
	}
	return out
}

// font returns the font that a page names.
func (n *finisher) font(name string, use pageUse) ref {
	if n.book == nil {
		return n.fonts[name]
	}
	switch name[len(name)-1] {
	case 'x':
		return n.book.more[use.chapter][name]
	case 'y':
		return n.book.more[0][name]
	}
	return n.fonts[name]
}
