package export

import (
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/epub"
	"github.com/kanben/kanben/render/layout"
	"github.com/kanben/kanben/render/pdf"
)

func (o Options) pages() layout.Options {
	press := o.Profile == pdf.Print
	return layout.Options{Theme: o.Theme, Faces: o.Faces, Paper: o.Paper, Vertical: o.Vertical, Screen: !press,
		Links: !press, TOCSlogan: o.TOCSlogan, Licences: o.Licences, Multiple: o.Multiple}
}

func (o Options) pdf() pdf.Options {
	return pdf.Options{Profile: o.Profile, Build: o.Build, Bleed: o.Bleed, Marks: o.Marks, ICC: o.ICC,
		Condition: o.Condition, OneInk: o.OneInk, X1a: o.X1a, Variant: o.variant(), Version: o.Version, Open: o.Open, Idle: o.Idle}
}

func (o Options) epub() epub.Options {
	e := epub.Options{Profile: o.EPUBProfile, Theme: o.Theme, Build: o.Build, Zone: o.Zone, Certifier: o.Certifier,
		Vertical: o.Vertical, TOCSlogan: o.TOCSlogan, Producer: o.Producer, Licences: o.Licences, Version: o.Version, Open: o.Open, Idle: o.Idle}
	e.Faces, e.NoFonts, e.Identifier, e.NoContents = o.Faces, !o.EPUBFonts, o.Identifier, o.NoContents
	return e
}

// variant names what makes the PDF another edition of the same article: profile, paper, theme, direction
// (pdf.md, XMP). The default edition has the empty paper, so that a theme may change its own.
func (o Options) variant() string {
	v := [...]string{"screen", "print", "archive"}[o.Profile]
	if o.Theme != nil {
		v += " " + o.Theme.Name
	} else {
		v += " article"
	}
	if o.Paper != (render.Paper{}) {
		v += " " + mm(o.Paper.Width) + "x" + mm(o.Paper.Height)
	}
	if o.Vertical {
		v += " vertical"
	}
	return v
}
