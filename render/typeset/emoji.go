package typeset

import "github.com/kanben/kanben/fonts"

// makeEmoji sets a sequence of emoji that the face draws as one glyph: joined by U+200D, with a skin tone, or two
// letters of a flag. It returns where the sequence ends, or 0 if the characters are set one by one.
func (s *Setter) makeEmoji(q *Prepared, i int) int {
	t := &s.text
	end := t.sequence(i)
	if end == t.cluster(i) {
		return 0
	}
	f := s.faces.han(q.styles[t.spans[i]].Role, t.runes[i])
	face := s.faces.set.Face(f.face)
	shaped := face.Shape(fonts.ShapeInput{Runes: t.runes[i:end], Script: [4]byte{'Z', 'y', 'y', 'y'}})
	if len(shaped) != 1 || shaped[0].GID == 0 {
		return 0
	}
	f.gid = shaped[0].GID
	b := s.place(q, i, end, f)
	b.width = em(shaped[0].XAdvance, face.UnitsPerEm())
	b.scale(int32(q.styles[b.span].Scale))
	return end
}

// sequence returns the end of the emoji sequence that begins at i (UAX #29, GB11 to GB13).
func (t *text) sequence(i int) int {
	end := t.cluster(i)
	for end < len(t.runes) && end-i < longestCluster && t.spans[end] == t.spans[i] {
		r, before := t.runes[end], t.runes[end-1]
		tone := r >= 0x1F3FB && r <= 0x1F3FF
		flag := regional(r) && regional(t.runes[i]) && end == i+1
		if t.class[end] != classSymbol || !tone && !flag && before != 0x200D {
			break
		}
		end = t.cluster(end)
	}
	return end
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
