package render

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// themeDecoder fills a Theme from a tree of YAML; what it does not know becomes a Problem with its place.
type themeDecoder struct{ problems []content.Problem }

func (d *themeDecoder) fail(code string, pos content.Pos, path, msg, hint string) {
	d.problems = append(d.problems, content.Problem{
		Severity: content.Error, Code: code, Pos: pos, Path: path, Msg: msg, Hint: hint})
}

func (d *themeDecoder) mapping(n *tree.Node, v reflect.Value, path string) {
	if n.Kind != tree.Map {
		d.fail("E-TYPE", n.Pos, path, "this is "+n.Kind.String()+", not a mapping", "")
		return
	}
	for i, key := range n.Keys {
		if path == "" && key.Value == "extends" {
			continue
		}
		field, ok := themeField(v, key.Value)
		if !ok {
			hint := ""
			if near := tree.Nearest(key.Value, themeKeys(v.Type())); near != "" {
				hint = "the nearest key is " + near
			}
			d.fail("E-KEY", key.Pos, path, "unknown key "+quoted(key.Value), hint)
			continue
		}
		d.value(n.Items[i], field, key.Value, strings.TrimPrefix(path+"."+key.Value, "."))
	}
}

func (d *themeDecoder) value(n *tree.Node, v reflect.Value, field, path string) {
	parse := scalarOf(v)
	if parse == nil {
		d.mapping(n, v, path)
		return
	}
	if n.Kind != tree.Scalar {
		d.fail("E-TYPE", n.Pos, path, "this is "+n.Kind.String()+", not one value", "")
		return
	}
	if words := themeWords(field); words != "" && !slices.Contains(strings.Fields(words), n.Value) && n.Value != "" {
		d.fail("E-VALUE", n.Pos, path, quoted(n.Value)+" is not one of "+words, "")
		return
	}
	if want := parse(n.Value); want != "" {
		d.fail("E-VALUE", n.Pos, path, quoted(n.Value)+" is not "+want, "")
	}
}

// scalarOf returns the parser of the field's type, nil for a mapping. A parser returns what it would have
// taken, "" if it has taken the value.
func scalarOf(v reflect.Value) func(string) string {
	switch p := v.Addr().Interface().(type) {
	case scalar:
		return p.parse
	case *bool:
		return func(s string) string { *p = s == "true"; return wantIf(s != "true" && s != "false", "true or false") }
	case *int:
		return func(s string) (want string) {
			n, err := strconv.Atoi(s)
			*p = n
			return wantIf(err != nil, "a whole number")
		}
	case *string:
		return func(s string) string { *p = s; return "" }
	}
	if v.Kind() == reflect.Uint8 { // fonts.Role
		return func(s string) string { return parseRole(s, v) }
	}
	return nil
}

// themeWords returns the words that a key with a string takes, "" if any will do.
func themeWords(field string) string {
	switch strings.ToLower(field) {
	case "align":
		return "justify start centre end"
	case "kinsoku":
		return "gb basic strict none"
	case "punct":
		return "quanjiao kaiming banjiao none"
	case "line-end", "lineend":
		return "trim allow keep"
	case "line-start", "linestart", "indent-start", "indentstart":
		return "trim keep"
	case "place":
		return "centre outer outer-blank"
	case "form":
		return "plain of dash"
	case "verso":
		return "publication title section"
	}
	return ""
}

func wantIf(bad bool, want string) string {
	if bad {
		return want
	}
	return ""
}

func themeField(v reflect.Value, key string) (reflect.Value, bool) {
	t := v.Type()
	for i := range t.NumField() {
		if themeKey(t.Field(i).Name) == key {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func themeKeys(t reflect.Type) []string {
	keys := make([]string, 0, t.NumField())
	for i := range t.NumField() {
		keys = append(keys, themeKey(t.Field(i).Name))
	}
	return keys
}

// themeKey turns the name of a field into its key: ColumnRule is column-rule.
func themeKey(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('-')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted returns at most 40 characters of input for a message, controls escaped (content.md §12).
func quoted(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return strconv.Quote(s)
}
