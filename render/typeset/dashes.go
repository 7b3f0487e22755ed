package typeset

// makeMark sets ——, …… and the connectors, shaped with the language of the profile (UB-1, UB-2, PW-2).
func (s *Setter) makeMark(q *Prepared, i int) int {
	t := &s.text
	r, c := t.runes[i], t.class[i]
	if c == classConn && r != '—' {
		return s.makeConnector(q, i)
	}
	end := t.cluster(i)
	if c == classDash && end < len(t.runes) && t.runes[end] == r && t.class[end] == c && t.edge[end]&edgeSolid == edgeSolid && t.spans[end] == t.spans[i] {
		return s.makeDash(q, i, t.cluster(end))
	}
	f := s.faces.wide(q.styles[t.spans[i]].Role, r)
	m := s.faces.shapeMark(f.face, r, 1)
	f.gid = m.glyphs[0].GID
	b := s.place(q, i, end, f)
	b.width = m.width
	s.turnLine(q, b, r)
	if r != '⸺' {
		b.centre(1000)
	} else {
		b.centre(2000)
	}
	b.scale(int32(q.styles[b.span].Scale))
	return end
}

// makeDash sets —— as one glyph of 2000: by the face's ligature, else by ⸺, else by the ligature that the face has for
// zh-Hans only, else from the next face of the chain that can, else as two glyphs that are one stroke.
func (s *Setter) makeDash(q *Prepared, i, end int) int {
	role := q.styles[s.text.spans[i]].Role
	f := s.faces.han(role, '—')
	for _, id := range s.faces.chinese[role].chain {
		if s.faces.set.Face(id).Glyph('—') == 0 {
			continue
		}
		m := s.faces.shapeMark(id, '—', 2)
		if m.count == 1 && m.width == 2000 {
			f.face, f.gid = id, m.glyphs[0].GID
			return s.endDash(q, i, end, f)
		}
		if g := s.faces.set.Face(id).Glyph('⸺'); g != 0 && s.faces.set.Face(id).AdvanceEm(g) == 2000 {
			f.face, f.gid = id, g
			return s.endDash(q, i, end, f)
		}
		if g := s.faces.joinedDash(id); g != 0 {
			f.face, f.gid = id, g
			return s.endDash(q, i, end, f)
		}
	}
	m := s.faces.shapeMark(f.face, '—', 1)
	f.gid = m.glyphs[0].GID
	b := s.place(q, i, end, f)
	b.width = m.width
	s.turnLine(q, b, '—')
	step := s.strokeOf(q, b)
	q.extra = append(q.extra, piece{gid: b.gid, dx: b.dx + int16(step), dy: b.dy})
	b.extra, b.more, b.width = int32(len(q.extra)-1), 1, 2000
	s.scaleDash(q, b)
	return end
}

// strokeOf places the first of two dashes in a box of 2000 and returns how far the second stands from it: so that the
// ink of both is one stroke, in the middle of the box (UB-1).
func (s *Setter) strokeOf(q *Prepared, b *box) int32 {
	const lap = 20
	face := s.faces.set.Face(b.face)
	ink, ok := face.Ink(b.gid)
	if !ok || q.options.Vertical && b.flags&Rotated == 0 {
		b.centre(1000)
		return 1000
	}
	from, to := em(ink.XMin, face.UnitsPerEm()), em(ink.XMax, face.UnitsPerEm())
	step := min(to-from-lap, 1000)
	b.dx += int16((2000-step-(to-from))/2 - from)
	return step
}

func (s *Setter) endDash(q *Prepared, i, end int, f found) int {
	b := s.place(q, i, end, f)
	b.width = 2000
	s.turnLine(q, b, '—')
	b.width = 2000
	s.scaleDash(q, b)
	return end
}

func (s *Setter) scaleDash(q *Prepared, b *box) {
	by := int32(q.styles[b.span].Scale)
	b.scale(by)
	if b.more > 0 {
		p := &q.extra[b.extra]
		p.dx, p.dy = int16(scaled(int32(p.dx), by)), int16(scaled(int32(p.dy), by))
	}
}

// makeConnector sets ～ 〜 – and the hyphen between Han in the middle of boxes of 1000 or 500 (PW-2).
func (s *Setter) makeConnector(q *Prepared, i int) int {
	t := &s.text
	end, r := t.cluster(i), t.runes[i]
	st := &q.styles[t.spans[i]]
	f := s.faces.han(st.Role, r)
	b := s.place(q, i, end, f)
	b.width = int32(f.advance)
	s.turnLine(q, b, r)
	if r == '～' || r == '〜' || r == '－' {
		b.centre(1000)
	} else {
		b.centre(half)
	}
	b.scale(int32(st.Scale))
	return end
}
