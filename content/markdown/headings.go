package markdown

import (
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
	"github.com/yuin/goldmark/ast"
)

// title reads the first # heading (content.md K4): " —— " parts the subtitle.
func (d *document) title(h *ast.Heading) {
	mark := d.spans.mark()
	in := d.inline.Inlines(h)
	before, after, ok := cutDash(in, true)
	if !ok {
		d.article.Title = in
		return
	}
	d.article.Title = before
	if t, ok := firstText(after); ok {
		d.spans.cut(mark, t.Pos.Byte)
		d.spans.before(mark, t.Pos.Byte, content.SpanText)
	}
	if len(d.article.Subtitle) == 0 {
		d.article.Subtitle = after
	}
}

// heading reads a heading as the begin of a section: ## is level 1. ok is false for other blocks.
func (d *document) heading(n ast.Node) (content.Section, bool) {
	if code, ok := n.(*ast.FencedCodeBlock); ok {
		return d.writtenSection(code)
	}
	h, ok := n.(*ast.Heading)
	if !ok {
		return content.Section{}, false
	}
	s := content.Section{Level: max(1, h.Level-1), Pos: d.at(d.start(h))}
	mark := d.spans.mark()
	if brk := lineEnd(h); brk != nil {
		first := d.inline.Before(h, brk)
		if endsInDash(content.InlineText(first)) {
			s.Slogan, s.Heading = first, d.inline.After(brk)
		} else {
			s.Heading = d.inline.Inlines(h)
		}
	} else {
		s.Heading = d.inline.Inlines(h)
		if before, after, ok := cutDash(s.Heading, false); ok {
			s.Slogan, s.Heading = before, after
		}
	}
	d.headingAttributes(&s, h)
	if s.Label == "" {
		takeLabel(&s)
	}
	for _, line := range [][]content.Inline{s.Slogan, s.Heading} {
		if t, ok := firstText(line); ok {
			d.spans.cut(mark, t.Pos.Byte)
		}
	}
	return s, true
}

// headingAttributes reads {#id slogan="…" label="…"}.
func (d *document) headingAttributes(s *content.Section, h *ast.Heading) {
	for _, a := range h.Attributes() {
		value, ok := a.Value.([]byte)
		if !ok {
			continue
		}
		switch string(a.Name) {
		case "id":
			s.ID = string(value)
		case "label":
			s.Label = string(value)
		case "slogan":
			s.Slogan = []content.Inline{&content.Text{S: string(value), Pos: s.Pos}}
		}
	}
}

// takeLabel moves 一、 （一） 1. ■ from the front of the heading into Label.
func takeLabel(s *content.Section) {
	line := s.Heading
	if len(s.Slogan) > 0 {
		line = s.Slogan
	}
	t, ok := firstText(line)
	if !ok {
		return
	}
	label, ok := content.CutLabel(t.S)
	if !ok {
		return
	}
	s.Label = label.Text
	t.Pos = tree.Advance(t.Pos, t.S[:len(t.S)-len(label.Rest)])
	t.S = label.Rest
}

func firstText(in []content.Inline) (*content.Text, bool) {
	if len(in) == 0 {
		return nil, false
	}
	t, ok := in[0].(*content.Text)
	return t, ok
}

// lineEnd is the text node that ends the first line of a heading of two lines.
func lineEnd(h *ast.Heading) *ast.Text {
	for n := h.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) && n.NextSibling() != nil {
			return t
		}
	}
	return nil
}

const dashes = "—–⸺⸻"

func endsInDash(s string) bool {
	return s != strings.TrimRight(s, dashes)
}

// cutDash parts inlines at the first run of dashes that a space follows. The run stays with the first part,
// but for a subtitle, where a space stands before it as well, it goes.
func cutDash(in []content.Inline, subtitle bool) (before, after []content.Inline, ok bool) {
	for i, n := range in {
		t, isText := n.(*content.Text)
		if !isText {
			continue
		}
		from, to := dashRun(t.S, subtitle)
		if to < 0 || i == 0 && from == 0 || i == len(in)-1 && strings.TrimSpace(t.S[to:]) == "" {
			continue
		}
		end := to
		if subtitle {
			end = from
		}
		before = append(before, in[:i]...)
		if s := strings.TrimRight(t.S[:end], " "); s != "" {
			before = append(before, &content.Text{S: s, Pos: t.Pos})
		}
		rest := strings.TrimLeft(t.S[to:], " ")
		if rest != "" {
			after = append(after, &content.Text{S: rest, Pos: tree.Advance(t.Pos, t.S[:len(t.S)-len(rest)])})
		}
		return before, append(after, in[i+1:]...), true
	}
	return nil, nil, false
}

// dashRun finds a run of dashes with a space behind it (and before it, for a subtitle); to is -1 if there is none.
func dashRun(s string, spaced bool) (from, to int) {
	for off := 0; ; {
		i := strings.IndexAny(s[off:], dashes)
		if i < 0 {
			return 0, -1
		}
		from = off + i
		to = from + len(s[from:]) - len(strings.TrimLeft(s[from:], dashes))
		if strings.HasPrefix(s[to:], " ") && (!spaced || strings.HasSuffix(s[:from], " ")) {
			return from, to
		}
		off = to
	}
}
