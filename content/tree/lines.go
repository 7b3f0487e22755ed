package tree

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// JoinLines joins the lines of a text: between CJK characters a line end is nothing, else one space
// (typography.md IN-4, content.md K5).
func JoinLines(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if i > 0 && line != "" && b.Len() > 0 && !ClosesUp(b.String(), line) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// ClosesUp reports whether a line end between the texts vanishes: both neighbours are CJK.
func ClosesUp(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return IsCJK(a) && IsCJK(b)
}

// IsCJK reports whether a character is Han, kana, bopomofo, hangul or CJK punctuation, among it the marks
// that Chinese shares with Latin (content.md K2).
func IsCJK(r rune) bool {
	switch {
	case r < 0xB7:
		return false
	case r == '“' || r == '”' || r == '‘' || r == '’' || r == '—' || r == '…' || r == '·':
		return true
	case r < 0x1100:
		return false
	case r >= 0x3000 && r <= 0x30FF, r >= 0x3400 && r <= 0x9FFF, r >= 0xFF00 && r <= 0xFFEF:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul)
}

// unfold takes out the spaces that YAML puts for line ends inside a value where both neighbours are CJK. source
// begins with the value's first character, or for a folded block (>) with its header line.
func unfold(value, source string, block bool) string {
	if !strings.Contains(value, " ") {
		return value
	}
	if block {
		_, source, _ = strings.Cut(source, "\n")
		source = strings.TrimLeft(source, " \n")
	}
	source = strings.TrimPrefix(strings.TrimPrefix(source, `"`), "'")
	var b strings.Builder
	for i, r := range value {
		after := strings.TrimLeft(source, " \t\r\n")
		folded := strings.Contains(source[:len(source)-len(after)], "\n")
		switch {
		case r == ' ' && folded:
			source = after
			if ClosesUp(value[:i], value[i+1:]) {
				continue
			}
		case r == '\n' && folded:
			source = after
		case strings.HasPrefix(source, string(r)):
			source = source[utf8.RuneLen(r):]
		case r != '\n':
			return value
		}
		b.WriteRune(r)
	}
	return b.String()
}
