package epub

import "github.com/kanben/kanben/content"

func (f *flow) math(m *content.Math) {
	f.raw(`<p class="centre"><code>`)
	f.still++
	f.words(m.TeX)
	f.still--
	f.raw("</code></p>")
}

func (f *flow) mathSpan(m *content.MathSpan) {
	f.raw("<code>")
	f.chars(m.TeX, m.Pos)
	f.raw("</code>")
}
