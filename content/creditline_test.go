package content

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// expectedLine is a credit line's answer, as the packs write it (cases/README.md).
type expectedLine struct {
	Kind          string           `json:"kind"`
	Credits       []expectedCredit `json:"credits"`
	Source        string           `json:"source"`
	Published     string           `json:"published"`
	Modified      string           `json:"modified"`
	OriginalTitle string           `json:"original_title"`
	StaffID       string           `json:"staff_id"`
	Agency        string           `json:"agency"`
	Place         string           `json:"place"`
	WireDate      string           `json:"wire_date"`
	Rest          string           `json:"rest"`
}

type expectedCredit struct {
	Role string `json:"role"`
	Name string `json:"name"`
	Org  string `json:"org"`
}

func placeNamed(s string) Place {
	for i, name := range []string{"body", "dateline", "byline", "lead", "tail", "caption"} {
		if s == name {
			return Place(i)
		}
	}
	return AtBody
}

// asExpected puts the parser's answer into the form of the packs.
func asExpected(c CreditLine) expectedLine {
	e := expectedLine{Kind: c.Kind.String(), Source: c.Source, Published: zulu(c.Published), Modified: zulu(c.Modified),
		OriginalTitle: c.OriginalTitle, StaffID: c.StaffID, Agency: c.Agency, Place: c.Place, WireDate: c.WireDate}
	if c.Kind == LeadLine || c.Kind == CaptionLine {
		e.Rest = c.Rest
	}
	for _, x := range c.Credits {
		e.Credits = append(e.Credits, expectedCredit{string(x.Role), x.Name, x.Org})
	}
	return e
}

func zulu(s Stamp) string { return strings.Replace(s.String(), "+00:00", "Z", 1) }

// TestCreditLines reads the shared pack and our own: B2 asks for 98 % exact lines and no invented name; ours
// have to be right altogether.
func TestCreditLines(t *testing.T) {
	t.Parallel()
	for _, pack := range []struct {
		path  string
		least int // exact lines of 100
	}{{sharedCase(t, "credits.tsv"), 98}, {"testdata/credits.tsv", 100}} {
		exact, all := 0, 0
		data, err := os.ReadFile(pack.path)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range strings.Split(strings.TrimRight(string(data), "\n"), "\n")[1:] {
			f := strings.Split(row, "\t")
			var want expectedLine
			if err := json.Unmarshal([]byte(f[3]), &want); err != nil {
				t.Fatalf("%s %s: %v", pack.path, f[0], err)
			}
			want.Published = strings.Replace(want.Published, "+00:00", "Z", 1)
			want.Modified = strings.Replace(want.Modified, "+00:00", "Z", 1)
			got := asExpected(ParseCreditLine(f[2], placeNamed(f[1])))
			all++
			if fmt.Sprint(got) == fmt.Sprint(want) {
				exact++
			} else {
				t.Logf("%s %q\n got %+v\nwant %+v", f[0], f[2], got, want)
			}
			for _, n := range invented(got, want) {
				t.Errorf("%s %q: invented name %q", f[0], f[2], n)
			}
		}
		if exact*100 < all*pack.least {
			t.Errorf("%s: %d of %d lines exact", pack.path, exact, all)
		}
	}
}

// invented returns the names of got that want does not know in any role.
func invented(got, want expectedLine) []string {
	var names []string
	for _, g := range got.Credits {
		known := false
		for _, w := range want.Credits {
			known = known || w.Name == g.Name
		}
		if !known {
			names = append(names, g.Name)
		}
	}
	return names
}
