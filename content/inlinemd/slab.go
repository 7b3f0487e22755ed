package inlinemd

import "github.com/kanben/kanben/content"

// slab hands out texts and lists from larger pieces: an article has thousands, and they live as long as it does.
// Lists grow on a stack, since one inside another ends before it.
type slab struct {
	texts []content.Text
	lists []content.Inline
	stack []content.Inline
	spare []*builder
}

const slabSize = 64

func (s *slab) text(words string, pos content.Pos) *content.Text {
	if len(s.texts) == 0 {
		s.texts = make([]content.Text, slabSize)
	}
	t := &s.texts[0]
	s.texts = s.texts[1:]
	t.S, t.Pos = words, pos
	return t
}

// begin returns a builder whose list ends with end.
func (s *slab) begin() *builder {
	n := len(s.spare)
	if n == 0 {
		return &builder{slab: s, base: len(s.stack)}
	}
	b := s.spare[n-1]
	s.spare = s.spare[:n-1]
	*b = builder{slab: s, base: len(s.stack)}
	return b
}

func (s *slab) end(b *builder) []content.Inline {
	out := s.list(s.stack[b.base:])
	s.stack = s.stack[:b.base]
	s.spare = append(s.spare, b)
	return out
}

// list copies a list; appending to what it returns never writes over the next.
func (s *slab) list(in []content.Inline) []content.Inline {
	n := len(in)
	switch {
	case n == 0:
		return nil
	case n > slabSize/4:
		return append([]content.Inline(nil), in...)
	case n > len(s.lists):
		s.lists = make([]content.Inline, slabSize)
	}
	out := s.lists[:n:n]
	s.lists = s.lists[n:]
	copy(out, in)
	return out
}
