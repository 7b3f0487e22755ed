package typeset

import (
	"testing"
	"unicode/utf8"

	"github.com/kanben/kanben/fonts/defaults"
)

// FuzzLines sets any text in any measure by any conventions: no panic, the text comes back whole, balanced or not, and
// asking for a line more or fewer gives that many or none (PG-6).
func FuzzLines(f *testing.F) {
	for n, piece := range pieces {
		f.Add(piece+"春"+piece+"Go"+piece, uint16(500*n), uint16(n*37), "夏天")
	}
	f.Fuzz(func(t *testing.T, text string, measure, bits uint16, tail string) {
		if len(text)+len(tail) > 4096 {
			return
		}
		on := func(n int) bool { return bits>>n&1 > 0 }
		o := Options{Profile: Profile(bits & 3), Kinsoku: Kinsoku(bits >> 2 & 3), Punct: PunctStyle(bits >> 4 & 3), Hang: on(6), Vertical: on(7),
			ShrinkStops: on(8), Tight: on(9), Balance: on(10), NoAutospace: on(11), NoHyphens: on(12), LineEnd: LineEnd((bits >> 13) % 3), Faces: defaults.Set()}
		p := &Paragraph{Indent: Em(bits>>12&1) * 2000, Align: Align(bits >> 14), Options: &o, Spans: []Span{
			{Text: text, Style: &Style{}}, {Text: tail, Style: &Style{Kind: SpanKind((bits >> 10) % 5), Scale: int16(600 + measure%900)}}}}
		q := Prepare(p)
		if n := utf8.RuneCountInString(text) + utf8.RuneCountInString(tail); len(q.Runes) != n {
			t.Fatalf("%d code points of %d", len(q.Runes), n)
		}
		lines, ok := q.Break(Fixed(measure), 0)
		if !ok {
			t.Fatal("no lines")
		}
		checkText(t, q, lines)
		for _, delta := range []int{1, -1} {
			if other, ok := q.Break(Fixed(measure), delta); ok {
				checkText(t, q, other)
				if len(other) != len(lines)+delta {
					t.Fatalf("PG-6: %d lines for %d%+d", len(other), len(lines), delta)
				}
			}
		}
	})
}
