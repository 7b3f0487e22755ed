package render

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/kanben/kanben/fonts"
)

// ThemeSchema returns the JSON Schema (draft 2020-12) of theme files, made from the fields of Theme.
func ThemeSchema() []byte {
	root := mappingSchema(reflect.TypeFor[Theme]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "kanben theme"
	root["properties"].(map[string]any)["extends"] = map[string]any{"enum": Themes()}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil { // maps of strings and numbers: cannot fail
		return nil
	}
	return b.Bytes()
}

func mappingSchema(t reflect.Type) map[string]any {
	properties := map[string]any{}
	for i := range t.NumField() {
		properties[themeKey(t.Field(i).Name)] = fieldSchema(t.Field(i))
	}
	return map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
}

func fieldSchema(f reflect.StructField) map[string]any {
	length := func(pattern string) map[string]any {
		return map[string]any{"anyOf": []any{map[string]any{"type": "number"}, map[string]any{"type": "string", "pattern": pattern}}}
	}
	switch f.Type {
	case reflect.TypeFor[Pt]():
		return length(`^-?[0-9.]+(pt|mm)?$`)
	case reflect.TypeFor[Em1000]():
		return length(`^-?[0-9.]+(em)?$`)
	case reflect.TypeFor[Lines]():
		return length(`^-?[0-9.]+$`)
	case reflect.TypeFor[Ratio]():
		return length(`^([0-9]+:[0-9]+|[0-9.]+(pt|mm)?)$`)
	case reflect.TypeFor[Ink]():
		return map[string]any{"type": "string", "pattern": `^[CMYK][0-9.]+( [CMYK][0-9.]+)*( #[0-9A-Fa-f]{6})?$`}
	case reflect.TypeFor[Paper](), reflect.TypeFor[string]():
		return stringSchema(f.Name)
	case reflect.TypeFor[fonts.Role]():
		var roles []string
		for r := range fonts.NumRoles {
			roles = append(roles, fonts.Role(r).String())
		}
		return map[string]any{"enum": roles}
	case reflect.TypeFor[bool]():
		return map[string]any{"type": "boolean"}
	case reflect.TypeFor[int]():
		return map[string]any{"type": "integer"}
	}
	return mappingSchema(f.Type)
}

// stringSchema returns the words that a field takes; themeWords has them for the loader as well.
func stringSchema(field string) map[string]any {
	if words := themeWords(field); words != "" {
		return map[string]any{"enum": strings.Fields(words)}
	}
	return map[string]any{"type": "string"}
}
