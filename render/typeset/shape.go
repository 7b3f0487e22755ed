package typeset

import (
	"slices"

	"github.com/kanben/kanben/fonts"
)

// shapeRun shapes the run of Latin, Tibetan or another script that begins at i, face by face, and makes a box of
// each cluster.
func (s *Setter) shapeRun(q *Prepared, i int) int {
	t := &s.text
	if q.options.Vertical {
		if end := s.turnLatin(q, i); end > 0 {
			return end
		}
	}
	c, span := t.class[i], t.spans[i]
	script := scriptOf(t.runes[i], c)
	f := s.runFace(q, i, found{})
	end, last := i+1, i
	for end < len(t.runes) && t.spans[end] == span {
		if t.class[end] == classIgnored && end-last < longestCluster {
			end++
			continue
		}
		if t.class[end] != c || scriptOf(t.runes[end], c) != script && !neutral(t.runes[end]) {
			break
		}
		if g := s.runFace(q, end, f); g.face != f.face || g.rank != f.rank {
			break
		}
		last = end
		end++
	}
	s.shapeBoxes(q, i, end, f, script)
	return end
}

// runFace chooses the face of a character in a run; combining marks stay with their base.
func (s *Setter) runFace(q *Prepared, i int, base found) found {
	r := s.text.runes[i]
	if base.known && combining(r) {
		return base
	}
	return s.faces.find(q.styles[s.text.spans[i]].Role, r)
}

func combining(r rune) bool {
	return r >= 0x300 && r <= 0x36F || r >= 0x1AB0 && r <= 0x1AFF || r >= 0x20D0 && r <= 0x20FF || r >= 0x0F71 && r <= 0x0FBC
}

func neutral(r rune) bool { return r < 0x80 && !isLetter(r) || combining(r) }

// scriptOf is the script for the shaper.
func scriptOf(r rune, c class) [4]byte {
	switch {
	case c == classTibetan:
		return [4]byte{'T', 'i', 'b', 't'}
	case r >= 0x370 && r <= 0x3FF || r >= 0x1F00 && r <= 0x1FFF:
		return [4]byte{'G', 'r', 'e', 'k'}
	case r >= 0x400 && r <= 0x52F:
		return [4]byte{'C', 'y', 'r', 'l'}
	case c == classLatin:
		return [4]byte{'L', 'a', 't', 'n'}
	case r >= 0x0E00 && r <= 0x0E7F:
		return [4]byte{'T', 'h', 'a', 'i'}
	case r >= 0x0900 && r <= 0x097F:
		return [4]byte{'D', 'e', 'v', 'a'}
	case r >= 0x1800 && r <= 0x18AF:
		return [4]byte{'M', 'o', 'n', 'g'}
	case r >= 0x1000 && r <= 0x109F:
		return [4]byte{'M', 'y', 'm', 'r'}
	case r >= 0x1780 && r <= 0x17FF:
		return [4]byte{'K', 'h', 'm', 'r'}
	}
	return [4]byte{'Z', 'y', 'y', 'y'}
}

func (s *Setter) shapeBoxes(q *Prepared, from, to int, f found, script [4]byte) {
	t := &s.text
	st := &q.styles[t.spans[from]]
	lang := st.Lang
	if lang == "" {
		lang = q.lang
	}
	face := s.faces.set.Face(f.face)
	in := fonts.ShapeInput{Runes: t.runes[from:to], Script: script, Lang: lang}
	if st.Tabular {
		in.Features = []string{"tnum"}
	}
	shaped := s.narrow(f.face, in.Runes, s.words.shape(face, f.face, in))
	upm := face.UnitsPerEm()
	for k := 0; k < len(shaped); {
		m := k + 1
		for m < len(shaped) && shaped[m].Cluster == shaped[k].Cluster {
			m++
		}
		start, end := from+shaped[k].Cluster, to
		if m < len(shaped) {
			end = from + shaped[m].Cluster
		}
		if k == 0 {
			start = from
		}
		s.shapeBox(q, start, end, f, shaped[k:m], upm, st)
		k = m
	}
}

// narrow puts the proportional forms in place of marks that a Chinese face shares with Latin and has full width
// (QU-2).
func (s *Setter) narrow(id fonts.FaceID, run []rune, shaped []fonts.Shaped) []fonts.Shaped {
	face := s.faces.set.Face(id)
	own := false
	for k := range shaped {
		r := run[shaped[k].Cluster]
		if (r < 0x2010 || r > 0x2027) && r != '·' || face.AdvanceEm(shaped[k].GID) < 750 {
			continue
		}
		if m := s.faces.narrowMark(id, r); m.count == 1 {
			if !own {
				shaped, own = slices.Clone(shaped), true
			}
			shaped[k].GID, shaped[k].XAdvance = m.glyphs[0].GID, m.glyphs[0].XAdvance
		}
	}
	return shaped
}

// shapeBox makes the box of one shaped cluster.
func (s *Setter) shapeBox(q *Prepared, from, to int, f found, glyphs []fonts.Shaped, upm int, st *Style) {
	f.gid = glyphs[0].GID
	b := s.place(q, from, to, f)
	pen := 0
	for i, g := range glyphs {
		dx, dy := em(pen+g.XOffset, upm), em(g.YOffset, upm)
		if i == 0 {
			b.dx, b.dy = int16(scaled(dx, int32(st.Scale))), int16(scaled(dy, int32(st.Scale)))
		} else {
			q.extra = append(q.extra, piece{gid: g.GID, dx: int16(scaled(dx, int32(st.Scale))), dy: int16(scaled(dy, int32(st.Scale)))})
		}
		pen += g.XAdvance
	}
	if n := len(glyphs) - 1; n > 0 {
		b.more, b.extra = uint8(n), int32(len(q.extra)-n)
	}
	b.width = scaled(em(pen, upm), int32(st.Scale))
	if st.Tabular && isDigit(s.text.runes[from]) {
		b.centre(scaled(widestDigit(s.faces.set.Face(f.face)), int32(st.Scale)))
	}
	if q.options.Vertical {
		s.turnBox(q, b)
	}
	if b.class == classTibetan {
		q.Stack = max(q.Stack, Em(scaled(stackHeight(s.faces.set.Face(f.face), glyphs), int32(st.Scale))))
	}
	s.latinTraits(b, from, to, st)
	for at := from + maxClusterRunes; at < to; at += maxClusterRunes {
		s.place(q, at, to, found{face: f.face}).flags |= Vanished
	}
}

// maxClusterRunes is the most that Glyph.N can count; code points beyond, which only a made-up text has, get glyphs
// that draw nothing.
const maxClusterRunes = 255

// stackHeight is the height of the ink of a cluster.
func stackHeight(face *fonts.Face, glyphs []fonts.Shaped) int32 {
	top, bottom := 0, 0
	for _, g := range glyphs {
		if ink, ok := face.Ink(g.GID); ok {
			top, bottom = max(top, ink.YMax+g.YOffset), min(bottom, ink.YMin+g.YOffset)
		}
	}
	return em(top-bottom, face.UnitsPerEm())
}

// widestDigit is the width that all digits of a table get in a face that has no tabular figures (FT-2).
func widestDigit(face *fonts.Face) int32 {
	w := 0
	for r := '0'; r <= '9'; r++ {
		w = max(w, face.AdvanceEm(face.Glyph(r)))
	}
	return int32(w)
}

// latinTraits notes how a Latin cluster behaves towards its neighbours.
func (s *Setter) latinTraits(b *box, from, to int, st *Style) {
	first, last := s.text.runes[from], s.text.runes[to-1]
	if st.Kind != NoteMark && (st.Rise == 0 || st.Scale >= 900) {
		if spaced(first) {
			b.trait |= traitSpacedLeft
		}
		if spaced(last) {
			b.trait |= traitSpacedRight
		}
	}
	if latinOpener(first) {
		b.trait |= traitOpener
	}
	if latinCloser(first) {
		b.trait |= traitCloser
	}
}

// em converts font units to 1/1000 em, rounding half up.
func em(units, upm int) int32 {
	v := units*2000 + upm
	d := 2 * upm
	if v < 0 {
		return int32(-((-v + d - 1) / d))
	}
	return int32(v / d)
}
