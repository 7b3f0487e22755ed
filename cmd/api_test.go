package cmd_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// public are the packages that docs/library.md names.
var public = []string{"content", "content/formats", "fonts", "fonts/defaults", "render", "render/typeset", "render/layout",
	"render/pdf", "render/epub", "render/export"}

// TestSurface holds docs/api.txt: an exported name is added or taken away on purpose. UPDATE_GOLDEN=1 writes it.
func TestSurface(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, path := range public {
		names := surface(t, path)
		fmt.Fprintf(&b, "%s (%d)\n", path, len(names))
		for _, name := range names {
			fmt.Fprintf(&b, "\t%s\n", name)
		}
	}
	const file = "../docs/api.txt"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	held, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	had, has := strings.Split(string(held), "\n"), strings.Split(b.String(), "\n")
	for _, line := range has {
		if !slices.Contains(had, line) {
			t.Errorf("%s is new: UPDATE_GOLDEN=1 go test ./cmd -run TestSurface, if it is meant", strings.TrimSpace(line))
		}
	}
	for _, line := range had {
		if !slices.Contains(has, line) {
			t.Errorf("%s is gone: callers will miss it", strings.TrimSpace(line))
		}
	}
}

// surface lists the exported names of a package, and fails for one without a comment that begins with it.
func surface(t *testing.T, path string) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("..", path, "*.go"))
	set := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, f, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	p, err := doc.NewFromFiles(set, parsed, "github.com/kanben/kanben/"+path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(p.Doc, "Package "+p.Name+" ") {
		t.Errorf("%s: the package comment begins %.30q", path, p.Doc)
	}
	var out []string
	values := func(vs []*doc.Value) {
		for _, v := range vs {
			out = append(out, v.Names...)
		}
	}
	funcs := func(prefix string, fs []*doc.Func) {
		for _, f := range fs {
			out = append(out, prefix+f.Name)
			if !strings.HasPrefix(f.Doc, f.Name) && len(f.Recv) == 0 {
				t.Errorf("%s.%s: its comment begins %.30q", path, f.Name, f.Doc)
			}
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs("", p.Funcs)
	for _, typ := range p.Types {
		out = append(out, typ.Name)
		if typ.Doc == "" {
			t.Errorf("%s.%s has no comment", path, typ.Name)
		}
		values(typ.Consts)
		values(typ.Vars)
		funcs("", typ.Funcs)
		funcs(typ.Name+".", typ.Methods)
	}
	out = slices.DeleteFunc(out, func(s string) bool { return !ast.IsExported(s) })
	slices.Sort(out)
	return out
}
