package inlinemd

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// unescaped adds text with its backslash escapes and character references resolved (CommonMark §2.4, §2.5).
func (c *Converter) unescaped(b *builder, raw []byte, start int) {
	from := 0
	for i := bytes.IndexAny(raw, `\&`); i >= 0 && i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			c.piece(b, from, i, start)
			from = i + 1
			i += 2
		case raw[i] == '&':
			s, n := reference(raw[i:])
			if n == 0 {
				i++
				break
			}
			c.piece(b, from, i, start)
			b.text(s, c.At(start+i))
			from = i + n
			i = from
		default:
			i++
		}
		next := bytes.IndexAny(raw[i:], `\&`)
		if next < 0 {
			break
		}
		i += next
	}
	c.piece(b, from, len(raw), start)
}

func (c *Converter) piece(b *builder, from, to, start int) {
	if from < to {
		c.kept(start+from, start+to)
		b.text(c.Words[start+from:start+to], c.At(start+from))
	}
}

// reference resolves the character reference that raw begins with; n is its length, 0 if there is none.
func reference(raw []byte) (s string, n int) {
	end := bytes.IndexByte(raw[:min(len(raw), 40)], ';')
	if end < 2 {
		return "", 0
	}
	name := raw[1:end]
	if name[0] != '#' {
		e, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return "", 0
		}
		return string(e.Characters), end + 1
	}
	r, ok := numeric(name[1:])
	if !ok {
		return "", 0
	}
	return string(r), end + 1
}

func numeric(digits []byte) (rune, bool) {
	base := rune(10)
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		base, digits = 16, digits[1:]
	}
	if len(digits) == 0 || len(digits) > 7 {
		return 0, false
	}
	var r rune
	for _, d := range digits {
		v := rune(bytes.IndexByte([]byte("0123456789abcdef"), d|0x20))
		if d >= '0' && d <= '9' {
			v = rune(d - '0')
		}
		if v < 0 || v >= base {
			return 0, false
		}
		r = r*base + v
	}
	if r < ' ' && r != '\t' || r > utf8.MaxRune || !utf8.ValidRune(r) || r == 0x7F {
		return utf8.RuneError, true
	}
	return r, true
}
