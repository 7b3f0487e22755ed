package content

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func para(s string) *Article {
	return &Article{Lang: "zh-Hans", Title: []Inline{&Text{S: "题"}}, Sections: []Section{{Blocks: []Block{&Para{Text: []Inline{&Text{S: s}}}}}}}
}

func bodyText(a *Article) string { return ParaText(a.Sections[0].Blocks[0].(*Para)) }

// TestNormaliseRules holds the examples of typography.md §1 and their neighbours.
func TestNormaliseRules(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, in, want string }{
		{"IN-1", "春天,花开:(上)", "春天，花开：（上）"},
		{"IN-1", "1,284人", "1,284人"},
		{"IN-1", "08:50开门", "08:50开门"},
		{"IN-1", "好!", "好！"},
		{"IN-1", "好, 真好", "好，真好"},
		{"IN-1", "他说OK,就走了", "他说OK,就走了"},
		{"IN-1", "通知(GDP)", "通知(GDP)"},
		{"IN-1", "清单(2023年)", "清单（2023年）"},
		{"IN-1", "a, b; c", "a, b; c"},
		{"IN-1", "“好”,他说", "“好”，他说"},
		{"IN-1", "什么?!他说", "什么？！他说"},
		{"IN-1", "“Yes”! Isn’t it ‘fine’?", "“Yes”! Isn’t it ‘fine’?"},
		{"IN-2", "“Well”...", "“Well”..."},
		{"IN-2", "天亮--开船", "天亮——开船"},
		{"IN-2", "1949—1986", "1949—1986"},
		{"IN-2", "京—沪", "京—沪"},
		{"IN-2", "等等...", "等等……"},
		{"IN-2", "等等。。。", "等等……"},
		{"IN-2", "等等…好", "等等……好"},
		{"IN-2", "等等……好", "等等……好"},
		{"IN-2", "v1...v2", "v1...v2"},
		{"IN-3", `他说"好"。`, "他说“好”。"},
		{"IN-3", `他说"她说'好'吧"。`, "他说“她说‘好’吧”。"},
		{"IN-3", `屏幕"好`, `屏幕"好`},
		{"IN-3", `读了"OK"就走`, "读了“OK”就走"},
		{"IN-3", `don't stop`, `don't stop`},
		{"IN-4", "春天\n花开", "春天花开"},
		{"IN-4", "春天\nspring", "春天 spring"},
		{"IN-4", "　　春天", "春天"},
		{"IN-5", "e\u0301cole学校", "\u00e9cole学校"},
		{"IN-5", "葛\U000E0100城", "葛\U000E0100城"},
	} {
		a := para(c.in)
		Normalise(a, NormaliseAll)
		if got := bodyText(a); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.rule, c.in, got, c.want)
		}
	}
}

// TestNormaliseHeadings holds IN-2 for headings, and the nesting of zh-Hant (IN-3).
func TestNormaliseHeadings(t *testing.T) {
	t.Parallel()
	a := para("正文。")
	a.Sections = append(a.Sections, Section{Level: 1, Slogan: []Inline{&Text{S: "选种子、搭棚子、引渠子—"}}, Heading: []Inline{&Text{S: "把水引到田里"}}})
	Normalise(a, NormaliseAll)
	if got := InlineText(a.Sections[1].Slogan); got != "选种子、搭棚子、引渠子——" {
		t.Errorf("slogan %q", got)
	}
	hant := para(`他說"她說'好'吧"。`)
	hant.Lang = "zh-Hant"
	Normalise(hant, NormaliseAll)
	if got := bodyText(hant); got != "他說「她說『好』吧」。" {
		t.Errorf("zh-Hant quotes %q", got)
	}
}

// TestNormaliseLeaves: code, raw spans, foreign text and rules that are off stay as they are.
func TestNormaliseLeaves(t *testing.T) {
	t.Parallel()
	a := para("春天")
	p := a.Sections[0].Blocks[0].(*Para)
	p.Text = []Inline{&Text{S: "春天"}, &CodeSpan{S: "a,b"}, &Styled{Kind: MarkRaw, Kids: []Inline{&Text{S: ",花"}}},
		&Styled{Kind: MarkLang, Lang: "ja", Kids: []Inline{&Text{S: "春,夏"}}}}
	Normalise(a, NormaliseAll)
	if got := bodyText(a); got != "春天a,b,花春,夏" {
		t.Errorf("changed what is not to be touched: %q", got)
	}
	b := para("春天,花开--好")
	Normalise(b, NoIN1)
	if got := bodyText(b); got != "春天,花开——好" {
		t.Errorf("IN-1 was off: %q", got)
	}
	en := para("春天,花开")
	en.Lang = "en"
	if Normalise(en, NormaliseAll) != nil {
		t.Error("an English article was changed")
	}
}

func TestParseRules(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Rules{"all": NormaliseAll, "none": NormaliseNone, "all,-IN-2": NoIN2, "all,-in-2,-IN-3": NoIN2 | NoIN3,
		"none,IN-1": NormaliseNone &^ NoIN1, "IN-5": NormaliseNone &^ NoIN5} {
		got, err := ParseRules(in)
		if err != nil || got != want {
			t.Errorf("%s: %v %v, want %v", in, got, err, want)
		}
		if again, err := ParseRules(got.String()); err != nil || again != got {
			t.Errorf("%s is not read back: %v %v", got, again, err)
		}
	}
	for _, in := range []string{"", "some", "all,IN-9", "all,none"} {
		if _, err := ParseRules(in); err == nil {
			t.Errorf("%q was accepted", in)
		}
	}
}

// marks are the characters that rules look for, with text round them.
var marks = []rune("春天花开老船abz019,:;?!()\"'-.。…—， 　\n“”‘’「」（）\u0301éA")

func drawInlines(t *rapid.T, depth int) []Inline {
	var in []Inline
	for range rapid.IntRange(1, 4).Draw(t, "inlines") {
		s := string(rapid.SliceOfN(rapid.SampledFrom(marks), 1, 12).Draw(t, "text"))
		var n Inline = &Text{S: s}
		switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
		case kind == 0:
			n = &CodeSpan{S: s}
		case kind == 1:
			n = &Ruby{Base: "渡", Reading: []string{"dù"}}
		case kind == 2:
			n = &Break{}
		case kind == 3:
			n = &NoteRef{ID: "1"}
		case kind < 6 && depth > 0:
			n = &Strong{Kids: drawInlines(t, depth-1)}
		case kind == 6 && depth > 0:
			n = &Styled{Kind: MarkRaw, Kids: drawInlines(t, depth-1)}
		}
		in = append(in, n)
	}
	return in
}

func drawArticle(t *rapid.T) *Article {
	a := &Article{Lang: rapid.SampledFrom([]string{"zh-Hans", "zh-Hant"}).Draw(t, "lang"), Title: drawInlines(t, 0)}
	a.Sections = []Section{{Level: 1, Slogan: drawInlines(t, 0), Heading: drawInlines(t, 0), Blocks: []Block{
		&Para{RunIn: drawInlines(t, 0), Text: drawInlines(t, 2)},
		&Quote{Blocks: []Block{&Para{Text: drawInlines(t, 1)}}, By: drawInlines(t, 0)},
		&List{Items: []Item{{Blocks: []Block{&Para{Text: drawInlines(t, 1)}}}}},
		&Figure{Caption: drawInlines(t, 0)},
		&Verse{Lines: [][]Inline{drawInlines(t, 0), drawInlines(t, 0)}},
		&Table{Rows: []Row{{Cells: []Cell{{Text: drawInlines(t, 0)}}}}},
	}}}
	return a
}

// TestUndoNormalise: Undo gives back the article as it was, Normalise twice changes nothing more, and no character
// is lost but those that the edits name.
func TestUndoNormalise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawArticle(t)
		before := PlainText(a)
		edits := len(Normalise(a, NormaliseAll))
		after := PlainText(a)
		if more := Normalise(a, NormaliseAll); len(more) > 0 {
			t.Fatalf("a second pass made %v after %d edits: %q → %q", more, edits, before, after)
		}
		for _, p := range Validate(a) {
			if strings.Contains(p.Msg, "empty text") {
				t.Fatalf("normalising left empty text in %q", before)
			}
		}
		Undo(a)
		if got := PlainText(a); got != before {
			t.Fatalf("undone %q, was %q, normalised %q", got, before, after)
		}
		if len(a.Prov.Edits) != 0 {
			t.Fatalf("edits left: %v", a.Prov.Edits)
		}
	})
}

// TestUndoKeepsTree: not only the text, the tree is the same again.
func TestUndoKeepsTree(t *testing.T) {
	t.Parallel()
	build := func() *Article {
		a := para("　　他说,\"好\"")
		p := a.Sections[0].Blocks[0].(*Para)
		p.Text = append(p.Text, &Strong{Kids: []Inline{&Text{S: "...然后"}}}, &Text{S: ",走了"})
		return a
	}
	a := build()
	Normalise(a, NormaliseAll)
	Undo(a)
	if !reflect.DeepEqual(a, build()) {
		t.Errorf("tree differs: %q", bodyText(a))
	}
}

// FuzzNormalise: any text survives a round trip and stays valid UTF-8.
func FuzzNormalise(f *testing.F) {
	f.Add("春天,花开:(上)")
	f.Add("他说\"好\"...")
	f.Add("\u0300\u0301,\n")
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" || !utf8.ValidString(s) || len(s) > 4096 {
			return
		}
		a := para(s)
		Normalise(a, NormaliseAll)
		if n := Normalise(a, NormaliseAll); len(n) > 0 {
			t.Fatalf("second pass: %v", n)
		}
		Undo(a)
		if bodyText(a) != s {
			t.Fatalf("undone %q, was %q", bodyText(a), s)
		}
	})
}
