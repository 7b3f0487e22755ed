package layout

import (
	"strconv"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render/typeset"
)

// missing reports a character that the face of its role lacks, at its first use (fonts.md).
func (p *press) missing(q *para, m typeset.Missing) {
	if p.lacks[m.Rune] {
		return
	}
	if p.lacks == nil {
		p.lacks = map[rune]bool{}
	}
	p.lacks[m.Rune] = true
	p.lack(Lack{Rune: m.Rune, Notdef: m.Notdef, Face: m.Face, Pos: q.place(m.Text)})
}

// lack notes a character that is met for the first time.
func (p *press) lack(l Lack) {
	p.absent = append(p.absent, l)
	if l.Notdef {
		p.lost.Add(l.Rune, l.Pos)
		return
	}
	for i := range p.borrowed {
		if b := &p.borrowed[i]; b.face == l.Face {
			b.more++
			return
		}
	}
	p.borrowed = append(p.borrowed, borrowed{face: l.Face, first: l.Rune, pos: l.Pos})
}

// Lack is a character that its role's face lacks, at its first use in a chapter.
type Lack struct {
	Rune   rune
	Notdef bool         // no face has it
	Face   fonts.FaceID // else the one that gives it
	Pos    content.Pos
}

// borrowed is the characters that one face gave in place of the one asked for.
type borrowed struct {
	face  fonts.FaceID
	first rune
	more  int
	pos   content.Pos // of the first
}

// reportBorrowed reports what no face has, and substituted faces, one line a face: a text in traditional characters has hundreds.
func (p *press) reportBorrowed() {
	p.problems = append(p.problems, p.lost.Problems()...)
	for _, b := range p.borrowed {
		msg := codePoint(b.first)
		switch {
		case b.more > 1:
			msg += " and " + strconv.Itoa(b.more) + " more characters are"
		case b.more == 1:
			msg += " and one more character are"
		default:
			msg += " is"
		}
		p.report(content.Warning, "W-FACE", b.pos, msg+" set in "+p.opt.Faces.Face(b.face).PostScriptName(),
			"the face of the role has no such character; name one with --font")
	}
}

func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	s := ""
	for n := uint32(r); n > 0 || len(s) < 4; n >>= 4 {
		s = string(hex[n&15]) + s
	}
	return string(r) + " (U+" + s + ")"
}
