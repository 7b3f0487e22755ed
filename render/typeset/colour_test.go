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

// typstColour reads what .ci/bench/colour.py measured of the same paragraphs set by Typst.
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

// conventions are those of our themes at a measure: stops yield after everything else (LA-2 step 6), and in a narrow
// column a mark at a line's end is full where it fits (PE-1, allow) and the gaps beside Latin go to 500 (LA-3).
func conventions(m Em) Options {
	o := Options{ShrinkStops: true}
	if m < 18000 {
		o.LineEnd, o.AutospaceMost = LineEndAllow, 500
	}
	return o
}

// TestColour is KP-1 and OR-1 against Typst on the same paragraphs: no last line of one character, and gaps as even.
// The same with line ends trimmed (PE-1).
func TestColour(t *testing.T) {
	t.Parallel()
	texts, typst := colourParagraphs(t), typstColour(t)
	for _, m := range []Em{15000, 22000, 30000} {
		ours := measureColour(texts, m, conventions(m))
		own := conventions(m)
		own.LineEnd = LineEndTrim
		trimmed := measureColour(texts, m, own)
		kept := measureColour(texts, m, Options{})
		t.Logf("%d em: ours %+v, trimmed %+v, stops kept %+v, Typst %+v", m/1000, ours, trimmed, kept, typst[m])
		if ours.rms > typst[m].rms+0.05 {
			t.Errorf("KP-1: %d em: rms %.2f, Typst's is %.1f", m/1000, ours.rms, typst[m].rms)
		}
		if trimmed.rms > typst[m].rms+0.05 {
			t.Errorf("KP-1: %d em: rms %.2f with line ends trimmed, Typst's is %.1f", m/1000, trimmed.rms, typst[m].rms)
		}
		if n := ours.single + trimmed.single + kept.single; n > 0 {
			t.Errorf("OR-1: %d em: %d last lines of one character", m/1000, n)
		}
	}
}

// TestPlainParagraphs is KP-1: in plain paragraphs of at least 100 characters no line is looser than 60, but for a few
// first lines that hold no mark at all and cannot take the one that follows.
func TestPlainParagraphs(t *testing.T) {
	t.Parallel()
	lines, loose := 0, 0
	texts := colourParagraphs(t)
	for m := Em(18000); m <= 36000; m += 1000 {
		for k := 0; k+1 < len(texts); k += 2 {
			if strings.ContainsFunc(texts[k]+texts[k+1], isDigit) {
				continue
			}
			q := Prepare(plain(texts[k]+texts[k+1], 2000, conventions(m)))
			set, _ := q.Break(Fixed(m), 0)
			lines += len(set)
			for n, l := range set {
				if l.Loose > 60 {
					loose++
				}
				if l.Loose > 75 || l.Loose > 60 && n > 0 {
					t.Errorf("KP-1: measure %d, line %d: gaps stretched by %d", m, n, l.Loose)
				}
			}
		}
	}
	if loose*200 > lines {
		t.Errorf("KP-1: %d of %d lines are looser than 60", loose, lines)
	}
}
