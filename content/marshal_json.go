package content

import (
	"strconv"
	"unicode/utf8"
)

// jsonWriter writes object values as JSON: two spaces a level, Han and < > & as they are.
type jsonWriter struct {
	out    []byte
	indent int
	err    error
}

func (w *jsonWriter) value(v any) {
	switch v := v.(type) {
	case string:
		w.out = appendJSONString(w.out, v)
	case int:
		w.out = strconv.AppendInt(w.out, int64(v), 10)
	case bool:
		w.out = strconv.AppendBool(w.out, v)
	case object:
		w.block('{', '}', len(v), func(i int) {
			w.out = append(appendJSONString(w.out, v[i].key), ": "...)
			w.value(v[i].val)
		})
	case []any:
		w.block('[', ']', len(v), func(i int) { w.value(v[i]) })
	case error:
		w.err = v
	}
}

func (w *jsonWriter) block(open, closing byte, n int, item func(i int)) {
	w.out = append(w.out, open)
	if n > 0 {
		w.indent++
		for i := range n {
			if i > 0 {
				w.out = append(w.out, ',')
			}
			w.newline()
			item(i)
		}
		w.indent--
		w.newline()
	}
	w.out = append(w.out, closing)
}

func (w *jsonWriter) newline() {
	w.out = append(w.out, '\n')
	for range w.indent {
		w.out = append(w.out, "  "...)
	}
}

// appendJSONString writes s with the escapes of RFC 8259 §7 that are needed, and U+2028 and U+2029 escaped too.
func appendJSONString(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\t':
			out = append(out, '\\', 't')
		case r < ' ' || r == 0x7F || r == 0x2028 || r == 0x2029:
			out = append(out, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return append(out, '"')
}
