package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	problemCode = regexp.MustCompile(`^[EWI]-[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$`)
	problemRow  = regexp.MustCompile(`(?m)^\| ([EWI]-[A-Z0-9-]+) \| [^|]+ \| [^|]+ \|$`)
	link        = regexp.MustCompile(`\]\(([^)#:]+)\)`)
	fence       = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
)

// TestEveryProblemHasItsEntry holds docs/problems.md and the codes in the sources together, in both directions.
func TestEveryProblemHasItsEntry(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, m := range problemRow.FindAllStringSubmatch(string(page), -1) {
		if documented[m[1]] {
			t.Errorf("docs/problems.md has %s twice", m[1])
		}
		documented[m[1]] = true
	}
	used := codesInSources(t)
	for code, file := range used {
		if !documented[code] {
			t.Errorf("%s in %s has no entry in docs/problems.md", code, file)
		}
	}
	for code := range documented {
		if used[code] == "" {
			t.Errorf("docs/problems.md explains %s, which the code never reports", code)
		}
	}
}

func codesInSources(t *testing.T) map[string]string {
	t.Helper()
	used := map[string]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && problemCode.MatchString(s) {
					used[s] = path
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

// TestDocumentsLinkToWhatIsThere follows the relative links of README and docs.
func TestDocumentsLinkToWhatIsThere(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../README.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(fence.ReplaceAllString(string(text), ""), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
			}
		}
	}
}
