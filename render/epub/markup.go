package epub

import (
	"strconv"
	"unicode/utf8"
)

// markup is XHTML, OPF or NCX as it is being written: our own tags as they are, all words from the input escaped.
// Characters that XML 1.0 forbids are left out and told to illegal (epub.md §13).
type markup struct {
	b       []byte
	illegal func(r rune, at int) // at: byte offset in the string that was being written
	bidi    func(r rune, at int)
}

// raw appends markup of ours.
func (m *markup) raw(s string) { m.b = append(m.b, s...) }

// num appends a number.
func (m *markup) num(n int) { m.b = strconv.AppendInt(m.b, int64(n), 10) }

// attr appends an attribute with a leading space.
func (m *markup) attr(name, value string) {
	m.b = append(m.b, ' ')
	m.b = append(m.b, name...)
	m.b = append(m.b, '=', '"')
	m.text(value)
	m.b = append(m.b, '"')
}

// elem appends an element that holds only text.
func (m *markup) elem(name, text string) {
	m.b = append(m.b, '<')
	m.b = append(m.b, name...)
	m.b = append(m.b, '>')
	m.text(text)
	m.b = append(m.b, '<', '/')
	m.b = append(m.b, name...)
	m.b = append(m.b, '>')
}

// text appends characters of the input; in attribute values too.
func (m *markup) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x80 {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r >= 0x200E && r <= 0x2069 && isBidiControl(r) && m.bidi != nil {
				m.bidi(r, i)
			}
			if !legalXML(r, n) {
				m.b = append(m.b, s[from:i]...)
				from = i + n
				m.report(r, i)
			}
			i += n
			continue
		}
		esc := ""
		switch c {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&quot;"
		case '\r': // a literal one would be read back as a line feed (XML 1.0 2.11)
			esc = "&#13;"
		case '\t', '\n':
		default:
			if c >= 0x20 {
				i++
				continue
			}
			m.report(rune(c), i)
		}
		if esc != "" || c < 0x20 && c != '\t' && c != '\n' {
			m.b = append(m.b, s[from:i]...)
			m.b = append(m.b, esc...)
			from = i + 1
		}
		i++
	}
	m.b = append(m.b, s[from:]...)
}

func (m *markup) report(r rune, at int) {
	if m.illegal != nil {
		m.illegal(r, at)
	}
}

// legalXML reports whether the character of n bytes is a Char of XML 1.0 2.2; n 1 beyond ASCII is a broken
// sequence, such as an unpaired surrogate.
func legalXML(r rune, n int) bool {
	if n == 1 {
		return false
	}
	return r != 0xFFFE && r != 0xFFFF
}

// isBidiControl reports the controls that can make text look like another text; they are kept and reported.
func isBidiControl(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
