package export

import "github.com/kanben/kanben/content"

// Fails reports whether one of the problems forbids an output in the mode: as content.AnyFails says, but lenient
// mode also passes a missing glyph, whose place a box takes (fonts.md, fallback).
func Fails(ps []content.Problem, m content.Mode) bool {
	for _, p := range ps {
		if content.Fails(p, m) && !(m == content.Lenient && p.Code == "E-GLYPH") {
			return true
		}
	}
	return false
}
