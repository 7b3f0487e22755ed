package svg

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/kanben/kanben/fonts"
)

// set shapes the letters of a chunk, run by run of one style, face and script.
func (t *lettering) set(letters []letter, vertical bool) *chunk {
	c := &chunk{letters: letters, vertical: vertical}
	across := 0.0
	for from := 0; from < len(letters); {
		id := t.face(&letters[from])
		to := from + 1
		for to < len(letters) && t.joins(&letters[from], &letters[to], id) {
			to++
		}
		across = t.run(c, from, to, id, across)
		from = to
	}
	return c
}

// noFace stands for a character that no face has.
const noFace = fonts.FaceID(255)

func (t *lettering) face(l *letter) fonts.FaceID {
	id, _, ok := t.b.set.Find(role(l.st), l.r)
	if !ok {
		if l.r != ' ' && unicode.IsPrint(l.r) {
			t.b.skip(fmt.Sprintf("the character U+%04X", l.r))
		}
		return noFace
	}
	return id
}

// joins reports whether b is shaped together with what stands before it.
func (t *lettering) joins(a, b *letter, id fonts.FaceID) bool {
	if a.st != b.st || b.dx != nil || b.dy != nil || b.turn != 0 || a.turn != 0 || isHan(a.r) != isHan(b.r) {
		return false
	}
	if unicode.Is(unicode.Mn, b.r) {
		return true
	}
	other, _, ok := t.b.set.Find(role(b.st), b.r)
	return ok && other == id
}

// run shapes letters from … to and adds their glyphs; across is how far dy has moved the line.
func (t *lettering) run(c *chunk, from, to int, id fonts.FaceID, across float64) float64 {
	first := &c.letters[from]
	st := first.st
	if first.dx != nil {
		c.move(*first.dx, &across, true)
	}
	if first.dy != nil {
		c.move(*first.dy, &across, false)
	}
	if id == noFace {
		c.length += st.fontSize / 2
		return across
	}
	face := t.b.set.Face(id)
	upright := c.vertical && isHan(first.r)
	k := st.fontSize / float64(face.UnitsPerEm())
	in := fonts.ShapeInput{Lang: st.lang, Script: script(first.r), Vertical: upright}
	for _, l := range c.letters[from:to] {
		in.Runes = append(in.Runes, l.r)
	}
	if in.Lang == "" {
		in.Lang = "zh-Hans"
	}
	if st.letterSpace != 0 {
		in.Features = []string{"-liga", "-clig"}
	}
	down := baselineDrop(st, c.vertical, upright) - first.rise
	for _, s := range face.Shape(in) {
		l := from + s.Cluster
		g := glyph{letter: l, along: c.length, across: across + down, turn: c.letters[l].turn}
		g.path = glyphPath(face, s, k, upright)
		advance := float64(s.XAdvance) * k
		switch {
		case upright:
			advance = -float64(s.YAdvance) * k
		case c.vertical:
			g.turn += 90
		case st.italic && !isHan(c.letters[l].r):
			g.path = g.path.through(Matrix{A: 1, C: -math.Tan(12 * math.Pi / 180), D: 1})
		}
		g.room = advance
		c.glyphs = append(c.glyphs, g)
		c.length += advance + st.letterSpace
		if c.letters[l].r == ' ' {
			c.length += st.wordSpace
		}
	}
	return across
}

// move shifts the pen by dx or dy.
func (c *chunk) move(by float64, across *float64, x bool) {
	if x != c.vertical {
		c.length += by
		return
	}
	*across += by
}

// glyphPath is the outline of a glyph in user units, y down, from its origin on the line.
func glyphPath(f *fonts.Face, s fonts.Shaped, k float64, upright bool) Path {
	x, y := float64(s.XOffset), float64(s.YOffset)
	if upright {
		_, origin := f.Vertical(s.GID)
		x, y = x-float64(f.Advance(s.GID))/2, y-float64(origin)
	}
	at := func(p struct{ X, Y float32 }) Point { return Point{(float64(p.X) + x) * k, -(float64(p.Y) + y) * k} }
	var p Path
	var last Point
	for _, seg := range f.Outline(nil, s.GID) {
		switch seg.Op {
		case fonts.MoveTo:
			if len(p) > 0 {
				p = p.closed()
			}
			last = at(seg.P[0])
			p = p.moved(last.X, last.Y)
		case fonts.LineTo:
			last = at(seg.P[0])
			p = p.lined(last.X, last.Y)
		case fonts.QuadTo:
			q, to := at(seg.P[0]), at(seg.P[1])
			third := func(a Point) Point { return Point{a.X + (q.X-a.X)*2/3, a.Y + (q.Y-a.Y)*2/3} }
			p = p.cubed(third(last), third(to), to)
			last = to
		case fonts.CubeTo:
			last = at(seg.P[2])
			p = p.cubed(at(seg.P[0]), at(seg.P[1]), last)
		}
	}
	if len(p) > 0 {
		p = p.closed()
	}
	return p
}

// baselineDrop is how far below the given place the alphabetic baseline lies. In a column the middle is given; the
// baseline of turned letters lies to its left.
func baselineDrop(st *style, vertical, upright bool) float64 {
	switch {
	case upright:
		return 0
	case vertical:
		return -st.fontSize * 0.38
	}
	switch st.baseline {
	case "middle":
		return st.fontSize * 0.3
	case "central", "mathematical":
		return st.fontSize * 0.38
	case "hanging", "text-before-edge", "text-top", "before-edge":
		return st.fontSize * 0.86
	case "text-after-edge", "text-bottom", "after-edge", "ideographic":
		return -st.fontSize * 0.12
	}
	return 0
}

// role is the face for a style. Lettering in figures is 黑体 unless the drawing asks for something else.
func role(st *style) fonts.Role {
	bold := st.weight >= 600
	plain, heavy := fonts.Caption, fonts.Heading
	for _, name := range strings.Split(strings.ToLower(st.family), ",") {
		if p, h, ok := familyRole(strings.Trim(name, ` "'`)); ok {
			plain, heavy = p, h
			break
		}
	}
	if bold {
		return heavy
	}
	return plain
}

// familyRole is the pair of roles, plain and bold, that comes nearest to a family's name.
func familyRole(name string) (plain, bold fonts.Role, ok bool) {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(name, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("mono", "courier", "consol", "menlo", "code"):
		return fonts.CodeFace, fonts.CodeFace, true
	case has("fangsong", "仿宋"):
		return fonts.Fangsong, fonts.Fangsong, true
	case has("kai", "楷"):
		return fonts.Kai, fonts.Kai, true
	case has("sans", "hei", "黑", "gothic", "arial", "helvetica", "verdana", "yahei", "pingfang"):
		return fonts.Caption, fonts.Heading, true
	case has("serif", "song", "宋", "ming", "明", "times", "georgia", "sun"):
		return fonts.Body, fonts.Strong, true
	}
	return 0, 0, false
}

// script is the script of a run for the shaper.
func script(r rune) [4]byte {
	switch {
	case isHan(r):
		return [4]byte{'H', 'a', 'n', 'i'}
	case unicode.Is(unicode.Greek, r):
		return [4]byte{'G', 'r', 'e', 'k'}
	case unicode.Is(unicode.Cyrillic, r):
		return [4]byte{'C', 'y', 'r', 'l'}
	case unicode.Is(unicode.Tibetan, r):
		return [4]byte{'T', 'i', 'b', 't'}
	}
	return [4]byte{'L', 'a', 't', 'n'}
}
