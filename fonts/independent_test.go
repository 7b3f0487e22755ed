package fonts_test

import (
	"slices"
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
	ours, theirs = contours(ours), contours(theirs)
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

// contours returns the outline with every contour turned so that it begins after its lowest point, closing lines
// left out: readers are free where to begin.
func contours(list []fonts.Segment) []fonts.Segment {
	var out []fonts.Segment
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].Op != fonts.MoveTo {
			to++
		}
		start, steps := list[from].P[0], slices.Clone(list[from+1:to])
		if n := len(steps); n > 0 && end(steps[n-1]) != start {
			steps = append(steps, fonts.Segment{Op: fonts.LineTo, P: list[from].P})
		}
		low := 0
		for i := range steps {
			if a, b := end(steps[i]), end(steps[low]); a.Y < b.Y || a.Y == b.Y && a.X < b.X {
				low = i
			}
		}
		if len(steps) > 0 {
			out = append(append(out, steps[low+1:]...), steps[:low+1]...)
		}
		from = to
	}
	return out
}

func end(s fonts.Segment) struct{ X, Y float32 } { return s.P[max(0, int(s.Op)-1)] }
