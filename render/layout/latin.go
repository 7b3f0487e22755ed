package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/typeset"
)

// fitsLatin reports whether the theme sets Latin in text of the style larger or smaller than Han, or raises it (FT-2).
// Names and titles with a rule stay one span, so that the rule is one.
func (p *press) fitsLatin(s *typeset.Style) bool {
	l := &p.theme.Line
	if l.LatinRise == 0 && (l.LatinSize == 0 || l.LatinSize == 1000) || s.Mark&(typeset.ProperNameRule|typeset.BookTitleWave) != 0 {
		return false
	}
	return s.Kind == typeset.Plain || s.Kind == typeset.Unbroken || s.Kind == typeset.URLText
}

// latinRuns appends the text with its Latin in spans of their own.
func (w *writer) latinRuns(s string, st inlineState, pos content.Pos) {
	l := &w.p.theme.Line
	fitted := st
	if l.LatinSize != 0 {
		fitted.style.Scale = scaled(st.style.Scale, int16(l.LatinSize))
	}
	fitted.style.Rise += l.LatinRise
	for s != "" {
		n, latin := typeset.NextRun(s)
		if latin {
			w.add(s[:n], nil, fitted, pos)
		} else {
			w.add(s[:n], nil, st, pos)
		}
		s = s[n:]
	}
}
