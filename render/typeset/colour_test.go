package typeset

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// colourParagraphs are the paragraphs of testdata/colour, one a line.
func colourParagraphs(tb testing.TB) []string {
	tb.Helper()
	data, err := os.ReadFile("testdata/colour/paragraphs.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

func runeCount(texts []string) int {
	n := 0
	for _, s := range texts {
		n += len([]rune(s))
	}
	return n
}

// colour is how even paragraphs look (KP-1), in 1/1000 em.
type colour struct {
	rms    float64 // of the gaps between Han, last lines apart
	loose  int     // lines with a gap above 50
	single int     // last lines of one character (OR-1)
}

func measureColour(texts []string, m Em, o Options) colour {
	var c colour
	sum, n := 0, 0
	for _, text := range texts {
		l := judge(plain(text, 2000, o), int(m))
		for _, line := range l.lines[:len(l.lines)-1] {
			most := 0
			for _, g := range gaps(line) {
				sum, n, most = sum+g*g, n+1, max(most, g)
			}
			if most > 50 {
				c.loose++
			}
		}
		if len(l.lines) > 1 && l.check("lastmin:2") != "" {
			c.single++
		}
	}
	c.rms = math.Sqrt(float64(sum) / float64(n))
	return c
}

// typstColour reads what testdata/colour/measure.py measured of the same paragraphs set by Typst.
func typstColour(tb testing.TB) map[Em]colour {
	tb.Helper()
	data, err := os.ReadFile("testdata/colour/typst.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	out := map[Em]colour{}
	for _, row := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		var m Em
		var c colour
		if _, err := fmt.Sscan(row, &m, &c.rms, &c.loose, &c.single); err != nil {
			tb.Fatal(err)
		}
		out[m*1000] = c
	}
	return out
}

// stops lets the blanks of stops be squeezed too, as Typst always does; ours is to leave them (LA-2 step 6).
var stops = Options{ShrinkStops: true}

// orphanPrice is what the rms of gaps may be above Typst's, in 1/1000 em: to leave no last line of one character, and
// to stretch no gap before a mark (LA-3), costs that much.
const orphanPrice = 2.5

// TestColour is KP-1 and OR-1 against Typst on the same paragraphs: no last line of one character, no more loose
// lines, and like for like gaps as even.
func TestColour(t *testing.T) {
	t.Parallel()
	texts, other := colourParagraphs(t), typstColour(t)
	for _, m := range []Em{15000, 22000, 30000} {
		ours, alike, typst := measureColour(texts, m, Options{}), measureColour(texts, m, stops), other[m]
		t.Logf("%d em: ours %+v, stops squeezed %+v, Typst %+v", m/1000, ours, alike, typst)
		if alike.rms > typst.rms+orphanPrice || alike.loose > typst.loose || ours.loose > typst.loose+1 {
			t.Errorf("KP-1: %d em: ours %+v, stops squeezed %+v, Typst %+v", m/1000, ours, alike, typst)
		}
		if ours.single+alike.single > 0 {
			t.Errorf("OR-1: %d em: %d last lines of one character", m/1000, ours.single)
		}
	}
}

// BenchmarkColour prints the figures for make bench, side by side.
func BenchmarkColour(b *testing.B) {
	texts, other := colourParagraphs(b), typstColour(b)
	for _, m := range []Em{15000, 22000, 30000} {
		b.Run(fmt.Sprint(m/1000, "em"), func(b *testing.B) {
			var c colour
			for b.Loop() {
				c = measureColour(texts, m, Options{})
			}
			c.report(b, "")
			measureColour(texts, m, stops).report(b, "stops-")
			other[m].report(b, "typst-")
		})
	}
}

func (c colour) report(b *testing.B, who string) {
	b.ReportMetric(c.rms, who+"rms")
	b.ReportMetric(float64(c.loose), who+"loose")
	b.ReportMetric(float64(c.single), who+"single")
}

// TestPlainParagraphs is KP-1: in plain paragraphs of at least 100 characters no line is looser than 60, but for a few
// first and second lines that hold no mark to squeeze except a stop (LA-2 step 6 is off).
func TestPlainParagraphs(t *testing.T) {
	t.Parallel()
	lines, loose := 0, 0
	texts := colourParagraphs(t)
	for m := Em(18000); m <= 36000; m += 1000 {
		for k := 0; k+1 < len(texts); k += 2 {
			q := Prepare(plain(texts[k]+texts[k+1], 2000, Options{}))
			set, _ := q.Break(Fixed(m), 0)
			lines += len(set)
			for n, l := range set {
				if l.Loose > 60 {
					loose++
				}
				if l.Loose > 80 || l.Loose > 60 && n > 1 {
					t.Errorf("KP-1: measure %d, line %d: gaps stretched by %d", m, n, l.Loose)
				}
			}
		}
	}
	if loose*200 > lines {
		t.Errorf("KP-1: %d of %d lines are looser than 60", loose, lines)
	}
}
