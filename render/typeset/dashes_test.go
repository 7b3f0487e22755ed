package typeset

import (
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// TestDashIsOneStroke is UB-1 in every profile: —— is one glyph of 2000, though the shipped faces join dashes in zh-Hans
// only.
func TestDashIsOneStroke(t *testing.T) {
	t.Parallel()
	for _, o := range []Options{{}, {Profile: ZhHantTW}, {Profile: ZhHantHK}, {Vertical: true}, {Profile: ZhHantTW, Vertical: true}} {
		for _, role := range []fonts.Role{fonts.Body, fonts.Heading, fonts.Kai, fonts.Strong} {
			p := plain("完——又", 0, o)
			p.Spans[0].Style = &Style{Role: role}
			q := Prepare(p)
			lines, _ := q.Break(Fixed(20000), 0)
			if g := lines[0].Glyphs; len(g) != 3 || g[1].N != 2 || lines[0].Width != 4000 {
				t.Errorf("UB-1: profile %d, vertical %v, %v: %d glyphs, %d wide", o.Profile, o.Vertical, role, len(g), lines[0].Width)
			}
		}
	}
}

// TestTwoDashesMeet is UB-1 in a face that joins none: the ink of two dashes is one stroke in the middle of 2000.
func TestTwoDashesMeet(t *testing.T) {
	t.Parallel()
	set := defaults.Set()
	id := set.Chain(fonts.Body)[0]
	face := set.Face(id)
	s := Setter{faces: glyphCache{set: set}}
	b := box{face: id, gid: face.Glyph('—')}
	ink, ok := face.Ink(b.gid)
	if !ok || em(ink.XMax-ink.XMin, face.UnitsPerEm()) > 950 {
		t.Skip("the dash of the face is an em wide by itself")
	}
	step := s.strokeOf(&Prepared{}, &b)
	from, to := int32(b.dx)+em(ink.XMin, face.UnitsPerEm()), int32(b.dx)+step+em(ink.XMax, face.UnitsPerEm())
	if first := int32(b.dx) + em(ink.XMax, face.UnitsPerEm()); int32(b.dx)+step+em(ink.XMin, face.UnitsPerEm()) >= first {
		t.Errorf("UB-1: a gap behind %d, the second dash is moved by %d", first, step)
	}
	if d := from - (2000 - to); d < -2 || d > 2 {
		t.Errorf("UB-1: ink from %d to %d of 2000", from, to)
	}
}
