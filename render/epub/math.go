package epub

import "github.com/kanben/kanben/content"

// math writes a displayed formula.
func (f *flow) math(m *content.Math) {
	f.raw(`<p class="centre">`)
	f.formula(m.TeX, m.Pos, ` display="block"`)
	f.raw("</p>")
}

func (f *flow) mathSpan(m *content.MathSpan) {
	n := len([]rune(m.TeX))
	f.marksUpTo(n)
	f.off += n
	f.formula(m.TeX, m.Pos, "")
}

// formula writes MathML of the part of TeX that we know; else its source, and says so.
func (f *flow) formula(source string, pos content.Pos, attributes string) {
	f.pos = pos
	f.still++
	defer func() { f.still-- }()
	t := tex{rest: source}
	t.row("")
	if t.unknown != "" || t.rest != "" {
		f.b.problem(content.Warning, "W-MATH", pos, "a formula is set as its TeX source: "+clip(t.unknown+t.rest)+" is not known", "")
		f.raw("<code>")
		f.text(source)
		f.raw("</code>")
		return
	}
	f.doc.mathML = true
	f.b.hasMath = true
	f.raw(`<math xmlns="http://www.w3.org/1998/Math/MathML"` + attributes)
	f.attr("alttext", source)
	f.raw(`><mrow>`)
	f.markup.b = append(f.markup.b, t.out...)
	f.raw("</mrow></math>")
}
