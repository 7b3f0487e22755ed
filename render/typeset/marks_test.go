package typeset

import (
	"reflect"
	"testing"

	"github.com/kanben/kanben/fonts/defaults"
)

// marked is a paragraph of spans with one mark each.
func marked(o Options, parts ...any) *Paragraph {
	o.Faces = defaults.Set()
	p := &Paragraph{Options: &o}
	for i := 0; i < len(parts); i += 2 {
		p.Spans = append(p.Spans, Span{Text: parts[i].(string), Style: &Style{Mark: parts[i+1].(Interlinear)}})
	}
	return p
}

func lay(p *Paragraph, m Em) []Line {
	lines, _ := Prepare(p).Break(Fixed(m), 0)
	return lines
}

// TestEmphasisDots is IL-1 and VT-8.
func TestEmphasisDots(t *testing.T) {
	t.Parallel()
	l := lay(marked(Options{}, "甲", Interlinear(0), "重点，Go 词", EmphasisDots, "乙", Interlinear(0)), 26000)[0]
	if len(l.Marks) != 1 || len(l.Marks[0].Dots) != 3 {
		t.Fatalf("IL-1: marks %+v, want one with 3 dots", l.Marks)
	}
	if d := l.Marks[0].Dots; d[0] != 1500 || d[1] != 2500 {
		t.Errorf("IL-1: dots at %v, want 1500 and 2500 first", d)
	}
	stretched := lay(marked(Options{}, "一二三四五", EmphasisDots), 3300)[0]
	for k, g := range stretched.Glyphs {
		if d := stretched.Marks[0].Dots[k]; d != g.X+500 {
			t.Errorf("IL-1: dot %d at %d, its character at %d", k, d, g.X)
		}
	}
	v := lay(marked(Options{Vertical: true}, "重点", EmphasisDots), 26000)[0].Marks[0]
	if v.Off <= 500 {
		t.Errorf("VT-8: dots at %d, want to the right", v.Off)
	}
}

// TestRulesUnderNames is IL-2 to IL-4, LS-4 and VT-8.
func TestRulesUnderNames(t *testing.T) {
	t.Parallel()
	type run struct {
		kind     Interlinear
		from, to Em
	}
	for _, c := range []struct {
		rule string
		p    *Paragraph
		m    Em
		want [][]run
	}{
		{"IL-2", marked(Options{}, "过", Interlinear(0), "南山", ProperNameRule, "去", Interlinear(0)), 26000, [][]run{{{ProperNameRule, 1000, 3000}}}},
		{"IL-2", marked(Options{}, "南山", ProperNameRule, "北河", ProperNameRule), 26000, [][]run{{{ProperNameRule, 0, 1940}, {ProperNameRule, 2060, 4000}}}},
		{"IL-2", marked(Options{}, "看", Interlinear(0), "安娜李", ProperNameRule), 2000, [][]run{{{ProperNameRule, 1000, 2000}}, {{ProperNameRule, 0, 2000}}}},
		{"IL-3", marked(Options{}, "读", Interlinear(0), "山海记", BookTitleWave), 26000, [][]run{{{BookTitleWave, 1000, 4000}}}},
		{"LS-4", marked(Options{}, "用", Interlinear(0), "Go", Underline, "写", Interlinear(0)), 26000, [][]run{{{Underline, 1250, 1250 + Em(advance('G')+advance('o'))}}}},
		{"IL-4", marked(Options{}, "南山", ProperNameRule|EmphasisDots), 26000, [][]run{{{EmphasisDots, 500, 1500}, {ProperNameRule, 0, 2000}}}},
	} {
		lines := lay(c.p, c.m)
		var got [][]run
		for _, l := range lines {
			var r []run
			for _, m := range l.Marks {
				r = append(r, run{m.Kind, m.From, m.To})
			}
			got = append(got, r)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
	}
	both := lay(marked(Options{}, "南山", ProperNameRule|EmphasisDots), 26000)[0].Marks
	if both[0].Off-DotDiameter/2 <= both[1].Off+RuleThickness/2 {
		t.Errorf("IL-4: dots at %d do not stand below the rule at %d", both[0].Off, both[1].Off)
	}
	for _, m := range both {
		if m.Off+DotDiameter/2 > 120+500 {
			t.Errorf("IL-4: a mark reaches %d below the line, the line gap is 500", m.Off-120)
		}
	}
	if v := lay(marked(Options{Vertical: true}, "南山", ProperNameRule), 26000)[0].Marks[0]; v.Off >= -500 {
		t.Errorf("VT-8: rule at %d, want to the left", v.Off)
	}
}

func read1(base string, readings ...string) Span {
	return Span{Text: base, Style: &Style{}, Ruby: readings}
}

// TestRuby is IL-5.
func TestRuby(t *testing.T) {
	t.Parallel()
	plainSpan := func(s string) Span { return Span{Text: s, Style: &Style{}} }
	set := func(spans ...Span) Line {
		return lay(&Paragraph{Options: &Options{Faces: defaults.Set()}, Spans: spans}, 26000)[0]
	}
	narrow := set(plainSpan("湖面"), read1("一", "yī"), plainSpan("片"))
	if len(narrow.Ruby) != 1 || narrow.Glyphs[3].X != 3000 {
		t.Errorf("IL-5: a narrow reading moved the text: %+v", narrow)
	}
	if r := narrow.Ruby[0]; r.Text != 2 || r.N != 1 || r.Scale != 500 || r.Y < 880 || r.Reading != "yī" {
		t.Errorf("IL-5: reading %+v", r)
	}
	hangs := set(plainSpan("开"), read1("窗", "chuāng"), plainSpan("外"))
	if hangs.Glyphs[2].X > 3000+400 {
		t.Errorf("IL-5: a wide reading over plain Han pushed them to %d", hangs.Glyphs[2].X)
	}
	first, last := hangs.Ruby[0].Glyphs[0].X, hangs.Glyphs[1].X
	if first < 750 || first > last {
		t.Errorf("IL-5: reading begins at %d, the base at %d", first, last)
	}
	two := set(read1("双双", "shuāng", "shuāng"))
	a, b := two.Ruby[0], two.Ruby[1]
	if end := a.Glyphs[len(a.Glyphs)-1].X + 200; b.Glyphs[0].X < end {
		t.Errorf("IL-5: two readings touch: %d after %d", b.Glyphs[0].X, end)
	}
	group := lay(&Paragraph{Options: &Options{Faces: defaults.Set()}, Spans: []Span{plainSpan("一二三四"), read1("水鸟", "shuǐniǎo"), plainSpan("五六七八")}}, 5000)
	for _, l := range group {
		if l.From < 5 && l.To == 5 {
			t.Error("IL-5: a word with one reading is torn")
		}
	}
}
