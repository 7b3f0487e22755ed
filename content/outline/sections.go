package outline

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// sections parts the blocks at headings: those stated, two-line headings (R6), labelled lines (R7) and short bold
// lines (R8).
func (b *Builder) sections() {
	out := []content.Section{{}}
	top := b.topLevel()
	stated := top > 0
	for i := 0; i < len(b.items); i++ {
		s, n := b.heading(i, stated)
		if n == 0 {
			last := &out[len(out)-1]
			last.Blocks = append(last.Blocks, b.block(i))
			continue
		}
		if b.items[i+n-1].Part == Heading {
			s.Level = max(1, min(b.items[i+n-1].Level-top+1, 6))
		}
		out = append(out, s)
		i += n - 1
	}
	if len(out) > 1 && len(out[0].Blocks) == 0 {
		out = out[1:]
	}
	b.Article.Sections = append(b.Article.Sections, out...)
}

// topLevel is the highest level of the headings stated, 0 if there are none.
func (b *Builder) topLevel() int {
	top := 0
	for _, it := range b.items {
		if it.Part == Heading && (top == 0 || it.Level < top) {
			top = it.Level
		}
	}
	return top
}

func (b *Builder) block(i int) content.Block {
	if b.items[i].Part == Quote {
		return &content.Quote{Blocks: []content.Block{b.items[i].Block}}
	}
	return b.items[i].Block
}

// heading reads item i, and the next if the heading has two lines; n is how many items it has, 0 if i is no heading.
func (b *Builder) heading(i int, stated bool) (s content.Section, n int) {
	words, ok := b.words(i)
	if !ok || words == "" {
		return s, 0
	}
	next, _ := b.words(i + 1)
	s.Pos = b.items[i].Block.(*content.Para).Pos
	s.Level = 1
	s.Label = b.items[i].Label
	if content.IsSlogan(words) && content.IsSloganHeading(next) && (b.items[i+1].Part == b.items[i].Part || b.items[i+1].Part == Heading) {
		s.Slogan, s.Heading = unbold(b.inlines(i)), unbold(b.inlines(i+1))
		if b.label(&s, s.Slogan); s.Label == "" {
			b.label(&s, s.Heading)
		}
		return s, 2
	}
	s.Heading = unbold(b.inlines(i))
	if b.items[i].Part == Heading {
		b.label(&s, s.Heading)
		return s, 1
	}
	if stated || b.items[i].Part != Body || next == "" && i+1 < len(b.items) && b.items[i+1].Part == Heading {
		return s, 0
	}
	if l, ok := content.CutLabel(words); ok && l.IsLabelHeading() {
		s.Level = l.Level
		b.label(&s, s.Heading)
		return s, 1
	}
	if b.bold(i) && content.ShortLine(words) && !content.EndsSentence(words) && next != "" {
		return s, 1
	}
	return s, 0
}

// label moves the number of a heading into Label.
func (b *Builder) label(s *content.Section, line []content.Inline) {
	if s.Label != "" || len(line) == 0 {
		return
	}
	t, ok := line[0].(*content.Text)
	if !ok {
		return
	}
	l, ok := content.CutLabel(strings.TrimLeftFunc(t.S, content.IsSpace))
	if !ok {
		return
	}
	s.Label = l.Text
	line[0] = &content.Text{S: l.Rest, Pos: t.Pos}
}

// bold reports whether the whole paragraph is.
func (b *Builder) bold(i int) bool {
	for _, n := range b.inlines(i) {
		if _, ok := n.(*content.Strong); !ok {
			return false
		}
	}
	return true
}
