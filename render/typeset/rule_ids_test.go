package typeset

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// ruleIDs are the rules of typography.md with the number of the last of each family.
var ruleIDs = []struct {
	family string
	last   int
}{
	{"IN", 5}, {"KS", 9}, {"UB", 3}, {"NU", 3}, {"FN", 1}, {"UR", 1}, {"HY", 1}, {"PW", 2}, {"PZ", 5}, {"PE", 2}, {"PI", 3},
	{"LS", 5}, {"QU", 2}, {"FT", 3}, {"LA", 6}, {"HP", 1}, {"LB", 4}, {"OR", 2}, {"KP", 1}, {"HD", 7}, {"PG", 10}, {"IL", 5},
	{"VT", 8}, {"TB", 2}, {"EP", 4},
}

// TestEveryRuleIsTested holds that each rule is named by a test somewhere in the project, so that who reads a rule
// finds what holds it. This file does not count.
func TestEveryRuleIsTested(t *testing.T) {
	t.Parallel()
	named := rulesNamed(t, os.DirFS("../.."))
	count := 0
	for _, f := range ruleIDs {
		for n := 1; n <= f.last; n++ {
			id := fmt.Sprintf("%s-%d", f.family, n)
			if count++; !named[id] {
				t.Errorf("no test names %s", id)
			}
		}
	}
	if count != 95 {
		t.Errorf("%d rules, typography.md has 95", count)
	}
}

// rulesNamed are the ids in the tests of the project.
func rulesNamed(t *testing.T, project fs.FS) map[string]bool {
	id := regexp.MustCompile(`\b[A-Z]{2}-[0-9]{1,2}\b`)
	named := map[string]bool{}
	err := fs.WalkDir(project, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "testdata" || len(path) > 1 && path[0] == '.') {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "rule_ids_test.go") {
			return err
		}
		text, err := fs.ReadFile(project, path)
		for _, found := range id.FindAll(text, -1) {
			named[string(found)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return named
}
