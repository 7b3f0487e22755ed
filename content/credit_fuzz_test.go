package content

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLabelsAreSorted: labelAt searches by the first character.
func TestLabelsAreSorted(t *testing.T) {
	t.Parallel()
	if !slices.IsSortedFunc(creditLabels[:], func(a, b creditLabel) int { return strings.Compare(a.word, b.word) }) {
		t.Error("creditLabels are not sorted by word")
	}
	for _, l := range creditLabels {
		if l.kind == personLabel && l.role == "" || l.kind != personLabel && l.role != "" {
			t.Errorf("%s: kind and role do not fit", l.word)
		}
	}
}

// FuzzCreditLine: any line at any place parses without panic; what is left stands in the line, names are never empty
// and come from the line.
func FuzzCreditLine(f *testing.F) {
	data, err := os.ReadFile("testdata/credits.tsv")
	if err != nil {
		f.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f.Add(strings.Split(row, "\t")[2], uint8(1))
	}
	f.Fuzz(func(t *testing.T, line string, at uint8) {
		if !utf8.ValidString(line) || strings.ContainsRune(line, '\n') {
			return
		}
		c := ParseCreditLine(line, Place(at%6))
		if c.RestAt < 0 || c.RestAt > len(line) || !strings.HasPrefix(line[c.RestAt:], c.Rest) {
			t.Fatalf("rest %q is not at %d", c.Rest, c.RestAt)
		}
		for _, x := range c.Credits {
			if x.Name == "" || x.Role == "" || !utf8.ValidString(x.Name) {
				t.Fatalf("credit %+v", x)
			}
			for _, r := range x.Name {
				if !strings.ContainsRune(line, r) {
					t.Fatalf("%q is not from the line", x.Name)
				}
			}
		}
	})
}
