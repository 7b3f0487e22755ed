package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/kanben/kanben/"

// rooms gives each package its rank: it may import packages of lower rank only. A new package takes its place here
// (docs/ARCHITECTURE.md). Imports of tests are looked at for content only, which may not even know fonts there.
var rooms = map[string]int{
	"content":              0,
	"content/tree":         1,
	"content/inlinemd":     2,
	"content/xmltree":      2,
	"content/pack":         2,
	"content/fields":       3,
	"content/account":      3,
	"content/internal":     6,
	"content/structured":   5,
	"content/outline":      5,
	"content/plain":        6,
	"content/html":         6,
	"content/docx":         6,
	"content/markdown":     6,
	"content/records":      7,
	"content/pandoc":       8,
	"content/feed":         8,
	"content/ninjs":        8,
	"content/mapped":       8,
	"content/newsml":       8,
	"content/nitf":         8,
	"content/mhtml":        8,
	"content/epubin":       8,
	"content/jats":         8,
	"content/formats":      9,
	"fonts":                0,
	"fonts/data":           0,
	"fonts/defaults":       1,
	"render":               10,
	"render/picture/svg":   10,
	"render/picture":       11,
	"render/typeset":       11,
	"render/layout":        12,
	"render/pdf/icc":       0,
	"render/pdf/preflight": 12,
	"render/pdf":           13,
	"render/epub/check":    12,
	"render/epub":          13,
	"render/export":        14,
	"cmd/internal/config":  20,
	"cmd/internal/report":  20,
	"cmd/internal/store":   20,
	"cmd/internal/fleet":   21,
	"cmd/internal/preview": 21,
	"cmd":                  22,
	"cmd/kanben":           23,
}

// pure are the steps that may not touch files, clock, environment or network; embed and io/fs are no such touch.
var pure = []string{"content", "fonts", "render"}

// outside are what the pure steps may not import.
var outside = []string{"os", "os/exec", "net", "net/http", "syscall", "log", "math/rand", "math/rand/v2"}

// TestImportsGoDown reads the imports from the sources. Asking go list was seen to answer from the test cache.
func TestImportsGoDown(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	eachSource(t, func(pkg, file string, imports []string) {
		seen[room(pkg)] = true
		rank, known := rooms[room(pkg)]
		if !known {
			t.Errorf("%s: package %s has no rank: give it one in rooms", file, pkg)
			return
		}
		for _, i := range imports {
			to, ours := strings.CutPrefix(i, module)
			if ours && room(to) != room(pkg) && rooms[room(to)] >= rank {
				t.Errorf("%s: %s (rank %d) imports %s (rank %d)", file, pkg, rank, to, rooms[room(to)])
			}
		}
	})
	for r := range rooms {
		if !seen[r] && r != "content/internal" {
			t.Logf("room %s has no sources yet", r)
		}
	}
}

// TestTheMiddleIsPure holds that content, fonts and render ask nothing of the world (style rule 9).
func TestTheMiddleIsPure(t *testing.T) {
	t.Parallel()
	eachSource(t, func(pkg, file string, imports []string) {
		first, _, _ := strings.Cut(pkg, "/")
		if !has(pure, first) || allowed(file) {
			return
		}
		for _, i := range imports {
			if has(outside, i) && !(i == "net/http" && onlyLooksAtBytes(t, file)) {
				t.Errorf("%s imports %s", file, i)
			}
		}
	})
}

// onlyLooksAtBytes reports whether all that the file takes of net/http is DetectContentType.
func onlyLooksAtBytes(t *testing.T, file string) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	only := true
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "http" && s.Sel.Name != "DetectContentType" {
				only = false
			}
		}
		return true
	})
	return only
}

// allowed are the border to go-epub, which wants an HTTP client that refuses, and generators that go run starts.
func allowed(file string) bool {
	return file == "render/epub/goepub.go" || strings.HasSuffix(file, "_gen.go") || strings.Contains(file, "/internal/gen")
}

// TestOneFileAWritingLibrary holds that each of the two writers is behind one file (design: two strokes).
func TestOneFileAWritingLibrary(t *testing.T) {
	t.Parallel()
	users := map[string][]string{}
	eachSource(t, func(_, file string, imports []string) {
		for _, i := range imports {
			if i == "github.com/go-pdf/fpdf" || i == "github.com/go-shiori/go-epub" {
				users[i] = append(users[i], file)
			}
		}
	})
	for library, files := range users {
		if len(files) != 1 {
			t.Errorf("%s is imported by %v", library, files)
		}
	}
	if len(users) != 2 {
		t.Errorf("%d of the 2 writing libraries are used", len(users))
	}
}

// room is what has the rank: the package, but for families of packages of one kind.
func room(pkg string) string {
	for _, family := range []string{"fonts/data", "content/internal"} {
		if strings.HasPrefix(pkg, family+"/") {
			return family
		}
	}
	return pkg
}

func eachSource(t *testing.T, visit func(pkg, file string, imports []string)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "testdata" || name == "node_modules" || name == "docs" || strings.HasPrefix(name, ".") && name != "..") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, p)
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		visit(path.Dir(rel), rel, imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func has(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}
