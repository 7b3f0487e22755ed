package epub

import (
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
)

// mayChain is the faces of a role that licence bits let into a book, in the order of its chain; refused are the others.
func (b *builder) mayChain(role fonts.Role) (may, refused []fonts.FaceID) {
	for _, id := range b.opt.Faces.Chain(role) {
		if b.opt.Faces.Face(id).Embedding().EPUB {
			may = append(may, id)
		} else {
			refused = append(refused, id)
		}
	}
	return may, refused
}

// shares says which faces of a role give which characters.
type shares struct {
	own     []rune                  // the first face that may be embedded
	letters map[fonts.FaceID][]rune // faces drawn to stand beside it
}

// divide splits characters between the first face of the role that may be embedded, those beside it, and those further
// down its chain; one that no face has is a problem.
func (b *builder) divide(role fonts.Role, chars []rune, lent map[fonts.FaceID][]rune) shares {
	chain, refused := b.mayChain(role)
	s := shares{letters: map[fonts.FaceID][]rune{}}
next:
	for _, r := range chars {
		if role == fonts.Kai && b.isNarrowMark(r) {
			continue // the body, which is next in the family list, has it
		}
		left := b.leftOut(refused, r)
		for i, id := range chain {
			if b.opt.Faces.Face(id).Glyph(r) == 0 {
				continue
			}
			switch {
			case i == 0:
				s.own = append(s.own, r)
			case b.opt.Faces.Beside(role, id):
				s.letters[id] = append(s.letters[id], r)
			default:
				lent[id] = append(lent[id], r)
			}
			continue next
		}
		if !left && !invisible(r) {
			b.lost = append(b.lost, r)
		}
	}
	return s
}

// beside embeds the letters that go with the face of a slot, as a family behind its own.
func (b *builder) beside(s slot, letters map[fonts.FaceID][]rune) error {
	for id := range fonts.FaceID(b.opt.Faces.Len()) {
		if chars := letters[id]; len(chars) > 0 {
			if err := b.embed(s.file+"-letters", s.family+letterFamily, s.weight, id, chars); err != nil {
				return err
			}
		}
	}
	return nil
}

// leftOut reports whether a face that must not be embedded has the character, and tells of that face.
func (b *builder) leftOut(refused []fonts.FaceID, r rune) (left bool) {
	for _, id := range refused {
		face := b.opt.Faces.Face(id)
		if face.Glyph(r) == 0 {
			continue
		}
		left = true
		b.problem(content.Warning, "W-EPUB-FSTYPE", content.Pos{}, face.PostScriptName()+" must not be embedded in a book ("+face.Licence()+"): the next face stands in",
			"use another face, or --font-licence-ok if your licence allows it")
	}
	return left
}

// isNarrowMark reports quotation marks and middle dots that the first face for Kai draws on less than a full em
// (fonts.md: WenKai's are 350 wide).
func (b *builder) isNarrowMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '·':
	default:
		return false
	}
	chain, _ := b.mayChain(fonts.Kai)
	if len(chain) == 0 {
		return false
	}
	f := b.opt.Faces.Face(chain[0])
	g := f.Glyph(r)
	return g != 0 && f.AdvanceEm(g) < 750
}

// invisible reports characters that need no glyph.
func invisible(r rune) bool {
	return r <= ' ' || r >= 0x7F && r <= 0xA0 || r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// lend embeds what the faces further down the chains give, each as a family of its own behind the others.
func (b *builder) lend(lent map[fonts.FaceID][]rune) error {
	n := 0
	for id := 0; id < b.opt.Faces.Len(); id++ {
		chars := lent[fonts.FaceID(id)]
		if len(chars) == 0 {
			continue
		}
		slices.Sort(chars)
		n++
		family := familyMore + " " + itoa(n)
		if err := b.embed("more-"+itoa(n), family, 400, fonts.FaceID(id), slices.Compact(chars)); err != nil {
			return err
		}
		if b.hasFamily(family) {
			b.lenders = append(b.lenders, family)
		}
	}
	return nil
}
