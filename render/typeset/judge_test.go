package typeset

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// set is a paragraph as a judge sees it: characters and their origins, line by line.
type set struct {
	lines   [][]placed
	measure int
}

type placed struct {
	c rune
	x int
}

const closers = "”’）》〉】〗〕］｝」』，、；：。．！？"

// judge sets the text in the default faces with the options and reads characters and positions off the glyphs.
func judge(p *Paragraph, measure int) set {
	q := Prepare(p)
	lines, _ := q.Break(Fixed(measure), 0)
	return set{lines: read(q, lines), measure: measure}
}

// read spreads the glyphs into one entry a character: —— drawn as one glyph counts as two dashes.
func read(q *Prepared, lines []Line) [][]placed {
	var out [][]placed
	for _, l := range lines {
		var line []placed
		for _, g := range l.Glyphs {
			switch {
			case g.Flags&Inserted != 0:
				line = append(line, placed{'-', int(g.X)})
			case g.N > 0:
				for k, r := range q.Runes[g.Text : g.Text+int32(g.N)] {
					x := int(g.X)
					if r == '—' && k > 0 {
						x += 1000
					}
					if classOf(r) != classIgnored && g.Flags&Vanished == 0 {
						line = append(line, placed{r, x})
					}
				}
			}
		}
		out = append(out, line)
	}
	return out
}

func (l set) text(n int) string {
	var b strings.Builder
	for _, g := range l.lines[n] {
		b.WriteRune(g.c)
	}
	return strings.TrimSpace(b.String())
}

func (l set) String() string {
	var out []string
	for n := range l.lines {
		out = append(out, l.text(n))
	}
	return strings.Join(out, "|")
}

func advance(c rune) int {
	f := defaults.Set().Face(defaults.Set().Chain(fonts.Body)[0])
	return f.AdvanceEm(f.Glyph(c))
}

func han(c rune) bool { return c >= 0x3400 && c <= 0x9FFF || c == '〇' }

// dense returns the line without spaces.
func dense(line []placed) []placed {
	var out []placed
	for _, g := range line {
		if g.c != ' ' {
			out = append(out, g)
		}
	}
	return out
}

// distance is the first distance of b's origin from a's where b follows a on a line.
func (l set) distance(a, b rune) (int, bool) {
	for _, line := range l.lines {
		m := dense(line)
		for i := 1; i < len(m); i++ {
			if m[i-1].c == a && m[i].c == b {
				return m[i].x - m[i-1].x, true
			}
		}
	}
	return 0, false
}

// gaps are the gaps between neighbouring Han of a line.
func gaps(line []placed) []int {
	m := dense(line)
	var out []int
	for i := 1; i < len(m); i++ {
		if han(m[i-1].c) && han(m[i].c) {
			out = append(out, m[i].x-m[i-1].x-1000)
		}
	}
	return out
}

// ending says how a line ends: full, half, ink, hang, flush, or other.
func (l set) ending(n int) string {
	m := dense(l.lines[n])
	last := m[len(m)-1]
	r := l.measure - last.x
	if strings.ContainsRune(closers, last.c) {
		switch {
		case r > 940 && r < 1060:
			return "full"
		case r >= 380 && r <= 620:
			return "half"
		case r >= 120 && r < 380:
			return "ink"
		case r <= 60:
			return "hang"
		}
		return fmt.Sprint("other ", r)
	}
	if d := r - advance(last.c); d > -60 && d < 60 || last.c == '—' || last.c == '…' {
		return "flush"
	}
	return fmt.Sprint("ragged ", r-advance(last.c))
}

// check applies one check of torture.tsv (its README names them) and returns what is wrong, or "".
func (l set) check(c string) string {
	name, arg, _ := strings.Cut(c, ":")
	switch name {
	case "nostart", "noend":
		return l.checkEdges(name, arg)
	case "linestart", "startx":
		return l.checkStart(name, arg)
	case "nosplit", "wordsafe":
		return l.checkWhole(name, arg)
	case "flush", "endhalf":
		return l.checkEnds(name, arg)
	case "even", "maxgap":
		return l.checkGaps(name, arg)
	case "dist", "auto", "gapsp", "noauto", "span":
		return l.checkDistance(name, strings.TrimPrefix(c, name+":"))
	case "lastmin":
		want, _ := strconv.Atoi(arg)
		got := 0
		for _, g := range l.lines[len(l.lines)-1] {
			if han(g.c) || isLetter(g.c) || isDigit(g.c) {
				got++
			}
		}
		if got < want {
			return fmt.Sprint("last line has ", got)
		}
		return ""
	case "nooverflow":
		return l.checkOverflow()
	}
	return "unknown check"
}

func (l set) checkEdges(name, list string) string {
	for n := range l.lines {
		t := []rune(l.text(n))
		if len(t) == 0 {
			continue
		}
		if name == "nostart" && n > 0 && strings.ContainsRune(list, t[0]) {
			return fmt.Sprintf("line %d starts with %c", n+1, t[0])
		}
		if name == "noend" && n < len(l.lines)-1 && strings.ContainsRune(list, t[len(t)-1]) {
			return fmt.Sprintf("line %d ends with %c", n+1, t[len(t)-1])
		}
	}
	return ""
}

func (l set) checkStart(name, arg string) string {
	at, want, _ := strings.Cut(arg, "=")
	n, _ := strconv.Atoi(at)
	if n > len(l.lines) || len(l.lines[n-1]) == 0 {
		return "no such line"
	}
	first := l.lines[n-1][0]
	if name == "linestart" {
		if string(first.c) != want {
			return "starts with " + string(first.c)
		}
		return ""
	}
	return within(first.x, want)
}

func (l set) checkWhole(name, arg string) string {
	for n := range l.lines {
		if strings.Contains(l.text(n), arg) {
			return ""
		}
		if name == "wordsafe" && n < len(l.lines)-1 && strings.HasSuffix(l.text(n), "-") {
			return ""
		}
	}
	return "torn"
}

func (l set) checkEnds(name, arg string) string {
	found := false
	for n := 0; n < len(l.lines)-1; n++ {
		kind := l.ending(n)
		t := []rune(l.text(n))
		if name == "flush" {
			if strings.HasPrefix(kind, "other") || strings.HasPrefix(kind, "ragged") {
				return fmt.Sprintf("line %d: %s", n+1, kind)
			}
		} else if strings.ContainsRune(arg, t[len(t)-1]) {
			found = true
			if kind != "half" && kind != "ink" {
				return fmt.Sprintf("line %d: %s", n+1, kind)
			}
		}
	}
	if name == "endhalf" && !found {
		return "not at a line's end"
	}
	return ""
}

func (l set) checkGaps(name, arg string) string {
	limit, _ := strconv.Atoi(arg)
	for n := 0; n < len(l.lines)-1; n++ {
		lo, hi := 1<<30, -1<<30
		for _, g := range gaps(l.lines[n]) {
			lo, hi = min(lo, g), max(hi, g)
		}
		if lo > hi {
			continue
		}
		if name == "even" && hi-lo > 15 || name == "maxgap" && hi > limit {
			return fmt.Sprintf("line %d: %d to %d", n+1, lo, hi)
		}
	}
	return ""
}

func (l set) checkDistance(name, arg string) string {
	pair, limits := arg, ""
	if name == "dist" || name == "span" {
		k := strings.LastIndex(arg, "=")
		pair, limits = arg[:k], arg[k+1:]
	}
	ab := []rune(pair)
	if name == "span" {
		return l.checkSpan(ab[0], ab[1], limits)
	}
	d, ok := l.distance(ab[0], ab[1])
	if !ok {
		return "absent"
	}
	switch name {
	case "auto", "gapsp":
		limits = fmt.Sprintf("%d..%d", advance(ab[0])+110, advance(ab[0])+360)
	case "noauto":
		limits = fmt.Sprintf("%d..%d", advance(ab[0])-60, advance(ab[0])+60)
	}
	return within(d, limits)
}

func (l set) checkSpan(a, b rune, limits string) string {
	for _, line := range l.lines {
		from := -1
		for i, g := range line {
			if g.c == a && from < 0 {
				from = i
			}
			if g.c == b && from >= 0 && i > from {
				return within(g.x-line[from].x, limits)
			}
		}
	}
	return "absent"
}

func (l set) checkOverflow() string {
	most, slack := 0, 60
	for _, line := range l.lines {
		last := line[len(line)-1]
		w := advance(last.c)
		if strings.ContainsRune(closers, last.c) {
			w /= 2
		}
		if strings.ContainsRune(".,-", last.c) {
			slack = 300
		}
		most = max(most, last.x+w)
	}
	if most > l.measure+slack {
		return fmt.Sprint("over by ", most-l.measure)
	}
	return ""
}

func within(v int, limits string) string {
	lo, hi, _ := strings.Cut(limits, "..")
	a, err1 := strconv.Atoi(lo)
	b, err2 := strconv.Atoi(hi)
	if err1 != nil || err2 != nil || v < a || v > b {
		return fmt.Sprintf("%d, not %s", v, limits)
	}
	return ""
}

// checkAll applies all checks, and that the text comes back whole.
func (l set) checkAll(t *testing.T, text, checks string) {
	t.Helper()
	if got, want := bare(strings.ReplaceAll(l.String(), "|", "")), bare(text); got != want {
		t.Errorf("text comes back as %q", l)
	}
	for _, c := range strings.Split(checks, ";") {
		if c == "" {
			continue
		}
		if wrong := l.check(c); wrong != "" {
			t.Errorf("%s: %s in %s", c, wrong, l)
		}
	}
}

// bare drops what a line may lose or gain: white space, hyphens, ignorable characters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '|' || classOf(r) == classSpace || classOf(r) == classIgnored || classOf(r) == classBreak {
			return -1
		}
		return r
	}, s)
}

// plain is a paragraph of one span in the default faces.
func plain(text string, indent Em, o Options) *Paragraph {
	o.Faces = defaults.Set()
	return &Paragraph{Spans: []Span{{Text: text, Style: &Style{}}}, Indent: indent, Options: &o}
}
