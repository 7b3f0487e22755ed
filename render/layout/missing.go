package layout

import (
	"github.com/kanben/kanben/content"
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
	pos := q.place(m.Text)
	name := codePoint(m.Rune)
	if m.Notdef {
		p.report(content.Error, "E-GLYPH", pos, "no face has "+name, "name a face that has it with --font fallback=FILE")
		return
	}
	p.report(content.Warning, "W-FACE", pos, name+" is set in "+p.opt.Faces.Face(m.Face).PostScriptName(), "")
}

func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	s := ""
	for n := uint32(r); n > 0 || len(s) < 4; n >>= 4 {
		s = string(hex[n&15]) + s
	}
	return string(r) + " (U+" + s + ")"
}
