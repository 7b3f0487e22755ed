package preflight

import (
	"bytes"
	"errors"
	"strconv"
)

var errSyntax = errors.New("syntax error")

// lexer reads objects from bytes. maxDepth bounds nesting.
type lexer struct {
	b     []byte
	at    int
	depth int
}

const maxDepth = 100

// keyword is a bare word: an operator, or obj, stream and the like.
type keyword string

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads one object or keyword; ok is false at the end.
func (l *lexer) next() (v any, ok bool, err error) {
	l.space()
	if l.at >= len(l.b) {
		return nil, false, nil
	}
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name(), true, nil
	case c == '(':
		v, err = l.literal()
	case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
		v, err = l.dict()
	case c == '<':
		v, err = l.hex()
	case c == '[':
		v, err = l.array()
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return l.number(), true, nil
	case isDelimiter(c):
		l.at++
		return keyword(c), true, nil
	default:
		return l.word(), true, nil
	}
	return v, true, err
}

func (l *lexer) token() []byte {
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[from:l.at]
}

func (l *lexer) word() any {
	switch w := string(l.token()); w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		return keyword(w)
	}
}

func (l *lexer) number() any {
	t := string(l.token())
	if n, err := strconv.Atoi(t); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(t, 64); err == nil {
		return f
	}
	return keyword(t)
}

func (l *lexer) name() any {
	l.at++
	t := l.token()
	if bytes.IndexByte(t, '#') < 0 {
		return Name(t)
	}
	var out []byte
	for i := 0; i < len(t); i++ {
		if t[i] == '#' && i+2 < len(t)+0 {
			if v, err := strconv.ParseUint(string(t[i+1:min(i+3, len(t))]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, t[i])
	}
	return Name(out)
}

func (l *lexer) literal() (any, error) {
	l.at++
	var out String
	for depth := 1; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			depth++
			out = append(out, c)
		case ')':
			if depth--; depth == 0 {
				l.at++
				return out, nil
			}
			out = append(out, c)
		case '\\':
			l.at++
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	return nil, errSyntax
}

// escape reads what follows a backslash and leaves at on its last byte.
func (l *lexer) escape(out String) String {
	if l.at >= len(l.b) {
		return out
	}
	switch c := l.b[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	default:
		if c < '0' || c > '7' {
			return append(out, c)
		}
	}
	v := 0
	for n := 0; n < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; n++ {
		v = v*8 + int(l.b[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(v))
}

func (l *lexer) hex() (any, error) {
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		return nil, errSyntax
	}
	out := unhex(l.b[l.at+1 : l.at+end])
	l.at += end + 1
	return out, nil
}

func unhex(s []byte) String {
	var out String
	half, have := byte(0), false
	for _, c := range s {
		var v byte
		switch {
		case c >= '0' && c <= '9':
			v = c - '0'
		case c >= 'a' && c <= 'f':
			v = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v = c - 'A' + 10
		default:
			continue
		}
		if have {
			out = append(out, half<<4|v)
		}
		half, have = v, !have
	}
	if have {
		out = append(out, half<<4)
	}
	return out
}

func (l *lexer) array() (any, error) {
	l.at++
	items, err := l.until("]")
	return Array(items), err
}

// until reads objects up to the closing keyword, joining references.
func (l *lexer) until(end keyword) ([]any, error) {
	if l.depth++; l.depth > maxDepth {
		return nil, errSyntax
	}
	defer func() { l.depth-- }()
	var out []any
	for {
		v, ok, err := l.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, errSyntax
		}
		k, isKey := v.(keyword)
		switch {
		case isKey && k == end:
			if end == ">" {
				if l.at >= len(l.b) || l.b[l.at] != '>' {
					return nil, errSyntax
				}
				l.at++
			}
			return out, nil
		case isKey && k == "R" && len(out) >= 2:
			num, a := out[len(out)-2].(int)
			gen, b := out[len(out)-1].(int)
			if !a || !b {
				return nil, errSyntax
			}
			out = append(out[:len(out)-2], Ref{num, gen})
		case isKey:
			return nil, errSyntax
		default:
			out = append(out, v)
		}
	}
}

func (l *lexer) dict() (any, error) {
	l.at += 2
	items, err := l.until(">")
	if err != nil || len(items)%2 != 0 {
		return nil, errSyntax
	}
	d := make(Dict, len(items)/2)
	for i := 0; i < len(items); i += 2 {
		k, ok := items[i].(Name)
		if !ok {
			return nil, errSyntax
		}
		d[k] = items[i+1]
	}
	return d, nil
}
