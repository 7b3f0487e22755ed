package content

import (
	"strings"
	"unicode/utf8"
)

// CalloutLabel tells 编者按 and 更正 by the first words of a line: the kind, the range of the label's words, and where the
// text behind it begins. The kind is empty for any other line.
func CalloutLabel(line string) (kind CalloutKind, from, to, text int) {
	if kind = calloutKind(line); kind == "" {
		return "", 0, 0, 0
	}
	from, to, text = calloutTitle(line)
	return kind, from, to, text
}

// calloutKind tells 编者按 and 更正 by the first words of a line.
func calloutKind(s string) CalloutKind {
	t := strings.TrimLeft(s, "【[（(■◆●▲★")
	for _, w := range [...]string{"编者按", "編者按", "编者的话", "編者的話", "编后", "編後", "Editor's note", "Editor’s note", "Editors' note", "Editors’ note"} {
		if strings.HasPrefix(t, w) && endsLabel(t[len(w):]) {
			return CalloutEditors
		}
	}
	for _, w := range [...]string{"更正启事", "更正說明", "更正说明", "更正", "勘误", "勘誤", "Corrections", "Correction"} {
		if strings.HasPrefix(t, w) && endsLabel(t[len(w):]) {
			return CalloutCorrection
		}
	}
	return ""
}

// endsLabel reports whether the label ends here: a colon, a bracket, white space or the line's end.
func endsLabel(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || IsSpace(r) || strings.ContainsRune("：:】]）)—", r)
}

// calloutTitle returns the range of the label's words and where the text behind it begins.
func calloutTitle(s string) (from, to, text int) {
	from = len(s) - len(strings.TrimLeft(s, "【[（(■◆●▲★"))
	to = len(s)
	for i, r := range s[from:] {
		if strings.ContainsRune("：:】]）)—", r) || IsSpace(r) && IsHan(rune0(s[from:])) {
			to = from + i
			break
		}
	}
	rest := strings.TrimLeftFunc(s[to:], func(r rune) bool { return IsSpace(r) || strings.ContainsRune("：:】]）)—", r) })
	return from, to, len(s) - len(rest)
}

func rune0(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
