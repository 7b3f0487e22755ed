package tree

import (
	"strconv"
	"strings"
)

// str reads a string of any of TOML's four kinds.
func (p *tomlScanner) str(n *Node) {
	quote := p.text[p.off : p.off+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(p.text[p.off:], long) {
		p.off += 3
		n.Value = p.until(long, quote == `"`)
		n.Value = strings.TrimPrefix(strings.TrimPrefix(n.Value, "\r"), "\n")
		n.rest = "" // the value does not begin behind one quotation mark
		return
	}
	p.off++
	n.Value = p.until(quote, quote == `"`)
}

// until reads to the closing marks; a long string may end in marks of its own before them.
func (p *tomlScanner) until(end string, escapes bool) string {
	var b strings.Builder
	for p.off < len(p.text) {
		rest := p.text[p.off:]
		switch {
		case strings.HasPrefix(rest, end):
			p.off += len(end)
			for len(end) == 3 && p.peek() == end[0] {
				b.WriteByte(end[0])
				p.off++
			}
			return b.String()
		case escapes && rest[0] == '\\':
			p.off += escape(&b, rest)
		default:
			b.WriteByte(rest[0])
			p.off++
		}
	}
	return b.String()
}

// escape writes what the escape at the front of s stands for and returns its length.
func escape(b *strings.Builder, s string) int {
	if len(s) < 2 {
		return len(s)
	}
	digits := 0
	switch s[1] {
	case 'b':
		b.WriteByte('\b')
	case 't':
		b.WriteByte('\t')
	case 'n':
		b.WriteByte('\n')
	case 'f':
		b.WriteByte('\f')
	case 'r':
		b.WriteByte('\r')
	case 'e':
		b.WriteByte(0x1B)
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case ' ', '\t', '\r', '\n': // a line end with the white space round it
		return len(s) - len(strings.TrimLeft(s[1:], " \t\r\n"))
	default:
		b.WriteByte(s[1])
	}
	if digits == 0 || len(s) < 2+digits {
		return 2
	}
	if r, err := strconv.ParseUint(s[2:2+digits], 16, 32); err == nil {
		b.WriteRune(rune(r))
	}
	return 2 + digits
}
