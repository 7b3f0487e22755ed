package render

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

var update = flag.Bool("update", os.Getenv("UPDATE_GOLDEN") != "", "write the golden files anew")

// TestBuiltinThemes holds that themes_builtin.go says what the YAML files say; -update writes it anew.
func TestBuiltinThemes(t *testing.T) {
	t.Parallel()
	themes := map[string]Theme{}
	for _, name := range Themes() {
		th := themes["article"] // which all others extend
		data, ok := ThemeSource(name)
		if !ok {
			t.Fatalf("no theme %s", name)
		}
		docs, problems := tree.YAML(string(data), content.Pos{File: name + ".yaml", Line: 1, Col: 1}, tree.Limits{})
		d := &themeDecoder{}
		d.mapping(docs[0], reflect.ValueOf(&th).Elem(), "")
		d.check(&th, docs[0])
		for _, p := range append(problems, d.problems...) {
			t.Error(p)
		}
		themes[name] = th
	}
	if *update {
		writeBuiltin(t, themes)
		return
	}
	for _, name := range Themes() {
		if got, ok := builtinTheme(name); !ok || got != themes[name] {
			t.Errorf("themes_builtin.go differs from themes/%s.yaml: make golden writes it anew", name)
		}
	}
}

func writeBuiltin(t *testing.T, themes map[string]Theme) {
	var b bytes.Buffer
	b.WriteString("// Code generated from themes/*.yaml by go test -update; DO NOT EDIT.\n\npackage render\n\n" +
		"// builtinTheme returns the built-in theme of the name; false for no such theme.\n" +
		"func builtinTheme(name string) (Theme, bool) {\n\tswitch name {\n")
	for _, name := range Themes() {
		text := strings.ReplaceAll(fmt.Sprintf("%#v", themes[name]), "render.", "")
		for _, zero := range []string{`\w+:(0|0x0|false|""|\w+\{\}|\[3\]uint8\{0x0, 0x0, 0x0\})(, |\})`, `\w+:\w+\{\}(, |\})`} {
			for old := ""; old != text; {
				old = text
				text = regexp.MustCompile(zero).ReplaceAllStringFunc(text, func(s string) string {
					if strings.HasSuffix(s, "}") {
						return "}"
					}
					return ""
				})
			}
		}
		text = strings.ReplaceAll(strings.ReplaceAll(text, ", }", "}"), "}, ", "},\n")
		fmt.Fprintf(&b, "\tcase %q:\n\t\treturn %s, true\n", name, text)
	}
	b.WriteString("\t}\n\treturn Theme{}, false\n}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("themes_builtin.go", out, 0o644); err != nil {
		t.Fatal(err)
	}
}
