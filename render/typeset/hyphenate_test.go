package typeset

import (
	"strings"
	"testing"
)

// TestHyphenation is HY-1: the points of words as Plain TeX has them.
func TestHyphenation(t *testing.T) {
	t.Parallel()
	for _, want := range []string{"hy-phen-ation", "ty-pog-ra-phy", "as-so-ciate", "ta-ble", "phil-an-thropic", "reci-procity", "al-go-rithm", "pro-gram-ming", "con-cate-na-tion", "sum-mer", "through"} {
		word := strings.ReplaceAll(want, "-", "")
		table := english()
		bits := table.points(word)
		var got strings.Builder
		for k := range word {
			if k >= hyphenBefore && k <= len(word)-hyphenAfter && bits>>k&1 == 1 {
				got.WriteByte('-')
			}
			got.WriteByte(word[k])
		}
		if got.String() != want {
			t.Errorf("HY-1: %s, want %s", got.String(), want)
		}
	}
}

func TestHyphenatedLines(t *testing.T) {
	t.Parallel()
	runRules(t, []rule{
		{"HY-1", "这一段话里有很长很长的英文internationalization也不要紧", 8000, 0, Options{}, "", "wordsafe:internationalization;flush;nooverflow"},
		{"HY-1", "word Documentation123Documentation123 word", 9000, 0, Options{}, "", ""},
		{"HY-1", "这里用的是MacDonaldsonville这个词", 11000, 0, Options{}, "", "nosplit:MacDonaldsonville"},
		{"HY-1", "用anti\u00ADdis\u00ADestablish这个词来说明一下", 6000, 0, Options{NoHyphens: true}, "", ""},
	})
}

// TestHyphensNeverTwice is HY-1: no two lines running end in a hyphen.
func TestHyphensNeverTwice(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("considerable documentation representation administration ", 8)
	for m := Em(7000); m < 16000; m += 500 {
		q := Prepare(plain(text, 0, Options{}))
		lines, _ := q.Break(Fixed(m), 0)
		for n := 1; n < len(lines); n++ {
			if lines[n].Hyphen && lines[n-1].Hyphen {
				t.Errorf("measure %d: lines %d and %d both hyphenated", m, n, n+1)
			}
		}
	}
}

// TestHyphenationIndex: the patterns that share two letters stand together in the table, or the index would be wide,
// and all of them are found.
func TestHyphenationIndex(t *testing.T) {
	t.Parallel()
	h := english()
	lines := 0
	for k, s := range h.index {
		for line := range strings.Lines(h.table[s.from:s.to]) {
			lines++
			if pairIndex(line) != k {
				t.Errorf("HY-1: %q stands among patterns of other letters", line)
			}
		}
	}
	if lines != 4447 {
		t.Errorf("HY-1: %d patterns, want the 4447 of Plain TeX", lines)
	}
}
