package markdown

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
)

// headingLine writes a heading; ok is false for one that Markdown has no marks for.
func headingLine(s content.Section) (string, bool) {
	if s.Level < 1 || s.Level > 5 || len(s.Heading) == 0 {
		return "", false
	}
	words := escapeText(s.Label, false)
	if s.Label != "" && !strings.HasSuffix(s.Label, "、") && !strings.HasSuffix(s.Label, "）") {
		words += " "
	}
	var attr []string
	if s.ID != "" {
		attr = append(attr, "#"+s.ID)
	}
	switch slogan := content.InlineText(s.Slogan); {
	case slogan == "":
	case endsInDash(slogan):
		words += inlineText(s.Slogan, false) + " "
	default:
		attr = append(attr, `slogan="`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(slogan)+`"`)
	}
	words += inlineText(s.Heading, false)
	if len(attr) > 0 {
		words += " {" + strings.Join(attr, " ") + "}"
	}
	return strings.Repeat("#", s.Level+1) + " " + words + "\n", true
}

// markdownBlock writes a block; ok is false for what Markdown has no marks for. Whether the text means the same is
// for the caller to see.
func markdownBlock(b content.Block) (string, bool) {
	switch b := b.(type) {
	case *content.Para:
		return paragraph(b), true
	case *content.List:
		return list(b)
	case *content.Table:
		return table(b)
	case *content.Quote:
		text, ok := markdownBlocks(b.Blocks)
		return indentBy(text+by(b.By), "> "), ok
	case *content.PullQuote:
		return contained("pullquote", inlineText(b.Text, true)+"\n"+by(b.By)), true
	case *content.Figure:
		return figure(b), true
	case *content.Verse:
		var t strings.Builder
		for _, l := range b.Lines {
			t.WriteString(inlineText(l, true) + "\n")
		}
		return contained("verse", t.String()), true
	case *content.Code:
		fence := strings.Repeat("`", max(3, longestRun(b.Text, '`')+1))
		return fence + b.Lang + "\n" + b.Text + fence + "\n", strings.HasSuffix(b.Text, "\n") || b.Text == ""
	case *content.Math:
		return "$$\n" + b.TeX + "\n$$\n", true
	case *content.Rule:
		return "* * *\n", true
	case *content.Callout:
		text, ok := markdownBlocks(b.Blocks)
		return contained(string(b.Kind)+" "+content.InlineText(b.Title), text), ok
	}
	return "", false
}

func markdownBlocks(blocks []content.Block) (string, bool) {
	parts := make([]string, len(blocks))
	for i, b := range blocks {
		text, ok := markdownBlock(b)
		if !ok {
			return "", false
		}
		parts[i] = text
	}
	return strings.Join(parts, "\n"), true
}

// contained puts text between colons, more of them than any line of the text begins with.
func contained(head, text string) string {
	colons := 3
	for line := range strings.Lines(text) {
		colons = max(colons, run([]byte(line), ':')+1)
	}
	fence := strings.Repeat(":", colons)
	return fence + " " + strings.TrimSpace(head) + "\n" + text + fence + "\n"
}

// indentBy puts the prefix before every line; lines that are empty get it without trailing space.
func indentBy(text, prefix string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line == "\n" {
			b.WriteString(strings.TrimRight(prefix, " "))
		} else {
			b.WriteString(prefix)
		}
		b.WriteString(line)
	}
	return b.String()
}

func paragraph(p *content.Para) string {
	if len(p.RunIn) == 0 {
		return inlineText(p.Text, true) + "\n"
	}
	return inlineText([]content.Inline{&content.Strong{Kids: p.RunIn}}, true) + inlineText(p.Text, false) + "\n"
}

func list(l *content.List) (string, bool) {
	var b strings.Builder
	for i, it := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = strconv.Itoa(max(l.Start, 1)+i) + ". "
		}
		body, ok := markdownBlocks(it.Blocks)
		if !ok || it.Label != "" || body == "" {
			return "", false
		}
		if l.Tight {
			body = strings.ReplaceAll(body, "\n\n", "\n")
		} else if i > 0 {
			b.WriteByte('\n')
		}
		pad := strings.Repeat(" ", len(mark))
		b.WriteString(mark + strings.TrimPrefix(indentBy(body, pad), pad))
	}
	return b.String(), true
}

func table(t *content.Table) (string, bool) {
	if t.Header != 1 || len(t.Rows) == 0 || len(t.Caption) > 0 || len(t.Credits) > 0 || len(t.Aligns) != len(t.Rows[0].Cells) {
		return "", false
	}
	var b strings.Builder
	for i, r := range t.Rows {
		b.WriteByte('|')
		for _, c := range r.Cells {
			b.WriteString(" " + strings.ReplaceAll(inlineText(c.Text, false), "|", `\|`) + " |")
		}
		b.WriteByte('\n')
		if i == 0 {
			b.WriteByte('|')
			for _, a := range t.Aligns {
				b.WriteString([...]string{" --- |", " :-- |", " :-: |", " --: |"}[a&3])
			}
			b.WriteByte('\n')
		}
	}
	return b.String(), true
}

// by writes who is quoted.
func by(in []content.Inline) string {
	if len(in) == 0 {
		return ""
	}
	return "\n——" + inlineText(in, false) + "\n"
}

// figure writes a picture alone if caption and credits read back from its title, else a container.
func figure(f *content.Figure) string {
	image := "![" + escapeText(f.Alt, false) + "](" + target(f.Asset)
	words, lines := content.InlineText(f.Caption), ""
	if words != "" {
		lines = "\n" + inlineText(f.Caption, true) + "\n"
	}
	seen := ""
	for _, c := range f.Credits {
		if c.Raw != seen {
			words += c.Raw
			lines += "\n" + escapeText(c.Raw, true) + "\n"
		}
		seen = c.Raw
	}
	if title := image + titled(words) + ")\n"; f.Asset != "" && sameBlocks(title, f) {
		return title
	}
	head := "figure"
	if f.Decorative {
		head += " {decorative=true}"
	}
	if f.Asset == "" {
		return contained(head, strings.TrimPrefix(lines, "\n"))
	}
	if whole := contained(head, image+")\n"+lines); sameBlocks(whole, f) {
		return whole
	}
	return contained(head, image+titled(words)+")\n")
}

func titled(words string) string {
	if words == "" {
		return ""
	}
	return ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`).Replace(words) + `"`
}

// creditBlock writes the credits of a section as the lines they were read from.
func creditBlock(credits []content.Credit) string {
	var b strings.Builder
	seen := ""
	for _, c := range credits {
		if c.Raw != seen {
			b.WriteString(c.Raw + "\n")
		}
		seen = c.Raw
	}
	if b.Len() == 0 {
		return ""
	}
	return contained("credits", b.String())
}
