package fonts

import "slices"

// keepSet is the glyphs that a subset keeps, in both numberings.
type keepSet struct {
	old []GID    // ascending; new glyph → old
	new []uint16 // old glyph → new + 1; 0 is left out
}

func newKeepSet(glyphs int) *keepSet {
	k := &keepSet{new: make([]uint16, glyphs)}
	k.add(0)
	return k
}

// add takes the glyph in; it says whether it was new. number must follow before the numbers are asked for.
func (k *keepSet) add(g int) bool {
	if g < 0 || g >= len(k.new) || k.new[g] != 0 {
		return false
	}
	k.new[g] = 1
	k.old = append(k.old, GID(g))
	return true
}

// number sorts the glyphs and numbers them.
func (k *keepSet) number() {
	slices.Sort(k.old)
	for n, g := range k.old {
		k.new[g] = uint16(n + 1)
	}
}

// has says whether the glyph is kept.
func (k *keepSet) has(g int) bool { return g >= 0 && g < len(k.new) && k.new[g] != 0 }

// of returns the new number of a kept glyph.
func (k *keepSet) of(g int) int { return int(k.new[g]) - 1 }

// within returns the kept glyphs from first to last; they must be sorted.
func (k *keepSet) within(first, last int) []GID {
	lo, _ := slices.BinarySearch(k.old, GID(first))
	hi, found := slices.BinarySearch(k.old, GID(last))
	if found {
		hi++
	}
	return k.old[min(lo, hi):hi]
}
