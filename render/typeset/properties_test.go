package typeset

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/defaults"
)

// pieces are what the random paragraphs are made of; each holds some difficulty of typography.md.
var pieces = []string{
	"春", "夏天", "秋水共长天一色", "冬", "々", "〇", "，", "。", "、", "；", "：", "！", "？", "？！", "！！！",
	"“", "”", "‘", "’", "（", "）", "《", "》", "「", "」", "——", "—", "……", "…", "·", "～", "–", "-", "/", "／",
	"Go", "typography", "It’s", "well-known", "A", " ", "  ", "\u00A0", "\u3000", "12.5%", "2024", "￥80", "5 km", "10 000",
	"①", "[3]", "¹", "℃", "％", "№7", "https://example.org/a/b?c=d", "x@y.example", "(a)", "\"", "'",
	"\u200B", "\u2060", "\u00AD", "\u2028", "葛\U000E0100", "e\u0301", "ﬁ", "𠮷", "😀", "か", "ょ", "གངས་རི།", "Ω", "Ж", "ไทย", "\t", "\uFEFF", "👩\u200D🔬", "👍🏽", "🇨🇳",
	strings.Repeat("\u200B", 150),
}

func drawParagraph(t *rapid.T) (*Paragraph, Em) {
	o := Options{
		Profile:       rapid.SampledFrom([]Profile{ZhHans, ZhHans, ZhHantTW, ZhHantHK, LatinOnly}).Draw(t, "profile"),
		Kinsoku:       rapid.SampledFrom([]Kinsoku{KinsokuGB, KinsokuBasic, KinsokuStrict}).Draw(t, "kinsoku"),
		Punct:         rapid.SampledFrom([]PunctStyle{Quanjiao, Quanjiao, Kaiming, Banjiao, Untrimmed}).Draw(t, "punct"),
		LineEnd:       rapid.SampledFrom([]LineEnd{LineEndTrim, LineEndAllow, LineEndKeep}).Draw(t, "line end"),
		KeepLineStart: rapid.Bool().Draw(t, "keep start"),
		Tight:         rapid.Bool().Draw(t, "tight"),
		Hang:          rapid.Bool().Draw(t, "hang"),
		ShrinkStops:   rapid.Bool().Draw(t, "shrink stops"),
		NoHyphens:     rapid.Bool().Draw(t, "no hyphens"),
		Vertical:      rapid.Bool().Draw(t, "vertical"),
		Faces:         defaults.Set(),
	}
	p := &Paragraph{Options: &o, Indent: rapid.SampledFrom([]Em{0, 2000, -1000}).Draw(t, "indent")}
	p.Align = rapid.SampledFrom([]Align{Justify, Justify, Start, Centre, End}).Draw(t, "align")
	for range rapid.IntRange(1, 4).Draw(t, "spans") {
		st := &Style{
			Role:  rapid.SampledFrom([]fonts.Role{fonts.Body, fonts.Body, fonts.Kai, fonts.Strong, fonts.CodeFace}).Draw(t, "role"),
			Scale: rapid.SampledFrom([]int16{0, 0, 600, 1200}).Draw(t, "scale"),
			Kind:  rapid.SampledFrom([]SpanKind{Plain, Plain, Plain, CodeText, URLText, NoteMark, Unbroken}).Draw(t, "kind"),
			Mark:  rapid.SampledFrom([]Interlinear{0, 0, EmphasisDots, ProperNameRule, BookTitleWave}).Draw(t, "mark"),
		}
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "text"), "")
		readings := rapid.SampledFrom([][]string{nil, nil, nil, {"shuāng"}, {"yī", "èr"}}).Draw(t, "readings")
		p.Spans = append(p.Spans, Span{Text: text, Style: st, Ruby: readings})
	}
	return p, Em(rapid.IntRange(1, 60).Draw(t, "measure") * 500)
}

func paragraphText(p *Paragraph) string {
	var b strings.Builder
	for _, sp := range p.Spans {
		b.WriteString(sp.Text)
	}
	return b.String()
}

// checkText: every code point stands in exactly one cluster, in order; lines adjoin.
func checkText(t rapid.TB, q *Prepared, lines []Line) {
	next := int32(0)
	for n, l := range lines {
		if l.From != next {
			t.Fatalf("line %d begins at %d, the one before ended at %d", n, l.From, next)
		}
		for _, g := range l.Glyphs {
			if g.N == 0 {
				continue
			}
			if g.Text != next {
				t.Fatalf("line %d: glyph of %d, want %d", n, g.Text, next)
			}
			next += int32(g.N)
		}
		if l.To != next {
			t.Fatalf("line %d ends at %d, its glyphs at %d", n, l.To, next)
		}
	}
	if int(next) != len(q.Runes) {
		t.Fatalf("%d of %d code points set in lines", next, len(q.Runes))
	}
}

// TestTextInIsTextOut holds for any paragraph, measure and options.
func TestTextInIsTextOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, m := drawParagraph(t)
		q := Prepare(p)
		lines, ok := q.Break(Fixed(m), 0)
		if !ok {
			t.Fatal("no lines")
		}
		if string(q.Runes) != string([]rune(paragraphText(p))) {
			t.Fatal("runes differ from the text")
		}
		checkText(t, q, lines)
		readings := 0
		for _, l := range lines {
			readings += len(l.Ruby)
		}
		if readings != len(q.rubies) {
			t.Fatalf("IL-5: %d of %d readings set", readings, len(q.rubies))
		}
	})
}

// TestEdgesOfLines: KS-1 and KS-2 hold wherever the measure leaves any choice.
func TestEdgesOfLines(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, m := drawParagraph(t)
		for i := range p.Spans {
			p.Spans[i].Text = strings.ReplaceAll(p.Spans[i].Text, "\u200B", "")
		}
		q := Prepare(p)
		lines, _ := q.Break(Fixed(max(m, 12000)), 0)
		for n := 1; n < len(lines); n++ {
			a, b := endBox(q, lines[n].From)
			if a == nil || b == nil || q.pieceAt(lines[n].From) > max(m, 12000)-3000 {
				continue
			}
			if b.class == classStop && a.class == classStop {
				continue // KS-8: the last resort for a chain of three
			}
			if closing(b.class) || b.class == classMid || b.class == classNote && a.class != classBreak {
				t.Fatalf("line %d starts with %c", n, q.Runes[b.text])
			}
			if a.class == classOpen {
				t.Fatalf("line %d ends with %c", n-1, q.Runes[a.text])
			}
		}
	})
}

// endBox returns the boxes with ink on both sides of a break, nil for a forced one.
func endBox(q *Prepared, at int32) (a, b *box) {
	for i := range q.boxes {
		if q.boxes[i].text < at {
			continue
		}
		k := i - 1
		for k >= 0 && q.boxes[k].class == classSpace {
			k--
		}
		if k < 0 || q.boxes[k].class == classBreak || q.boxes[i].class == classSpace {
			return nil, nil
		}
		return &q.boxes[k], &q.boxes[i]
	}
	return nil, nil
}

// pieceAt is the width of the unbreakable piece around the code point: one too wide may be torn anywhere.
func (q *Prepared) pieceAt(at int32) Em {
	for k := 1; k < len(q.stops); k++ {
		if s, e := q.stops[k-1], q.stops[k]; q.textAt(s.at) < at && at < q.textAt(e.at) {
			return Em(e.end - s.start)
		}
	}
	return 0
}

// TestLinesFillTheirMeasure is LA-1: a justified line that can stretch ends exactly at its measure.
func TestLinesFillTheirMeasure(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, m := drawParagraph(t)
		p.Align = Justify
		p.Options.Hang = false
		p.Options.LineEnd = LineEndTrim
		if p.Options.Punct == Untrimmed {
			p.Options.Punct = Quanjiao
		}
		q := Prepare(p)
		lines, _ := q.Break(Fixed(m), 0)
		for n := range len(lines) - 1 {
			if lines[n].Loose > 0 && lines[n].Loose < unstretchable && lines[n].Width != m {
				t.Fatalf("line %d of %d is %d wide in %d", n, len(lines), lines[n].Width, m)
			}
			if lines[n].Shrunk > 0 && lines[n].Width > m && lines[n].Loose > 0 {
				t.Fatalf("line %d both shrinks and stretches", n)
			}
		}
	})
}

// TestSameLinesEveryTime is LB-3 and LA-6, also over a Setter that has set other paragraphs before.
func TestSameLinesEveryTime(t *testing.T) {
	t.Parallel()
	var s Setter
	rapid.Check(t, func(t *rapid.T) {
		p, m := drawParagraph(t)
		a, _ := Prepare(p).Break(Fixed(m), 0)
		q := s.Prepare(p)
		b, _ := q.Break(Fixed(m), 0)
		c, _ := q.Break(Fixed(m), 0)
		if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(b, c) {
			t.Fatal("lines differ between runs")
		}
	})
}

// TestVariants is PG-6: a variant has the lines asked for, the same text, and no line looser than allowed.
func TestVariants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, m := drawParagraph(t)
		q := Prepare(p)
		best, _ := q.Break(Fixed(m), 0)
		worst := softLimit(int32(m))
		for _, l := range best {
			worst = max(worst, int32(l.Loose))
		}
		for _, delta := range []int{-1, 1} {
			lines, ok := q.Break(Fixed(m), delta)
			if !ok {
				continue
			}
			if len(lines) != len(best)+delta {
				t.Fatalf("%d lines, want %d%+d", len(lines), len(best), delta)
			}
			checkText(t, q, lines)
			for n, l := range lines {
				if int32(l.Loose) > worst {
					t.Fatalf("line %d is stretched by %d", n, l.Loose)
				}
			}
		}
	})
}

// waist is a measure that is narrower for some lines, as beside a picture.
type waist struct{ wide, narrow Em }

func (w waist) Line(n int) (start, width Em) {
	if n >= 2 && n < 5 {
		return w.wide - w.narrow, w.narrow
	}
	return 0, w.wide
}

// TestMeasureByLine: lines keep to a measure that changes from line to line.
func TestMeasureByLine(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("湖面平静如镜，几只水鸟掠过芦苇丛，留下细细的波纹；", 8)
	w := waist{20000, 12000}
	q := Prepare(plain(text, 2000, Options{}))
	lines, _ := q.Break(w, 0)
	for n, l := range lines[:len(lines)-1] {
		start, width := w.Line(n)
		if l.Width != start+width {
			t.Errorf("LA-1: line %d ends at %d, want %d", n, l.Width, start+width)
		}
	}
	if one, _ := q.Break(nil, 0); len(one) != 1 {
		t.Errorf("a measure without end gives %d lines", len(one))
	}
}

// TestBreaksAreOptimal is LB-1 and LB-2: no other way to break a short paragraph has fewer demerits.
func TestBreaksAreOptimal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"春", "夏天", "，", "。", "“", "”", "Go", " ", "《", "》", "2024"}), 6, 14).Draw(t, "text"), "")
		p := plain(text, 0, Options{NoHyphens: true})
		m := Em(rapid.IntRange(6, 16).Draw(t, "measure") * 500)
		q := Prepare(p)
		lines, _ := q.Break(Fixed(m), 0)
		got := int64(0)
		at := 0
		for _, l := range lines {
			to := at + 1
			for to < len(q.stops) && q.textAt(q.stops[to].at) < l.To {
				to++
			}
			if to >= len(q.stops) || q.textAt(q.stops[to].at) != l.To {
				return // broken where nothing else helped
			}
			got += q.demerits(at, to, int32(m))
			at = to
		}
		if want := q.fewestDemerits(0, int32(m), map[int]int64{}); want < got {
			t.Fatalf("LB-1: %q in %d has %d demerits, %d are possible", text, m, got, want)
		}
	})
}

// demerits of a line between two stops by LB-2, -1 if it does not fit.
func (q *Prepared) demerits(i, j int, width int32) int64 {
	s, e := &q.stops[i], &q.stops[j]
	f := q.fit(s, e, width, e.is&gapForced != 0)
	if !f.ok {
		return -1
	}
	c := costUnit + f.cost + int64(e.penalty)*costUnit
	if j == len(q.stops)-1 && q.orphan(s.at, e.ink) {
		c += orphanPenalty * costUnit
	}
	return c * c
}

// fewestDemerits tries all ways from stop i on.
func (q *Prepared) fewestDemerits(i int, width int32, known map[int]int64) int64 {
	if i == len(q.stops)-1 {
		return 0
	}
	if d, ok := known[i]; ok {
		return d
	}
	best := int64(1) << 62
	for j := i + 1; j < len(q.stops); j++ {
		if d := q.demerits(i, j, width); d >= 0 {
			if rest := q.fewestDemerits(j, width, known); rest < best && d+rest < best {
				best = d + rest
			}
		}
		if q.stops[j].is&gapForced != 0 {
			break
		}
	}
	known[i] = best
	return best
}

// TestNamesStayWhole is PG-10: a role and its name are not torn, nor is a name.
func TestNamesStayWhole(t *testing.T) {
	t.Parallel()
	for m := Em(6500); m < 12000; m += 250 {
		p := plain("本期由以下各位完成：", 0, Options{})
		for _, name := range []string{"采写 甲乙丙", "摄影 丁戊", "校对 己庚辛"} {
			p.Spans = append(p.Spans, Span{Text: name, Style: &Style{Kind: Unbroken}}, Span{Text: "，", Style: &Style{}})
		}
		l := judge(p, int(m))
		for _, name := range []string{"甲乙丙", "丁戊", "己庚辛"} {
			if wrong := l.check("nosplit:" + name); wrong != "" {
				t.Errorf("PG-10: measure %d: %s in %s", m, name, l)
			}
		}
	}
}

// TestLongTextsAreLinear: texts made to be slow are set in a moment, and lines without end too.
func TestLongTextsAreLinear(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{"—", "…", "！", "“", "”", "’", " ", "\u200B", "1", "a", "、", "春", "（", "https://", "·", "“a”", "\u2028", "́"} {
		text := "春" + strings.Repeat(piece, 20000) + "夏"
		q := Prepare(plain(text, 0, Options{}))
		for _, m := range []Measure{Fixed(20000), nil} {
			lines, _ := q.Break(m, 0)
			n := 0
			for _, l := range lines {
				for _, g := range l.Glyphs {
					n += int(g.N)
				}
			}
			if n != len(q.Runes) {
				t.Errorf("%q: %d of %d code points", piece, n, len(q.Runes))
			}
		}
	}
}

// TestOddMeasures: no width, however small or large, loses text or stops Break.
func TestOddMeasures(t *testing.T) {
	t.Parallel()
	for _, m := range []Em{0, -5, 1, 1 << 27} {
		for _, align := range []Align{Justify, Start, Centre, End} {
			for _, balance := range []bool{false, true} {
				p := plain("春天，“夏天”Go语言——秋。", 2000, Options{Balance: balance})
				p.Align = align
				q := Prepare(p)
				lines, ok := q.Break(Fixed(m), 0)
				n := 0
				for _, l := range lines {
					for _, g := range l.Glyphs {
						n += int(g.N)
					}
				}
				if !ok || n != len(q.Runes) {
					t.Errorf("measure %d, align %d: %d of %d code points", m, align, n, len(q.Runes))
				}
				for _, delta := range []int{-3, 1, 7} {
					q.Break(Fixed(m), delta)
				}
			}
		}
	}
	if lines, ok := Prepare(plain("", 0, Options{})).Break(Fixed(5000), 0); len(lines) != 0 || !ok {
		t.Errorf("an empty paragraph has %d lines", len(lines))
	}
}
