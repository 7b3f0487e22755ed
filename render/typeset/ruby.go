package typeset

import (
	"strings"

	"github.com/kanben/kanben/fonts"
)

const (
	rubyScale    = 500 // of the type size of the base (IL-5)
	rubyOverhang = 250 // over a neighbour that allows it
	rubyApart    = 160 // between two readings side by side
	rubyRise     = 880 + 120*rubyScale/1000 + 20
	rubySide     = half + 500*rubyScale/1000 + 20 // of its centre from that of a vertical line
)

// ruby is a reading over the boxes [from, to).
type ruby struct {
	from, to int32
	reading  string
	glyphs   []Glyph
	width    int32
	scale    int16
}

// makeRuby shapes the readings and makes room for those that are wider than their base (IL-5).
func (s *Setter) makeRuby(q *Prepared) {
	if !q.marked {
		return
	}
	for i := int32(0); i < int32(len(q.boxes)); {
		end, span := i, q.boxes[i].span
		for end < int32(len(q.boxes)) && q.boxes[end].span == span {
			end++
		}
		if readings := q.spans[span].Ruby; len(readings) > 0 {
			if from, to := q.inked(i, end); from < to {
				s.readSpan(q, from, to, readings)
			}
		}
		i = end
	}
	for k := range q.rubies {
		q.widen(k)
	}
}

// inked leaves out the spaces at both ends of the boxes [from, to).
func (q *Prepared) inked(from, to int32) (int32, int32) {
	blank := func(i int32) bool { return q.boxes[i].class == classSpace || q.boxes[i].class == classBreak }
	for from < to && blank(from) {
		from++
	}
	for to > from && blank(to-1) {
		to--
	}
	return from, to
}

// readSpan gives each box its reading, or the whole span one.
func (s *Setter) readSpan(q *Prepared, from, to int32, readings []string) {
	if len(readings) == int(to-from) {
		for k, r := range readings {
			if r != "" {
				s.readBoxes(q, from+int32(k), from+int32(k)+1, r)
			}
		}
		return
	}
	s.readBoxes(q, from, to, strings.Join(readings, " "))
	for i := from + 1; i < to; i++ {
		s.text.edge[q.boxes[i].text] |= edgeForbid
	}
}

func (s *Setter) readBoxes(q *Prepared, from, to int32, reading string) {
	st := &q.styles[q.boxes[from].span]
	r := ruby{from: from, to: to, reading: reading, scale: int16(scaled(rubyScale, int32(st.Scale)))}
	b := &q.boxes[from]
	runes := []rune(reading)
	for i := 0; i < len(runes); {
		f := s.faces.find(st.Role, runes[i])
		end := i + 1
		for end < len(runes) && (combining(runes[end]) || s.faces.find(st.Role, runes[end]).face == f.face) {
			end++
		}
		s.readRun(q, &r, b, runes[i:end], f)
		i = end
	}
	q.rubies = append(q.rubies, r)
}

// readRun shapes a part of a reading that is of one face.
func (s *Setter) readRun(q *Prepared, r *ruby, b *box, runes []rune, f found) {
	face := s.faces.set.Face(f.face)
	in := fonts.ShapeInput{Runes: runes, Script: [4]byte{'L', 'a', 't', 'n'}, Lang: q.lang}
	flags := RubyText
	if q.options.Vertical {
		flags |= Rotated
	}
	if c := classOf(runes[0]); c == classHan {
		in.Script = [4]byte{'H', 'a', 'n', 'i'}
		flags = RubyText
	}
	for _, g := range face.Shape(in) {
		dx, dy := em(g.XOffset, face.UnitsPerEm()), em(g.YOffset, face.UnitsPerEm())
		r.glyphs = append(r.glyphs, Glyph{
			X: Em(r.width + scaled(dx, int32(r.scale))), Y: Em(scaled(dy, int32(r.scale))),
			Text: b.text, Span: b.span, GID: g.GID, Face: f.face, Flags: flags,
		})
		r.width += scaled(em(g.XAdvance, face.UnitsPerEm()), int32(r.scale))
	}
}

// widen spaces the base of a reading that is wider, after it has hung over its neighbours as far as it may.
func (q *Prepared) widen(k int) {
	r := &q.rubies[k]
	base := int32(0)
	for i := r.from; i < r.to; i++ {
		base += q.boxes[i].width
	}
	excess := r.width - base
	left, right := q.overhang(k, -1), q.overhang(k, 1)
	if left < 0 {
		excess += -left
		left = 0
	}
	if right < 0 {
		excess += -right
		right = 0
	}
	pad := excess - 2*min(left, right)
	if pad <= 0 {
		return
	}
	n := 2 * (r.to - r.from)
	for i := r.from; i < r.to; i++ {
		before := pad * (2*(i-r.from) + 1) / n
		done := pad * 2 * (i - r.from) / n
		next := pad * 2 * (i - r.from + 1) / n
		b := &q.boxes[i]
		b.dx += int16(before - done)
		for x := range int32(b.more) {
			q.extra[b.extra+x].dx += int16(before - done)
		}
		b.width += next - done
	}
}

// overhang is how far the reading may stand over its neighbour on the side: over Han without a reading or the blank
// of a mark. Beside another reading it must keep a distance, which is returned as a negative number.
func (q *Prepared) overhang(k, side int) int32 {
	r := &q.rubies[k]
	if n := k + side; n >= 0 && n < len(q.rubies) {
		o := &q.rubies[n]
		if side < 0 && o.to == r.from || side > 0 && o.from == r.to {
			return -rubyApart / 2
		}
	}
	i := r.from - 1
	if side > 0 {
		i = r.to
	}
	if i < 0 || int(i) >= len(q.boxes) {
		return 0
	}
	switch b := &q.boxes[i]; b.class {
	case classHan:
		return rubyOverhang
	case classOpen:
		return int32(b.before) * int32(max(0, side)) / 2
	case classClose, classPause, classStop:
		return int32(b.after) * int32(max(0, -side)) / 2
	}
	return 0
}

// setRuby adds the readings of the boxes [from, to) to the line: centred over their bases, inside the measure.
func (q *Prepared) setRuby(l *Line, from, to int32, lane lane) {
	for k := range q.rubies {
		r := &q.rubies[k]
		if r.from < from || r.from >= to {
			continue
		}
		until := min(r.to, to) // a base wider than the line is torn; its reading stays with the first part
		first, last := q.work.at[r.from-from], q.work.at[until-1-from]+q.boxes[until-1].width
		x := first + (last-first-r.width)/2
		x = max(lane.start, min(x, lane.start+lane.width-r.width))
		end := q.textAt(r.to)
		run := RubyRun{Reading: r.reading, Text: q.boxes[r.from].text, N: end - q.boxes[r.from].text, Scale: r.scale, Span: q.boxes[r.from].span}
		run.Y = q.rubyOff(&q.styles[run.Span])
		run.Glyphs = make([]Glyph, len(r.glyphs))
		for n, g := range r.glyphs {
			g.X, g.Y = g.X+Em(x), g.Y+run.Y
			if g.Flags&Rotated != 0 {
				g.Y -= Em(scaled(axis, int32(r.scale)))
			}
			run.Glyphs[n] = g
		}
		l.Ruby = append(l.Ruby, run)
	}
}

// rubyOff is where the reading stands: its baseline above the line, or its centre to the right of a vertical line.
func (q *Prepared) rubyOff(st *Style) Em {
	off := int32(rubyRise)
	if q.options.Vertical {
		off = rubySide
	}
	return Em(scaled(off, int32(st.Scale))) + st.Rise
}
