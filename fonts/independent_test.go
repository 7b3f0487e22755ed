package fonts_test

import (
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notosanssc"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/data/wenkaicore"
)

// TestBookSubsetsDrawAsAnotherReaderSees compares outlines and advances of the source, by our reader, with those of
// the subset, by golang.org/x/image.
func TestBookSubsetsDrawAsAnotherReaderSees(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"serif": notoserifsc.Regular, "sans": notosanssc.Bold, "kai": wenkaicore.Regular, "cid": fixture(t, "cid.otf")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			source := open(t, data)
			chars := distinct(sampleText)
			subset, err := source.SubsetEPUB(chars)
			if err != nil {
				t.Fatal(err)
			}
			judge, err := sfnt.Parse(subset)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range chars {
				if source.Glyph(r) != 0 {
					compareGlyph(t, source, judge, r)
				}
			}
		})
	}
}

func compareGlyph(t *testing.T, source *fonts.Face, judge *sfnt.Font, r rune) {
	t.Helper()
	var buf sfnt.Buffer
	em := fixed.I(source.UnitsPerEm())
	g, err := judge.GlyphIndex(&buf, r)
	if err != nil || g == 0 {
		t.Errorf("%c: glyph %d %v", r, g, err)
		return
	}
	if a, err := judge.GlyphAdvance(&buf, g, em, font.HintingNone); err != nil || a != fixed.I(source.Advance(source.Glyph(r))) {
		t.Errorf("%c: advance %v %v", r, a, err)
	}
	segments, err := judge.LoadGlyph(&buf, g, em, nil)
	if err != nil {
		t.Errorf("%c: %v", r, err)
		return
	}
	ours, theirs := source.Outline(nil, source.Glyph(r)), theirSegments(segments)
	ours, theirs = withoutClosing(ours), withoutClosing(theirs)
	if len(ours) != len(theirs) {
		t.Errorf("%c: %d segments, %d in the subset", r, len(ours), len(theirs))
		return
	}
	for i := range ours {
		if !near(ours[i], theirs[i]) {
			t.Errorf("%c: segment %d: %v, in the subset %v", r, i, ours[i], theirs[i])
			return
		}
	}
}

// near allows half a unit: the other reader rounds implied points.
func near(a, b fonts.Segment) bool {
	for i := range a.P {
		dx, dy := a.P[i].X-b.P[i].X, a.P[i].Y-b.P[i].Y
		if dx < -0.5 || dx > 0.5 || dy < -0.5 || dy > 0.5 {
			return false
		}
	}
	return a.Op == b.Op
}

// theirSegments turns segments with y down into ours.
func theirSegments(list sfnt.Segments) []fonts.Segment {
	var out []fonts.Segment
	for _, s := range list {
		o := fonts.Segment{Op: fonts.SegmentOp(s.Op)}
		for i := range max(1, int(s.Op)) {
			o.P[i].X, o.P[i].Y = float32(s.Args[i].X)/64, -float32(s.Args[i].Y)/64
		}
		out = append(out, o)
	}
	return out
}

// withoutClosing leaves out the lines back to the start of a contour, which readers may draw or imply.
func withoutClosing(list []fonts.Segment) []fonts.Segment {
	var out []fonts.Segment
	var start fonts.Segment
	for i, s := range list {
		if s.Op == fonts.MoveTo {
			start = s
		}
		last := i == len(list)-1 || list[i+1].Op == fonts.MoveTo
		if last && s.Op == fonts.LineTo && s.P[0] == start.P[0] {
			continue
		}
		out = append(out, s)
	}
	return out
}
