package structured

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// account says what became of the source (content.md §11): values are text or fields, keys and marks are syntax.
// Markdown inside values is accounted for where it was read.
func (d *decoder) account(root *tree.Node, text string) []content.Span {
	a := accountant{text: text}
	for _, m := range d.marked {
		a.list.Add(m[0], m[1], content.SpanText)
	}
	for i, key := range root.Keys {
		a.walk(root.Items[i], key.Value, isTextField(key.Value))
	}
	return a.list.Cover(len(text))
}

type accountant struct {
	text string
	list content.SpanList
}

// isTextField reports whether a field of an article holds words of its text.
func isTextField(key string) bool {
	switch key {
	case "title", "subtitle", "kicker", "original_title", "abstract", "sections", "notes":
		return true
	}
	return false
}

// isTextKey reports whether a key below such a field does.
func isTextKey(key string) bool {
	switch key {
	case "title", "label", "slogan", "heading", "blocks", "p", "run_in", "list", "quote", "pullquote", "verse", "code", "math",
		"by", "caption", "text", "rich", "emph", "strong", "strike", "sup", "sub", "ruby", "table", "rows":
		return true
	}
	return false
}

// isFieldKey reports whether a key's list or mapping holds no words of the text.
func isFieldKey(key string) bool {
	switch key {
	case "credits", "rights", "aligns", "reading":
		return true
	}
	return false
}

func (a *accountant) walk(n *tree.Node, key string, text bool) {
	switch n.Kind {
	case tree.Scalar:
		if key == "md" && n.At(len(n.Value)).Byte-n.At(0).Byte == len(n.Value) {
			return
		}
		kind := content.SpanField
		if text || key == "md" {
			kind = content.SpanText
		}
		from, to := extent(n, a.text)
		a.list.Add(from, to, kind)
	case tree.List:
		for _, it := range n.Items {
			a.walk(it, key, text)
		}
	case tree.Map:
		for i, k := range n.Keys {
			below := text && (isTextKey(k.Value) || n.Items[i].Kind != tree.Scalar && !isFieldKey(k.Value))
			a.walk(n.Items[i], k.Value, below)
		}
	}
}

// extent is the stretch of the source that holds a scalar's characters, escapes and folded lines among them.
func extent(n *tree.Node, text string) (from, to int) {
	from = n.At(0).Byte
	if from != n.Pos.Byte || n.Plain {
		if end := from + len(n.Value); end <= len(text) && text[from:end] == n.Value {
			return from, end
		}
	}
	from = n.Pos.Byte
	to = from
	if !n.Plain && to < len(text) {
		switch text[to] {
		case '"', '\'':
			to++
			from++
		case '|', '>':
			line := strings.IndexByte(text[to:], '\n') + 1
			to += line
			from = to
		}
	}
	for _, r := range n.Value {
		next, ok := follow(text[to:], r)
		if !ok {
			break
		}
		to += next
	}
	return from, to
}

// follow returns how many bytes of the source stand for a character of the value.
func follow(source string, r rune) (int, bool) {
	if r == ' ' || r == '\n' {
		return len(source) - len(strings.TrimLeft(source, " \t\n")), true
	}
	blank := len(source) - len(strings.TrimLeft(source, " \t\n"))
	source = source[blank:]
	switch {
	case strings.HasPrefix(source, string(r)):
		return blank + utf8.RuneLen(r), true
	case strings.HasPrefix(source, `\u`) && len(source) >= 6:
		return blank + 6, true
	case strings.HasPrefix(source, `\`) && len(source) >= 2:
		_, size := utf8.DecodeRuneInString(source[1:])
		return blank + 1 + size, true
	}
	return 0, false
}
