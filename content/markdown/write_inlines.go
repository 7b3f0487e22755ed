package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// inlineText writes inlines; begins says that they begin a line.
func inlineText(in []content.Inline, begins bool) string {
	var b strings.Builder
	for _, n := range in {
		b.WriteString(inline(n, begins && b.Len() == 0))
	}
	return b.String()
}

func inline(n content.Inline, begins bool) string {
	switch n := n.(type) {
	case *content.Text:
		return escapeText(n.S, begins)
	case *content.Emph:
		return "*" + inlineText(n.Kids, false) + "*"
	case *content.Strong:
		return "**" + inlineText(n.Kids, false) + "**"
	case *content.Strike:
		return "~~" + inlineText(n.Kids, false) + "~~"
	case *content.Sup:
		return "<sup>" + inlineText(n.Kids, false) + "</sup>"
	case *content.Sub:
		return "<sub>" + inlineText(n.Kids, false) + "</sub>"
	case *content.Link:
		return "[" + inlineText(n.Kids, false) + "](" + target(n.URL) + ")"
	case *content.Ruby:
		return "{" + n.Base + "|" + strings.Join(n.Reading, "|") + "}"
	case *content.NoteRef:
		return "[^" + n.ID + "]"
	case *content.CodeSpan:
		return codeSpan(n.S)
	case *content.MathSpan:
		return "$" + n.TeX + "$"
	case *content.Break:
		return "\\\n"
	case *content.Styled:
		return "[" + inlineText(n.Kids, false) + "]{" + spanAttributes(n) + "}"
	}
	return ""
}

func spanAttributes(s *content.Styled) string {
	switch {
	case s.Kind == content.MarkLang && s.Lang != "":
		return "lang=" + s.Lang
	case s.Lang == "":
		return "." + string(s.Kind)
	}
	return "." + string(s.Kind) + " lang=" + s.Lang
}

func codeSpan(s string) string {
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	return fence + s + fence
}

func target(url string) string {
	if url == "" || strings.ContainsAny(url, " ()<>\\") {
		return "<" + strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`).Replace(url) + ">"
	}
	return url
}

// escapeText writes characters so that none of them is a mark; at the begin of a line those that make a block too.
func escapeText(s string, begins bool) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>{}$&^", r), r == '~' && strings.Contains(s, "~~"), r == '!' && i == len(s)-1:
			b.WriteByte('\\')
		case r == '|' && strings.ContainsRune(s, '{'):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	out := b.String()
	if !begins || out == "" {
		return out
	}
	if strings.ContainsRune("#-+=:|~", rune(out[0])) {
		return `\` + out
	}
	if n := len(out) - len(strings.TrimLeft(out, "0123456789")); n > 0 && n < len(out) && (out[n] == '.' || out[n] == ')') {
		return out[:n] + `\` + out[n:]
	}
	if strings.HasPrefix(out, "—") {
		return "&mdash;" + strings.TrimPrefix(out, "—")
	}
	return out
}
