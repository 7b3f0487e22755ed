package outline

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// title takes the title block: what the source calls so, else the first line that can be one (content.md R3).
func (b *Builder) title() {
	a := b.Article
	for i := 0; i < len(b.items); {
		var dst *[]content.Inline
		switch b.items[i].Part {
		case Title:
			dst = &a.Title
		case Subtitle:
			dst = &a.Subtitle
		case Kicker:
			dst = &a.Kicker
		}
		if _, isPara := b.words(i); dst == nil || !isPara || len(*dst) > 0 {
			i++
			continue
		}
		*dst = unbold(b.inlines(i))
		b.remove(i, 1)
	}
	if len(a.Title) == 0 {
		b.guessTitle()
	} else {
		b.dropRepeated()
	}
	b.subtitle()
}

// guessTitle takes a lone top heading, else the first short line without terminal punctuation.
func (b *Builder) guessTitle() {
	if len(b.items) == 0 {
		return
	}
	first, ok := b.words(0)
	if !ok {
		return
	}
	lone := b.items[0].Part == Heading && b.lone(b.items[0].Level)
	if !lone && (b.items[0].Part == Heading || first == "" || content.Width(first) > 60 || content.EndsSentence(first)) {
		return
	}
	next, _ := b.words(1)
	if content.Width(first) <= 8 && next != "" && content.Width(next) <= 60 && content.Width(next) > 8 && !content.EndsSentence(next) && !b.isCredit(next) && !strings.HasPrefix(next, "—") {
		b.Article.Kicker = unbold(b.inlines(0))
		b.remove(0, 1)
	}
	b.Article.Title = unbold(b.inlines(0))
	b.remove(0, 1)
}

// lone reports whether just one heading has the level, and none a higher one.
func (b *Builder) lone(level int) bool {
	n := 0
	for _, it := range b.items {
		if it.Part == Heading && it.Level <= level {
			n++
		}
	}
	return n == 1
}

// dropRepeated removes a first line that says the title again.
func (b *Builder) dropRepeated() {
	if first, ok := b.words(0); ok && first == content.InlineText(b.Article.Title) {
		b.remove(0, 1)
	}
}

// subtitle takes the line under the title that begins with a dash.
func (b *Builder) subtitle() {
	if len(b.Article.Subtitle) > 0 {
		return
	}
	words, ok := b.words(0)
	if !ok || !strings.HasPrefix(words, "—") || content.EndsSentence(words) {
		return
	}
	in := unbold(b.inlines(0))
	t, ok := in[0].(*content.Text)
	if !ok {
		return
	}
	cut := *t
	cut.S = strings.TrimLeft(t.S, "—– \u3000")
	if cut.S == "" {
		return
	}
	in[0] = &cut
	b.Article.Subtitle = in
	b.remove(0, 1)
}

// unbold takes off the weight that a source gives a whole line.
func unbold(in []content.Inline) []content.Inline {
	var out []content.Inline
	for _, n := range in {
		if s, ok := n.(*content.Strong); ok {
			out = append(out, s.Kids...)
			continue
		}
		out = append(out, n)
	}
	return joined(out)
}

// joined makes one text of neighbouring ones.
func joined(in []content.Inline) []content.Inline {
	var out []content.Inline
	for _, n := range in {
		t, ok := n.(*content.Text)
		if ok && len(out) > 0 {
			if before, ok := out[len(out)-1].(*content.Text); ok {
				out[len(out)-1] = &content.Text{S: before.S + t.S, Pos: before.Pos}
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
