package epub

import (
	"slices"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
)

// divide splits characters between the first face of the role and those further down its chain; one that no face
// has is a problem.
func (b *builder) divide(role fonts.Role, chars []rune, lent map[fonts.FaceID][]rune) []rune {
	chain := b.opt.Faces.Chain(role)
	var own []rune
next:
	for _, r := range chars {
		if role == fonts.Kai && b.isNarrowMark(r) {
			continue // the body, which is next in the family list, has it
		}
		for i, id := range chain {
			if b.opt.Faces.Face(id).Glyph(r) == 0 {
				continue
			}
			if i == 0 {
				own = append(own, r)
			} else {
				lent[id] = append(lent[id], r)
			}
			continue next
		}
		if !invisible(r) {
			b.problem(content.Error, "E-GLYPH", b.placeOf(r), "no face has "+string(r)+" (U+"+hex4(r)+")", "name a face that has it with --font fallback=FILE")
		}
	}
	return own
}

// isNarrowMark reports quotation marks and middle dots that the first face for Kai draws on less than a full em
// (fonts.md: WenKai's are 350 wide).
func (b *builder) isNarrowMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '·':
	default:
		return false
	}
	f := b.opt.Faces.Face(b.opt.Faces.Chain(fonts.Kai)[0])
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
