package typeset

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestTorture sets the shared torture strings and applies their checks with a judge of its own.
func TestTorture(t *testing.T) {
	t.Parallel()
	for _, row := range tortureRows(t) {
		t.Run(row[0]+" "+row[1], func(t *testing.T) {
			t.Parallel()
			l := judge(plain(row[2], thousandths(t, row[4]), Options{}), int(thousandths(t, row[3])))
			l.checkAll(t, row[2], row[6])
			if got := l.String(); got != row[5] {
				t.Errorf("set as   %s\nexpected %s", got, row[5])
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
