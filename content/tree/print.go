package tree

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PrintYAML writes the tree as YAML that reads back as an equal tree: mappings of a few short values on one
// line, longer text of several lines as a literal block, quotation marks only where they are needed.
func PrintYAML(n *Node) string {
	p := printer{}
	p.node(n, 0, false)
	return p.b.String()
}

type printer struct{ b strings.Builder }

const flowWidth = 96

// node writes a value after "key:" or "-" (inline true after "-"), or as the document.
func (p *printer) node(n *Node, level int, afterDash bool) {
	if s, ok := flow(n); ok && (level > 0 || n.Len() == 0) {
		p.space(level)
		p.b.WriteString(s + "\n")
		return
	}
	switch n.Kind {
	case Scalar:
		p.space(level)
		p.literal(n.Value, level)
	case List:
		p.list(n, level, afterDash)
	case Map:
		p.mapping(n, level, afterDash)
	}
}

func (p *printer) space(level int) {
	if level > 0 {
		p.b.WriteByte(' ')
	}
}

func (p *printer) list(n *Node, level int, afterDash bool) {
	for i, it := range n.Items {
		p.begin(level, i == 0 && afterDash, level > 0 && i == 0 && !afterDash)
		p.b.WriteByte('-')
		p.node(it, level+1, true)
	}
}

func (p *printer) mapping(n *Node, level int, afterDash bool) {
	for i, key := range n.Keys {
		p.begin(level, i == 0 && afterDash, level > 0 && i == 0 && !afterDash)
		p.b.WriteString(scalarText(key, false) + ":")
		p.node(n.Items[i], level+1, false)
	}
}

// begin starts the line of an entry: behind a dash, or on a line of its own.
func (p *printer) begin(level int, behindDash, newLine bool) {
	if behindDash {
		p.b.WriteByte(' ')
		return
	}
	if newLine {
		p.b.WriteByte('\n')
	}
	for range level {
		p.b.WriteString("  ")
	}
}

// literal writes text of several lines as a block; the caller made sure that flow refuses it.
func (p *printer) literal(s string, level int) {
	p.b.WriteByte('|')
	switch trimmed := strings.TrimRight(s, "\n"); len(s) - len(trimmed) {
	case 0:
		p.b.WriteByte('-')
	case 1:
	default:
		p.b.WriteByte('+')
	}
	p.b.WriteByte('\n')
	for _, line := range strings.Split(strings.TrimSuffix(s, "\n"), "\n") {
		if line != "" {
			p.b.WriteString(strings.Repeat("  ", level) + line)
		}
		p.b.WriteByte('\n')
	}
}

// flow returns the value as it stands on one line, false if it is better spread over several.
func flow(n *Node) (string, bool) {
	switch n.Kind {
	case Null:
		return "null", true
	case Scalar:
		return scalarText(n, false), !isBlock(n.Value)
	case List:
		if n.Len() == 0 {
			return "[]", true
		}
	case Map:
		if n.Len() == 0 {
			return "{}", true
		}
	}
	parts := make([]string, n.Len())
	for i, it := range n.Items {
		if it.Kind != Scalar || isBlock(it.Value) || n.Kind == List && utf8.RuneCountInString(it.Value) > 12 {
			return "", false
		}
		if n.Kind == Map {
			parts[i] = scalarText(n.Keys[i], true) + ": "
		}
		parts[i] += scalarText(it, true)
	}
	s := strings.Join(parts, ", ")
	if n.Kind == Map {
		return "{" + s + "}", n.Len() > 1 && utf8.RuneCountInString(s) < flowWidth
	}
	return "[" + s + "]", utf8.RuneCountInString(s) < flowWidth
}

// isBlock reports whether text is written as a literal block.
func isBlock(s string) bool {
	if !strings.Contains(s, "\n") || strings.TrimSpace(s) == "" || s[0] == ' ' || s[0] == '\n' {
		return false
	}
	for _, r := range s {
		if r != '\n' && !printable(r) {
			return false
		}
	}
	return true
}

func printable(r rune) bool {
	return unicode.IsPrint(r) || r == 0x3000 || unicode.Is(unicode.Mn, r)
}

// scalarText writes a scalar plain where YAML and its users read it as the same text, else in quotation marks.
func scalarText(n *Node, inFlow bool) string {
	if n.Plain || isPlain(n.Value, inFlow) {
		return n.Value
	}
	return quote(n.Value)
}

func isPlain(s string, inFlow bool) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") {
		return false
	}
	if strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`~<=.+", rune(s[0])) || meansSomethingElse(s) {
		return false
	}
	if inFlow && strings.ContainsAny(s, ",[]{}:") {
		return false
	}
	for _, r := range s {
		if !printable(r) {
			return false
		}
	}
	return true
}

// meansSomethingElse reports whether other YAML programs read the bare word as a number, truth value or nothing.
// Dates stay bare: people write them so.
func meansSomethingElse(s string) bool {
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return true
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(s, 0, 64)
	return err == nil
}

// quote writes text in double quotation marks with the escapes that JSON and YAML share.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case printable(r):
			b.WriteRune(r)
		case r <= 0xFFFF:
			b.WriteString(`\u` + hex(r, 4))
		default:
			b.WriteString(`\U` + hex(r, 8))
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex(r rune, width int) string {
	s := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", width-len(s)) + s
}
