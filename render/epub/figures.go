package epub

import (
	"strings"

	"github.com/kanben/kanben/content"
)

// figure writes a picture with its caption and credits. One that could not be read leaves its caption and a
// word that says so; the problem is reported where the picture was looked for.
func (f *flow) figure(fig *content.Figure, ref content.NodeRef) {
	f.marksBefore(ref, ref.Sub("caption"))
	f.marks = nil
	if fig.Asset == "" && len(fig.Caption) == 0 && len(fig.Credits) == 0 {
		return // a picture that was left out
	}
	f.u.figures++
	f.raw(`<figure id="fig-` + itoa(f.u.figures) + `">`)
	if fig.Asset != "" {
		if p := f.b.pictures.use(f.b, f.u, fig); p != nil {
			f.picture(p, fig)
		} else {
			f.raw(`<p class="centre gen">`)
			f.text(f.l.missing)
			f.raw(`</p>`)
		}
	}
	if len(fig.Caption) > 0 || len(fig.Credits) > 0 {
		f.raw("<figcaption>")
		f.para++
		f.sentence = 0
		f.inlines(fig.Caption)
		f.creditLine(fig.Credits)
		f.raw("</figcaption>")
	}
	f.raw("</figure>")
}

func (f *flow) picture(p *bookImage, fig *content.Figure) {
	if f.b.opt.Profile == Kobo {
		f.para++
		f.raw(`<span class="koboSpan" id="kobo.` + itoa(f.para) + `.1">`)
		defer f.raw(`</span>`)
	}
	f.raw(`<img src="../images/` + p.name + `" width="` + itoa(p.width) + `" height="` + itoa(p.height) + `"`)
	alt := strings.TrimSpace(fig.Alt)
	if fig.Decorative {
		alt = ""
	}
	f.attr("alt", alt)
	switch {
	case fig.Decorative:
		f.raw(` role="presentation"`)
	case alt == "":
		f.b.unlabelled++
		f.b.problem(content.Warning, "W-ALT", fig.Pos, "picture without alt text", "add alt, or mark the picture as decorative")
		f.b.pictured++
	default:
		f.b.pictured++
	}
	f.raw("/>")
}

// creditLine writes the people of a figure or table behind its caption: （何穗摄）.
func (f *flow) creditLine(credits []content.Credit) {
	for _, c := range credits {
		name := trimName(c.Name)
		if name == "" {
			continue
		}
		f.raw(` <span class="credit">`)
		l, suffix := f.l, ""
		switch c.Role {
		case content.Photographer:
			suffix = l.photo
		case content.PhotoSupplier:
			suffix = l.supplied
		}
		f.gen(l.open)
		if suffix == "" {
			f.gen(c.LabelIn(f.doc.lang) + l.colon)
		}
		f.text(name)
		f.gen(suffix + l.close)
		f.raw(`</span>`)
	}
}

// gen writes words of ours.
func (f *flow) gen(s string) {
	if s == "" {
		return
	}
	f.raw(`<span class="gen">`)
	f.text(s)
	f.raw(`</span>`)
}
